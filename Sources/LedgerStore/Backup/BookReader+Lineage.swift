extension BookReader {
    /// Whether these books were at this end once: then a backup made there is one of theirs. Books
    /// that a restore led back, and others of the same name, were not.
    public func wentThrough(_ head: Head) -> Bool {
        head.seq == 0 || state.event(head.seq)?.hash == head.hash
    }
}
