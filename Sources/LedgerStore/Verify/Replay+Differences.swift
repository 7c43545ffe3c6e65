import SQLite

extension Replay {
    /// Replays all events of the books. Their postings are compared by their sum; where that
    /// differs, all is replayed once more with their rows, so that those that differ can be named
    /// and put right.
    /// - Parameter comparingPostings: false where their table is to be made anew in any case.
    static func run(
        of books: Connection, comparingPostings: Bool = true, progress: (Int64) -> Void = { _ in }
    ) throws(StoreError) -> Replay {
        if comparingPostings {
            let replay = try Replay(of: books, keepsPostings: false)
            try replay.run(progress: progress)
            if try replay.postingsAgree() { return replay }
        }
        let again = try Replay(of: books, keepsPostings: true)
        try again.run(progress: progress)
        return again
    }

    /// Rows of the books that differ from what the replay gives: at most ten a table.
    /// - Parameters:
    ///   - names: tables that are not to be looked at.
    ///   - progress: is called again and again.
    func differences(
        leavingOut names: Set<String> = [], progress: @escaping () -> Void = {}
    ) throws(StoreError) -> [BookFault] {
        try Comparison(of: books, with: shadow, progress: progress)
            .faults(leavingOut: postingSum == nil ? names : names.union(["posting"]))
    }

    private func postingsAgree() throws(StoreError) -> Bool {
        do throws(SQLiteError) {
            return try PostingSum(of: books) == postingSum
        } catch {
            let error = StoreError(error)
            guard case .damaged = error else { throw error }
            // Whoever compares the rows says which pages cannot be read.
            return false
        }
    }
}
