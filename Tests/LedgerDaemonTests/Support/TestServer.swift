import Foundation
import LedgerDaemon
import Testing

/// A server on a socket in a folder of its own, on a thread of its own.
final class TestServer {
    let backend: TestBackend
    let folder: Folder
    let endings = Journal<Result<Ending, ServerError>>()
    private let stopper: Server.Stopper

    var socket: String { folder.file("s") }

    init(
        _ backend: TestBackend = TestBackend(), environment: [String: String] = [:],
        log: String? = nil, _ change: (inout ServerLimits) -> Void = { _ in }
    ) throws {
        var limits = ServerLimits()
        limits.stopTime = .seconds(20)
        change(&limits)
        let folder = try Folder()
        self.backend = backend
        self.folder = folder
        let socket = folder.file("s")
        let descriptor = open(log ?? "/dev/null", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        let started = Journal<Result<Server.Stopper, any Error>>()
        let endings = endings
        let ready = Journal<String>()
        let thread = Thread { [limits] in
            do {
                let server = try Server(
                    backend: backend, listener: try Listener(path: socket, mode: 0o600),
                    limits: limits, log: Log(.info, descriptor: descriptor),
                    notifier: Notifier(environment: environment))
                started.add(.success(server.stopper))
                ready.add("made")
                do throws(ServerError) {
                    endings.add(.success(try server.run()))
                } catch {
                    endings.add(.failure(error))
                }
            } catch {
                started.add(.failure(error))
            }
            close(descriptor)
        }
        thread.start()
        try #require(started.wait { !$0.isEmpty })
        stopper = try started.entries[0].get()
    }

    deinit {
        backend.gate.open()
        stopper.stop()
        _ = endings.wait { !$0.isEmpty }
    }

    func stop() { stopper.stop() }

    /// How it ended, once it has.
    var ending: Ending? {
        get throws {
            guard endings.wait(until: { !$0.isEmpty }) else { return nil }
            return try endings.entries[0].get()
        }
    }

    /// A client, as soon as the server can be connected to.
    func connect() throws -> TestClient {
        let deadline = Date(timeIntervalSinceNow: Gate.patience)
        while true {
            do {
                return try TestClient(socket, of: self)
            } catch  where Date() < deadline && endings.entries.isEmpty {
                sched_yield()
            }
        }
    }
}
