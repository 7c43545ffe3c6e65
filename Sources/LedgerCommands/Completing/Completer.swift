import JSON

/// Answers for the shells' completion, from the table that parses, and from the daemon where ids
/// and codes are wanted. It says nothing where it knows nothing: a shell is no place for errors.
struct Completer {
    let line: CompletionLine
    let language: Language
    let books: CompletionBooks

    var candidates: [Candidate] {
        let current = line.current
        switch line.wanted {
        case .word(let command):
            var all = words
            if let command, let argument = line.argument(of: command), !line.isAboutHelp {
                let given = Set(line.given)
                all += values(of: argument.name, "").filter { !given.contains($0.value) }
            }
            return all.filter { matches($0, current) }
        case .option(let command):
            return line.remaining(command)
                .map { Candidate("--" + $0.name, $0.summary[language]) }
                .filter { matches($0, current) }
        case .value(let option, let lead):
            return values(of: option.value ?? "", option.name)
                .filter { matches($0, current) }
                .map { $0 == .files ? $0 : Candidate(lead + $0.value, $0.meaning) }
        }
    }

    private func matches(_ candidate: Candidate, _ current: String) -> Bool {
        candidate == .files || candidate.value.hasPrefix(current)
    }

    /// Words of commands that may follow.
    private var words: [Candidate] {
        guard line.given.isEmpty else { return [] }
        let table = CommandTable.all
        guard let first = line.path.first else {
            let families = table.families.filter { !$0.isHidden }
                .map { Candidate($0.word, $0.summary[language]) }
            let help = Phrase(zh: "说明", en: "explain a command")[language]
            return line.isAboutHelp ? families : families + [Candidate("help", help)]
        }
        return (table.family(first)?.commands ?? [])
            .filter { $0.path.count == line.path.count + 1 && $0.path.starts(with: line.path) }
            .map { Candidate($0.path[line.path.count], $0.summary[language]) }
    }

    /// What a placeholder stands for.
    private func values(of placeholder: String, _ option: String) -> [Candidate] {
        let family = line.path.first ?? ""
        switch placeholder {
        case _ where Placeholder.isFile(placeholder): return [.files]
        case "STAGE":
            return terms(family == "redemption" ? .redemptionStages : .claimStages)
        case "KIND": return terms(.productKinds)
        case "TYPE": return terms(.employmentTypes)
        case "ROLE": return terms(.grantableRoles)
        case "DAY": return [Candidate("today"), Candidate("yesterday")]
        case "NAME" where option == "department": return books.departments
        case "WHO", "EMPLOYEE": return books.employees(from: line.current)
        default:
            let isChoice = placeholder.contains("|") && placeholder == placeholder.lowercased()
            guard isChoice else { return books.ids(placeholder, path: line.path) }
            let choices: [Substring] = placeholder.split(separator: "|")
            return choices.map { Candidate(String($0)) }
        }
    }

    private func terms(_ glossary: Glossary) -> [Candidate] {
        glossary.codes.map { Candidate($0, glossary.phrase(for: $0)[language]) }
    }
}
