import CSystem

/// Where the books really are. Everything beside them (lock, log, reserve of the disk, backups)
/// stands beside the file itself, by whatever name it was called.
package enum BookPlace {
    /// Makes this process the only one that writes some books, for as long as the lock is kept.
    /// - Returns: the books' own path, and the lock.
    package static func hold(_ path: String) throws(ServerError) -> (path: String, lock: LockFile) {
        let path = try resolved(path)
        try checkAccess(path)
        return (path, try LockFile(beside: path))
    }

    /// The path without symbolic links, of a file that may not be there yet.
    ///
    /// SQLite names its log, and the lock is named, after the one path: under a second name of the
    /// same file a second daemon would find no lock and another log.
    static func resolved(_ path: String) throws(ServerError) -> String {
        switch real(path) {
        case .success(let found):
            var status = stat()
            if cs_stat(found, &status) == 0 {
                guard cs_is_file(status.st_mode) != 0 else {
                    let isFolder = cs_is_directory(status.st_mode) != 0
                    throw .books(path: found, .isNoFile(isFolder: isFolder))
                }
                if status.st_nlink > 1 {
                    throw .books(path: found, .hasOtherNames(count: Int(status.st_nlink)))
                }
            }
            return found
        case .failure(let failure) where failure.number == ENOENT:
            return try resolvedNew(path)
        case .failure(let failure):
            try checkFolder(of: path)
            throw .system(path, failure.number)
        }
    }

    /// What SQLite would only say "unable to open" of, with its owner and a remedy: the books, the
    /// files beside them, and their folder, must be this process's to read and write.
    /// - Parameter path: their own path.
    static func checkAccess(_ path: String) throws(ServerError) {
        try checkFolder(of: path)
        for suffix in ["", "-wal", "-shm", ".lock"] {
            try check(path + suffix, R_OK | W_OK, "u+rw", all: path + "*")
        }
    }

    private static func checkFolder(of path: String) throws(ServerError) {
        guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
        let folder = String(path[..<slash])
        try check(folder, R_OK | W_OK | X_OK, "u+rwx", all: folder)
    }

    /// - Parameters:
    ///   - bits: what a file of one's own lacks, in words of chmod.
    ///   - all: what is to be given to this process's user at once.
    private static func check(
        _ path: String, _ mode: Int32, _ bits: String, all: String
    ) throws(ServerError) {
        var status = stat()
        guard cs_stat(path, &status) == 0 else { return }
        switch cs_access(path, mode) {
        case -EROFS: throw .books(path: path, .isReadOnly)
        case -EACCES, -EPERM:
            let (owner, user) = (name(of: status.st_uid), name(of: geteuid()))
            let remedy = owner == user ? "chmod \(bits) \(all)" : "chown \(user): \(all)"
            throw .books(
                path: path,
                .isOthers(
                    owner: owner, mode: status.st_mode & 0o7777, user: user, remedy: remedy))
        default: break
        }
    }

    private static func name(of uid: uid_t) -> String {
        var name = [CChar](repeating: 0, count: 256)
        guard cs_user_name(uid, &name, name.count) > 0 else { return "user \(uid)" }
        return name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    private static func resolvedNew(_ path: String) throws(ServerError) -> String {
        var status = stat()
        if cs_lstat(path, &status) == 0, cs_is_link(status.st_mode) != 0 {
            throw .books(path: path, .leadsNowhere)
        }
        guard let slash = path.lastIndex(of: "/") else { return path }
        let folder = String(path[...slash])
        switch real(folder) {
        case .success("/"): return path
        case .success(let found): return found + path[slash...]
        case .failure(let failure): throw .system(folder, failure.number)
        }
    }

    private struct Failure: Error { let number: Int32 }

    private static func real(_ path: String) -> Result<String, Failure> {
        guard let found = realpath(path, nil) else { return .failure(Failure(number: cs_errno())) }
        defer { free(found) }
        // The books' name goes into messages and manifests, which are UTF-8.
        return String(validatingCString: found).map { .success($0) }
            ?? .failure(Failure(number: EILSEQ))
    }
}
