import JSON
import Ledger

/// Events as they are on disk: a type of `EventType`, and a body of canonical JSON. The names of
/// members are the books' own, too; a rename in Swift changes none of them.
enum EventCodec {
    static func encode(_ event: Event) -> (type: String, body: [UInt8]) {
        let (type, body) = stored(event)
        return (type, JSON.object(body).canonical())
    }

    private static func stored(_ event: Event) -> (String, JSONObject) {
        switch event {
        case .books(let event): named(stored(event))
        case .role(let event): named(stored(event))
        case .employee(_, let event): named(stored(event))
        case .policy(let event): named(stored(event))
        case .calendar(let event): named(stored(event))
        case .claim(_, let event): named(stored(event))
        case .deduction(_, let event): named(stored(event))
        case .product(_, let event): named(stored(event))
        case .redemption(_, let event): named(stored(event))
        case .clearing(let event): named(stored(event))
        case .budget(_, let event): named(stored(event))
        case .opening(let event): named(stored(event))
        case .campaign(_, let event): named(stored(event))
        case .imported(_, let event): named(stored(event))
        case .work(let event): named(stored(event))
        }
    }

    private static func named<T: RawRepresentable>(
        _ stored: (type: T, body: JSONObject)
    ) -> (String, JSONObject) where T.RawValue == String { (stored.type.rawValue, stored.body) }

    /// An event of any version ever written.
    static func decode(
        type: String, stream: String, body: [UInt8]
    ) throws(EventFault) -> Event {
        guard let type = EventType(type) else { throw EventFault(member: "type") }
        return try body.withUnsafeBufferPointer { body throws(EventFault) in
            try decode(type: type, stream: stream, body: UnsafeRawBufferPointer(body))
        }
    }

    static func decode(
        type: EventType, stream: String, body: UnsafeRawBufferPointer
    ) throws(EventFault) -> Event {
        guard let json = try? JSON.parse(body, limits: .stored), let members = json.object else {
            throw EventFault(member: "body")
        }
        return try decode(type: type, stream: stream, members)
    }

    static func decode(
        type: EventType, stream: String, _ members: JSONObject
    ) throws(EventFault) -> Event {
        guard let stream = Stream(stream) else { throw EventFault(member: "stream") }
        let body = EventBody(members: members)
        switch type {
        case .books(let type): return .books(try books(type, body))
        case .role(let type): return .role(try role(type, body))
        case .policy(let type): return .policy(try policy(type, body))
        case .calendar(let type): return .calendar(try calendar(type, body))
        case .clearing(let type): return .clearing(try clearing(type, body))
        case .opening(let type): return .opening(try opening(type, body))
        case .work(let type): return .work(try work(type, body))
        case .employee(let type):
            if case .employee(let id) = stream { return .employee(id, try employee(type, body)) }
        case .claim(let type):
            if case .claim(let id) = stream { return .claim(id, try claim(type, body)) }
        case .deduction(let type):
            if case .deduction(let id) = stream { return .deduction(id, try deduction(type, body)) }
        case .product(let type):
            if case .product(let code) = stream { return .product(code, try product(type, body)) }
        case .redemption(let type):
            if case .redemption(let id) = stream {
                return .redemption(id, try redemption(type, body))
            }
        case .budget(let type):
            if case .budget(let year) = stream {
                return .budget(year: year, try budget(type, body))
            }
        case .campaign(let type):
            if case .campaign(let code) = stream {
                return .campaign(code, try campaign(type, body))
            }
        case .imported(let type):
            if case .imported(let id) = stream { return .imported(id, try imported(type, body)) }
        }
        throw EventFault(member: "stream")
    }
}
