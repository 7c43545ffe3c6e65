import CSystem
import LedgerClient

/// A file that is either written whole or not at all: under a temporary name first, then renamed.
///
/// Links are followed: what is replaced is the file behind them, in its own folder, and it keeps
/// its owner and mode. What is no regular file, a device or a pipe, is written into. `-` is
/// standard output. Dropped before `commit`, or at a signal, nothing of it stays.
final class OutputFile {
    private let path: String
    private let place: OutputPlace
    private let descriptor: Int32
    private let interrupts: Int32?
    private var isOpen = true

    /// - Parameters:
    ///   - replaces: whether a regular file that is there already may be replaced.
    ///   - mode: of a new file, less the process's mask.
    ///   - interrupts: what ends the wait for a pipe that nobody reads.
    init(
        path: String, replaces: Bool, mode: mode_t = 0o666, interrupts: Int32? = nil
    ) throws(Failure) {
        self.path = path
        self.interrupts = interrupts
        switch OutputPlace.find(path) {
        case .success(let found): place = found
        case .failure(let failure):
            throw .file(FileFault(path: path, attempt: .write, errno: failure.errno))
        }
        if case .existing = place, !replaces {
            throw .file(FileFault(path: path, attempt: .create, errno: EEXIST))
        }
        descriptor = place.open(mode: mode, interrupts: interrupts)
        guard descriptor >= 0 else {
            isOpen = false
            throw fault(-descriptor)
        }
        if case .existing(_, _, var status) = place {
            let failure = cs_take_after(descriptor, &status)
            guard failure == 0 else {
                discard()
                throw .file(FileFault(path: path, attempt: .keepOwner, errno: -failure))
            }
        }
    }

    deinit {
        if isOpen { discard() }
    }

    /// What is written is seen at once, by a person.
    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// It has a name beside which other files can stand.
    var isRegular: Bool { place.isRegular }

    /// On a terminal, all that could steer it is made visible.
    func write(_ bytes: [UInt8]) throws(Failure) {
        let bytes = isTerminal ? VisibleText.onTerminal(bytes) : bytes
        guard let failure = Output.writeAll(bytes, to: descriptor, interrupts: interrupts) else {
            return
        }
        throw fault(failure)
    }

    /// Makes the file appear under its name.
    func commit() throws(Failure) {
        guard isRegular else { return }
        guard fsync(descriptor) == 0 else { throw fault(cs_errno()) }
        let result = place.settle()
        guard result != -EEXIST else {
            throw .file(FileFault(path: path, attempt: .create, errno: EEXIST))
        }
        guard result == 0 else { throw fault(-result) }
        isOpen = false
        close(descriptor)
    }

    private func discard() {
        isOpen = false
        place.discard()
        if place.isOpened { close(descriptor) }
    }

    private func fault(_ errno: Int32) -> Failure {
        errno == EINTR
            ? .client(.interrupted(request: nil))
            : .file(FileFault(path: path, attempt: .write, errno: errno))
    }
}

extension OutputFile {
    /// What goes with a file: `suffix` after its name, which is cut to what a folder can hold.
    static func path(beside path: String, _ suffix: String) -> String {
        let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        var name = String(path[slash...])
        while name.utf8.count + suffix.utf8.count > 255, !name.isEmpty { name.removeLast() }
        return path[..<slash] + name + suffix
    }
}

extension Session {
    /// A file to write to, in place of one that is there where `--force` says so.
    func create(_ path: String, replaces: Bool, mode: mode_t = 0o666) throws(Failure) -> OutputFile
    {
        try OutputFile(
            path: path, replaces: replaces, mode: mode, interrupts: interrupts.descriptor)
    }
}
