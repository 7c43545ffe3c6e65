/// Help in words, from the same table that parses.
package struct Help {
    private let table: CommandTable
    private let language: Language
    private let columns: Int

    /// - Parameter columns: of the terminal; nil where it is none.
    package init(table: CommandTable, language: Language, columns: Int? = nil) {
        self.table = table
        self.language = language
        self.columns = columns ?? 80
    }

    /// About a command, a family, or, without words, about all.
    package func text(about path: [String]) -> String {
        if path.isEmpty { return overview }
        if let command = table.command(path) {
            return text(about: command) + more(after: path)
        }
        return (table.family(path[0]).map { $0.summary[language] + "\n" } ?? "") + more(after: path)
    }

    private var overview: String {
        var text = Phrase(
            zh: "jifen：安全积分的申报、审核、兑换和台账\n",
            en: "jifen: safety points: claims, review, store and books\n")[language]
        for audience in Audience.allCases {
            let families = table.families.filter { $0.audience == audience && !$0.isHidden }
            guard !families.isEmpty else { continue }
            text += "\n" + audience.title[language] + "\n"
            text += aligned(families.map { ($0.word, $0.summary[language]) })
        }
        text += "\n" + heading(zh: "每个命令都可以用的选项", en: "Options of every command")
        text += aligned(GlobalOptions.all.map(row))
        text +=
            Phrase(
                zh: "\njifen help claim submit 说明一个命令，带例子。退出状态和环境变量见 man jifen。\n",
                en: "\njifen help claim submit explains one command, with examples. Exit statuses "
                    + "and variables: man jifen.\n")[language]
        return text
    }

    private func text(about command: Command) -> String {
        var text = command.summary[language] + "\n\n"
        text += heading(zh: "用法", en: "Usage")
        for line in command.usage(language, columns: columns - 2) {
            text += "  " + line + "\n"
        }
        for paragraph in command.details {
            text += "\n"
            for line in paragraph[language].wrapped(toColumns: columns) { text += line + "\n" }
        }
        if !command.arguments.isEmpty {
            text += "\n" + heading(zh: "参数", en: "Arguments")
            text += aligned(
                command.arguments.map { ($0.placeholder[language], $0.summary[language]) })
        }
        if !command.options.isEmpty {
            text += "\n" + heading(zh: "选项", en: "Options")
            text += aligned(command.options.map(row))
        }
        if !command.examples.isEmpty {
            text += "\n" + heading(zh: "例子", en: "Examples")
            for example in command.examples {
                text += "  " + example.line + "\n      " + example.meaning[language] + "\n"
            }
        }
        return text
    }

    private func more(after path: [String]) -> String {
        let commands = (table.family(path[0])?.commands ?? []).filter {
            $0.path.count > path.count && $0.path.starts(with: path)
        }
        guard !commands.isEmpty else { return "" }
        return "\n" + heading(zh: "命令", en: "Commands")
            + aligned(commands.map { ("jifen " + $0.name, $0.summary[language]) })
    }

    private func row(_ option: Option) -> (String, String) {
        let short = option.short.map { "-\($0), " } ?? ""
        let value = option.placeholder.map { " " + $0[language] } ?? ""
        return ("\(short)--\(option.name)\(value)", option.summary[language])
    }

    private func heading(zh chinese: String, en english: String) -> String {
        Phrase(zh: chinese, en: english)[language] + "\n"
    }

    /// Meanings in a column of their own, where there is room for one.
    private func aligned(_ rows: [(String, String)]) -> String {
        let width = rows.map { TextWidth.of($0.0) }.max() ?? 0
        let indent = "\n" + String(repeating: " ", count: width + 4)
        let room = max(20, columns - width - 4)
        return rows.map { name, meaning in
            let blanks = String(repeating: " ", count: width - TextWidth.of(name) + 2)
            let lines = meaning.wrapped(toColumns: room).joined(separator: indent)
            return "  \(name)\(blanks)\(lines)\n"
        }.joined()
    }
}
