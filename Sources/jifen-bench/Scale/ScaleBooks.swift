import CSystem
import Ledger
import SQLite

/// Generated books of one size in a folder of their own, to be measured and thrown away.
struct ScaleBooks {
    let folder: WorkFolder
    let events: Int64
    /// Of the file, after everything of its log was copied into it.
    let bytes: Int64
    /// The last day that is in them.
    let day: Day

    /// Copied from `options.books` if they were kept there; else made, and kept there if it is
    /// named.
    init(_ size: Int64, employees: Int, _ options: Options) throws(BenchFailure) {
        folder = try WorkFolder(in: options.folder)
        let path = folder.file("books.sqlite")
        let order = GenerateOrder(
            events: size, employees: employees, seed: options.seed,
            output: options.books.map { Self.kept(in: $0, size, employees, options.seed) } ?? path)
        if order.output == path || File.size(order.output) == nil {
            Output.progress("making books of \(Number.grouped(Double(size))) events")
            if let books = options.books { cs_make_directory(books, 0o755) }
            _ = try Generate.books(order)
        }
        if order.output != path {
            let copied = try Child("cp", ["--reflink=auto", order.output, path]).wait()
            guard copied == 0 else { throw BenchFailure("\(order.output) cannot be copied") }
        }
        (events, day) = try Self.end(of: path)
        bytes = File.size(path) ?? 0
    }

    private static func kept(
        in folder: String, _ size: Int64, _ employees: Int, _ seed: UInt64
    ) -> String {
        "\(folder)/\(size)-\(employees)-\(seed).sqlite"
    }

    private static func end(of path: String) throws(BenchFailure) -> (Int64, Day) {
        do throws(SQLiteError) {
            let connection = try Connection(path: path, mode: .readWrite)
            _ = try connection.checkpoint(.truncate)
            let head = try connection.prepare("SELECT seq, recorded_at FROM head")
            _ = try head.step()
            let last = Instant(milliseconds: head.int(1))
            return (head.int(0), LedgerTime.china.day(of: last))
        } catch {
            throw BenchFailure("\(path): \(error)")
        }
    }
}
