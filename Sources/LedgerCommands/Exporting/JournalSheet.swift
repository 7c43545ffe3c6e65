import JSON
import LedgerExports

/// The journal for hledger. Like all that programs read, it is never translated.
struct JournalSheet: ExportSheet {
    private var writer: JournalWriter?

    mutating func begin(_ heading: ExportHeading) {
        writer = JournalWriter(
            lines: [
                heading.isTraining ? "TRAINING BOOKS" : "real books",
                "enterprise: \(heading.enterprise.visible)",
                "period: \(heading.from) to \(heading.to)",
            ], lastDay: heading.to)
    }

    mutating func add(_ row: JSON) {
        func text(_ name: String) -> String { row[name]?.string ?? "" }
        writer?.write(
            JournalWriter.Posting(
                seq: row["seq"]?.int, day: text("day"), at: text("at"), type: text("type"),
                about: text("about"), employee: text("employee"), from: text("from"),
                to: text("to"), points: row["points"]?.int ?? 0))
    }

    mutating func end(_ summary: JSON) {
        let facts = Facts(summary)
        writer?.end(
            lines: ["policy", "department", "by", "at", "seq", "head"].compactMap { name in
                facts.text(name).map { "\(name): \($0)" }
            })
    }

    mutating func take() -> [UInt8] { writer?.take() ?? [] }
}
