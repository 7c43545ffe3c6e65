import JSON
import LedgerAPI
import LedgerDaemon

/// A backend whose methods do what connections have to cope with. Methods are named by lane and
/// conduct: `change.gated` waits at the gate, `stream.lines` sends as many lines as it is asked.
struct TestBackend: Backend {
    let gate = Gate()
    /// The methods of each batch that the writer applied.
    let batches = Journal<[String]>()
    /// Reads, as they begin.
    let reads = Journal<String>()
    /// Calls answered on the loop's thread.
    let immediate = Journal<String>()
    /// What else the writer was asked to do: "settle", "checkpoint".
    let chores = Journal<String>()
    /// Bytes that a stream got rid of; -1 when it was told that nobody wants more.
    let sent = Journal<Int>()
    /// How long until the first thing falls due; nil: nothing will.
    var due: Duration?
    /// Times that `settle` is called until all that fell due is recorded.
    var stepsOfDueWork = 1
    var failure: String?
    /// What `settle` says after the start: the outcome of its commit is unknown.
    var unknownWhenDue: String?

    func lane(of method: String) -> Lane {
        switch method.split(separator: ".").first {
        case "change": .change
        case "quick": .quick
        case "read": .read
        case "stream": .stream
        default: .immediate
        }
    }

    func answerImmediately(_ call: Call) -> [UInt8] {
        immediate.add(call.request.method)
        switch call.request.method {
        case "whoami":
            return reply(
                call, ["uid": .int(Int64(call.peer.uid)), "pid": .int(Int64(call.peer.pid))])
        case "big":
            return reply(call, .string(String(repeating: "b", count: count(call))))
        case "nothing":
            return Reply.failure(call.request.id, WireError(.unknownMethod)).line()
        default: return reply(call, .object(call.request.params))
        }
    }

    func makeWriter(_ start: LongStart) throws -> any BackendWriter {
        if let failure { throw WireError(.internalError, message: failure) }
        return Writer(backend: self)
    }

    func makeReader() throws -> any BackendReader { Reader(backend: self) }
}

func count(_ call: Call) -> Int { Int(call.request.params["count"]?.int ?? 1) }

func reply(_ call: Call, _ result: JSON) -> [UInt8] {
    Reply.success(call.request.id, result).line()
}

extension TestBackend {
    final class Writer: BackendWriter {
        private let backend: TestBackend
        private var applied: Int64 = 0
        private var hasSettled = 0

        init(backend: TestBackend) { self.backend = backend }

        func apply(_ batch: [Call]) -> WriterOutcome {
            backend.batches.add(batch.map(\.request.method))
            var stop: String?
            let replies = batch.map { call in
                switch call.request.method {
                case "change.gated": backend.gate.pass()
                case "change.unknown":
                    stop = "the disk did not say"
                    let error = WireError(.outcomeUnknown)
                    return Reply.failure(call.request.id, error).line()
                default: break
                }
                applied += 1
                return reply(call, ["applied": .int(applied)])
            }
            return WriterOutcome(replies: replies, stop: stop)
        }

        /// Due once, after the time that the backend says; again and again if it is no time.
        func untilNextDue() -> Duration? {
            hasSettled > 1 && backend.due != .zero ? nil : backend.due
        }

        func settle() -> ChoreOutcome {
            hasSettled += 1
            backend.chores.add("settle")
            if hasSettled > 1, let reason = backend.unknownWhenDue { return .stop(reason) }
            return hasSettled < backend.stepsOfDueWork ? .unfinished : .done
        }

        func checkpoint() { backend.chores.add("checkpoint") }
    }

    struct Reader: BackendReader {
        let backend: TestBackend

        func answer(_ call: Call, send: (_ line: [UInt8]) -> Bool) {
            backend.reads.add(call.request.method)
            switch call.request.method {
            case "read.gated": backend.gate.pass()
            case "read.silent": return
            case "stream.lines": return stream(call, send)
            case "stream.gated":
                _ = send(reply(call, ["continues": true]))
                _ = send(reply(call, ["continues": true]))
                backend.gate.pass()
            default: break
            }
            _ = send(reply(call, .object(call.request.params)))
        }

        /// `count` lines of `size` bytes, then one more.
        private func stream(_ call: Call, _ send: (_ line: [UInt8]) -> Bool) {
            let size = Int(call.request.params["size"]?.int ?? 1000)
            let row = JSON.string(String(repeating: "r", count: size))
            let line = reply(call, ["rows": [row], "continues": true])
            for _ in 0..<count(call) {
                guard send(line) else { return backend.sent.add(-1) }
                backend.sent.add(line.count)
            }
            _ = send(reply(call, ["count": .int(Int64(count(call)))]))
        }
    }
}
