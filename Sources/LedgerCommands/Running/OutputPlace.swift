import CSystem
import LedgerAPI
import LedgerClient

/// What a path to write to leads to, behind all links. Paths are C strings.
///
/// Only this file may ask for unfinished files: what is remembered of them is this file's.
enum OutputPlace {
    case standardOutput
    /// An open descriptor of this process, by its name in /dev/fd: written into where it stands.
    case inherited(Int32)
    /// A device or a pipe.
    case stream([CChar], isPipe: Bool)
    /// A regular file, replaced by the one with the temporary name.
    case existing([CChar], temporary: [CChar], stat)
    case new([CChar], temporary: [CChar])

    struct Unusable: Error {
        let errno: Int32
    }

    /// Its descriptor is one of its own.
    var isOpened: Bool {
        switch self {
        case .standardOutput, .inherited: false
        case .stream, .existing, .new: true
        }
    }

    /// A regular file, or where there will be one.
    var isRegular: Bool { temporary != nil }

    static func find(_ path: String) -> Result<OutputPlace, Unusable> {
        if path == "-" { return .success(.standardOutput) }
        var status = stat()
        let found = cs_stat(path.systemPath, &status)
        guard found == 0 || found == -ENOENT else { return .failure(Unusable(errno: -found)) }
        if found == 0, cs_is_directory(status.st_mode) != 0 {
            return .failure(Unusable(errno: EISDIR))
        }
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let links = cs_follow_links(path.systemPath, &target)
        guard links >= 0 else { return .failure(Unusable(errno: -links)) }
        let isKernels = links == 1
        if isKernels, case let own = cs_descriptor_named(target), own >= 0 {
            return .success(.inherited(own))
        }
        if found == 0, isKernels || cs_is_file(status.st_mode) == 0 {
            return .success(.stream(target, isPipe: cs_is_pipe(status.st_mode) != 0))
        }
        guard let temporary = temporary(beside: target) else {
            return .failure(Unusable(errno: ENOENT))
        }
        return .success(
            found == 0
                ? .existing(target, temporary: temporary, status)
                : .new(target, temporary: temporary))
    }

    /// A name that nobody takes for a result, in the same folder; nil where the path ends with one.
    private static func temporary(beside target: [CChar]) -> [CChar]? {
        let end = target.firstIndex(of: 0) ?? target.endIndex
        let slash = target[..<end].lastIndex(of: CChar(bitPattern: UInt8(ascii: "/")))
        let folder = target[..<(slash.map { $0 + 1 } ?? 0)]
        guard folder.count < end else { return nil }
        var random: UInt64 = 0
        _ = cs_random(&random, MemoryLayout<UInt64>.size)
        let name = ".jifen-\(String(random, radix: 36)).tmp"
        return Array(folder) + Array(name.utf8CString)
    }

    /// - Returns: a descriptor to write to, or the negated errno.
    func open(mode: mode_t, interrupts: Int32?) -> Int32 {
        switch self {
        case .standardOutput: STDOUT_FILENO
        case .inherited(let descriptor): descriptor
        case .stream(let path, let isPipe):
            Self.open(path, waitsForReader: isPipe, interrupts: interrupts)
        case .existing(_, let temporary, _): cs_create_unfinished(temporary, 0o600)
        case .new(_, let temporary): cs_create_unfinished(temporary, mode)
        }
    }

    /// Puts the file with the temporary name into its place.
    /// - Returns: 0 or the negated errno.
    func settle() -> Int32 {
        let result: Int32
        switch self {
        case .standardOutput, .inherited, .stream: return 0
        case .existing(let target, let temporary, _): result = cs_rename(temporary, target)
        case .new(let target, let temporary):
            result = cs_rename_without_replacing(temporary, target)
        }
        if result == 0, let temporary { cs_keep_finished(temporary) }
        return result
    }

    /// Removes the file with the temporary name.
    func discard() {
        guard let temporary else { return }
        cs_unlink(temporary)
        cs_keep_finished(temporary)
    }

    private var temporary: [CChar]? {
        switch self {
        case .standardOutput, .inherited, .stream: nil
        case .existing(_, let temporary, _), .new(_, let temporary): temporary
        }
    }

    /// A pipe that nobody reads yet cannot be opened: somebody is waited for, as a shell does, but
    /// so that Ctrl-C ends it.
    private static func open(
        _ path: [CChar], waitsForReader: Bool, interrupts: Int32?
    ) -> Int32 {
        while true {
            let descriptor = cs_open(
                path, O_WRONLY | O_APPEND | O_NOCTTY | O_NONBLOCK | O_CLOEXEC, 0)
            guard descriptor == -ENXIO, waitsForReader else { return descriptor }
            let end = Waiting.wait(
                for: 0, on: -1, until: Deadline(milliseconds: 50), interrupts: interrupts)
            if end == .interrupted { return -EINTR }
        }
    }
}
