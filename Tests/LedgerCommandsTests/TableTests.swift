import Foundation
import LedgerCommands
import Testing

private func table(_ name: String = "张三") -> Table {
    var table = Table([
        Table.Column("申报"), Table.Column("姓名"), Table.Column("项目", yield: .shrinks),
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

    @Test func `leaves out what can be looked up before names become unreadable`() {
        var table = table()
        table.columns[1].yield = .drops
        #expect(
            table.drawn(on: Screen(isTerminal: true, columns: 30)) == """
                申报  项目                分值
                C1    正确佩戴劳动防护…      5
                C12   发现一般隐患         120

                """)
    }

    @Test func `becomes blocks where codes would be cut`() {
        #expect(
            table().drawn(on: Screen(isTerminal: true, columns: 24)) == """
                申报 C1  姓名 张三
                  项目
                    正确佩戴劳动防护用品
                  分值 5
                申报 C12  姓名 欧阳小丽
                  项目 发现一般隐患
                  分值 120

                """)
    }

    @Test func `says a mark once that is called what it says`() {
        var table = Table([Table.Column("申报"), Table.Column("超期")])
        table.add([.init("C1048576"), .init("超期", .bad)])
        #expect(table.drawn(on: Screen(isTerminal: true, columns: 13)) == "申报 C1048576\n  超期\n")
    }

    @Test(arguments: [40, 60, 80, 120])
    func `never cuts what is read exactly`(columns: Int) {
        var table = Table([
            Table.Column("claim"), Table.Column("employee"), Table.Column("姓名", yield: .shrinks),
            Table.Column("类别", yield: .drops), Table.Column("occurred"),
            Table.Column("points", .right), Table.Column("until"),
        ])
        let exact = ["C1048576", "E-00123", "2026-11-03", "200", "2026-11-20 24:00"]
        for name in ["欧阳👷🏽‍♂️娜娜", "Maximilian-Alexander van der Meer"] {
            table.add(
                [exact[0], exact[1], name, "正确佩戴劳动防护用品", exact[2], exact[3], exact[4]]
                    .map { .init($0) })
        }
        let drawn = table.drawn(on: Screen(isTerminal: true, columns: columns))
        for word in exact { #expect(drawn.components(separatedBy: word).count == 3) }
        for line in drawn.split(separator: "\n") { #expect(TextWidth.of(String(line)) <= columns) }
        #expect(drawn.contains("正确佩戴劳动防护用品") == (columns == 120 || columns == 40 || columns == 60))
    }

    @Test(arguments: 1...60)
    func `never exceeds the terminal's width`(columns: Int) {
        let drawn = table("\u{1B}[2J很长的姓名").drawn(on: Screen(isTerminal: true, columns: columns))
        for line in drawn.split(separator: "\n") {
            #expect(TextWidth.of(String(line)) <= columns)
        }
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
