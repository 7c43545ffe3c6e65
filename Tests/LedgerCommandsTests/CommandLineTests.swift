import LedgerCommands
import Testing

private func parsed(_ line: String) throws -> (name: String, Arguments, GlobalOptions) {
    var parser = CommandLineParser(.all)
    guard case .run(let command, let arguments, let options) = try parser.parse(words(line)) else {
        Issue.record("\(line) asks for help")
        throw UsageFault.other(Phrase("help"))
    }
    return (command.name, arguments, options)
}

private func fault(_ line: String) -> String {
    var parser = CommandLineParser(.all)
    do throws(UsageFault) {
        _ = try parser.parse(words(line))
        return "understood"
    } catch {
        return error.phrase.english
    }
}

/// A line as a shell cuts it, double quotes understood.
private func words(_ line: String) -> [String] {
    var words: [String] = []
    var isQuoted = false
    var current: String?
    for character in line {
        if character == "\"" {
            isQuoted.toggle()
            current = current ?? ""
        } else if character == " ", !isQuoted {
            if let current { words.append(current) }
            current = nil
        } else {
            current = (current ?? "") + String(character)
        }
    }
    return words + (current.map { [$0] } ?? [])
}

@Suite struct `The command line` {
    @Test func `words, options and values find their places`() throws {
        let (name, arguments, _) = try parsed(
            "claim submit ppe --on 2026-11-03 --note=a=b --evidence x --evidence y --distinct")
        #expect(name == "claim submit")
        #expect(arguments.words == ["ITEM": ["ppe"]])
        #expect(
            arguments.values == [
                "on": ["2026-11-03"], "note": ["a=b"], "evidence": ["x", "y"], "distinct": [""],
            ])
    }

    @Test func `global options stand before the words or after`() throws {
        for line in ["--json -qv balance E1 --as E2", "balance --as=E2 -q E1 -v --json"] {
            let (name, arguments, options) = try parsed(line)
            #expect(name == "balance")
            #expect(arguments.words == ["EMPLOYEE": ["E1"]])
            #expect(options.isQuiet && options.isVerbose && options.actingAs == "E2")
            #expect(options.format == .json)
        }
    }

    @Test func `after -- all is words`() throws {
        let (_, arguments, _) = try parsed("claim submit -- --distinct")
        #expect(arguments.words == ["ITEM": ["--distinct"]])
    }

    @Test func `the last argument takes all words that are left`() throws {
        let (_, arguments, _) = try parsed("review approve C1 C2 C3 --points 5")
        #expect(arguments.words == ["CLAIM": ["C1", "C2", "C3"]])
    }

    @Test func `a value may begin with a minus, but is not an option's name`() throws {
        let (_, arguments, _) = try parsed("claim list --after -5")
        #expect(arguments.values == ["after": ["-5"]])
        #expect(fault("claim reject C1 --reason --yes").contains("claim reject"))
        #expect(fault("review reject C1 --reason --yes") == "--reason needs a value: TEXT.")
    }

    @Test(arguments: [
        ("clam list", "There is no command ‘clam’. Did you mean ‘jifen claim’?"),
        ("claim lst", "There is no command ‘claim lst’. Did you mean ‘jifen claim list’?"),
        ("claim", "‘jifen claim’ needs one more word."),
        ("balance E1 E2", "‘E2’ is one word too many."),
        ("whoami me", "‘me’ is one word too many."),
        ("balance --jsn", "There is no option --jsn. Did you mean ‘--json’?"),
        ("balance --json=1", "--json takes no value."),
        ("balance --json --plain", "--json and --plain exclude each other."),
        ("balance --lang fr", "--lang: ‘fr’ is not zh or en."),
        ("claim submit", "ITEM is missing: an item's code or name."),
        ("deduct E1 x", "--reason TEXT is missing."),
        ("claim submit x --on 1 --on 2", "--on can be given once only."),
        ("help clam", "There is no command ‘clam’. Did you mean ‘jifen claim’?"),
    ])
    func `what is not understood is told with what was meant`(line: String, words: String) {
        #expect(fault(line) == words)
    }

    @Test(arguments: ["help claim submit", "claim submit --help", "claim -h submit"])
    func `help is asked for in several ways`(line: String) throws {
        var parser = CommandLineParser(.all)
        guard case .help(let path, _) = try parser.parse(words(line)) else {
            Issue.record("no help")
            return
        }
        #expect(path == ["claim", "submit"])
    }
}

@Suite struct `The command table` {
    @Test(arguments: CommandTable.all.commands.filter { !$0.isHidden }.map(\.name))
    func `every example is understood as its command`(name: String) throws {
        let command = try #require(
            CommandTable.all.command(name.split(separator: " ").map(String.init)))
        #expect(!command.examples.isEmpty)
        for example in command.examples {
            let line = try #require(example.line.hasPrefix("jifen ") ? example.line : nil)
            #expect(try parsed(String(line.dropFirst("jifen ".count))).name == name)
        }
    }

    @Test(arguments: CommandTable.all.commands.filter { !$0.isHidden }.map(\.name))
    func `every command explains itself in both languages`(name: String) throws {
        let path = name.split(separator: " ").map(String.init)
        let command = try #require(CommandTable.all.command(path))
        let phrases =
            [command.summary] + command.details + command.arguments.map(\.summary)
            + command.options.map(\.summary) + command.examples.map(\.meaning)
        for phrase in phrases {
            #expect(!phrase.chinese.isEmpty && !phrase.english.isEmpty)
            #expect(
                phrase.english.unicodeScalars.allSatisfy { !(0x4E00...0x9FFF).contains($0.value) })
        }
        let options = command.options.map(\.name)
        #expect(Set(options).count == options.count)
        #expect(Set(options).isDisjoint(with: GlobalOptions.all.map(\.name)))
        for language in Language.allCases {
            let help = Help(table: .all, language: language, columns: 400).text(about: path)
            #expect(help.contains(command.usage[language]))
            let narrow = Help(table: .all, language: language).text(about: path)
            let prose = narrow.split(separator: "\n").filter { !$0.hasPrefix("  ") }
            #expect(prose.allSatisfy { TextWidth.of(String($0)) <= 80 })
        }
    }

    @Test func `a family's help lists its commands`() {
        let help = Help(table: .all, language: .english).text(about: ["budget"])
        #expect(
            help == """
                the year's budget

                Commands
                  jifen budget set   set a year's budget
                  jifen budget show  how much of the budget is used

                """)
    }
}

@Suite struct `The language` {
    @Test(arguments: [
        (["--lang", "zh"], ["LANG": "en_US.UTF-8"], Language.chinese),
        (["balance", "--lang=en"], ["JIFEN_LANG": "zh"], .english),
        ([], ["JIFEN_LANG": "zh", "LC_ALL": "C"], .chinese),
        ([], ["LC_ALL": "C", "LANG": "zh_CN.UTF-8"], .english),
        ([], ["LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "C"], .chinese),
        ([], ["LANG": "zh_CN.GB18030"], .chinese),
        ([], ["LANG": "de_DE"], .english),
        ([], [:], .english),
        (["--", "--lang", "zh"], [:], .english),
    ])
    func `is chosen by flag, variables and locale, in this order`(
        arguments: [String], environment: [String: String], language: Language
    ) {
        #expect(Language.chosen(arguments: arguments, environment: environment) == language)
    }
}
