import Pinyin
import Testing

/// R-RED-6: somebody without a card is found by the first letters of their name.
struct PinyinInitialsTests {
    @Test(
        arguments: [
            ("zsq", "张守勤", .whole), ("ZSQ", "张守勤", .whole), ("zs", "张守勤", .beginning),
            ("sq", "张守勤", .inside), ("oyxm", "欧阳小明", .whole), ("fh", "方𬭎", .whole),
            ("zfm", "曾凡民", .whole), ("cfm", "曾凡民", .whole), ("sl", "单良", .whole),
            ("qjl", "仇建林", .whole), ("xz", "解正", .whole), ("zh", "查红", .whole),
            ("zc", "翟超", .whole), ("ly", "乐颖", .whole), ("yc", "尉迟", .whole),
            ("lc", "铝锤 500g", .beginning), ("lc5", "铝锤 500g", .beginning),
            ("m3", "M3-口罩", .beginning), ("ygl", "阿依·古丽", .inside),
        ] as [(String, String, PinyinInitials.Match)])
    func `initials find a name`(letters: String, name: String, match: PinyinInitials.Match) {
        #expect(PinyinInitials.match(letters, in: name) == match)
    }

    @Test(arguments: [("zqs", "张守勤"), ("zsqq", "张守勤"), ("", "张守勤"), ("z", ""), ("张", "章")])
    func `other letters do not`(letters: String, name: String) {
        #expect(PinyinInitials.match(letters, in: name) == nil)
    }

    @Test func `a character has each of its readings, and an unknown one none`() {
        #expect(PinyinInitials.initials(of: "曾") == ["c", "z"])
        #expect(PinyinInitials.initials(of: "的") == ["d"])
        #expect(PinyinInitials.initials(of: "é") == [])
    }
}
