/// A number as people and spreadsheets write it into a cell: `1,200`, `15.00`, `(120)`, `−120`, `１２`.
///
/// A comma is read only where it sets thousands apart. A lone `12,5` may be twelve and a half or a
/// slip, and is never 125.
struct WrittenNumber {
    let isNegative: Bool
    /// Before the point, without leading zeros' meaning lost: one digit at least.
    let whole: String
    /// After the point; empty without one.
    let places: String

    enum Fault: Error, Equatable {
        /// A comma that sets no thousands apart.
        case comma
        case noNumber
    }

    private static let minuses: Set<Character> = ["-", "−", "–", "﹣"]
    private static let currencies: Set<Character> = ["¥", "￥", "元", "圆"]

    /// - Parameter unit: a word that may stand behind the number, such as 分.
    init(reading text: String, unit: String? = nil) throws(Fault) {
        var rest = text.bare[...]
        var isNegative = false
        if rest.first == "(", rest.last == ")" {
            isNegative = true
            rest = rest.dropFirst().dropLast()
        }
        if let unit, rest.hasSuffix(unit) { rest = rest.dropLast(unit.count) }
        rest = Substring(String(rest).trimmed)
        if let sign = rest.first, sign == "+" || Self.minuses.contains(sign) {
            // `(-120)` says the same thing twice, or two things.
            if isNegative { throw .noNumber }
            isNegative = sign != "+"
            rest = Substring(String(rest.dropFirst()).trimmed)
        }
        let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let places = parts.count == 2 ? String(parts[1]) : ""
        guard parts.count == 1 || !places.isEmpty else { throw .noNumber }
        whole = try Self.ungrouped(parts[0])
        guard places.allSatisfy(Self.isDigit) else {
            throw places.contains(",") ? .comma : .noNumber
        }
        self.places = places
        self.isNegative = isNegative
    }

    /// An amount of money, with or without its sign.
    static func amount(reading text: String) throws(Fault) -> WrittenNumber {
        let bare = text.bare
        var rest = bare[...]
        if let first = rest.first, currencies.contains(first) { rest = rest.dropFirst() }
        if let last = rest.last, currencies.contains(last) { rest = rest.dropLast() }
        return try WrittenNumber(reading: String(rest))
    }

    private static func ungrouped(_ text: Substring) throws(Fault) -> String {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.allSatisfy({ $0.allSatisfy(isDigit) }) else { throw .noNumber }
        guard groups.count > 1 else {
            if text.isEmpty { throw .noNumber }
            return String(text)
        }
        guard (1...3).contains(groups[0].count), groups[0].first != "0",
            groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { throw .comma }
        return groups.joined()
    }

    private static func isDigit(_ character: Character) -> Bool {
        character.isASCII && character.isNumber
    }

    /// Nil unless nothing but zeros stands behind the point: `15.0` and `15.00` are whole, and
    /// `1.000` may be a thousand.
    var integer: Int64? {
        guard places.count <= 2, places.allSatisfy({ $0 == "0" }) else { return nil }
        return Int64(isNegative ? "-" + whole : whole)
    }

    /// Yuan as fen, with two places at most.
    var fen: Int64? { isNegative ? nil : Forms.fen(places.isEmpty ? whole : "\(whole).\(places)") }
}
