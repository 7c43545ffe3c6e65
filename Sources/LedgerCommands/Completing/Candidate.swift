/// Something that the word under the cursor could become.
struct Candidate: Sendable, Equatable {
    let value: String
    let meaning: String

    init(_ value: String, _ meaning: String = "") {
        self.value = value
        self.meaning = meaning
    }

    /// For the shells' scripts: the names of files belong here.
    static let files = Candidate(":files")

    /// A line of `jifen complete`.
    var line: String {
        let meaning = meaning.visible
        return meaning.isEmpty ? value : "\(value)\t\(meaning)"
    }
}
