public import JSON
import LedgerValues
import SHA2

/// A parameter that is not what its method takes: where, and what it should be.
public struct InvalidParameter: Error {
    /// `claims.3.item`
    public let path: String
    public let problem: Problem

    public enum Problem: Sendable {
        case missing
        case unknown(nearest: String?)
        case not(expected: JSON)
    }

    public init(path: String, problem: Problem) {
        self.path = path
        self.problem = problem
    }

    public var facts: JSONObject {
        switch problem {
        case .missing: ["param": .string(path), "problem": "missing"]
        case .unknown(let nearest):
            [
                "param": .string(path), "problem": "unknown",
                "nearest": nearest.map { .string($0) } ?? .null,
            ]
        case .not(let expected):
            ["param": .string(path), "problem": "invalid", "expected": expected]
        }
    }
}

extension [Parameter] {
    /// Every member is known, every required one is there, every value is of its kind.
    func check(
        _ object: JSONObject, at path: String = ""
    ) throws(InvalidParameter) -> [CallArguments.Given] {
        for member in object.members where !contains(where: { $0.name == member.name }) {
            let nearest = Suggestion.nearest(member.name, in: map(\.name))
            throw InvalidParameter(
                path: path + WireError.excerpt(of: member.name),
                problem: .unknown(nearest: nearest))
        }
        var given: [CallArguments.Given] = []
        given.reserveCapacity(object.members.count)
        for parameter in self {
            if let value = object[parameter.name] {
                let checked = try parameter.kind.check(value, at: path + parameter.name)
                given.append((parameter.name, checked))
            } else if parameter.required {
                throw InvalidParameter(path: path + parameter.name, problem: .missing)
            }
        }
        return given
    }
}

extension Parameter.Kind {
    /// The value as it was understood.
    func check(_ value: JSON, at path: String) throws(InvalidParameter) -> Checked {
        switch self {
        case .list(let kind, let most):
            guard let list = value.array, list.count <= most else { break }
            var checked: [Checked] = []
            checked.reserveCapacity(list.count)
            for (index, value) in list.enumerated() {
                checked.append(try kind.check(value, at: path + "." + String(index)))
            }
            return .list(checked)
        case .object(let parameters):
            guard let object = value.object else { break }
            return .object(
                CallArguments(object, try parameters.check(object, at: path + ".")))
        case .integer(let range):
            if let int = value.int, range.contains(int) { return .int(int) }
        case .truth:
            if let truth = value.bool { return .truth(truth) }
        case .row:
            if value.object != nil { return .json(value) }
        default:
            if let text = value.string, let checked = read(text) { return checked }
        }
        throw InvalidParameter(path: path, problem: .not(expected: json))
    }

    /// Nil where the text is not of this kind.
    private func read(_ text: String) -> Checked? {
        switch self {
        case .day: Day(text).map { .day($0) }
        case .claim: Self.number(ClaimID.self, text)
        case .objection: Self.number(ObjectionID.self, text)
        case .redemption: Self.number(RedemptionID.self, text)
        case .deduction: Self.number(DeductionID.self, text)
        case .appeal: Self.number(AppealID.self, text)
        case .result: Self.number(ResultID.self, text)
        case .imported: Self.number(ImportID.self, text)
        case .holder: RoleHolder(text).map { .holder($0) }
        default: accepts(text) ? .text(text) : nil
        }
    }

    private static func number<ID: NumberedID>(_: ID.Type, _ text: String) -> Checked? {
        ID(text).map { .int($0.number) }
    }

    private func accepts(_ text: String) -> Bool {
        switch self {
        case .text(let longest): text.unicodeScalars.count <= longest && text.isWhole
        case .words(let longest):
            text.unicodeScalars.count <= longest
                && text.unicodeScalars.contains { $0.isVisible } && text.isWhole
        case .label(let longest):
            text.unicodeScalars.count <= longest && text.isLabel && text.isWhole
        case .name(let longest):
            text.unicodeScalars.count <= longest
                && text.unicodeScalars.contains { $0.isVisible }
                && !text.unicodeScalars.contains { $0.isControl } && text.isWhole
        case .moment: Moment(text) != nil
        case .employee: EmployeeID.accepts(text)
        case .newEmployee:
            EmployeeID.accepts(text) && text.first != "-" && text.first != "_"
        case .item: ItemCode.accepts(text)
        case .product: ProductCode.accepts(text)
        case .campaign: CampaignCode.accepts(text)
        case .campaignKey: CampaignKey.accepts(text)
        case .participant: ParticipantID.accepts(text)
        case .user: RoleHolder.accepts(user: text)
        case .requestID:
            (8...64).contains(text.utf8.count)
                && text.utf8.allSatisfy { byte in
                    switch byte {
                    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
                    default: false
                    }
                }
        case .sha256: Digest(hex: text) != nil
        case .backupName: BackupName.accepts(text)
        case .choice(let choices): choices.contains(text)
        case .integer, .truth, .list, .object, .row, .day, .claim, .objection, .redemption,
            .deduction, .appeal, .result, .imported, .holder:
            false
        }
    }
}

extension String {
    /// Something to see at both ends, and nothing that cannot be seen in between.
    fileprivate var isLabel: Bool {
        guard let first = unicodeScalars.first, let last = unicodeScalars.last,
            !first.properties.isWhitespace, !last.properties.isWhitespace
        else { return false }
        return unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
            default: !scalar.properties.isDefaultIgnorableCodePoint
            }
        }
    }

    /// All of it characters, and none that stands for one that was lost: a program that writes
    /// U+FFFD has read bytes in an encoding that they are not in.
    fileprivate var isWhole: Bool {
        unicodeScalars.allSatisfy { !$0.isNoncharacter && $0.value != 0xFFFD }
    }
}

extension Unicode.Scalar {
    /// Whether there is something to see of it.
    fileprivate var isVisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate: false
        default: !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
        }
    }

    /// Whether it breaks a line, or steers a terminal.
    fileprivate var isControl: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// Such as U+FFFE: of no meaning to anybody, and forbidden in XML.
    fileprivate var isNoncharacter: Bool {
        value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value)
    }
}
