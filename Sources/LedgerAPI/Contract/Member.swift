public import JSON

/// A named value of a call or of its result: declared once, and read and written by that.
public protocol DescribedMember: Sendable {
    associatedtype Value: Sendable
    /// As `rpc.discover` describes it.
    var parameter: Parameter { get }
    var form: Form<Value> { get }
}

extension DescribedMember {
    public var name: String { parameter.name }
}

/// A member that is always there.
public struct Member<Value: Sendable>: DescribedMember {
    public let parameter: Parameter
    public let form: Form<Value>

    public init(_ name: String, _ form: Form<Value>, _ about: String = "") {
        parameter = .required(name, form.kind, about)
        self.form = form
    }
}

/// A member that may be left out.
public struct OptionalMember<Value: Sendable>: DescribedMember {
    public let parameter: Parameter
    public let form: Form<Value>

    public init(_ name: String, _ form: Form<Value>, _ about: String = "") {
        parameter = .optional(name, form.kind, about)
        self.form = form
    }
}

extension JSONObject {
    /// A member by its declaration; nil where it is not there or not of its form.
    public subscript<M: DescribedMember>(member: M) -> M.Value? {
        get { self[member.parameter.name].flatMap { member.form.read($0) } }
        set { self[member.parameter.name] = newValue.map { member.form.json($0) } }
    }

    /// Takes a member over from another object, as it stands there.
    public mutating func copy(_ member: some DescribedMember, from other: JSONObject) {
        if let value = other[member.name] { self[member.name] = value }
    }
}
