import CSystem
import JSON
import LedgerAPI
import LedgerExports

/// Where a slip of each redemption is written, as a page to print: `R5.html`.
struct SlipFolder {
    let path: String
    let replaces: Bool

    /// - Throws: where it is no folder.
    init(path: String, replaces: Bool) throws(Failure) {
        var status = stat()
        guard cs_stat(path.systemPath, &status) == 0 else {
            throw .file(FileFault(path: path, attempt: .write, errno: ENOENT))
        }
        guard cs_is_directory(status.st_mode) != 0 else {
            throw .file(FileFault(path: path, attempt: .write, errno: ENOTDIR))
        }
        self.path = path
        self.replaces = replaces
    }

    /// What became of it, beside what was handed over: that is booked in any case.
    func keep(_ rows: [JSON], _ session: Session) -> CounterMessage {
        var written: [String] = []
        for row in rows {
            let id = row["redemption"]?.string ?? "?"
            do throws(Failure) {
                let shown = try session.ask("redemption.show", ["redemption": .string(id)])
                let page = try session.slipPage(of: shown)
                try session.write(page, to: "\(path)/\(id).html", replaces: replaces)
                written.append(id)
            } catch {
                let words = error.explanation?.what ?? Phrase("")
                return CounterMessage(
                    .refused,
                    Phrase(zh: "\(id) 的兑换单没有写成：", en: "The slip of \(id) was not written: ")
                        + words)
            }
        }
        let ids = written.joined(separator: " ")
        return CounterMessage(
            .done,
            Phrase(zh: "兑换单：\(path.visible)/ \(ids)", en: "Slips in \(path.visible)/: \(ids)"))
    }
}
