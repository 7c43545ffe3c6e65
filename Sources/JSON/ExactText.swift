extension String {
    /// Whether both are the same bytes; `==` would also hold for texts that only look alike.
    func isExactly(_ other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        var (left, right) = (self, other)
        return left.withUTF8 { left in
            right.withUTF8 { right in
                for index in left.indices where left[index] != right[index] { return false }
                return true
            }
        }
    }

    /// In the order of the bytes.
    func precedesBytewise(_ other: String) -> Bool {
        var (left, right) = (self, other)
        return left.withUTF8 { left in
            right.withUTF8 { right in
                for index in 0..<min(left.count, right.count) where left[index] != right[index] {
                    return left[index] < right[index]
                }
                return left.count < right.count
            }
        }
    }
}

/// A text whose equality and hash are those of its bytes.
struct ExactText: Hashable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (left: ExactText, right: ExactText) -> Bool {
        left.text.isExactly(right.text)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(text.utf8.count)
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

/// Finds a name that comes twice, in linear time however many names there are.
///
/// The hashes are seeded anew in every process, so that nobody can choose names that collide.
struct NameCheck {
    private static let comparedOneByOne = 24
    private var names: Set<ExactText> = []

    /// Whether none of the members before has that name. To be called for every name in turn.
    mutating func isNew(_ name: String, after members: ArraySlice<JSONObject.Member>) -> Bool {
        if members.count < Self.comparedOneByOne {
            for member in members where member.name.isExactly(name) {
                return false
            }
            return true
        }
        if names.isEmpty {
            for member in members {
                names.insert(ExactText(member.name))
            }
        }
        return names.insert(ExactText(name)).inserted
    }
}
