import CSystem
import LedgerAPI
import SHA2

/// A file in a folder of imports, as it stands there: told apart from what is written to it later.
struct DroppedFile: Equatable {
    let size: Int64
    /// When its bytes, name or mode changed last, in nanoseconds; nobody can set it back.
    let changed: Int64
    let node: UInt64

    init(size: Int64, changed: Int64, node: UInt64) {
        self.size = size
        self.changed = changed
        self.node = node
    }

    private init(_ status: stat) {
        size = Int64(status.st_size)
        changed = Int64(status.st_ctim.tv_sec) * 1_000_000_000 + Int64(status.st_ctim.tv_nsec)
        node = UInt64(status.st_ino)
    }

    /// More than any table of ours needs.
    private static let longest: Int64 = 256 << 20
    /// A file that nobody wrote to for so long, in nanoseconds, is taken for whole.
    private static let quiet: Int64 = 2_000_000_000

    /// Whether a name is that of a table, and not of what programs keep beside one.
    static func isCandidate(_ name: String) -> Bool {
        if name.hasPrefix(".") || name.hasPrefix("~") || name.hasSuffix(DropFolder.resultSuffix) {
            return false
        }
        let ending = name.lowercased().split(separator: ".").dropFirst().last
        return ending.map { endings.contains(String($0)) } ?? false
    }

    private static let endings: Set = [
        "csv", "tsv", "txt", "xlsx", "xlsm", "xls", "xml", "html", "htm", "et", "ods", "xlsb",
    ]

    /// What may be taken under a name; a sentence where it may not.
    static func look(at path: String, of owner: uid_t) -> Result<DroppedFile, Unfit>? {
        guard let status = DropFolder.status(path) else { return nil }
        return look(status, owner)
    }

    private static func look(_ status: stat, _ owner: uid_t) -> Result<DroppedFile, Unfit> {
        if cs_is_file(status.st_mode) == 0 { return .failure(.isNoFile) }
        if status.st_uid != owner { return .failure(.isOthers) }
        if status.st_nlink != 1 { return .failure(.hasOtherNames) }
        if status.st_size > longest { return .failure(.isTooLarge) }
        return .success(DroppedFile(status))
    }

    /// Whether it may still be written to. A clock that was set back makes no file new for ever:
    /// what stands in the future counts by its looks alone.
    var isFresh: Bool {
        let age = cs_wall_milliseconds() * 1_000_000 - changed
        return age >= 0 && age < Self.quiet
    }

    /// Copies it to a file of the owner's alone.
    /// - Returns: its SHA-256; nil: it is not what was looked at any more.
    func copy(from path: String, to copy: String, of owner: uid_t) throws(Failure) -> String? {
        // A pipe without a writer would be waited for.
        let flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        let descriptor = cs_open(path.systemPath, flags, 0)
        guard descriptor >= 0 else {
            if descriptor == -ENOENT || descriptor == -ELOOP { return nil }
            throw .file(FileFault(path: path, attempt: .read, errno: -descriptor))
        }
        defer { close(descriptor) }
        guard isStill(descriptor, owner) else { return nil }
        let target = cs_open(
            copy.systemPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard target >= 0 else {
            throw .file(FileFault(path: copy, attempt: .write, errno: -target))
        }
        defer { close(target) }
        var hash = SHA256()
        var piece = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = cs_read(descriptor, &piece, piece.count)
            if count == Int(-EINTR) { continue }
            guard count >= 0 else {
                throw .file(FileFault(path: path, attempt: .read, errno: Int32(-count)))
            }
            if count == 0 { break }
            piece[..<count].withUnsafeBytes { hash.update($0) }
            if let failure = Output.writeAll(Array(piece[..<count]), to: target, interrupts: nil) {
                throw .file(FileFault(path: copy, attempt: .write, errno: failure))
            }
        }
        return isStill(descriptor, owner) ? hash.finish().hex : nil
    }

    private func isStill(_ descriptor: Int32, _ owner: uid_t) -> Bool {
        var status = stat()
        guard cs_fstat(descriptor, &status) == 0,
            case .success(let found) = Self.look(status, owner)
        else { return false }
        return found == self
    }
}

/// Why a file is left where it lies.
enum Unfit: Error {
    case isNoFile
    case isOthers
    case hasOtherNames
    case isTooLarge

    var phrase: Phrase {
        switch self {
        case .isNoFile:
            Phrase(zh: "是链接、目录或管道，不是文件", en: "is a link, a folder or a pipe, not a file")
        case .isOthers: Phrase(zh: "不是您的文件", en: "is not your file")
        case .hasOtherNames:
            Phrase(zh: "还有别的名称（硬链接）：请复制一份", en: "has other names (hard links): copy it")
        case .isTooLarge: Phrase(zh: "大于 256 MiB", en: "is larger than 256 MiB")
        }
    }
}
