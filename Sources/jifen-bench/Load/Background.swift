import CSystem

/// Work on a thread of its own, whose result is waited for.
///
/// Unchecked: `outcome` is written by the thread and read after it was joined.
final class Background<Value>: @unchecked Sendable {
    private let body: @Sendable () throws(BenchFailure) -> Value
    private var outcome: Result<Value, BenchFailure>?
    private var thread = pthread_t()

    init(_ body: @escaping @Sendable () throws(BenchFailure) -> Value) throws(BenchFailure) {
        self.body = body
        let argument = Unmanaged.passRetained(Job { self.run() }).toOpaque()
        let failure = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().body() }
                return nil
            }, argument)
        guard failure == 0 else { throw BenchFailure("pthread_create", -failure) }
    }

    private func run() {
        do {
            outcome = .success(try body())
        } catch {
            outcome = .failure(error)
        }
    }

    /// To be called once.
    func result() throws(BenchFailure) -> Value {
        pthread_join(thread, nil)
        guard let outcome else { throw BenchFailure("a thread ended without a result") }
        return try outcome.get()
    }
}

/// What a thread does. Not generic, as no pointer of C's could hold it otherwise.
private final class Job: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
