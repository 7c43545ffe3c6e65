import JSON
import LedgerAPI
import LedgerClient

/// Names in a file, compared with the books: a wrong digit in a works number gives somebody
/// else's points away, and the name beside it tells.
struct NameCheck {
    private let names: [String: String]

    init(_ names: [String: String]) { self.names = names }

    /// The names of everybody, by works number; nil where the caller may not see them.
    init?(_ session: Session) throws(Failure) {
        var names: [String: String] = [:]
        var after: JSON?
        repeat {
            var params: JSONObject = ["limit": 1000]
            params["after"] = after
            let page: JSON
            do {
                page = try session.ask("employee.list", params)
            } catch {
                guard case .client(.refused(let refusal)) = error,
                    refusal.known == .notPermitted
                else { throw error }
                return nil
            }
            for row in page["rows"]?.array ?? [] {
                if let number = row["employee"]?.string { names[number] = row["name"]?.string }
            }
            after = page["next"]
        } while after != nil
        self.init(names)
    }

    /// The rows whose name is not the one that the books have for the works number. One that the
    /// books do not have, or whose name was erased, is not compared.
    func faults(in batch: ImportBatch) -> [LineFault] {
        batch.elements.compactMap { element in
            guard let number = element.json["employee"]?.string, let name = names[number],
                let stated = element.name, Self.key(stated) != Self.key(name)
            else { return nil }
            return LineFault(
                line: element.line,
                reason: Phrase(
                    zh: "\(number) 是\(name.visible)，表里写的是“\(stated.visible)”。",
                    en: "\(number) is \(name.visible); the file says ‘\(stated.visible)’."))
        }
    }

    /// Width, case, blanks and the kind of dot in a name of two parts do not count.
    private static func key(_ name: String) -> String {
        name.narrowed.filter { !$0.isWhitespace && !"·•・‧∙⋅.．".contains($0) }.lowercased()
    }
}
