import Ledger
public import LedgerAPI
public import LedgerStore
import SHA2
import Synchronization

/// What is kept of a call until it is answered.
struct AnsweredCall {
    let id: RequestID
    let uid: UInt32
    let method: String
    let requestID: String
    let actor: Actor
    let digest: Digest
    let isRehearsal: Bool

    init(
        _ call: ServiceCall, requestID: String, actor: Actor, digest: Digest, isRehearsal: Bool
    ) {
        id = call.request.id
        uid = call.uid
        method = call.request.method
        self.requestID = requestID
        self.actor = actor
        self.digest = digest
        self.isRehearsal = isRehearsal
    }
}

/// A call that is answered only when its steps are done: others' changes are made in between.
struct LongCall {
    let call: AnsweredCall
    let rebuild: Rebuild

    init(_ call: AnsweredCall, _ rebuild: Rebuild) {
        self.call = call
        self.rebuild = rebuild
    }
}

extension LedgerWriter {
    static func isRebuild(_ calls: [ServiceCall]) -> Bool {
        calls.count == 1 && calls[0].request.method == MethodName.booksRebuild.rawValue
    }

    /// As `apply`. Nil: the one call of the batch goes on in steps, and `goOn` gives its reply.
    public func applyInSteps(_ calls: [ServiceCall]) throws(StoreError) -> [Reply]? {
        guard long == nil, Self.isRebuild(calls) else { return try apply(calls) }
        mayGoOn = true
        defer { mayGoOn = false }
        let replies = try apply(calls)
        return long == nil ? replies : nil
    }

    /// The next step of the call that goes on, in a transaction of its own.
    /// - Returns: its reply; nil: it is not done yet.
    /// - Throws: `unknownOutcome`, as `apply` does.
    public func goOn() throws(StoreError) -> Reply? {
        guard let long else { preconditionFailure("no call goes on") }
        if !condition.isInPlace { return giveUp(long, ServiceError.readOnly(.notInPlace)) }
        if let shortage { return giveUp(long, .noRoom(shortage)) }
        do {
            try books.begin()
            var reply: Reply?
            if try !books.step(long.rebuild) {
                self.long = nil
                let now = clock.now(after: books.lastRecordedAt, time: time)
                reply = answer(
                    long.call, .success(long.rebuild.result), at: now ?? clock.shown(time))
            }
            try commit()
            return reply
        } catch {
            self.long = nil
            if case .unknownOutcome = error { throw error }
            try rollback()
            condition.note(error, in: long.call.method)
            return giveUp(long, .store(error))
        }
    }

    private func giveUp(_ long: LongCall, _ error: ServiceError) -> Reply {
        self.long = nil
        return .failure(long.call.id, error.wire(time))
    }

    /// What a rebuild changed is told to those who read.
    func commit() throws(StoreError) {
        try books.commit()
        condition.mendings.store(books.mendings, ordering: .releasing)
    }
}
