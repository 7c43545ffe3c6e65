import CSystem

extension Workshop {
    func measurePrograms() throws(BenchFailure) {
        try measureBalanceProcess()
        try measureCSV()
        for name in ["jifen", "jifend"] { addSize(name) }
    }

    /// The whole process, from its start to its end.
    private func measureBalanceProcess() throws(BenchFailure) {
        let (key, words) = ("process.balance", "jifen balance, whole process, p50")
        guard let jifen = Child.sibling("jifen") else {
            return add(Figure(key, words, skipped: "no jifen beside this program"))
        }
        let daemon = try daemon()
        Output.progress("jifen balance")
        let arguments = ["--socket", daemon.socket, "--as", Enterprise.employee(0), "balance"]
        var (own, floor) = (Latencies(), Latencies())
        for _ in 0..<scale.processes {
            floor.add(try Child.time("/bin/true", []))
            own.add(try Child.time(jifen, arguments))
        }
        add(
            Figure(
                key, words, .time(own.median),
                floor: Figure.Floor(name: "/bin/true", value: .time(floor.median)),
                goal: .ratioAtMost(5)))
    }

    /// The redemption ledger as a CSV file, by the command line.
    private func measureCSV() throws(BenchFailure) {
        let (key, words) = ("export.csv", "rows of the redemption export, as CSV by jifen")
        guard let jifen = Child.sibling("jifen") else {
            return add(Figure(key, words, skipped: "no jifen beside this program"))
        }
        let daemon = try daemon()
        let rows = try Export(at: daemon.socket).whole()
        guard rows.count > 0 else { return add(Figure(key, words, skipped: "no redemptions")) }
        let file = folder.file("redemptions.csv")
        let time = try Child.time(
            jifen,
            [
                "--socket", daemon.socket, "--as", Enterprise.finance, "export", "redemptions",
                "--from", "2026-01-01", "--to", "2026-12-31", "--output", file,
            ])
        add(
            Figure(
                key, words,
                .rate(Double(rows.count) / Span(nanoseconds: time).seconds, "rows"),
                goal: .atLeast(.rate(300_000, "rows"))))
    }

    private func addSize(_ name: String) {
        let (key, words) = ("size.\(name)", "\(name), stripped")
        guard let path = Child.sibling(name) else {
            return add(Figure(key, words, skipped: "no \(name) beside this program"))
        }
        let stripped = folder.file(name)
        guard (try? Child("strip", ["-o", stripped, path]))?.wait() == 0,
            let size = File.size(stripped)
        else { return add(Figure(key, words, skipped: "strip does not work here")) }
        add(Figure(key, words, .bytes(Double(size)), goal: .atMost(.bytes(20e6))))
    }
}
