import JSON
import Ledger
import LedgerStore

/// Plays an enterprise day by day: claims, approvals, notices that end by themselves, redemptions,
/// goods handed over. Every event is decided by the rules; nothing is made up beside them.
final class Generator {
    private let order: GenerateOrder
    private let books: BookStore
    private var random: SplitMix64
    private var day = Generator.firstDay
    /// Since the morning: commands follow each other by a hundredth of a second.
    private var elapsed: Int64 = 0
    private var sinceCommit = 0
    private var redemptions: Int64 = 0
    private var toReview: [ClaimID] = []
    private var toHandOver: [RedemptionID] = []
    /// Who got points and has not spent them.
    private var credited: [EmployeeID] = []

    private static let firstDay = Day(number: 20_458)
    /// Eight o'clock, in milliseconds.
    private static let morning: Int64 = 28_800_000
    private static let batch = 4096
    /// Days that the events are spread over, roughly.
    private static let days: Int64 = 200
    /// A claim, its approval and credit, and three redemptions of two events each.
    private static let eventsOfClaim: Int64 = 9

    init(_ order: GenerateOrder) throws {
        self.order = order
        random = SplitMix64(seed: order.seed)
        books = try BookStore(path: order.output)
    }

    func run() throws -> MadeBooks {
        try books.begin()
        try furnish()
        let claims = max(1, order.events / Self.days / Self.eventsOfClaim)
        while books.head.seq < order.events {
            try settle()
            try review()
            try handOver()
            try redeem()
            for _ in 0..<claims where books.head.seq < order.events { try submit() }
            day = day.adding(1)
            elapsed = 0
        }
        // As a daemon would find them at the beginning of that day.
        elapsed = -Self.morning
        try settle()
        try books.commit()
        try books.checkpoint()
        return MadeBooks(
            events: books.head.seq, redemptions: redemptions, until: day, head: books.head)
    }

    private var now: Instant {
        LedgerTime.china.start(of: day).adding(milliseconds: Self.morning + elapsed)
    }

    /// Decides and records, and commits now and then.
    @discardableResult
    private func apply(_ command: Command, by actor: Actor) throws -> [Event] {
        let context = Context(actor: actor, now: now, time: .china)
        let events = try command.decide(context, in: books.state)
        try books.checkState()
        try record(events, by: actor, effective: now)
        return events
    }

    private func record(_ events: [Event], by actor: Actor, effective: Instant) throws {
        try books.record(
            events, by: actor, recordedAt: now, effectiveAt: effective, requestID: nil)
        elapsed += 10
        sinceCommit += events.count
        guard sinceCommit >= Self.batch else { return }
        try books.commit()
        try books.checkpoint()
        sinceCommit = 0
        try books.begin()
    }

    private func settle() throws {
        var rest: DueItem?
        while let due = rest ?? books.state.nextDueWork(until: now) {
            let settlement = books.state.settle(due)
            try books.checkState()
            try record(settlement.events, by: .clock, effective: due.at)
            noteCredits(settlement.events)
            rest = settlement.rest
        }
    }

    private func noteCredits(_ events: [Event]) {
        for case .claim(_, .credited(let employee, _)) in events { credited.append(employee) }
    }

    private func submit() throws {
        let employee = GeneratedEnterprise.employee(random.below(order.employees))
        let submission = Claim.Submission(
            employee: employee, item: GeneratedEnterprise.item, occurred: day, distinct: true,
            note: "三号车间冲压机防护罩松动，已报班组长并当场停机整改")
        toReview.append(books.state.nextClaim)
        try apply(.claim(.submit(submission)), by: .employee(employee))
    }

    /// Yesterday's claims; one in fifty is refused.
    private func review() throws {
        let claims = toReview
        toReview = []
        for claim in claims where books.head.seq < order.events {
            let reviewer = Actor.employee(GeneratedEnterprise.reviewer(random.below(8)))
            if random.below(50) == 0 {
                try apply(
                    .claim(.reject(claim, reason: "证据不足", asFalse: false)), by: reviewer)
            } else {
                let points = Points(Int64(10 + 5 * random.below(3)))
                noteCredits(try apply(.claim(.approve(claim, points: points)), by: reviewer))
            }
        }
    }

    /// What whoever got points can buy; everybody keeps enough for one thing more, for a clearing
    /// to take.
    private func redeem() throws {
        let employees = credited
        credited = []
        for employee in employees {
            while books.head.seq < order.events,
                books.state.account(of: employee).available >= GeneratedEnterprise.price * 2
            {
                let product = GeneratedEnterprise.product(
                    random.below(GeneratedEnterprise.products))
                let redemption = RedemptionID(
                    number: books.state.lastNumber(RedemptionID.self) + 1)
                try apply(
                    .redemption(.request(employee, product, count: 1)), by: .employee(employee))
                toHandOver.append(redemption)
            }
        }
    }

    /// What was asked for the day before; one in a hundred is cancelled, one comes back.
    private func handOver() throws {
        let waiting = toHandOver
        toHandOver = []
        let administrator = Actor.employee(GeneratedEnterprise.administrator(0))
        for redemption in waiting where books.head.seq < order.events {
            switch random.below(100) {
            case 0:
                try apply(.redemption(.cancel(redemption, reason: "改主意")), by: administrator)
            case 1:
                try apply(.redemption(.fulfil(redemption)), by: administrator)
                try apply(.redemption(.return(redemption, reason: "破损")), by: administrator)
            default:
                try apply(.redemption(.fulfil(redemption)), by: administrator)
                redemptions += 1
            }
        }
    }

    /// The books, their rules, people and goods.
    private func furnish() throws {
        for command in try GeneratedEnterprise.opening(on: day, noticeDays: order.noticeDays) {
            try apply(command, by: .operator)
        }
        for (employee, department) in GeneratedEnterprise.people(order.employees) {
            let enrolment = Employee.Command.enrol(
                employee, department: department, type: .regular, user: nil)
            try books.name(employee, "王建国")
            try apply(.employee(enrolment), by: GeneratedEnterprise.leader)
        }
        for command in GeneratedEnterprise.rolesAndGoods {
            try apply(command, by: GeneratedEnterprise.leader)
        }
    }
}
