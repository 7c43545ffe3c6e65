public import JSON

/// One parameter of a method: what dispatches also validates and documents.
public struct Parameter: Sendable {
    public let name: String
    public let kind: Kind
    public let required: Bool
    /// For `rpc.discover`.
    public let about: String

    public indirect enum Kind: Sendable {
        case text(longest: Int)
        /// A text that is not blank, and all of characters.
        case words(longest: Int)
        /// Words that tell things apart, such as a department: what looks the same must be the
        /// same, so no blanks around them and no invisible characters in them.
        case label(longest: Int)
        /// Of a person, a product, an enterprise: something to see, all on one line.
        case name(longest: Int)
        case integer(ClosedRange<Int64>)
        case truth
        case day
        case moment
        case employee
        /// A works number that is only now given: it cannot begin like an option (`-h`).
        case newEmployee
        case item
        case product
        case claim
        case objection
        case redemption
        case deduction
        case appeal
        case campaign
        /// A code inside a campaign's file.
        case campaignKey
        case participant
        case result
        case imported
        /// An object whose members another method's list describes.
        case row
        case holder
        case user
        case requestID
        case sha256
        case backupName
        case choice([String])
        case list(Kind, most: Int)
        case object([Parameter])
    }

    public static func required(_ name: String, _ kind: Kind, _ about: String) -> Parameter {
        Parameter(name: name, kind: kind, required: true, about: about)
    }

    public static func optional(_ name: String, _ kind: Kind, _ about: String) -> Parameter {
        Parameter(name: name, kind: kind, required: false, about: about)
    }
}

extension Parameter.Kind {
    public static let points = Parameter.Kind.integer(0...1_000_000)
    public static let reason = Parameter.Kind.words(longest: 500)
    public static let department = Parameter.Kind.label(longest: 64)
    /// Years that have a calendar.
    public static let years: ClosedRange<Int64> = 1991...2999
    public static let year = Parameter.Kind.integer(years)

    public static func choice<C: RawRepresentable & CaseIterable>(_: C.Type) -> Parameter.Kind
    where C.RawValue == String { .choice(C.allCases.map(\.rawValue)) }

    /// As `rpc.discover` names it.
    public var json: JSON {
        switch self {
        case .text(let longest): ["type": "text", "longest": .int(Int64(longest))]
        case .words(let longest):
            ["type": "text", "longest": .int(Int64(longest)), "blank": false]
        case .label(let longest):
            [
                "type": "text", "longest": .int(Int64(longest)), "blank": false,
                "form": "no blanks around it, no invisible characters",
            ]
        case .name(let longest):
            [
                "type": "name", "longest": .int(Int64(longest)),
                "form": "something to see, on one line",
            ]
        case .integer(let range):
            ["type": "integer", "from": .int(range.lowerBound), "to": .int(range.upperBound)]
        case .truth: ["type": "truth"]
        case .day: ["type": "day", "form": "2026-11-03"]
        case .moment: ["type": "moment", "form": "3d, 12h, 30m, or a day 2026-11-03"]
        case .employee: ["type": "worksNumber", "form": "[A-Za-z0-9_-]{1,32}"]
        case .newEmployee:
            ["type": "newWorksNumber", "form": "[A-Za-z0-9][A-Za-z0-9_-]{0,31}"]
        case .item: ["type": "itemCode", "form": "[A-Za-z0-9][A-Za-z0-9._-]{0,31}"]
        case .product: ["type": "productCode", "form": "[A-Za-z0-9][A-Za-z0-9._-]{0,31}"]
        case .claim: ["type": "claim", "form": "C12"]
        case .objection: ["type": "objection", "form": "O3"]
        case .redemption: ["type": "redemption", "form": "R5"]
        case .deduction: ["type": "deduction", "form": "D7"]
        case .appeal: ["type": "appeal", "form": "A2"]
        case .campaign: ["type": "campaign", "form": "[A-Za-z0-9][A-Za-z0-9._-]{0,31}"]
        case .campaignKey: ["type": "campaignCode", "form": "[A-Za-z0-9][A-Za-z0-9_-]{0,31}"]
        case .participant: ["type": "participant", "form": "[A-Za-z0-9_-]{1,32}"]
        case .result: ["type": "result", "form": "S12"]
        case .imported: ["type": "import", "form": "I12"]
        case .row: ["type": "object", "members": "of the kind's own method"]
        case .holder: ["type": "holder", "form": "a works number, or user:NAME"]
        case .user: ["type": "user", "form": "a login name"]
        case .requestID: ["type": "requestID", "form": "[A-Za-z0-9-]{8,64}, a UUID of version 7"]
        case .sha256: ["type": "sha256", "form": "64 hexadecimal digits"]
        case .backupName:
            ["type": "backupName", "form": "[A-Za-z0-9][A-Za-z0-9._-]{0,63}"]
        case .choice(let choices):
            ["type": "choice", "of": .array(choices.map { .string($0) })]
        case .list(let kind, let most):
            ["type": "list", "of": kind.json, "most": .int(Int64(most))]
        case .object(let parameters):
            ["type": "object", "members": .array(parameters.map(\.json))]
        }
    }
}

extension Parameter {
    public var json: JSON {
        var described = kind.json.object ?? JSONObject()
        described["name"] = .string(name)
        described["required"] = .bool(required)
        described["about"] = .string(about)
        return .object(described)
    }
}
