import CSystem
import LedgerService

/// The daemon's own counts for `server.metrics`, and what it keeps free on the disk.
final class ProcessMeasures: ServiceMeasures {
    private let measures: Measures
    let housekeeping: Monitor<Housekeeping>
    let quotas: Monitor<Quotas>

    init(_ measures: Measures, _ housekeeping: Housekeeping, _ quotas: Quotas) {
        self.measures = measures
        self.housekeeping = Monitor(housekeeping)
        self.quotas = Monitor(quotas)
    }

    func changed(_ uid: UInt32, lines: Int, bytes: Int, isRefused: Bool) {
        measures.changed(uid, lines: lines, bytes: bytes, isRefused: isRefused)
    }

    var diskReserve: Int64 { housekeeping.locked { $0.diskReserve } }

    private static let lately = Duration.seconds(600)

    var pressing: [PressingUser] {
        let state = measures.now
        let now = Monotonic.now()
        let users = state.users.map { uid, count in
            PressingUser(
                uid: uid, changes: count.changes, bytes: count.bytes, refused: count.refused,
                isRefusedLately: count.refused > 0 && count.refusedAt.after(Self.lately) > now,
                waiting: Int64(state.waiting[uid] ?? 0))
        }
        return Array(users.sorted(by: PressingUser.precedes).prefix(20))
    }

    var logWaiting: Int64 { Int64(measures.now.logWaiting) }

    func write(into text: inout MetricsText) {
        let state = measures.now
        text.single(
            "jifen_disk_reserve_bytes", .gauge, "Room below which changes are refused.",
            diskReserve)
        state.writeRequests(into: &text)
        state.writeCommits(into: &text)
        state.writeConnections(into: &text)
        writeUsers(into: &text)
        writeProcess(into: &text)
    }

    /// Those who ask most of the writer.
    private func writeUsers(into text: inout MetricsText) {
        let users = pressing
        func family(
            _ name: String, _ kind: MetricsText.Kind, _ help: String,
            _ value: (PressingUser) -> Int64
        ) {
            text.family(name, kind, help)
            for user in users { text.sample(name, [("uid", String(user.uid))], value(user)) }
        }
        family("jifen_user_changes_total", .counter, "Changes asked for, by login.") { $0.changes }
        family("jifen_user_change_bytes_total", .counter, "What they brought.") { $0.bytes }
        family("jifen_user_refused_total", .counter, "Changes that a quota refused.") { $0.refused }
        family("jifen_user_queue", .gauge, "Changes that wait for their turn.") { $0.waiting }
        text.single(
            "jifen_wal_waiting_pages", .gauge, "Pages of the log that wait for somebody who reads.",
            logWaiting)
    }

    private func writeProcess(into text: inout MetricsText) {
        let uptime = Monotonic.now().since(measures.began)
        let start = cs_wall_milliseconds() * 1_000_000 - uptime
        text.family("jifen_uptime_seconds", .gauge, "Since the daemon started.")
        text.sample("jifen_uptime_seconds", nanoseconds: uptime)
        text.family("process_start_time_seconds", .gauge, "When the daemon started.")
        text.sample("process_start_time_seconds", nanoseconds: start)
        text.family("process_cpu_seconds_total", .counter, "Processor time spent.")
        text.sample("process_cpu_seconds_total", nanoseconds: ProcessFacts.processorNanoseconds)
        if let bytes = ProcessFacts.residentBytes {
            text.single("process_resident_memory_bytes", .gauge, "Memory in use.", bytes)
        }
        if let count = ProcessFacts.descriptors {
            text.single("process_open_fds", .gauge, "Open descriptors.", count)
        }
    }
}

extension Measures.State {
    fileprivate func writeRequests(into text: inout MetricsText) {
        let methods = methods.sorted { $0.key < $1.key }
        text.family("jifen_requests_total", .counter, "Requests answered, by method and outcome.")
        for (method, count) in methods {
            func sample(_ outcome: String, _ value: Int64) {
                text.sample(
                    "jifen_requests_total", [("method", method), ("outcome", outcome)], value)
            }
            if count.ok > 0 { sample("ok", count.ok) }
            for (outcome, value) in count.others.sorted(by: { $0.key < $1.key }) {
                sample(outcome, value)
            }
        }
        text.family(
            "jifen_request_seconds", .summary, "From a request's line to its answer, by method.")
        for (method, count) in methods {
            text.sample(
                "jifen_request_seconds_sum", [("method", method)], nanoseconds: count.nanoseconds)
            text.sample("jifen_request_seconds_count", [("method", method)], count.all)
        }
        text.family(
            "jifen_lane_seconds", .histogram, "From a request's line to its answer, by lane.")
        for lane in Lane.allCases {
            text.histogram(
                "jifen_lane_seconds", [("lane", "\(lane)")], lanes[lane.rawValue],
                MetricsText.seconds)
        }
        text.single(
            "jifen_requests_forgotten_total", .counter, "Remembered requests that were removed.",
            requestsForgotten)
    }

    fileprivate func writeCommits(into text: inout MetricsText) {
        text.family("jifen_batch_changes", .histogram, "Changes in one commit.")
        text.histogram("jifen_batch_changes", [], batchSizes) { String($0) }
        text.family("jifen_batch_seconds", .histogram, "From taking a batch to its commit.")
        text.histogram("jifen_batch_seconds", [], batchTimes, MetricsText.seconds)
    }

    fileprivate func writeConnections(into text: inout MetricsText) {
        text.single("jifen_connections_open", .gauge, "Connections now.", Int64(connections))
        text.single("jifen_connections_total", .counter, "Connections accepted.", accepted)
        text.family("jifen_connections_refused_total", .counter, "Connections turned away.")
        for (kind, count) in turnedAway.sorted(by: { $0.key < $1.key }) {
            text.sample("jifen_connections_refused_total", [("reason", kind)], count)
        }
        text.family("jifen_queue", .gauge, "Requests handed over and not answered yet.")
        text.sample("jifen_queue", [("to", "writer")], Int64(queues.writer))
        text.sample("jifen_queue", [("to", "readers")], Int64(queues.readers))
        text.sample("jifen_queue", [("to", "streamers")], Int64(queues.streamers))
    }
}

extension MetricsText {
    /// The buckets of one histogram, each with all that are smaller; its sum and its count.
    fileprivate mutating func histogram(
        _ name: String, _ labels: [(name: String, value: String)], _ histogram: Histogram,
        _ written: (Int64) -> String
    ) {
        var count: Int64 = 0
        for (bound, here) in zip(histogram.bounds, histogram.counts) {
            count += here
            sample(name + "_bucket", labels + [("le", written(bound))], count)
        }
        count += histogram.counts.last ?? 0
        sample(name + "_bucket", labels + [("le", "+Inf")], count)
        sample(name + "_sum", labels, text: written(histogram.sum))
        sample(name + "_count", labels, count)
    }
}
