import LedgerCommands
import Testing

private func table(_ name: String = "张三") -> Table {
    var table = Table([
        Table.Column("申报"), Table.Column("姓名"), Table.Column("项目", shrinks: true),
        Table.Column("分值", .right),
    ])
    table.add([.init("C1"), .init(name), .init("正确佩戴劳动防护用品"), .init("5")])
    table.add([.init("C12"), .init("欧阳小丽"), .init("发现一般隐患"), .init("120", .good)])
    return table
}

@Suite struct `A table` {
    @Test func `has columns that stand under their headings`() {
        #expect(
            table().drawn(on: Screen(isTerminal: false)) == """
                申报  姓名      项目                  分值
                C1    张三      正确佩戴劳动防护用品     5
                C12   欧阳小丽  发现一般隐患           120

                """)
    }

    @Test func `gives way first where it may on a narrow terminal`() {
        #expect(
            table().drawn(on: Screen(isTerminal: true, columns: 35)) == """
                申报  姓名      项目           分值
                C1    张三      正确佩戴劳动…     5
                C12   欧阳小丽  发现一般隐患    120

                """)
    }

    @Test(arguments: 1...60)
    func `never exceeds the terminal's width`(columns: Int) {
        let drawn = table("\u{1B}[2J很长的姓名").drawn(on: Screen(isTerminal: true, columns: columns))
        let lines = drawn.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 4)
        for line in lines { #expect(TextWidth.of(String(line)) <= columns) }
        #expect(!drawn.contains("\u{1B}"))
    }

    @Test func `keeps a row on its line whatever it holds`() {
        let drawn = table("张\n三\r\u{202E}").drawn(on: Screen(isTerminal: false))
        #expect(drawn.contains("C1    张␊三␍\\u{202E}"))
    }

    @Test func `is coloured without moving its columns`() {
        let drawn = table().drawn(on: Screen(isTerminal: true, columns: 80, colour: true))
        #expect(drawn.contains("发现一般隐患           \u{1B}[32m120\u{1B}[0m\n"))
        #expect(drawn.contains("\u{1B}[1m申报\u{1B}[0m  "))
    }
}

@Suite struct `Colour` {
    @Test(
        arguments: [
            (true, [:], true), (false, [:], false), (true, ["TERM": "dumb"], false),
            (true, ["NO_COLOR": "1"], false), (true, ["NO_COLOR": ""], true),
            (false, ["CLICOLOR_FORCE": "1"], true), (false, ["CLICOLOR_FORCE": "0"], false),
            (true, ["CLICOLOR": "0"], false),
            (true, ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], false),
        ] as [(Bool, [String: String], Bool)])
    func `follows the conventions`(isTerminal: Bool, environment: [String: String], wanted: Bool) {
        #expect(Screen.wantsColour(isTerminal: isTerminal, environment: environment) == wanted)
    }
}
