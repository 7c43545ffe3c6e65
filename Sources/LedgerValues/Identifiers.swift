/// A name that people chose: a works number, an item's or a product's code.
public protocol CodeName: Hashable, Comparable, Sendable {
    var text: String { get }
    init(unchecked text: String)
    static func accepts(_ text: String) -> Bool
}

extension CodeName {
    /// Nil where the text is not of the code's form.
    public init?(_ text: String) {
        guard Self.accepts(text) else { return nil }
        self.init(unchecked: text)
    }

    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// A works number 工号: 1 to 32 of `A–Z a–z 0–9 _ -`, kept as text (`00123` stays so).
public struct EmployeeID: CodeName {
    public let text: String
    public init(unchecked text: String) { self.text = text }

    public static func accepts(_ text: String) -> Bool {
        (1...32).contains(text.utf8.count) && text.utf8.allSatisfy { isWord($0) }
            && !Actor.reserved.contains(text)
    }
}

/// The code of an item of the policy or of its negative list: 1 to 32 letters, digits, `. _ -`.
public struct ItemCode: CodeName {
    public let text: String
    public init(unchecked text: String) { self.text = text }
    public static func accepts(_ text: String) -> Bool { isCode(text) }
}

/// The code of a product: 1 to 32 letters, digits, `. _ -`.
public struct ProductCode: CodeName {
    public let text: String
    public init(unchecked text: String) { self.text = text }
    public static func accepts(_ text: String) -> Bool { isCode(text) }
}

func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
    default: false
    }
}

private func isCode(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 32 else { return false }
    return isWord(first) && first != 0x5F && first != 0x2D
        && text.utf8.allSatisfy { isWord($0) || $0 == 0x2E }
}

/// A number that the ledger gave: `C1234`, `R56`. Numbers begin at 1 and have no gaps.
public protocol NumberedID: Hashable, Comparable, Sendable {
    static var letter: Character { get }
    var number: Int64 { get }
    init(number: Int64)
}

extension NumberedID {
    public var text: String { String(Self.letter) + String(number) }

    /// `C1234`; nil for anything else, leading zeros included.
    public init?(_ text: String) {
        // Byte by byte: every event names one.
        var bytes = text.utf8.makeIterator()
        guard bytes.next() == Self.letter.asciiValue, let first = bytes.next(),
            (0x31...0x39).contains(first)
        else { return nil }
        var number = Int64(first - 0x30)
        while let digit = bytes.next() {
            let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
            guard (0x30...0x39).contains(digit), !isTooLarge else { return nil }
            let (sum, overflows) = tens.addingReportingOverflow(Int64(digit - 0x30))
            if overflows { return nil }
            number = sum
        }
        self.init(number: number)
    }

    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

public struct ClaimID: NumberedID {
    public static let letter: Character = "C"
    public let number: Int64
    public init(number: Int64) { self.number = number }
}

public struct ObjectionID: NumberedID {
    public static let letter: Character = "O"
    public let number: Int64
    public init(number: Int64) { self.number = number }
}

public struct RedemptionID: NumberedID {
    public static let letter: Character = "R"
    public let number: Int64
    public init(number: Int64) { self.number = number }
}

public struct DeductionID: NumberedID {
    public static let letter: Character = "D"
    public let number: Int64
    public init(number: Int64) { self.number = number }
}

public struct ImportID: NumberedID {
    public static let letter: Character = "I"
    public let number: Int64
    public init(number: Int64) { self.number = number }
}

public struct AppealID: NumberedID {
    public static let letter: Character = "A"
    public let number: Int64
    public init(number: Int64) { self.number = number }
}
