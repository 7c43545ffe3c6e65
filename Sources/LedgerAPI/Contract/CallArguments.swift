public import JSON
public import LedgerValues

/// A value as the check of its parameter understood it.
public enum Checked: Sendable {
    /// A text, a code or a choice that has its form.
    case text(String)
    /// A whole number, or the number of an id.
    case int(Int64)
    case truth(Bool)
    case day(Day)
    case holder(RoleHolder)
    case list([Checked])
    case object(CallArguments)
    case json(JSON)
}

/// The parameters of one call, or of one line of a list.
public struct CallArguments: Sendable {
    public typealias Given = (name: String, value: Checked)

    /// As they came.
    public let params: JSONObject
    private let given: [Given]

    /// Parameters that were checked when they came, and are read one by one now.
    public init(_ params: JSONObject) { self.init(params, []) }

    init(_ params: JSONObject, _ given: [Given]) {
        self.params = params
        self.given = given
    }

    /// Every value is parsed here, once.
    /// - Parameter path: before the names in what is refused, such as `rows.3.`
    public init(
        checking params: JSONObject, _ parameters: [Parameter], at path: String = ""
    ) throws(InvalidParameter) {
        self.init(params, try parameters.check(params, at: path))
    }

    /// A required member's value. The check has made sure of it; a call that is asked for what it
    /// does not declare is a programmer's mistake.
    public subscript<Value>(member: Member<Value>) -> Value {
        guard let value = value(of: member) else {
            preconditionFailure("the call does not require \(member.name)")
        }
        return value
    }

    /// An optional member's value, nil where it was not given.
    public subscript<Value>(member: OptionalMember<Value>) -> Value? { value(of: member) }

    /// Whether a flag was given, and is true.
    public func isSet(_ member: OptionalMember<Bool>) -> Bool { self[member] ?? false }

    private func value<M: DescribedMember>(of member: M) -> M.Value? {
        let name = member.parameter.name
        if let found = given.first(where: { $0.name == name }) {
            return member.form.value(found.value)
        }
        return given.isEmpty ? params[name].flatMap { member.form.read($0) } : nil
    }
}
