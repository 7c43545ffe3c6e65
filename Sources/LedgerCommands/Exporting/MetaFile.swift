import JSON

/// What a CSV cannot hold beside its rows, as JSON in `FILE.meta.json` (R-BOOK-10).
struct MetaFile {
    private let file: OutputFile

    /// Nil where the rows go to no file of their own, beside which it could stand.
    init?(beside rows: OutputFile, at path: String, replaces: Bool, _ session: Session)
        throws(Failure)
    {
        guard rows.isRegular else { return nil }
        file = try session.create(OutputFile.path(beside: path, ".meta.json"), replaces: replaces)
    }

    func write(_ facts: JSON) throws(Failure) {
        try file.write(facts.encoded() + [UInt8(ascii: "\n")])
    }

    func commit() throws(Failure) { try file.commit() }
}
