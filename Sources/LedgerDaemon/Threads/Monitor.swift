import CSystem

/// A value behind a mutex, with a condition to wait on. pthread's own: the thread sanitizer
/// understands it.
///
/// Unchecked: `value` is touched only while the mutex is held.
final class Monitor<Value>: @unchecked Sendable {
    private var value: Value
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>

    init(_ value: sending Value) {
        self.value = value
        mutex = .allocate(capacity: 1)
        condition = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        cs_condition_init(condition)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(condition)
        mutex.deallocate()
        condition.deallocate()
    }

    func locked<R>(_ body: (inout Value) -> R) -> R {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body(&value)
    }

    /// Waits until `body` gives something; nil when `deadline` came first. It is asked at once, and
    /// again after each `wake`.
    func wait<R>(until deadline: Monotonic = .never, _ body: (inout Value) -> R?) -> R? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let result = body(&value) { return result }
            guard deadline != .never else {
                pthread_cond_wait(condition, mutex)
                continue
            }
            let outcome = cs_condition_wait_until(condition, mutex, deadline.nanoseconds)
            if outcome == -ETIMEDOUT { return body(&value) }
        }
    }

    /// Wakes one that waits.
    func wake() { pthread_cond_signal(condition) }

    func wakeAll() { pthread_cond_broadcast(condition) }
}
