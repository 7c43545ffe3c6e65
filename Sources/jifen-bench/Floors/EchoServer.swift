import CSystem

/// F3: a process that sends back what it gets, with a plain loop around epoll.
enum EchoServer {
    private static let capacity: Int32 = 256

    /// Serves until this program's parent ends it.
    static func run(at path: String) -> Int32 {
        _ = cs_prctl(PR_SET_PDEATHSIG, UInt(SIGTERM))
        let listener = cs_stream_socket(1)
        let poller = cs_epoll_create()
        guard cs_bind_path(listener, path) == 0, cs_listen(listener, 128) == 0,
            cs_epoll_control(poller, EPOLL_CTL_ADD, listener, CS_EPOLLIN, UInt64(listener)) == 0
        else { return 1 }
        let events = UnsafeMutablePointer<epoll_event>.allocate(capacity: Int(capacity))
        let inbox = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
        while true {
            let count = cs_epoll_wait(poller, events, capacity, -1)
            for index in 0..<max(0, Int(count)) {
                let descriptor = Int32(truncatingIfNeeded: events[index].data.u64)
                guard descriptor == listener else {
                    echo(descriptor, inbox)
                    continue
                }
                let accepted = cs_accept(listener)
                guard accepted >= 0 else { continue }
                _ = cs_epoll_control(
                    poller, EPOLL_CTL_ADD, accepted, CS_EPOLLIN, UInt64(accepted))
            }
        }
    }

    /// Closing takes a descriptor out of the poll, too.
    private static func echo(_ descriptor: Int32, _ inbox: UnsafeMutableRawBufferPointer) {
        let count = cs_receive(descriptor, inbox.baseAddress, inbox.count)
        if count <= 0 || cs_send(descriptor, inbox.baseAddress, count) != count {
            close(descriptor)
        }
    }

    static func measure(
        clients: Int, _ scale: Scale, _ folder: WorkFolder
    ) throws(BenchFailure) -> Latencies {
        let path = folder.sockets + "/echo-\(clients).sock"
        let server = try Child(Child.ownPath, ["echo", path])
        defer {
            server.stop()
            _ = cs_unlink(path)
        }
        try Link.wait(for: path)
        let crowd = try Crowd(of: clients, at: path, EchoWork())
        return try crowd.run(scale.time, warmUp: scale.warmUp)
    }
}
