import LedgerExports

/// What is known of the files of one source: how they are recognised, and what stands where.
package struct Profile: Sendable {
    let name: String
    let title: Phrase
    /// The lists of the wire that such a file may be imported as.
    let kinds: [String]
    /// Each stands for one heading that the file has, under one of these names.
    let recognised: [[String]]
    /// By field, the headings under which it stands; the first that holds something counts.
    var columns: [(field: String, headings: [String])] = []
    var constants: [(field: String, value: String)] = []
    /// By field, the word before its value in the lines above the header.
    var above: [(field: String, word: String)] = []
    var filters: [(heading: String, values: [String])] = []
    var splits: [(fields: [String], separators: String)] = []
    /// By field, what words stand for, by their keys.
    var words: [(field: String, words: [String: String])] = []
    /// The heading of the moment from which a day without a year has it.
    var year: String?
    /// Rows that have these fields in common are one.
    var once: [String] = []
    /// Headings that are known and not read.
    var left: [String] = []
    /// Whether a field says what it should say already.
    var knows: @Sendable (_ field: String, _ word: String) -> Bool = { _, _ in false }

    /// Whether a heading is one that is known and not read.
    func leaves(_ heading: String) -> Bool {
        left.contains { ImportColumn.key($0) == ImportColumn.key(heading) }
    }

    /// The same for one kind of rows: a word that the books know stands for itself, and none stands
    /// for what they do not have.
    func fitted(to kind: ImportKind) -> Profile {
        var profile = self
        guard let knows = kind.knows else { return profile }
        profile.knows = knows
        profile.words = words.map { field, words in
            let isAsked = kind.known.contains(field)
            return (
                field,
                isAsked
                    ? words.filter { !knows(field, $0.key) && knows(field, $0.value) } : words
            )
        }
        return profile
    }

    /// Whether a row of names is the header of such a file.
    func recognises(_ keys: Set<String>) -> Bool {
        recognised.allSatisfy { names in names.contains { keys.contains(ImportColumn.key($0)) } }
    }
}
