import CSystem

/// Reads the redemption ledger as fast as it comes, without looking at the rows.
final class Export {
    private let descriptor: Int32
    private var lines = RequestLines(seed: 0)
    private var inbox = [UInt8](repeating: 0, count: 256 << 10)

    struct Rows {
        var count: Int64 = 0
        var bytes = 0
        var elapsed = Span(nanoseconds: 0)

        var rate: Double { elapsed.seconds > 0 ? Double(count) / elapsed.seconds : 0 }
    }

    init(at socket: String) throws(BenchFailure) { descriptor = try Link.open(socket) }

    deinit { close(descriptor) }

    /// One export after the other for so long, the last one whole.
    func run(_ time: Span, warmUp: Span) throws(BenchFailure) -> Rows {
        let end = cs_monotonic_nanoseconds() + warmUp.nanoseconds + time.nanoseconds
        var all = Rows()
        while cs_monotonic_nanoseconds() < end {
            let one = try whole()
            all.count += one.count
            all.bytes += one.bytes
            all.elapsed.nanoseconds += one.elapsed.nanoseconds
        }
        return all
    }

    /// The whole year once.
    func whole() throws(BenchFailure) -> Rows {
        var request: [UInt8] = []
        lines.query("export.redemptions", as: Enterprise.finance, into: &request)
        lines.member("from", "2026-01-01".utf8, into: &request)
        lines.member("to", "2026-12-31".utf8, into: &request)
        lines.end(&request)
        let began = cs_monotonic_nanoseconds()
        try Link.send(request, to: descriptor)
        var rows = Rows()
        var last: [UInt8] = []
        while true {
            let count = inbox.withUnsafeMutableBytes {
                cs_receive(descriptor, $0.baseAddress, $0.count)
            }
            guard count > 0 else { throw BenchFailure("the export broke off") }
            rows.bytes += count
            last = Array((last.suffix(512) + inbox[..<count]).suffix(512))
            if last.last == UInt8(ascii: "\n"), let total = Self.total(last) {
                rows.count = total
                rows.elapsed.nanoseconds = cs_monotonic_nanoseconds() - began
                return rows
            }
        }
    }

    /// The count that ends the last line of an answer; nil in every other line.
    private static func total(_ end: [UInt8]) -> Int64? {
        let key = Array(#","count":"#.utf8)
        guard let colon = end.lastIndex(of: UInt8(ascii: ":")),
            end[...colon].suffix(key.count).elementsEqual(key)
        else { return nil }
        let digits = end[(colon + 1)...].prefix { (0x30...0x39).contains($0) }
        return Int64(String(decoding: digits, as: UTF8.self))
    }
}
