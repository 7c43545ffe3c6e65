import JSON

/// The counter: who stands there, what they chose, what was handed over. A value that is told keys
/// and answers and says what is to be done; it knows neither terminal nor daemon (R-RED-6).
package struct Counter: Sendable {
    /// What lies over the counter and takes the keys.
    package enum Front: Sendable, Equatable {
        case none
        case choice(CounterChoice)
        /// Another card while there are goods in the cart.
        case change(to: CounterPerson, chosen: [String])
        /// Why the last goods come back.
        case reason(CounterDay.HandOver)
        case slip(CounterDay.HandOver)
        case day(scroll: Int)
        case help
    }

    package internal(set) var directory = CounterDirectory()
    package internal(set) var day = CounterDay()
    package internal(set) var customer: CounterCustomer?
    package internal(set) var cart = CounterCart()
    package internal(set) var entry = CounterEntry()
    package internal(set) var front = Front.none
    package internal(set) var message: CounterMessage?
    /// What the rules say of the cart as it is; nil where nothing is in its way.
    package internal(set) var objection: CounterRefusal?
    /// What the daemon is asked now.
    var asked: Asked?
    /// Changes that are being booked, one after the other.
    package internal(set) var work: CounterWork?
    /// A slip's request, to be chosen when its person is known.
    var chosen: [String] = []
    /// A code that nobody knew, to be looked for once more in fresh lists.
    var unknown: String?
    /// Who works here, as the books name them.
    let clerk: String
    let language: Language
    private let newRequest: @Sendable () -> String

    enum Asked: Sendable, Equatable {
        case lists
        case customer(CounterPerson)
        case redemption
        case rehearsal
        case change
        case slip
    }

    /// - Parameters:
    ///   - clerk: who works here, as the books name them.
    ///   - language: of the reasons that go into the books.
    ///   - newRequest: makes the id of a change that is not a repeat.
    package init(
        clerk: String, language: Language, newRequest: @escaping @Sendable () -> String
    ) {
        self.clerk = clerk
        self.language = language
        self.newRequest = newRequest
    }

    /// What is to be done first.
    package mutating func begin() -> [CounterEffect] {
        asked = .lists
        return [.load]
    }

    /// Whether ``CounterInput/silence`` is waited for.
    package var waitsForSilence: Bool {
        entry.command != nil || entry.isScan || isChoosing(entry.text)
    }

    /// Whether ``CounterInput/second`` is waited for.
    package var waitsForDaemon: Bool { work?.isAway ?? false }

    package mutating func take(_ input: CounterInput) -> [CounterEffect] {
        switch input {
        case .key(let key, let moment): take(key, at: moment)
        case .silence: takeSilence()
        case .second: takeSecond()
        case .answer(let answer): take(answer)
        }
    }

    func request() -> String { newRequest() }

    /// What the cart leaves of the points.
    package var left: Int64 { (customer?.available ?? 0) - cart.points }

    mutating func say(_ message: CounterMessage) -> [CounterEffect] {
        self.message = message
        return message.tone == .refused ? [.bell] : []
    }

    mutating func say(
        _ tone: CounterMessage.Tone, _ chinese: String, _ english: String, _ details: Phrase...
    ) -> [CounterEffect] {
        say(CounterMessage(tone, Phrase(zh: chinese, en: english), details))
    }
}

/// Several that what was typed can mean; a digit says which.
package enum CounterChoice: Sendable, Equatable {
    case people([CounterPerson])
    case products([CounterProduct])

    /// As many as there are digits.
    package static let most = 9

    package var count: Int {
        switch self {
        case .people(let people): people.count
        case .products(let products): products.count
        }
    }
}

/// Changes that belong together, and how far they have come.
package struct CounterWork: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        case handOver
        case handOut([CounterHold])
        case giveBack(CounterDay.HandOver)
    }

    package let kind: Kind
    var waiting: [CounterCall]
    /// Redemptions that are done.
    var done: [String] = []
    var results: [JSON] = []
    var refused: [CounterRefusal] = []
    /// The daemon does not answer; the call goes out again under its id.
    package var isAway = false
    /// It was away in between.
    var wasAway = false

    init(_ kind: Kind, _ calls: [CounterCall]) {
        self.kind = kind
        waiting = calls
    }
}
