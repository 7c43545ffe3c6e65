/// What a process counts of its own work, beside what the books say.
public protocol ServiceMeasures: Sendable {
    func write(into text: inout MetricsText)

    /// A login asked for a change: how many lines and bytes, and whether its quota refused it.
    func changed(_ uid: UInt32, lines: Int, bytes: Int, isRefused: Bool)

    /// The logins that ask most of the writer, those first whom a quota refused.
    var pressing: [PressingUser] { get }

    /// Pages of the log that could not be copied yet, because somebody reads.
    var logWaiting: Int64 { get }

    /// Bytes of the disk that are kept free now.
    var diskReserve: Int64 { get }
}

/// Measures in the text format of Prometheus, version 0.0.4: for each name a line of help and one
/// of type, then its samples. Times are in seconds, sizes in bytes.
public struct MetricsText: Sendable {
    public enum Kind: String, Sendable { case counter, gauge, histogram, summary }

    public private(set) var text = ""

    public init() {}

    /// Begins the samples of one name.
    public mutating func family(_ name: String, _ kind: Kind, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    public mutating func sample(
        _ name: String, _ labels: [(name: String, value: String)] = [], _ value: Int64
    ) {
        line(name, labels, String(value))
    }

    /// Nanoseconds, written as seconds.
    public mutating func sample(
        _ name: String, _ labels: [(name: String, value: String)] = [], nanoseconds: Int64
    ) {
        line(name, labels, Self.seconds(nanoseconds))
    }

    /// A number that is written already.
    public mutating func sample(
        _ name: String, _ labels: [(name: String, value: String)], text: String
    ) {
        line(name, labels, text)
    }

    /// One name with one sample.
    public mutating func single(_ name: String, _ kind: Kind, _ help: String, _ value: Int64) {
        family(name, kind, help)
        sample(name, [], value)
    }

    private mutating func line(
        _ name: String, _ labels: [(name: String, value: String)], _ value: String
    ) {
        text += name
        if !labels.isEmpty {
            let pairs = labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }
            text += "{" + pairs.joined(separator: ",") + "}"
        }
        text += " \(value)\n"
    }

    private static func escaped(_ value: String) -> String {
        var text = ""
        for character in value.unicodeScalars {
            switch character {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            default: text.unicodeScalars.append(character)
            }
        }
        return text
    }

    /// Nine places, without the zeros at the end.
    public static func seconds(_ nanoseconds: Int64) -> String {
        let (whole, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        if rest == 0 { return String(whole) }
        var places = String(1_000_000_000 + rest.magnitude).dropFirst()
        while places.last == "0" { places.removeLast() }
        return (nanoseconds < 0 && whole == 0 ? "-" : "") + "\(whole).\(places)"
    }
}
