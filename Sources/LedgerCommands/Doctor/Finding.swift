import JSON

/// One thing that was looked at, how it is, and what to do about it.
struct Finding {
    enum Verdict: String {
        case ok, warning, problem
    }

    /// For programs.
    let name: String
    let verdict: Verdict
    let what: Phrase
    let remedy: Phrase?
    /// What was found, for programs.
    let facts: JSONObject

    var json: JSON {
        .object([
            "name": .string(name), "verdict": .string(verdict.rawValue), "facts": .object(facts),
        ])
    }
}

extension Finding.Verdict {
    var phrase: Phrase {
        switch self {
        case .ok: Phrase(zh: "正常", en: "ok")
        case .warning: Phrase(zh: "注意", en: "warning")
        case .problem: Phrase(zh: "问题", en: "problem")
        }
    }

    var style: Style {
        switch self {
        case .ok: .good
        case .warning: .attention
        case .problem: .bad
        }
    }
}

/// Findings as they are gathered.
struct Findings {
    private(set) var all: [Finding] = []

    mutating func add(
        _ name: String, _ verdict: Finding.Verdict, _ what: Phrase, remedy: Phrase? = nil,
        _ facts: JSONObject = [:]
    ) {
        all.append(
            Finding(name: name, verdict: verdict, what: what, remedy: remedy, facts: facts))
    }

    func count(_ verdict: Finding.Verdict) -> Int { all.count { $0.verdict == verdict } }

    var json: JSON {
        [
            "findings": .array(all.map(\.json)), "problems": .int(Int64(count(.problem))),
            "warnings": .int(Int64(count(.warning))),
        ]
    }
}
