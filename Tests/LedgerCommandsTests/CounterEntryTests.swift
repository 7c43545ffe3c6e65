import JSON
import LedgerCommands
import Testing

/// R-RED-6: what scanners and people type at the counter.
@Suite struct `Scanning at the counter` {
    static let suffixes: [[Key]] = [[.enter], [.enter, .enter], [.tab], []]

    @Test(arguments: suffixes)
    func `a card is taken whatever the scanner sends after it`(suffix: [Key]) {
        var scene = CounterScene()
        scene.scan("E010", suffix: suffix)
        #expect(scene.effects == [.look(employee: "E010")])
        scene.customer()
        scene.scan("P01", suffix: suffix)
        #expect(scene.lines == ["P01 ×1"])
        #expect(scene.counter.work == nil)
        #expect(scene.bells == 0)
    }

    @Test(arguments: ["e010", "Ｅ０１０", "ｅ０１０"])
    func `small letters and those of an input method are the same`(number: String) {
        var scene = CounterScene()
        scene.type(number)
        #expect(scene.effects == [.look(employee: "E010")])
    }

    @Test func `what a person types waits for Enter, however long it takes`() {
        var scene = CounterScene()
        for character in "E010" { scene.press(.text(character), after: 90) }
        scene.rest()
        #expect(scene.effects == [])
        #expect(scene.counter.entry.text == "E010")
        scene.press(.enter)
        #expect(scene.effects == [.look(employee: "E010")])
    }

    @Test func `a scan that is nobody's whole code waits for more`() {
        var scene = CounterScene()
        scene.scan("E01", suffix: [])
        #expect(scene.effects == [])
        #expect(!scene.counter.waitsForSilence)
        scene.press(.text("3"))
        scene.press(.enter)
        #expect(scene.effects == [.look(employee: "E013")])
    }

    @Test(arguments: [" ", "+", "　", "＋"] as [Character])
    func `the booking key counts when nothing follows it`(key: Character) {
        var scene = CounterScene()
        scene.serve()
        scene.choose("P01")
        scene.press(.text(key))
        #expect(scene.effects == [])
        scene.rest()
        #expect(scene.sent().map(\.method) == ["redemption.handOver"])
    }

    @Test(arguments: ["+A123", " 4711", "-99"])
    func `a code of somebody else's that begins with one books nothing`(code: String) {
        var scene = CounterScene()
        scene.serve()
        scene.choose("P01")
        scene.scan(code)
        #expect(scene.sent() == [])
        #expect(scene.lines == ["P01 ×1"])
    }

    @Test func `suffixes on an empty field do nothing`() {
        var scene = CounterScene()
        scene.serve()
        scene.choose("P01")
        for key in [Key.enter, .tab, .enter] { scene.press(key, after: 2) }
        scene.rest()
        #expect(scene.effects == [])
        #expect(scene.lines == ["P01 ×1"])
    }

    @Test func `a number that is typed is the count of the last line`() {
        var scene = CounterScene()
        scene.serve()
        scene.choose("P01", "6901234567892")
        scene.type("12")
        #expect(scene.lines == ["P01 ×1", "6901234567892 ×12"])
    }

    @Test func `a product's number wins where it was scanned or is long`() {
        var scene = CounterScene()
        scene.serve()
        scene.choose("P01")
        scene.scan("12")
        #expect(scene.lines == ["P01 ×1", "12 ×1"])
        scene.type("6901234567892")
        #expect(scene.lines == ["P01 ×1", "12 ×1", "6901234567892 ×1"])
    }

    @Test func `Backspace edits, and Esc clears the field before anything else`() {
        var scene = CounterScene()
        scene.serve()
        scene.choose("P01")
        for character in "xyz" { scene.press(.text(character)) }
        scene.press(.backspace)
        #expect(scene.counter.entry.text == "xy")
        scene.press(.escape)
        #expect(scene.counter.entry.text == "")
        #expect(scene.lines == ["P01 ×1"])
        scene.press(.escape)
        #expect(scene.lines == [])
        #expect(scene.counter.customer != nil)
        scene.press(.escape)
        #expect(scene.counter.customer == nil)
    }

    @Test func `several that are meant are chosen by a digit, unless more follows it`() {
        var scene = CounterScene()
        scene.type("zs")
        guard case .choice(.people(let people)) = scene.counter.front else {
            Issue.record("nothing to choose from")
            return
        }
        #expect(people.map(\.number) == ["E010", "E013"])
        scene.scan("1001")
        #expect(scene.takeEffects() == [.look(employee: "1001")])
        scene.customer()
        scene.type("zs")
        scene.press(.text("2"))
        scene.rest()
        #expect(scene.effects == [.look(employee: "E013")])
    }

    @Test func `an exact name goes before a part of one, goods before people`() {
        var scene = CounterScene()
        scene.serve()
        scene.type("毛巾")
        #expect(scene.lines == ["P01 ×1"])
        scene.answer(.done([:]))
        scene.type("oy")  // 欧阳海: no goods begin so
        #expect(scene.counter.front != .none)
        scene.press(.escape)
        scene.type("yg")  // 牙膏
        #expect(scene.lines == ["P01 ×1", "6901234567892 ×1"])
    }

    @Test func `who was enrolled a moment ago is looked for once more`() {
        var scene = CounterScene()
        scene.scan("E099")
        #expect(scene.takeEffects() == [.load])
        let newcomer: JSON = ["employee": "E099", "name": "新人", "department": "铸造"]
        scene.answer(
            .lists(
                people: CounterScene.people + [newcomer], products: CounterScene.shelf,
                day: CounterDay("2026-11-10")))
        #expect(scene.takeEffects() == [.look(employee: "E099")])
        scene.customer()
        scene.scan("X404")
        scene.answer(
            .lists(
                people: CounterScene.people, products: CounterScene.shelf,
                day: CounterDay("2026-11-10")))
        #expect(scene.counter.message?.tone == .refused)
    }

    @Test func `what is pasted does nothing`() {
        var scene = CounterScene()
        scene.press(.paste("E010\r"))
        #expect(scene.effects == [])
        #expect(scene.counter.entry.text == "")
    }
}
