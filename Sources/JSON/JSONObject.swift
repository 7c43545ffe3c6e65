/// The members of a JSON object: unique names, in an order that is kept.
///
/// Names are told apart by their bytes. Finding a name looks at the members one by one, which is
/// quicker than hashing for the dozen that an object of ours has.
public struct JSONObject: Sendable, Hashable {
    public struct Member: Sendable, Hashable {
        public var name: String
        public var value: JSON

        public init(name: String, value: JSON) {
            self.name = name
            self.value = value
        }

        public static func == (left: Member, right: Member) -> Bool {
            left.name.isExactly(right.name) && left.value == right.value
        }

        public func hash(into hasher: inout Hasher) {
            hasher.combine(ExactText(name))
            hasher.combine(value)
        }
    }

    public private(set) var members: [Member]

    public init() {
        members = []
    }

    /// The names must be unique.
    public init(_ members: [Member]) {
        // Looked at while developing only: with a dozen names it costs as much as all the rest.
        assert(Self.areUnique(members), "an object has each name once")
        self.members = members
    }

    /// For the readers, which have looked at the names already.
    init(unique members: [Member]) {
        self.members = members
    }

    /// Setting nil removes the member; setting a new name appends it.
    public subscript(name: String) -> JSON? {
        get {
            for member in members where member.name.isExactly(name) {
                return member.value
            }
            return nil
        }
        set {
            let index = members.firstIndex { $0.name.isExactly(name) }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(Member(name: name, value: value))
            case (nil, nil): break
            }
        }
    }

    public var isEmpty: Bool { members.isEmpty }

    private static func areUnique(_ members: [Member]) -> Bool {
        var seen = NameCheck()
        for index in members.indices
        where !seen.isNew(members[index].name, after: members[..<index]) {
            return false
        }
        return true
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self.init(elements.map { Member(name: $0.0, value: $0.1) })
    }
}

extension JSONObject {
    /// Appends the canonical form, as `JSON.canonical()` has it, without members of these names.
    public func encodeCanonically(into output: inout [UInt8], leavingOut names: [String] = []) {
        let kept =
            names.isEmpty ? members : members.filter { !names.contains($0.name) }
        output.appendCanonically(kept)
    }
}
