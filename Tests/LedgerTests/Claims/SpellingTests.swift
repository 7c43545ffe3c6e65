import Ledger
import LedgerTestSupport
import Testing

/// R-ITEM-4, R-ITEM-9: how occurrences are told apart.
struct SpellingTests {
    @Test(
        arguments: [
            "yh-200", "ＹＨ-200", "YH－２００", "YH‐200", "YH—200", "YH——200", "YH -200", " YH - 200",
            "YH−200", "YH\u{3000}-200", "YH\u{200B}-200", "YH-２00",
        ])
    func `width, case, blanks and the kind of dash do not count`(spelling: String) {
        #expect(Spelling.key(spelling) == Spelling.key("YH-200"))
        Given(.submit(.hazard, about: "YH-200")).when(.submit(.report, about: spelling))
            .refused(.claim(.occurrenceTaken(spelling, by: "C1")))
    }

    @Test(arguments: ["YH200", "YH-0200", "YH0200", "YH-200.", "YH-200。", "УН-200", "YH-2-00"])
    func `dashes that are missing, zeros and look-alikes are a likeness only`(spelling: String) {
        #expect(Spelling.key(spelling) != Spelling.key("YH-200"))
        let likenesses = Spelling.likenesses("YH-200")
        #expect(!Spelling.likenesses(spelling).isDisjoint(with: likenesses))
        #expect(
            Given(.submit(.hazard, about: "YH-200"), .submit(.report, about: spelling)).surprises
                == [])
    }

    @Test(arguments: ["YH-201", "YH-20", "YH-2000", "XH-200", "", "0"])
    func `other numbers are not alike`(spelling: String) {
        let likenesses = Spelling.likenesses("YH-200")
        #expect(Spelling.likenesses(spelling).isDisjoint(with: likenesses))
    }

    @Test func `numbers of zeros keep one`() {
        #expect(Spelling.likenesses("000") == ["0"])
    }

    @Test func `a claim keeps its occurrence as it was typed`() {
        let given = Given(.submit(.hazard, about: "ＹＨ —200"))
        #expect(given.state.claim("C1")?.occurrence == "ＹＨ —200")
    }

    @Test func `two named occurrences that differ are two, on the same day and item`() {
        let given = Given(.submit(.hazard, about: "YH-1"))
        #expect(given.and(.submit(.hazard, about: "YH-2")).surprises == [])
        given.when(.submit(.hazard)).refused(.claim(.duplicate(of: "C1")))
        Given(.submit(.hazard)).when(.submit(.hazard, about: "YH-1"))
            .refused(.claim(.duplicate(of: "C1")))
    }
}
