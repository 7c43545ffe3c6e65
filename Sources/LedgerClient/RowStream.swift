public import JSON
import LedgerAPI

/// The rows of one answer, taken as they arrive, so that an export of any size needs little memory.
///
/// All rows come from one state of the books. Another call on the same client before the end drops
/// the rest.
public final class RowStream {
    /// The last line's result, with `count`, sums and the head of the books, without its rows;
    /// `null` before the end.
    public private(set) var summary: JSON = .null

    private let client: Client
    private let seconds: Int
    private var first: ReplyLine?
    private var isDone = false

    init(client: Client, first: ReplyLine, seconds: Int) {
        self.client = client
        self.first = first
        self.seconds = seconds
    }

    /// The rows of the next line, or nil after the last. May be empty.
    public func next() throws(ClientError) -> [JSON]? {
        guard let line = try nextLine() else { return nil }
        do {
            return try line.rows?.values() ?? []
        } catch {
            throw .protocolFault(.unreadable(.unreadable(error)))
        }
    }

    /// The rows of the next line as they came, or nil after the last. A line without any is passed
    /// over.
    public func nextRows() throws(ClientError) -> JSONRows? {
        while let line = try nextLine() {
            if let rows = line.rows { return rows }
        }
        return nil
    }

    private func nextLine() throws(ClientError) -> ReplyLine? {
        guard !isDone else { return nil }
        let line: ReplyLine
        if let first {
            line = first
            self.first = nil
        } else {
            line = try client.nextLine(seconds: seconds)
        }
        guard case .result(let result) = line.outcome else { return nil }
        if !line.continues {
            isDone = true
            summary = result
        }
        return line
    }
}
