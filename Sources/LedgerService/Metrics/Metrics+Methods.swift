import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    static let metrics = read(
        "Measures of the daemon and the books in Prometheus's text format",
        .roles(.operator, .auditor), [],
        result: "{text}"
    ) { scope in
        var text = MetricsText()
        text.family("jifen_build_info", .gauge, "What runs; always 1.")
        text.sample(
            "jifen_build_info",
            [("version", scope.options.version), ("sqlite", BookStore.sqliteVersion)], 1)
        scope.writeBooks(into: &text)
        scope.options.measures?.write(into: &text)
        return ["text": .string(text.text)]
    }
}

extension ReadScope {
    fileprivate func writeBooks(into text: inout MetricsText) {
        let counts = state.counts()
        text.single(
            "jifen_read_only", .gauge,
            "Whether damage was found, or the file is not in its place: then nothing is recorded.",
            condition.isDamaged || !condition.isInPlace ? 1 : 0)
        text.single(
            "jifen_clock_unconfirmed", .gauge,
            "Whether changes wait for the operator to confirm the clock.",
            clockDoubt == nil ? 0 : 1)
        text.single("jifen_events", .gauge, "Entries in the books.", books.head.seq)
        text.single("jifen_books_bytes", .gauge, "Size of the books.", counts.bytes)
        text.single("jifen_wal_bytes", .gauge, "Size of the log beside the books.", files.logBytes)
        if let free = files.free {
            text.single("jifen_disk_free_bytes", .gauge, "Room left on the disk.", free)
        }
        text.family("jifen_claims", .gauge, "Claims that wait for somebody, by stage.")
        text.sample("jifen_claims", [("stage", "under_review")], counts.underReview)
        text.sample("jifen_claims", [("stage", "overdue")], counts.overdue)
        text.sample("jifen_claims", [("stage", "on_notice")], counts.onNotice)
        text.single("jifen_holds", .gauge, "Redemptions to be collected.", counts.holds)
        if let last = books.lastRecordedAt {
            moment("jifen_last_entry_timestamp_seconds", "When the last entry was recorded.", last)
        }
        if let at = lastBackup.flatMap({ BackupFolder(options.backups).writtenAt($0) }) {
            moment("jifen_last_backup_timestamp_seconds", "When the last backup was made.", at)
        }
        if let verified = lastVerification {
            moment("jifen_last_verify_timestamp_seconds", "When they were verified.", verified.at)
            text.single(
                "jifen_last_verify_intact", .gauge, "Whether the books were intact then.",
                verified.isIntact ? 1 : 0)
        }
        func moment(_ name: String, _ help: String, _ instant: Instant) {
            text.family(name, .gauge, help)
            text.sample(name, nanoseconds: instant.milliseconds * 1_000_000)
        }
    }
}
