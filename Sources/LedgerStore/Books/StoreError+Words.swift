extension StoreError: CustomStringConvertible {
    /// For the log, and for whoever starts the daemon; the wire has kinds instead.
    public var description: String {
        switch self {
        case .notBooks(let path): "\(path) is not a ledger of jifen; it is left as it is"
        case .newerVersion(let found, let known):
            "the books are of version \(found), and this jifend knows versions up to \(known): "
                + "install the jifend that wrote them, or a newer one; they are left as they are"
        case .full: "the disk is full"
        case .damaged(let what, let seq):
            "the books are damaged: \(what)" + (seq.map { " at entry \($0)" } ?? "")
        case .unknownOutcome(let error): "it is unknown whether a commit is on the disk: \(error)"
        case .tookTooLong: "a query took too long"
        case .failed(let error): "\(error)"
        }
    }
}
