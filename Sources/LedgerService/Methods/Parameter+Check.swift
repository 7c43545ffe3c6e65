import JSON
import Ledger
import LedgerAPI
import LedgerStore
import SHA2

/// A parameter that is not what its method takes: where, and what it should be.
struct InvalidParameter: Error {
    /// `claims.3.item`
    let path: String
    let problem: Problem

    enum Problem {
        case missing
        case unknown(nearest: String?)
        case not(expected: JSON)
    }

    var facts: JSONObject {
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
    func check(_ object: JSONObject, at path: String = "") throws(InvalidParameter) {
        for member in object.members where !contains(where: { $0.name == member.name }) {
            let nearest = Suggestion.nearest(member.name, in: map(\.name))
            throw InvalidParameter(
                path: path + WireError.excerpt(of: member.name),
                problem: .unknown(nearest: nearest))
        }
        for parameter in self {
            let path = path + parameter.name
            if let value = object[parameter.name] {
                try parameter.kind.check(value, at: path)
            } else if parameter.required {
                throw InvalidParameter(path: path, problem: .missing)
            }
        }
    }
}

extension Parameter.Kind {
    func check(_ value: JSON, at path: String) throws(InvalidParameter) {
        switch self {
        case .list(let kind, let most):
            guard let list = value.array, list.count <= most else { break }
            for (index, value) in list.enumerated() {
                try kind.check(value, at: path + "." + String(index))
            }
            return
        case .object(let parameters):
            guard let object = value.object else { break }
            return try parameters.check(object, at: path + ".")
        case .integer(let range):
            if let int = value.int, range.contains(int) { return }
        case .truth:
            if value.bool != nil { return }
        case .row:
            if value.object != nil { return }
        default:
            if let text = value.string, accepts(text) { return }
        }
        throw InvalidParameter(path: path, problem: .not(expected: json))
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
        case .day: Day(text) != nil
        case .moment: Moment(text) != nil
        case .employee: EmployeeID(text) != nil
        case .newEmployee:
            EmployeeID(text) != nil && text.first != "-" && text.first != "_"
        case .item: ItemCode(text) != nil
        case .product: ProductCode(text) != nil
        case .claim: ClaimID(text) != nil
        case .objection: ObjectionID(text) != nil
        case .redemption: RedemptionID(text) != nil
        case .deduction: DeductionID(text) != nil
        case .appeal: AppealID(text) != nil
        case .campaign: CampaignCode(text) != nil
        case .campaignKey: CampaignKey(text) != nil
        case .participant: ParticipantID(text) != nil
        case .result: ResultID(text) != nil
        case .imported: ImportID(text) != nil
        case .holder: RoleHolder(text) != nil
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
        case .backupName: BackupFolder.accepts(name: text)
        case .choice(let choices): choices.contains(text)
        case .integer, .truth, .list, .object, .row: false
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

/// How far a simulated clock is moved: by a length, or to a day's beginning.
enum Moment {
    case by(milliseconds: Int64)
    case to(Day)

    /// `3d`, `12h`, `30m` up to 3660 days, or a day.
    init?(_ text: String) {
        if let day = Day(text) {
            self = .to(day)
            return
        }
        let units: [Character: Int64] = ["d": 86_400_000, "h": 3_600_000, "m": 60_000]
        guard let last = text.last, let unit = units[last], text.utf8.count <= 7,
            text.dropLast().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let count = Int64(text.dropLast()), count * unit <= 3660 * 86_400_000
        else { return nil }
        self = .by(milliseconds: count * unit)
    }
}
