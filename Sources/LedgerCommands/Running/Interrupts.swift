import CSystem
import LedgerClient

/// Ctrl-C as something to wait for, so that whatever is under way can stop where it is whole.
package final class Interrupts {
    /// Becomes readable when the user interrupts, and stays so.
    let descriptor: Int32?
    /// The signals that were blocked before: as other programs are to be started.
    let before: sigset_t

    /// From now on SIGINT no longer ends the process.
    package init() {
        var interrupt = sigset_t()
        var before = sigset_t()
        sigemptyset(&interrupt)
        sigaddset(&interrupt, SIGINT)
        pthread_sigmask(SIG_BLOCK, &interrupt, &before)
        self.before = before
        let made = cs_signalfd(&interrupt)
        descriptor = made >= 0 ? made : nil
    }

    var isRaised: Bool {
        Waiting.wait(for: 0, on: -1, until: Deadline(seconds: 0), interrupts: descriptor)
            == .interrupted
    }

    /// Passes over what was meant for another program at the same terminal.
    func forget() {
        guard let descriptor else { return }
        while cs_signalfd_next(descriptor) > 0 {}
    }
}
