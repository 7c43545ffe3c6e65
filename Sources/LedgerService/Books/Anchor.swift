import LedgerAPI
import JSON
import LedgerStore
import SHA2

/// An end that the books had once, as an export or a small file states it (R-BOOK-3).
struct Anchor {
    private let seq: Int64
    private let head: Digest

    /// How today's books stand to it.
    enum Standing: String {
        /// They hold that entry with that hash, and whatever came after it.
        case extended
        /// They end before it.
        case missing
        /// They hold another entry there.
        case different
    }

    /// Nil where none is given; both parameters or neither.
    init?(_ arguments: Arguments) throws(ServiceError) {
        let head = arguments.text("head").flatMap { Digest(hex: $0) }
        switch (arguments.int("seq"), head) {
        case (nil, nil): return nil
        case (nil, _?): throw .invalid(InvalidParameter(path: "seq", problem: .missing))
        case (_?, nil): throw .invalid(InvalidParameter(path: "head", problem: .missing))
        case (let seq?, let head?): (self.seq, self.head) = (seq, head)
        }
    }

    func standing(in books: BookReader) -> Standing {
        if seq == 0 { return head == Head.empty.hash ? .extended : .different }
        guard seq <= books.head.seq else { return .missing }
        return books.state.event(seq)?.hash == head ? .extended : .different
    }
}
