public import JSON
public import LedgerValues

/// How a Swift type stands on the wire: what is accepted and described, read and written.
public struct Form<Value: Sendable>: Sendable {
    public let kind: Parameter.Kind
    let value: @Sendable (Checked) -> Value?
    let json: @Sendable (Value) -> JSON

    init(
        _ kind: Parameter.Kind, value: @escaping @Sendable (Checked) -> Value?,
        json: @escaping @Sendable (Value) -> JSON
    ) {
        self.kind = kind
        self.value = value
        self.json = json
    }

    /// The value as it stands on the wire.
    public func json(of value: Value) -> JSON { json(value) }

    /// Nil where the value is not of this form.
    func read(_ json: JSON) -> Value? {
        (try? kind.check(json, at: "")).flatMap(value)
    }
}

extension Form where Value: CodeName {
    static func code(_ kind: Parameter.Kind) -> Form {
        Form(
            kind, value: { if case .text(let text) = $0 { Value(unchecked: text) } else { nil } },
            json: { .string($0.text) })
    }
}

extension Form where Value: NumberedID {
    static func number(_ kind: Parameter.Kind) -> Form {
        Form(
            kind, value: { if case .int(let number) = $0 { Value(number: number) } else { nil } },
            json: { .string($0.text) })
    }
}

extension Form where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of the words that the type's cases stand for.
    public static func choice(_: Value.Type = Value.self) -> Form {
        Form(
            .choice(Value.self),
            value: { if case .text(let text) = $0 { Value(rawValue: text) } else { nil } },
            json: { .string($0.rawValue) })
    }
}

extension Form<String> {
    static func text(of kind: Parameter.Kind) -> Form {
        Form(
            kind, value: { if case .text(let text) = $0 { text } else { nil } },
            json: { .string($0) })
    }

    public static func text(longest: Int) -> Form { text(of: .text(longest: longest)) }
    public static func words(longest: Int) -> Form { text(of: .words(longest: longest)) }
    public static func label(longest: Int) -> Form { text(of: .label(longest: longest)) }
    public static let reason = text(of: .reason)
    public static let requestID = text(of: .requestID)
    public static let sha256 = text(of: .sha256)
    /// In results: the name of a person, a department or an item, as it stands in the books.
    public static let shown = text(of: .text(longest: .max))
    /// In results: a moment in the ledger's time, `2026-11-03T09:00:00.000+08:00`.
    public static let instant = text(of: .text(longest: .max))
}

extension Form<Fen> {
    /// In results: money.
    public static let fen = Form(
        .integer(JSON.integers),
        value: { if case .int(let int) = $0 { Fen(int) } else { nil } },
        json: { .int($0.value) })
}

extension Form<Bool> {
    public static let truth = Form(
        .truth, value: { if case .truth(let truth) = $0 { truth } else { nil } },
        json: { .bool($0) })
}

extension Form<Int64> {
    public static func integer(_ range: ClosedRange<Int64>) -> Form {
        Form(
            .integer(range), value: { if case .int(let int) = $0 { int } else { nil } },
            json: { .int($0) })
    }

    /// In results: how many there are.
    public static let count = integer(0...JSON.integers.upperBound)
}

extension Form<Points> {
    public static func points(_ range: ClosedRange<Int64>) -> Form {
        Form(
            .integer(range), value: { if case .int(let int) = $0 { Points(int) } else { nil } },
            json: { .int($0.value) })
    }

    public static let points = points(0...1_000_000)
    /// In results: points of an account, which may be owed.
    public static let balance = points(JSON.integers)
}

extension Form<Day> {
    public static let day = Form(
        .day, value: { if case .day(let day) = $0 { day } else { nil } },
        json: { .string($0.text) })
}

extension Form<RoleHolder> {
    public static let holder = Form(
        .holder, value: { if case .holder(let holder) = $0 { holder } else { nil } },
        json: { .string($0.text) })
}

extension Form<EmployeeID> { public static let employee = code(.employee) }
extension Form<ItemCode> { public static let item = code(.item) }
extension Form<ProductCode> { public static let product = code(.product) }
extension Form<RedemptionID> { public static let redemption = number(.redemption) }
extension Form<ClaimID> { public static let claim = number(.claim) }
extension Form<ObjectionID> { public static let objection = number(.objection) }

extension Form<JSON> {
    /// In results: a part with a shape of its own.
    public static let part = Form(
        .row, value: { if case .json(let json) = $0 { json } else { nil } }, json: { $0 })
}

extension Form<CallArguments> {
    /// One object with members of its own.
    public static func object(of members: [any DescribedMember]) -> Form {
        Form(
            .object(members.map(\.parameter)),
            value: { if case .object(let object) = $0 { object } else { nil } },
            json: { .object($0.params) })
    }
}

extension Form<[CallArguments]> {
    /// A list of objects, each with members of its own.
    public static func list(
        of members: [any DescribedMember], most: Int
    ) -> Form {
        Form(
            .list(.object(members.map(\.parameter)), most: most),
            value: { checked in
                guard case .list(let list) = checked else { return nil }
                return list.compactMap { if case .object(let object) = $0 { object } else { nil } }
            }, json: { .array($0.map { .object($0.params) }) })
    }
}
