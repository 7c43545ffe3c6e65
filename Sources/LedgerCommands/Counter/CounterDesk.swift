import CSystem
import JSON
import LedgerAPI
import LedgerClient

/// `jifen counter` at work: between the terminal, the daemon, and the ``Counter`` that decides.
final class CounterDesk {
    private let session: Session
    private let screen: FullScreen
    private let slips: SlipFolder?
    private(set) var counter: Counter
    private var isOver = false
    private var isDrawn = false
    private let clerk: String
    private let marks: [Phrase]

    /// For one answer of the daemon; people stand in a row.
    private static let seconds = 3
    /// Requests that are still open may be older than today; they lapse within this many days.
    private static let daysBack = 45
    /// Milliseconds: keys that come at once are drawn at once.
    private static let frame: Int32 = 4

    init(_ session: Session, slips: SlipFolder?) throws(Failure) {
        self.session = session
        self.slips = slips
        let person = try session.whoami()
        let clerk = person["actor"]?.string ?? ""
        self.clerk = clerk.visible
        marks =
            (person["kind"] == "training" ? [TrainingMark.line] : [])
            + (session.options.isDryRun ? [Phrase(zh: "演算，不入账", en: "rehearsal")] : [])
        counter = Counter(clerk: clerk, language: session.language) { RequestKey.made() }
        screen = try FullScreen(
            session,
            instead: Phrase(
                zh: "没有终端时用 jifen redeem、jifen redemption fulfil。",
                en: "Without one: jifen redeem, jifen redemption fulfil."))
    }

    /// Until somebody quits.
    func run() throws(Failure) {
        defer { screen.leave() }
        try perform(counter.begin())
        while !isOver {
            switch screen.next(milliseconds: pause) {
            case .ended: throw .client(.interrupted(request: openRequest))
            case .resized: draw()
            case .idle where !isDrawn: draw()
            case .idle:
                isDrawn = false
                try perform(counter.take(counter.waitsForDaemon ? .second : .silence))
            case .key(let key):
                isDrawn = false
                try perform(
                    counter.take(.key(key, at: cs_monotonic_nanoseconds() / 1_000_000)))
            }
        }
        if let request = openRequest { throw .client(.outcomeUnknown(request: request)) }
    }

    /// A change whose end is not known.
    private var openRequest: String? { counter.work?.waiting.first?.request }

    private var pause: Int32 {
        if !isDrawn { return Self.frame }
        if counter.waitsForDaemon { return 1000 }
        return counter.waitsForSilence ? Int32(ScanPace.silence) - Self.frame : -1
    }

    private func draw() {
        let (rows, columns) = screen.size
        let page = CounterPage(
            counter: counter, language: session.language, rows: rows, columns: columns,
            clerk: clerk, marks: marks)
        let (lines, cursor) = page.frame
        screen.show(lines, cursor: cursor)
        isDrawn = true
    }

    /// Effects that follow from an answer come before those that were left.
    private func perform(_ effects: [CounterEffect]) throws(Failure) {
        var left = effects
        while !left.isEmpty {
            left = try done(left.removeFirst()).map { counter.take(.answer($0)) + left } ?? left
            isDrawn = false
        }
    }

    private func done(_ effect: CounterEffect) throws(Failure) -> CounterAnswer? {
        switch effect {
        case .bell: screen.bell()
        case .suspend: screen.suspend()
        case .leave: isOver = true
        case .load: return try answer { () throws(Failure) in try lists() }
        case .look(let employee):
            return try answer { () throws(Failure) in try customer(employee) }
        case .find(let redemption):
            return try answer { () throws(Failure) in
                .redemption(
                    try ask("redemption.show", ["redemption": .string(redemption)]))
            }
        case .rehearse(let call): return try send(call, dryRun: true)
        case .send(let call):
            draw()
            return try send(call, dryRun: nil)
        case .keepSlips(let rows): return slips.map { .slip($0.keep(rows, session)) }
        }
        return nil
    }
}

extension CounterDesk {
    private func ask(_ method: String, _ params: JSONObject) throws(Failure) -> JSON {
        try session.ask(method, params, seconds: Self.seconds)
    }

    private func send(_ call: CounterCall, dryRun: Bool?) throws(Failure) -> CounterAnswer {
        try answer { () throws(Failure) in
            .done(
                try session.change(
                    call.method, call.params, request: call.request, dryRun: dryRun,
                    seconds: Self.seconds))
        }
    }

    private func lists() throws(Failure) -> CounterAnswer {
        let now = try ask("whoami", [:])["now"]?.string ?? ""
        let today = String(now.prefix(10))
        var first = CalendarDay(reading: today)
        for _ in 0..<Self.daysBack { first = first?.previous ?? first }
        var redemptions: [JSON] = []
        for stage in ["fulfilled", "returned"] {
            var params: JSONObject = ["stage": .string(stage)]
            params["from"] = first.map { .string($0.text) }
            redemptions += try session.allRows("redemption.list", params)
        }
        return .lists(
            people: try session.allRows("employee.list", [:]),
            products: try session.allRows("product.list", [:]),
            day: CounterDay(today, rows: redemptions))
    }

    private func customer(_ employee: String) throws(Failure) -> CounterAnswer {
        let who: JSONObject = ["employee": .string(employee)]
        let held: JSONObject = ["employee": .string(employee), "stage": "held"]
        return .customer(
            balance: try ask(AccountBalance.call.name, who),
            holds: try session.allRows("redemption.list", held),
            products: try session.allRows("product.list", [:]))
    }

    /// What the daemon will say another time is not its answer yet.
    private static let passing: Set<ErrorKind?> = [
        .tooManyConnections, .tooManyInFlight, .overloaded, .shuttingDown, .outcomeUnknown,
    ]

    private func answer(
        _ work: () throws(Failure) -> CounterAnswer
    ) throws(Failure) -> CounterAnswer {
        do throws(Failure) {
            return try work()
        } catch {
            let words = error.explanation?.what ?? Phrase("")
            switch error {
            case .client(.refused(let refusal)) where !Self.passing.contains(refusal.known):
                let product = refusal.facts["product"]?.string
                return .refused(
                    CounterRefusal(
                        refusal, product: product.flatMap { counter.directory.product($0)?.name }))
            case .client(.interrupted): throw error
            case .client(.outcomeUnknown): return .away(Phrase(""))
            case .client: return .away(words)
            case .usage, .file, .told, .said:
                return .refused(CounterRefusal(kind: "", what: words))
            }
        }
    }
}
