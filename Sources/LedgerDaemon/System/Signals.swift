import CSystem

/// Signals as something to read: SIGTERM, SIGINT, SIGHUP.
public final class Signals {
    let descriptor: Int32

    /// Blocks them in this thread and in all that it starts from now on. SIGPIPE and SIGXFSZ are
    /// ignored: what they report comes as an error of the call that failed.
    public init() throws(ServerError) {
        cs_ignore_signal(SIGPIPE)
        cs_ignore_signal(SIGXFSZ)
        var set = sigset_t()
        sigemptyset(&set)
        for signal in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&set, signal) }
        pthread_sigmask(SIG_BLOCK, &set, nil)
        descriptor = cs_signalfd(&set)
        guard descriptor >= 0 else { throw .system("signalfd", -descriptor) }
    }

    deinit { close(descriptor) }

    /// The next that came, nil when there is none.
    func next() -> Int32? {
        let number = cs_signalfd_next(descriptor)
        return number > 0 ? number : nil
    }
}
