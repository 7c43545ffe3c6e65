import CSystem

/// A file that is either written whole or not at all: under a temporary name first, then renamed.
///
/// `-` is standard output. Dropped before `commit`, nothing of it stays.
final class OutputFile {
    private let path: String
    private let replaces: Bool
    private let temporary: String?
    private let descriptor: Int32
    private var isOpen = true

    /// - Parameters:
    ///   - replaces: whether a file that is there already may be replaced.
    ///   - mode: of the file, less the process's mask.
    init(path: String, replaces: Bool, mode: mode_t = 0o666) throws(Failure) {
        self.path = path
        self.replaces = replaces
        guard path != "-" else {
            temporary = nil
            descriptor = STDOUT_FILENO
            return
        }
        var status = stat()
        if !replaces, cs_lstat(path, &status) == 0 {
            throw .file(FileFault(path: path, attempt: .create, errno: EEXIST))
        }
        let temporary = "\(path).\(getpid()).tmp"
        self.temporary = temporary
        descriptor = cs_open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else {
            isOpen = false
            throw fault(-descriptor)
        }
    }

    deinit {
        guard isOpen, let temporary else { return }
        close(descriptor)
        cs_unlink(temporary)
    }

    func write(_ bytes: [UInt8]) throws(Failure) {
        if let failure = Output.writeAll(bytes, to: descriptor) { throw fault(failure) }
    }

    /// Makes the file appear under its name.
    func commit() throws(Failure) {
        guard let temporary else { return }
        guard fsync(descriptor) == 0 else { throw fault(cs_errno()) }
        let result =
            replaces ? cs_rename(temporary, path) : cs_rename_without_replacing(temporary, path)
        guard result == 0 else {
            if result == -EEXIST {
                throw .file(FileFault(path: path, attempt: .create, errno: EEXIST))
            }
            throw fault(-result)
        }
        isOpen = false
        close(descriptor)
    }

    private func fault(_ errno: Int32) -> Failure {
        .file(FileFault(path: path, attempt: .write, errno: errno))
    }
}
