public import JSON

/// A call of the ledger: declared here once, for the daemon that answers it, the command line and
/// any other program that asks (R-DIG-1).
public protocol LedgerCall: Sendable {
    static var call: CallDescription { get }
}

/// A call that records something: it takes a request id, and can be rehearsed.
public protocol ChangeCall: LedgerCall {}

/// A call that only looks.
public protocol ReadCall: LedgerCall {}

/// What stands in the table of methods.
public struct CallDescription: Sendable {
    public let name: String
    public let summary: String
    public let access: Access
    public let parameters: [Parameter]
    public let result: ResultShape
    /// Kinds of refusal that are its own.
    public let refusals: [ErrorKind]

    public init(
        _ name: String, _ summary: String, _ access: Access, _ members: [any DescribedMember],
        result: ResultShape, refusals: [ErrorKind] = []
    ) {
        self.name = name
        self.summary = summary
        self.access = access
        parameters = members.map(\.parameter)
        self.result = result
        self.refusals = refusals
    }
}

/// Members that calls share.
public enum Shared {
    public static let actor = OptionalMember(
        "as", .holder, "Training books only: whom the operator acts as")
    public static let request = Member(
        "request", .requestID, "The same id gets the same reply, and changes nothing twice")
    public static let dryRun = OptionalMember(
        "dryRun", .truth, "Do everything, then roll back")
    public static let mode = OptionalMember(
        "mode", .choice(ManyMode.self),
        "all (default): nothing is applied unless all are good; each: each for itself")
    /// A row's `next` of one page is the `after` of the next.
    public static let after = OptionalMember(
        "after", .text(longest: 128), "The `next` of the page before")
    public static let limit = OptionalMember(
        "limit", .integer(1...1000), "Rows at most; 100 if absent")

    /// Two parameters of every list.
    public static let page: [any DescribedMember] = [after, limit]
}

/// What a list does with a refusal.
public enum ManyMode: String, CaseIterable, Sendable { case all, each }

/// The parameters of a call that is to be made.
public struct Asked<Call: LedgerCall>: Sendable {
    public var params = JSONObject()

    public init(_: Call.Type = Call.self) {}

    /// As a line of a list.
    public var arguments: CallArguments { CallArguments(params) }

    public subscript<M: DescribedMember>(member: M) -> M.Value? {
        get { params[member] }
        set { params[member] = newValue }
    }

    /// A word as somebody typed it: whoever answers the call reads it, and says what it should be.
    public subscript(word member: some DescribedMember) -> String? {
        get { params[member.name]?.string }
        set { params[member.name] = newValue.map { .string($0) } }
    }
}
