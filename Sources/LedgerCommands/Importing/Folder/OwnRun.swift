import CSystem
import JSON
import LedgerAPI
import LedgerClient

/// Another run of this program with a command line of its own: what reads a file that somebody laid
/// down is a process of its own, and what it says is exactly what a person would be told.
struct OwnRun {
    let status: Int32
    let output: [UInt8]
    let errors: [UInt8]

    /// The one JSON value that was printed; nil where the command failed before.
    var result: JSON? {
        try? JSON.parse(output, limits: .stored)
    }

    /// Why it failed, as it was said on standard error: without the notes before, and the program's
    /// name.
    var said: String {
        let lines = String(decoding: errors, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
        let name = "jifen: "
        guard let first = lines.lastIndex(where: { $0.hasPrefix(name) }) else {
            return lines.joined(separator: "\n")
        }
        return ([lines[first].dropFirst(name.count)] + lines[(first + 1)...])
            .joined(separator: "\n")
    }

    /// Waits for its end.
    /// - Parameters:
    ///   - words: of the command line, after the program's name.
    ///   - folder: where there is room for what it says until it was read.
    init(_ words: [String], in folder: String, _ interrupts: Interrupts) throws(Failure) {
        let output = try Self.unnamed(in: folder, "output")
        defer { close(output) }
        let errors = try Self.unnamed(in: folder, "errors")
        defer { close(errors) }
        var mask = interrupts.before
        var process: pid_t = 0
        var texts = (["jifen"] + words).map { strdup($0.systemPath) }
        defer { texts.forEach { free($0) } }
        texts.append(nil)
        let started = cs_start_writer("/proc/self/exe", &texts, output, errors, &mask, &process)
        guard started == 0 else {
            throw .file(FileFault(path: "/proc/self/exe", attempt: .read, errno: -started))
        }
        let ended = cs_await(process)
        status = cs_exited(ended) != 0 ? cs_exit_status(ended) : ExitStatus.unknown.rawValue
        self.output = Self.all(of: output)
        self.errors = Self.all(of: errors)
    }

    /// A file without a name: nothing of it stays, however this ends.
    private static func unnamed(in folder: String, _ name: String) throws(Failure) -> Int32 {
        let path = folder + "/" + name
        _ = cs_unlink(path.systemPath)
        let flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
        let descriptor = cs_open(path.systemPath, flags, 0o600)
        guard descriptor >= 0 else {
            throw .file(FileFault(path: path, attempt: .write, errno: -descriptor))
        }
        _ = cs_unlink(path.systemPath)
        return descriptor
    }

    private static let longest = 64 << 20

    private static func all(of descriptor: Int32) -> [UInt8] {
        lseek(descriptor, 0, SEEK_SET)
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < longest {
            let count = cs_read(descriptor, &piece, piece.count)
            if count <= 0 { break }
            bytes += piece[..<count]
        }
        return bytes
    }
}

extension Session {
    /// The options that the same run has everywhere: whom it asks, as whom, in which language.
    func ownRun(_ words: [String], in folder: String) throws(Failure) -> OwnRun {
        var all = words + ["--lang", language.rawValue]
        let socket = SocketPath.chosen(flag: options.socket, environment: environment)
        all += ["--socket", socket]
        if let who = options.actingAs { all += ["--as", who] }
        return try OwnRun(all, in: folder, interrupts)
    }
}
