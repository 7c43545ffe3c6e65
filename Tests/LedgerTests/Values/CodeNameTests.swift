import Ledger
import Testing

/// Words that people chose, and numbers that the ledger gave. R-ORG-6: entries carry these,
/// never a name.
struct CodeNameTests {
    private static let long = String(repeating: "a", count: 32)

    @Test(arguments: ["E001", "00123", "a_b-c", "-", "7", long])
    func `a works number is kept as it is written`(text: String) {
        #expect(EmployeeID(text)?.text == text)
    }

    @Test(arguments: ["", "operator", "clock", "system", "E 1", "E.1", "张三", "E:1", long + "a"])
    func `what is of another form is no works number`(text: String) {
        #expect(EmployeeID(text) == nil)
    }

    @Test func `works numbers that differ in zeros are different people`() {
        let texts = ["00123", "0123", "123"]
        #expect(Set(texts.compactMap { EmployeeID($0) }).count == 3)
        #expect(texts.compactMap { EmployeeID($0) }.sorted().map(\.text) == texts)
    }

    @Test(arguments: ["a", "A1", "tea.green-2_x", "1.2", long])
    func `the code of an item or a product begins with a letter or a digit`(text: String) {
        #expect(ItemCode(text)?.text == text)
        #expect(ProductCode(text)?.text == text)
    }

    @Test(arguments: ["", ".a", "-a", "_a", "a b", "茶", "a/b", long + "a"])
    func `what is of another form is no code`(text: String) {
        #expect(ItemCode(text) == nil)
        #expect(ProductCode(text) == nil)
    }

    @Test func `a number has its kind's letter`() {
        #expect(ClaimID(number: 12).text == "C12")
        #expect(ObjectionID(number: 3).text == "O3")
        #expect(RedemptionID(number: 56).text == "R56")
        #expect(DeductionID(number: 7).text == "D7")
        #expect(AppealID(number: 2).text == "A2")
        #expect(ClaimID(number: 9) < ClaimID(number: 10))
    }

    @Test(arguments: ["C1", "C1234", "C9223372036854775807"])
    func `a number can be read back`(text: String) {
        #expect(ClaimID(text)?.text == text)
    }

    @Test(arguments: [
        "", "C", "C0", "C01", "c1", "R1", "1", "C-1", "C+1", "C1 ", "C１", "C1x",
        "C9223372036854775808",
    ])
    func `anything else is no claim's number`(text: String) {
        #expect(ClaimID(text) == nil)
    }
}
