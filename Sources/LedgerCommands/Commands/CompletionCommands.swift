extension Argument {
    fileprivate static let shell = Argument(
        "bash|zsh|fish", Phrase(zh: "哪种 shell", en: "the shell"))
    fileprivate static let words = Argument(
        "WORD", Phrase(zh: "正在输入的词，光标下的在最后", en: "the words typed so far"), .any)
}

extension Command {
    static let completions = Command(
        "completions", Phrase(zh: "命令补全脚本", en: "the script for completion in a shell"),
        details: [
            Phrase(
                zh: "补全命令、选项和取值，也补全申报、商品、工号这些编号（一秒内向 jifend 查询，查不到就不补）。",
                en: "Completes commands, options and values, and ids and codes as well: claims, "
                    + "products, works numbers, asked of jifend within a second.")
        ],
        arguments: [.shell],
        examples: [
            .init(
                "jifen completions bash",
                Phrase(
                    zh: "bash 里启用：source <(jifen completions bash)",
                    en: "in bash: source <(jifen completions bash)")),
            .init(
                "jifen completions zsh",
                Phrase(
                    zh: "zsh 里启用：source <(jifen completions zsh)",
                    en: "in zsh: source <(jifen completions zsh)")),
            .init(
                "jifen completions fish",
                Phrase(
                    zh: "fish 里启用：jifen completions fish | source",
                    en: "in fish: jifen completions fish | source")),
        ]
    ) { session throws(Failure) in
        let word = try session.arguments.required(.shell)
        guard let script = ShellScript(rawValue: word) else {
            throw .usage(
                .badValue(
                    of: Phrase("shell"), word,
                    wanted: Phrase(zh: " bash、zsh 或 fish", en: "bash, zsh or fish")))
        }
        session.output.write(script.text)
    }

    /// For the scripts of `completions`: a line for each candidate, its meaning after a tab.
    static let complete = Command(
        "complete", Phrase(zh: "供补全脚本调用", en: "for the completion scripts"),
        arguments: [.words], isHidden: true
    ) { session throws(Failure) in
        let line = CompletionLine(session.arguments.words(.words), table: .all)
        let completer = Completer(
            line: line, language: session.language, books: CompletionBooks(session, line))
        for candidate in completer.candidates { session.output.line(candidate.line) }
    }
}
