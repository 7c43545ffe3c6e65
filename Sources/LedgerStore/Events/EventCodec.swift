import JSON
import Ledger

/// Events as they are on disk: a type with a version, and a body of canonical JSON. Names here
/// are the books' own; a rename in Swift changes none of them.
enum EventCodec {
    static func encode(_ event: Event) -> (type: String, body: [UInt8]) {
        let (type, body) = stored(event)
        return (type, JSON.object(body).canonical())
    }

    private static func stored(_ event: Event) -> (String, JSONObject) {
        switch event {
        case .books(let event): stored(event)
        case .role(let event): stored(event)
        case .employee(_, let event): stored(event)
        case .policy(let event): stored(event)
        case .calendar(let event): stored(event)
        case .claim(_, let event): stored(event)
        case .deduction(_, let event): stored(event)
        case .product(_, let event): stored(event)
        case .redemption(_, let event): stored(event)
        case .clearing(let event): stored(event)
        case .budget(_, let event): stored(event)
        case .opening(let event): stored(event)
        case .campaign(_, let event): stored(event)
        }
    }

    /// An event of any version ever written. Nil where the type is not known.
    static func decode(
        type: String, stream: String, body: [UInt8]
    ) throws(EventFault) -> Event {
        guard let json = try? JSON.parse(body, limits: .stored), let members = json.object else {
            throw EventFault(member: "body")
        }
        return try decode(type: type, stream: stream, members)
    }

    static func decode(
        type: String, stream: String, _ members: JSONObject
    ) throws(EventFault) -> Event {
        let body = EventBody(members: members)
        let colon = stream.utf8.firstIndex(of: UInt8(ascii: ":"))
        let subject = colon.map { String(stream[stream.index(after: $0)...]) } ?? stream
        let dot = type.utf8.firstIndex(of: UInt8(ascii: ".")) ?? type.endIndex
        switch type[..<dot] {
        case "books": return .books(try books(type, body))
        case "role": return .role(try role(type, body))
        case "employee":
            return .employee(try code(subject), try employee(type, body))
        case "policy": return .policy(try policy(type, body))
        case "calendar": return .calendar(try calendar(type, body))
        case "claim": return .claim(try id(subject), try claim(type, body))
        case "deduction": return .deduction(try id(subject), try deduction(type, body))
        case "product": return .product(try code(subject), try product(type, body))
        case "redemption": return .redemption(try id(subject), try redemption(type, body))
        case "clearing": return .clearing(try clearing(type, body))
        case "budget":
            guard let year = Int(subject) else { throw EventFault(member: "stream") }
            return .budget(year: year, try budget(type, body))
        case "opening": return .opening(try opening(type, body))
        case "campaign": return .campaign(try code(subject), try campaign(type, body))
        default: throw EventFault(member: "type")
        }
    }

    private static func code<C: CodeName>(_ text: String) throws(EventFault) -> C {
        guard let code = C(text) else { throw EventFault(member: "stream") }
        return code
    }

    private static func id<ID: NumberedID>(_ text: String) throws(EventFault) -> ID {
        guard let id = ID(text) else { throw EventFault(member: "stream") }
        return id
    }
}
