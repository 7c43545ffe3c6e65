import CSystem
import SHA2

/// What the store needs of files: each error with the path it is about.
enum DiskFile {
    /// A folder that can be written to, made where there is none.
    static func makeFolder(_ path: String) throws(BackupError) {
        let result = cs_make_directory(path, 0o700)
        if result < 0 && result != -EEXIST { throw .system(path: path, errno: -result) }
        if access(path + "/.", W_OK | X_OK) != 0 { throw .system(path: path, errno: cs_errno()) }
    }

    /// Size and SHA-256, read in pieces.
    static func digest(of path: String) throws(BackupError) -> (bytes: Int64, digest: Digest) {
        var hash = SHA256()
        var bytes: Int64 = 0
        try eachPiece(of: path, size: 1 << 20) { piece in
            bytes += Int64(piece.count)
            piece.withUnsafeBytes { hash.update($0) }
            return true
        }
        return (bytes, hash.finish())
    }

    /// A file's bytes in order, so many at a time, until `take` wants no more.
    static func eachPiece(
        of path: String, size: Int, _ take: (ArraySlice<UInt8>) -> Bool
    ) throws(BackupError) {
        let descriptor = try open(path)
        defer { close(descriptor) }
        var piece = [UInt8](repeating: 0, count: size)
        while true {
            let count = cs_read(descriptor, &piece, piece.count)
            if count < 0 { throw .system(path: path, errno: Int32(-count)) }
            if count == 0 || !take(piece[..<count]) { return }
        }
    }

    /// Nil where there is none, or it is longer than any manifest.
    static func read(_ path: String, longest: Int = 1 << 16) -> [UInt8]? {
        let descriptor = cs_open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: longest)
        let count = cs_read(descriptor, &bytes, longest)
        return count > 0 && count < longest ? Array(bytes[..<count]) : nil
    }

    /// A new file, mode 0600, on the disk when this returns.
    static func write(_ bytes: [UInt8], to path: String) throws(BackupError) {
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW
        let descriptor = cs_open(path, flags, 0o600)
        guard descriptor >= 0 else { throw .system(path: path, errno: -descriptor) }
        defer { close(descriptor) }
        let count = cs_write(descriptor, bytes, bytes.count)
        if count < 0 { throw .system(path: path, errno: Int32(-count)) }
        guard count == bytes.count else { throw .system(path: path, errno: ENOSPC) }
        if fsync(descriptor) != 0 { throw .system(path: path, errno: cs_errno()) }
    }

    /// Makes names in a folder, or a file's bytes, outlast a loss of power.
    static func sync(_ path: String) throws(BackupError) {
        let descriptor = try open(path)
        defer { close(descriptor) }
        if fsync(descriptor) != 0 { throw .system(path: path, errno: cs_errno()) }
    }

    /// What root makes in the folder of somebody else becomes theirs.
    static func giveToOwnerOfFolder(_ path: String) throws(BackupError) {
        let descriptor = try open(path)
        defer { close(descriptor) }
        let result = cs_give_to_owner_of_folder(descriptor, path)
        if result < 0 { throw .system(path: path, errno: -result) }
    }

    /// In bytes; 0 where there is none.
    static func size(_ path: String) -> Int64 {
        var status = stat()
        return cs_stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }

    static func exists(_ path: String) -> Bool {
        var status = stat()
        return cs_lstat(path, &status) == 0
    }

    /// Names in a folder, hidden ones too; none where there is no such folder.
    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names.sorted()
    }

    private static func open(_ path: String) throws(BackupError) -> Int32 {
        let descriptor = cs_open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0)
        guard descriptor >= 0 else { throw .system(path: path, errno: -descriptor) }
        return descriptor
    }
}
