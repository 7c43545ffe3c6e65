extension Workshop {
    func measureBalances() throws(BenchFailure) {
        let daemon = try daemon()
        Output.progress("balances")
        let alone = try balances(1, daemon)
        add(
            Figure(
                "balance.1.p50", "a balance, 1 client, p50", .time(alone.median),
                floor: Figure.Floor(
                    name: "F3", value: .time(try floors.echo(clients: 1).median)),
                goal: .ratioAtMost(1.5)))
        let many = try balances(64, daemon)
        add(
            Figure(
                "balances.64", "balances, 64 clients", .rate(many.rate, "balances"),
                floor: Figure.Floor(
                    name: "F3 at 64", value: .rate(try floors.echo(clients: 64).rate, "echoes")),
                goal: .ratioAtLeast(0.3)))
        let tail = many.percentiles(50, 99)
        add(
            Figure(
                "balance.64.p99", "a balance, 64 clients, p99", .time(tail[1]),
                floor: Figure.Floor(name: "p50", value: .time(tail[0]))))
    }

    private func balances(
        _ clients: Int, _ daemon: DaemonProcess
    ) throws(BenchFailure) -> Latencies {
        let work = BalanceWork(employees: scale.employees, seed: options.seed)
        let crowd = try Crowd(of: clients, at: daemon.socket, work)
        let times = try crowd.run(scale.time, warmUp: scale.warmUp)
        if crowd.work.refused > 0 { throw BenchFailure("balances were refused") }
        return times
    }

    /// One asks for balances while 64 write and one exports, over and over.
    func measureUnderLoad() throws(BenchFailure) {
        let socket = try daemon().socket
        Output.progress("balances while 64 clients write and one exports")
        let (time, warmUp) = (scale.time, scale.warmUp)
        let changes = mixedWork(64_000)
        let asking = BalanceWork(employees: scale.employees, seed: options.seed)
        let writers = try Background { () throws(BenchFailure) in
            try Crowd(of: 64, at: socket, changes).run(time, warmUp: warmUp)
        }
        let exports = try Background { () throws(BenchFailure) in
            try Export(at: socket).run(time, warmUp: warmUp)
        }
        let balances = try Crowd(of: 1, at: socket, asking).run(time, warmUp: warmUp)
        let written = try writers.result()
        let rows = try exports.result()
        let tail = balances.percentiles(50, 99)
        add(
            Figure(
                "balance.loaded.p99", "a balance while 64 write and one exports, p99",
                .time(tail[1]), floor: Figure.Floor(name: "p50", value: .time(tail[0])),
                goal: .atMost(.time(5e6)),
                remark: "meanwhile \(Number.grouped(written.rate)) changes/s, "
                    + "\(Number.grouped(rows.rate)) rows/s exported"))
    }
}
