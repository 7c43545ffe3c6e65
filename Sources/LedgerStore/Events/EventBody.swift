import JSON
import Ledger

/// A stored body that does not say what its type promises.
struct EventFault: Error {
    let member: String
}

/// Reads the members of a stored body.
struct EventBody {
    let members: JSONObject

    private func value(_ name: String) throws(EventFault) -> JSON {
        guard let value = members[name] else { throw EventFault(member: name) }
        return value
    }

    func has(_ name: String) -> Bool { members[name] != nil }

    func text(_ name: String) throws(EventFault) -> String {
        guard let text = members[name]?.string else { throw EventFault(member: name) }
        return text
    }

    func int(_ name: String) throws(EventFault) -> Int64 {
        guard let int = members[name]?.int else { throw EventFault(member: name) }
        return int
    }

    func bool(_ name: String) throws(EventFault) -> Bool {
        guard let bool = members[name]?.bool else { throw EventFault(member: name) }
        return bool
    }

    func list(_ name: String) throws(EventFault) -> [JSON] {
        guard let list = members[name]?.array else { throw EventFault(member: name) }
        return list
    }

    func body(_ name: String) throws(EventFault) -> EventBody {
        guard let object = members[name]?.object else { throw EventFault(member: name) }
        return EventBody(members: object)
    }

    func json(_ name: String) throws(EventFault) -> JSON { try value(name) }

    func optional<R>(
        _ name: String, _ read: (String) throws(EventFault) -> R
    ) throws(EventFault) -> R? {
        has(name) ? try read(name) : nil
    }

    func points(_ name: String) throws(EventFault) -> Points { Points(try int(name)) }
    func fen(_ name: String) throws(EventFault) -> Fen { Fen(try int(name)) }

    func instant(_ name: String) throws(EventFault) -> Instant {
        Instant(milliseconds: try int(name))
    }

    func day(_ name: String) throws(EventFault) -> Day {
        guard let day = Day(try text(name)) else { throw EventFault(member: name) }
        return day
    }

    func days(_ name: String) throws(EventFault) -> Set<Day> {
        var days: Set<Day> = []
        for item in try list(name) {
            guard let text = item.string, let day = Day(text) else {
                throw EventFault(member: name)
            }
            days.insert(day)
        }
        return days
    }

    func code<C: CodeName>(_ name: String, _: C.Type = C.self) throws(EventFault) -> C {
        guard let code = C(try text(name)) else { throw EventFault(member: name) }
        return code
    }

    func id<ID: NumberedID>(_ name: String, _: ID.Type = ID.self) throws(EventFault) -> ID {
        guard let id = ID(try text(name)) else { throw EventFault(member: name) }
        return id
    }

    func choice<C: RawRepresentable>(
        _ name: String, _: C.Type = C.self
    ) throws(EventFault) -> C where C.RawValue == String {
        guard let choice = C(rawValue: try text(name)) else { throw EventFault(member: name) }
        return choice
    }

    func deadline(_ name: String) throws(EventFault) -> Deadline {
        let body = try body(name)
        return Deadline(
            at: try body.instant("at"), provisional: try body.bool("provisional"),
            from: try body.day("from"), workingDays: Int(try body.int("workingDays")))
    }
}

extension Deadline {
    var stored: JSON {
        [
            "at": .int(at.milliseconds), "from": .string(from.text),
            "provisional": .bool(provisional), "workingDays": .int(Int64(workingDays)),
        ]
    }
}

extension JSONObject {
    /// Sets a member where there is a value.
    mutating func set(_ name: String, _ value: JSON?) {
        if let value { self[name] = value }
    }
}

extension Set<Day> {
    var stored: JSON { .array(sorted().map { .string($0.text) }) }
}
