import JSON

/// What is wrong at one place of a policy file, or of a calendar file.
public struct FileFault: Error, Hashable, Sendable {
    /// The way to the member: names, and indexes from 0.
    public let path: [String]
    public let reason: Reason

    public init(path: [String], reason: Reason) {
        self.path = path
        self.reason = reason
    }

    public enum Reason: Hashable, Sendable {
        case missing
        case unknownMember(known: [String])
        case wrongType(expected: Expected)
        case outOfRange(from: Int64, to: Int64)
        case notOneOf([String])
        case noSuchDay(String)
        /// One of several forms was wanted; these were there.
        case ambiguous([String])
        case badCode(String)
        case badText(longest: Int)
    }

    public enum Expected: String, Hashable, Sendable {
        case object, list, text, integer, truth
    }
}

/// Reads one object of a file member by member; collects faults instead of stopping at the first.
struct FileReader {
    private(set) var faults: [FileFault] = []

    mutating func fault(_ path: [String], _ reason: FileFault.Reason) {
        faults.append(FileFault(path: path, reason: reason))
    }

    mutating func object(_ json: JSON, _ path: [String], known: [String]) -> JSONObject? {
        guard let object = json.object else {
            fault(path, .wrongType(expected: .object))
            return nil
        }
        for member in object.members where !known.contains(member.name) {
            fault(path + [member.name], .unknownMember(known: known))
        }
        return object
    }

    mutating func list(_ json: JSON?, _ path: [String]) -> [JSON] {
        guard let json else { return [] }
        guard let list = json.array else {
            fault(path, .wrongType(expected: .list))
            return []
        }
        return list
    }

    mutating func int(
        _ object: JSONObject, _ name: String, _ path: [String], _ range: ClosedRange<Int64>
    ) -> Int64? {
        guard let value = object[name], !value.isNull else { return nil }
        guard let int = value.int else {
            fault(path + [name], .wrongType(expected: .integer))
            return nil
        }
        guard range.contains(int) else {
            fault(path + [name], .outOfRange(from: range.lowerBound, to: range.upperBound))
            return nil
        }
        return int
    }

    /// Reports a member that is absent, not one that has a fault of its own.
    mutating func required<R>(
        _ object: JSONObject, _ name: String, _ path: [String], _ value: R?
    ) -> R? {
        if value == nil && (object[name]?.isNull ?? true) { fault(path + [name], .missing) }
        return value
    }

    mutating func text(
        _ object: JSONObject, _ name: String, _ path: [String], longest: Int = 200
    ) -> String? {
        guard let value = object[name] else { return nil }
        guard let text = value.string else {
            fault(path + [name], .wrongType(expected: .text))
            return nil
        }
        guard !text.isEmpty, text.count <= longest,
            text.unicodeScalars.allSatisfy({
                $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0xFFFD
            })
        else {
            fault(path + [name], .badText(longest: longest))
            return nil
        }
        return text
    }

    mutating func choice<C: RawRepresentable & CaseIterable>(
        _ object: JSONObject, _ name: String, _ path: [String], _: C.Type = C.self
    ) -> C? where C.RawValue == String {
        guard let value = object[name] else { return nil }
        guard let choice = value.string.flatMap(C.init(rawValue:)) else {
            fault(path + [name], .notOneOf(C.allCases.map(\.rawValue)))
            return nil
        }
        return choice
    }
}
