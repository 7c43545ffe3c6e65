import JSON
import Ledger
import LedgerAPI
import LedgerStore

/// A policy, calendar or campaign file as it was sent, with the line of every member.
struct RuleFile {
    let document: JSON5Document

    init(_ text: String) throws(ServiceError) {
        do {
            document = try JSON5.parse(text)
        } catch {
            throw .file(
                .syntax(
                    line: error.line, column: error.column, what: error.kind.rawValue,
                    found: error.found))
        }
    }

    func policy() throws(ServiceError) -> Policy {
        var reader = PolicyReader()
        guard let policy = reader.read(document.value) else {
            throw .file(.faults(.policyFaulty, reader.faults.map { $0.json(line: line($0.path)) }))
        }
        let faults = policy.faults()
        if faults.isEmpty { return policy }
        throw .file(.faults(.policyFaulty, faults.map { $0.json(line: line($0.path)) }))
    }

    func calendar() throws(ServiceError) -> WorkYear {
        var reader = CalendarReader()
        guard let year = reader.read(document.value) else {
            throw .file(
                .faults(.calendarFaulty, reader.faults.map { $0.json(line: line($0.path)) }))
        }
        return year
    }

    /// The line of a member, or of where it would stand.
    func line(_ path: [String]) -> Int {
        var value = document.value
        let steps = path.map { name -> JSON5Step in
            if let list = value.array, let index = Int(name) {
                value = list.indices.contains(index) ? list[index] : .null
                return .index(index)
            }
            value = value[name] ?? .null
            return .name(name)
        }
        return document.nearestLine(at: steps)
    }
}

extension FileFault {
    func json(line: Int?) -> JSON {
        var fault: JSONObject = ["path": .string(path.joined(separator: "."))]
        if let line { fault["line"] = .int(Int64(line)) }
        switch reason {
        case .missing: fault["reason"] = "missing"
        case .unknownMember(let known):
            fault["reason"] = "unknown"
            if let nearest = Suggestion.nearest(path.last ?? "", in: known) {
                fault["nearest"] = .string(nearest)
            }
        case .wrongType(let expected):
            fault["reason"] = "wrongType"
            fault["expected"] = .string(expected.rawValue)
        case .outOfRange(let from, let to):
            fault["reason"] = "outOfRange"
            fault["from"] = .int(from)
            fault["to"] = .int(to)
        case .notOneOf(let choices):
            fault["reason"] = "notOneOf"
            fault["of"] = .array(choices.map { .string($0) })
        case .noSuchDay(let text):
            fault["reason"] = "noSuchDay"
            fault["value"] = .string(WireError.excerpt(of: text))
        case .ambiguous(let forms):
            fault["reason"] = "ambiguous"
            fault["found"] = .array(forms.map { .string($0) })
        case .badCode(let text):
            fault["reason"] = "badCode"
            fault["value"] = .string(WireError.excerpt(of: text))
        case .badText(let longest):
            fault["reason"] = "badText"
            fault["longest"] = .int(Int64(longest))
        }
        return .object(fault)
    }
}

extension PolicyFault {
    func json(line: Int?) -> JSON {
        var fault: JSONObject = ["path": .string(path.joined(separator: "."))]
        if let line { fault["line"] = .int(Int64(line)) }
        for member in facts.members { fault[member.name] = member.value }
        return .object(fault)
    }

    private var facts: JSONObject {
        switch reason {
        case .duplicateCode(let code): ["reason": "duplicateCode", "item": .string(code)]
        case .outsideCategory(let code, let category, let range):
            [
                "reason": "outsideCategory", "item": .string(code),
                "category": .string(category.rawValue), "from": .int(range.from.value),
                "to": .int(range.to.value),
            ]
        case .outsideCounty(let category, let range):
            [
                "reason": "outsideCounty", "category": .string(category.rawValue),
                "from": .int(range.from.value), "to": .int(range.to.value),
            ]
        case .emptyRange: ["reason": "emptyRange"]
        case .standardOutsideRange(let code, let range):
            [
                "reason": "standardOutsideRange", "item": .string(code),
                "from": .int(range.from.value), "to": .int(range.to.value),
            ]
        case .severityOfNoHazard(let code):
            ["reason": "severityOfNoHazard", "item": .string(code)]
        case .majorNotAboveGeneral(let major, let general):
            [
                "reason": "majorNotAboveGeneral", "item": .string(major),
                "general": .string(general),
            ]
        case .tiersOverlap: ["reason": "tiersOverlap"]
        case .tierBeyondUnitValue: ["reason": "tierBeyondUnitValue"]
        case .windowNeverOpens: ["reason": "windowNeverOpens"]
        case .noItems: ["reason": "noItems"]
        case .outOfRange(let bounds):
            [
                "reason": "outOfRange", "from": .int(bounds.lowerBound),
                "to": .int(bounds.upperBound),
            ]
        }
    }
}
