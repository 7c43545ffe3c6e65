package import JSON

extension CommandTable {
    /// The table for programs: what there is, what it takes, examples; words in both languages.
    package func json(about path: [String]) -> JSON {
        let chosen = commands.filter { !$0.isHidden && $0.path.starts(with: path) }
        return [
            "commands": .array(chosen.map(\.json)),
            "options": .array(GlobalOptions.all.map(\.json)),
        ]
    }
}

extension Phrase {
    fileprivate var json: JSON { ["zh": .string(chinese), "en": .string(english)] }
}

extension Command {
    fileprivate var json: JSON {
        [
            "command": .string(name), "summary": summary.json, "usage": usage.json,
            "details": .array(details.map(\.json)),
            "arguments": .array(
                arguments.map { ["name": .string($0.name), "summary": $0.summary.json] }),
            "options": .array(options.map(\.json)),
            "examples": .array(
                examples.map { ["line": .string($0.line), "meaning": $0.meaning.json] }),
        ]
    }
}

extension Option {
    fileprivate var json: JSON {
        var json: JSONObject = ["name": .string(name), "summary": summary.json]
        json["short"] = short.map { .string(String($0)) }
        json["value"] = value.map { .string($0) }
        json["required"] = .bool(isRequired)
        json["repeats"] = .bool(repeats)
        return .object(json)
    }
}
