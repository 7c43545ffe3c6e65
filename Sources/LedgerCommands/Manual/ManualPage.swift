import LedgerAPI

/// The man pages: one for the program, one for each family of commands, from the table that parses
/// and helps.
package struct ManualPage {
    package let name: String
    package let text: String

    /// Every page in a language, the program's own first.
    package static func all(in language: Language, table: CommandTable) -> [ManualPage] {
        let families = table.families.filter { !$0.isHidden }
        return [ManualPage(overviewOf: table, families, language)]
            + families.map { ManualPage($0, language) }
    }

    private static func begin(_ name: String, _ summary: Phrase, _ language: Language) -> Roff {
        var roff = Roff()
        roff.title(name.uppercased(), Version.day, "jifen \(Version.current)")
        roff.macro("SH", headings.name[language])
        roff.line("\(name) - \(summary[language])")
        return roff
    }
}

extension ManualPage {
    private init(_ family: Family, _ language: Language) {
        name = "jifen-\(family.word)"
        let commands = family.commands
        var roff = Self.begin(name, family.summary, language)
        roff.macro("SH", Self.headings.synopsis[language])
        for command in commands {
            if command.path != commands[0].path { roff.macro("br") }
            let words = "jifen \(command.name)"
            roff.bold(words, then: String(command.usage[language].dropFirst(words.count)))
        }
        roff.macro("SH", Self.headings.description[language])
        for command in commands {
            if commands.count > 1 { roff.macro("SS", "jifen \(command.name)") }
            Self.describe(command, language, &roff)
        }
        Self.close(&roff, language)
        text = roff.text
    }

    private static func describe(_ command: Command, _ language: Language, _ roff: inout Roff) {
        roff.line(command.summary[language] + (language == .chinese ? "。" : "."))
        for paragraph in command.details {
            roff.macro("PP")
            roff.line(paragraph[language])
        }
        for argument in command.arguments {
            roff.macro("TP")
            roff.bold(argument.placeholder[language])
            roff.line(argument.summary[language])
        }
        for option in command.options { add(option, language, &roff) }
        for example in command.examples {
            roff.macro("PP")
            roff.line(example.meaning[language] + (language == .chinese ? "：" : ":"))
            roff.example(example.line)
        }
    }

    private static func add(_ option: Option, _ language: Language, _ roff: inout Roff) {
        roff.macro("TP")
        let short = option.short.map { "-\($0), " } ?? ""
        roff.bold(
            "\(short)--\(option.name)",
            then: option.placeholder.map { " " + $0[language] } ?? "")
        roff.line(option.summary[language])
    }

    private static func close(_ roff: inout Roff, _ language: Language) {
        roff.macro("SH", headings.status[language])
        roff.line(
            Phrase(
                zh: "0 办成，1 规则不允许，2 用法不对，3 连不上 jifend，4 没有权限，5 没有找到，6 冲突，"
                    + "7 超时、不知道办成没有，或者办成了没能显示，8 台账损坏，130 被中断。",
                en: "0 done, 1 refused by a rule, 2 usage, 3 daemon unreachable, 4 not permitted, "
                    + "5 not found, 6 conflict, 7 timed out, outcome unknown, or recorded but not shown, 8 books damaged, "
                    + "130 interrupted.")[language])
        roff.macro("SH", headings.seeAlso[language])
        roff.bold("jifen", then: "(1)")
    }
}

extension ManualPage {
    private init(overviewOf table: CommandTable, _ families: [Family], _ language: Language) {
        name = "jifen"
        var roff = Self.begin(name, Self.summary, language)
        roff.macro("SH", Self.headings.synopsis[language])
        roff.bold("jifen", then: Phrase(zh: " [命令 [参数]]", en: " [COMMAND [WORD…]]")[language])
        roff.macro("SH", Self.headings.description[language])
        for (index, paragraph) in Self.paragraphs.enumerated() {
            if index > 0 { roff.macro("PP") }
            roff.line(paragraph[language])
        }
        roff.macro("SH", Self.headings.commands[language])
        for audience in Audience.allCases {
            let chosen = families.filter { $0.audience == audience }
            guard !chosen.isEmpty else { continue }
            roff.macro("SS", audience.title[language])
            for family in chosen {
                roff.macro("TP")
                roff.bold("jifen-\(family.word)", then: "(1)")
                roff.line(family.summary[language])
            }
        }
        roff.macro("SH", Self.headings.options[language])
        for option in GlobalOptions.all { Self.add(option, language, &roff) }
        roff.macro("SH", Self.headings.environment[language])
        for (name, meaning) in Self.variables {
            roff.macro("TP")
            roff.bold(name)
            roff.line(meaning[language])
        }
        Self.close(&roff, language)
        text = roff.text
    }

    private static let summary = Phrase(
        zh: "安全积分的申报、审核、兑换和台账", en: "safety points: claims, review, store and books")

    private static let paragraphs = [
        Phrase(
            zh: "jifen 通过 jifend 办理企业安全积分超市的各项事务。您是谁由系统登录名决定；演练台账可以用 --as 扮演任何人。",
            en: "jifen asks jifend, which keeps the books of a safety points store. Who you are is "
                + "your system user; in training books --as acts as anybody."),
        Phrase(
            zh: "单独的 jifen 显示本人余额和等着办的事。jifen help 列出命令，jifen help claim submit 说明一个命令。",
            en: "jifen alone shows your balance and what waits for you. jifen help lists the "
                + "commands, jifen help claim submit explains one."),
    ]

    private static let variables: [(String, Phrase)] = [
        ("JIFEN_SOCKET", Phrase(zh: "jifend 的套接字", en: "jifend's socket")),
        (
            "JIFEN_LANG, LC_ALL, LC_MESSAGES, LANG",
            Phrase(zh: "语言：zh 开头是中文，其他是英文", en: "language: Chinese where it begins with zh")
        ),
        ("JIFEN_PAGER, PAGER", Phrase(zh: "分页程序，cat 表示不分页", en: "the pager; cat for none")),
        (
            "NO_COLOR, CLICOLOR_FORCE, TERM",
            Phrase(zh: "要不要颜色", en: "whether there is colour")
        ),
    ]

    private static let headings = (
        name: Phrase(zh: "名称", en: "NAME"), synopsis: Phrase(zh: "用法", en: "SYNOPSIS"),
        description: Phrase(zh: "说明", en: "DESCRIPTION"),
        commands: Phrase(zh: "命令", en: "COMMANDS"), options: Phrase(zh: "选项", en: "OPTIONS"),
        environment: Phrase(zh: "环境变量", en: "ENVIRONMENT"),
        status: Phrase(zh: "退出状态", en: "EXIT STATUS"),
        seeAlso: Phrase(zh: "另见", en: "SEE ALSO")
    )
}
