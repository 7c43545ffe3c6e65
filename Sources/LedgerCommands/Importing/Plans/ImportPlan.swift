import JSON

/// What a file comes to beside the books: worked out before any of it is sent, shown, and where it
/// changes what stands there carried out at a yes.
struct ImportPlan: Sendable {
    /// The kind of import on the wire.
    var list: String
    var elements: [ImportBatch.Element]
    /// Rows that say what the books say.
    var unchanged = 0
    /// What changes, a row each, as programs get it.
    var changes: [JSON] = []
    var fields: [Field] = []
    /// Who the books have and the file has not.
    var missing: [JSON] = []
    var remarks: [Phrase] = []
    /// Rows that contradict the books.
    var faults: [LineFault] = []
    /// Nil where nothing needs a yes.
    var question: Phrase?

    init(_ list: String, _ elements: [ImportBatch.Element]) {
        self.list = list
        self.elements = elements
    }

    private static let mostShown = 200

    /// Shows what changes to people, and says what is to be known beside it.
    func show(_ session: Session) {
        if case .table = session.options.format, !changes.isEmpty {
            session.output.write(session.table(Array(changes.prefix(Self.mostShown)), fields))
            if changes.count > Self.mostShown {
                let more = changes.count - Self.mostShown
                session.note(Phrase(zh: "还有 \(more) 行。", en: "And \(more) more."))
            }
        }
        for remark in remarks { session.note(remark) }
    }
}
