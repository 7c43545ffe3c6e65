import CSystem

/// Where the books really are. Everything beside them (lock, log, reserve of the disk, backups)
/// stands beside the file itself, by whatever name it was called.
enum BookPlace {
    /// The path without symbolic links, of a file that may not be there yet.
    ///
    /// SQLite names its log, and the lock is named, after the one path: under a second name of the
    /// same file a second daemon would find no lock and another log.
    static func resolved(_ path: String) throws(ServerError) -> String {
        switch real(path) {
        case .success(let found):
            var status = stat()
            if cs_stat(found, &status) == 0, cs_is_file(status.st_mode) != 0, status.st_nlink > 1 {
                throw .books(path: found, .hasOtherNames(count: Int(status.st_nlink)))
            }
            return found
        case .failure(let failure) where failure.number == ENOENT:
            return try resolvedNew(path)
        case .failure(let failure): throw .system(path, failure.number)
        }
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
