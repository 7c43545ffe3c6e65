import JSON
import LedgerAPI
import LedgerClient

extension Session {
    /// Writes the rows of the next line; nil after the last.
    func addRows(
        of stream: RowStream, to sheet: inout any ExportSheet
    ) throws(Failure) -> Int? {
        let rows: JSONRows?
        do { rows = try stream.nextRows() } catch { throw .client(error) }
        guard let rows else { return nil }
        do {
            return try sheet.add(rows)
        } catch {
            throw .client(.protocolFault(.unreadable(.unreadable(error))))
        }
    }
}
