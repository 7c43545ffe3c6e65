package import JSON

/// What the counter is told: keys with the moment at which they came, that nothing came for a while,
/// and what the daemon answered.
package enum CounterInput: Sendable {
    /// - Parameter at: milliseconds on a clock that only goes forwards.
    case key(Key, at: Int64)
    /// As long as a scan without a suffix takes to be at its end.
    case silence
    /// A second has gone by while the daemon does not answer.
    case second
    case answer(CounterAnswer)
}

package enum CounterAnswer: Sendable {
    /// Everybody, everything, and what was handed over today.
    case lists(people: [JSON], products: [JSON], day: CounterDay)
    /// Somebody's balance and what is held for them, with the shelf as it is now.
    case customer(balance: JSON, holds: [JSON], products: [JSON])
    case redemption(JSON)
    /// A change was booked; or, of a rehearsal, would be.
    case done(JSON)
    case refused(CounterRefusal)
    /// The daemon could not be asked. Of a change: nobody knows whether it was booked.
    case away(Phrase)
    /// What became of a slip's file.
    case slip(CounterMessage)
}

/// What the counter wants done. One after the other, each that asks the daemon with an answer.
package enum CounterEffect: Sendable, Equatable {
    case load
    case look(employee: String)
    case find(redemption: String)
    /// The same call again has the same request id, so that it is booked once.
    case send(CounterCall)
    case rehearse(CounterCall)
    case keepSlips([JSON])
    case bell
    case suspend
    case leave
}

package struct CounterCall: Sendable, Equatable {
    package let method: String
    package let params: JSONObject
    package let request: String

    package init(_ method: String, _ params: JSONObject, request: String) {
        self.method = method
        self.params = params
        self.request = request
    }
}
