import Foundation
import LedgerAPI

/// Which facts the daemon gives with each kind of refusal, read from the source where it does.
///
/// A dictionary of all facts for all kinds would find no word that asks for a fact which its kind
/// does not have.
struct GivenFacts {
    private var byCase: [String: [Set<String>]] = [:]
    private(set) var all: Set<String> = []

    /// The names of the facts, a set for each place that refuses so; one empty set where no place is
    /// found, as for what the connection itself refuses.
    func of(_ kind: ErrorKind) -> [Set<String>] {
        // In a campaign's command the command line knows which campaign was meant.
        let typed: Set<String> =
            kind.rawValue.hasPrefix("campaign.") && kind != .campaignResultUnknown
                && kind != .campaignResultVoid ? ["campaign"] : []
        return (byCase["\(kind)"] ?? [[]]).map { $0.union(typed) }
    }

    static func read() throws -> GivenFacts {
        var given = GivenFacts()
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appendingPathComponent("Sources/LedgerService").path
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        where name.hasSuffix(".swift") {
            let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
            // Only a few of them refuse in the words of the wire.
            if text.contains("ErrorKind") || text.contains("WireError") { given.read(Array(text)) }
        }
        // Of parameters `InvalidParameter.facts` speaks, for all of them at once.
        given.byCase["invalidParams"] = [["param", "problem"]]
        return given
    }

    /// Functions that give facts of their own.
    private static let helpers: [String: Set<String>] = [
        "whose(": ["participant", "campaign"], "code(": ["what", "of"],
        "outOfRange(": ["points", "item", "from", "to"], "doubt.wire(": ["cause", "from", "to"],
        "reached.facts(": ["what", "limit", "seconds", "waitSeconds", "next"],
    ]

    private mutating func read(_ text: [Character]) {
        let kinds = Set(ErrorKind.allCases.map { "\($0)" })
        var position = 0
        while position < text.count {
            defer { position += 1 }
            guard text[position] == "(", let end = Self.close(text, position) else { continue }
            let inside = String(text[(position + 1)..<end])
            let trimmed = inside.drop { $0.isWhitespace }
            guard trimmed.first == "." else { continue }
            let name = String(trimmed.dropFirst().prefix { $0.isLetter })
            guard kinds.contains(name), trimmed.dropFirst(1 + name.count).first == ",",
                inside.contains("[") || Self.helpers.keys.contains(where: inside.contains)
            else { continue }
            var names = Set(inside.matches(of: /"(\w+)":/).map { String($0.1) })
            for (helper, more) in Self.helpers where inside.contains(helper) {
                names.formUnion(more)
                // Where nothing was named, there is no code to repeat.
                if helper == "code(", !inside.contains(", nil,"), name == "campaignCodeUnknown" {
                    names.insert("code")
                }
            }
            byCase[name, default: []].append(names)
            all.formUnion(names)
        }
    }

    private static func close(_ text: [Character], _ start: Int) -> Int? {
        var depth = 0
        for index in start..<text.count {
            if text[index] == "(" { depth += 1 }
            if text[index] == ")" { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }
}
