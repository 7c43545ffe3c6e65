import CSystem

/// A thread of the system's, for work that blocks.
struct Thread {
    private let handle: pthread_t

    /// The name shows in `top -H` and in debuggers: at most 15 bytes.
    init(_ name: StaticString, _ body: @escaping @Sendable () -> Void) throws(ServerError) {
        let work = Unmanaged.passRetained(Work(name, body))
        var handle = pthread_t()
        let failure = pthread_create(
            &handle, nil,
            { argument in
                if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, work.toOpaque())
        guard failure == 0 else {
            work.release()
            throw .system("pthread_create", failure)
        }
        self.handle = handle
    }

    /// Waits for its end.
    func join() { pthread_join(handle, nil) }

    /// Lets it end by itself, or with the process.
    func leave() { pthread_detach(handle) }

    private final class Work: Sendable {
        private let name: StaticString
        private let body: @Sendable () -> Void

        init(_ name: StaticString, _ body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }

        func run() {
            cs_name_thread(name.description)
            body()
        }
    }
}
