import LedgerAPI

/// Commands that begin with the same word.
package struct Family: Sendable {
    package let word: String
    package let audience: Audience
    package let summary: Phrase
    package let commands: [Command]

    init(_ word: String, _ audience: Audience, _ summary: Phrase, _ commands: [Command]) {
        self.word = word
        self.audience = audience
        self.summary = summary
        self.commands = commands
    }

    /// Programs call it; help does not speak of it.
    package var isHidden: Bool { commands.allSatisfy(\.isHidden) }

    /// A family of one command.
    init(_ audience: Audience, _ command: Command) {
        self.init(command.path[0], audience, command.summary, [command])
    }
}

/// Who mostly uses a family: how the overview is ordered. Who may is the daemon's decision.
package enum Audience: Sendable, CaseIterable {
    case everyone
    case employees
    case administrators
    case reviewers
    case finance
    case leaders
    case auditors
    case operators
    case programs

    package var title: Phrase {
        switch self {
        case .everyone: Phrase(zh: "所有人", en: "Everyone")
        case .employees: Phrase(zh: "员工", en: "Employees")
        case .administrators: Phrase(zh: "积分管理员", en: "Administrators")
        case .reviewers: Phrase(zh: "安全管理部门", en: "Reviewers")
        case .finance: Phrase(zh: "财务部门", en: "Finance")
        case .leaders: Phrase(zh: "领导小组", en: "Leaders")
        case .auditors: Phrase(zh: "县安防办", en: "Auditors")
        case .operators: Phrase(zh: "运维人员", en: "Operators")
        case .programs: Phrase(zh: "程序", en: "Programs")
        }
    }
}

/// All commands, and the one for no word at all.
package struct CommandTable: Sendable {
    package let home: Command
    package let families: [Family]

    init(home: Command, families: [Family]) {
        self.home = home
        self.families = families
    }

    package var commands: [Command] { families.flatMap(\.commands) }

    package func command(_ path: [String]) -> Command? {
        path.isEmpty ? home : family(path[0])?.commands.first { $0.path == path }
    }

    package func family(_ word: String) -> Family? {
        families.first { $0.word == word }
    }

    /// The words that may follow these.
    package func words(after path: [String]) -> [String] {
        guard let first = path.first else { return families.map(\.word) }
        let longer = (family(first)?.commands ?? []).filter {
            $0.path.count > path.count && $0.path.starts(with: path)
        }
        return longer.map { $0.path[path.count] }
    }

    /// Words that people are told of.
    private func shownWords(after path: [String]) -> [String] {
        path.isEmpty ? families.filter { !$0.isHidden }.map(\.word) : words(after: path)
    }

    /// What somebody meant who wrote a word that no command has.
    package func nearest(to word: String, after path: [String]) -> String? {
        Suggestion.nearest(word, in: shownWords(after: path) + (path.isEmpty ? ["help"] : []))
    }
}
