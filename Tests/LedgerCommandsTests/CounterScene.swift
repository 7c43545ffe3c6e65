import JSON
import LedgerCommands
import Synchronization

/// A counter with a shelf and four people, which is told keys as they come and answered as the
/// daemon would.
struct CounterScene {
    var counter: Counter
    /// All that was to be done, bells left out.
    private(set) var effects: [CounterEffect] = []
    private(set) var bells = 0
    /// Milliseconds.
    private(set) var clock: Int64 = 0

    static let people: [JSON] = [
        ["employee": "E010", "name": "张守勤", "department": "铸造", "active": true],
        ["employee": "E011", "name": "欧阳海", "department": "铸造", "active": true],
        ["employee": "E013", "name": "张三丰", "department": "铸造", "active": true],
        ["employee": "1001", "name": "方正", "department": "机修", "active": false],
    ]
    static let shelf: [JSON] = [
        ["product": "P01", "name": "毛巾", "price": 50, "available": 9],
        ["product": "P02", "name": "肥皂", "price": 20, "available": 2],
        ["product": "P04", "name": "毛毯", "price": 300, "available": 0],
        ["product": "12", "name": "牙刷", "price": 5, "available": 50],
        ["product": "6901234567892", "name": "牙膏", "price": 30, "available": 50],
    ]

    init(holds: [JSON] = []) {
        let count = Mutex(0)
        counter = Counter(clerk: "E001", language: .chinese) {
            count.withLock { number in
                number += 1
                return "request-\(number)"
            }
        }
        note(counter.begin())
        answer(
            .lists(people: Self.people, products: Self.shelf, day: CounterDay("2026-11-10")))
        effects = []
    }

    private mutating func note(_ more: [CounterEffect]) {
        bells += more.count { $0 == .bell }
        effects += more.filter { $0 != .bell }
    }

    mutating func answer(_ answer: CounterAnswer) { note(counter.take(.answer(answer))) }

    mutating func press(_ key: Key, after pause: Int64 = 200) {
        clock += pause
        note(counter.take(.key(key, at: clock)))
    }

    /// Nothing comes for a while.
    mutating func rest() {
        clock += ScanPace.silence
        note(counter.take(.silence))
    }

    /// As a scanner types.
    mutating func scan(_ code: String, suffix: [Key] = [.enter]) {
        clock += 200
        for character in code { press(.text(character), after: 3) }
        if suffix.isEmpty { rest() }
        for key in suffix { press(key, after: 3) }
    }

    /// As a person types, with Enter.
    mutating func type(_ text: String) {
        for character in text { press(.text(character), after: 90) }
        press(.enter)
    }

    /// A key that stands alone.
    mutating func key(_ character: Character) {
        press(.text(character))
        rest()
    }

    /// Somebody stands there, with points and what is held for them.
    mutating func serve(
        _ number: String = "E010", available: Int64 = 300, holds: [JSON] = []
    ) {
        scan(number)
        customer(available: available, holds: holds)
        effects = []
    }

    mutating func customer(available: Int64 = 300, holds: [JSON] = []) {
        answer(
            .customer(
                balance: ["available": .int(available)], holds: holds, products: Self.shelf))
    }

    /// Scans goods, to which no rule objects.
    mutating func choose(_ codes: String...) {
        for code in codes {
            scan(code)
            answer(.done([:]))
        }
        effects = []
    }

    mutating func takeEffects() -> [CounterEffect] {
        defer { effects = [] }
        return effects
    }

    /// Calls that are being sent.
    mutating func sent() -> [CounterCall] {
        takeEffects().compactMap { if case .send(let call) = $0 { call } else { nil } }
    }

    var lines: [String] { counter.cart.lines.map { "\($0.product.code) ×\($0.count)" } }

    static func hold(_ id: JSON, _ product: JSON = "P01", points: JSON = 50) -> JSON {
        ["redemption": id, "product": product, "productName": "毛巾", "count": 1, "points": points]
    }

    /// What the daemon answers to a cart of one towel.
    static func handedOver(_ id: JSON = "R7", at: JSON = "2026-11-10T09:00:00.000+08:00") -> JSON {
        [
            "employee": "E010", "name": "张守勤", "points": 50, "available": 250,
            "lines": [
                [
                    "redemption": id, "product": "P01", "productName": "毛巾", "count": 1,
                    "points": 50, "fulfilledAt": at, "left": 8,
                ]
            ],
        ]
    }
}
