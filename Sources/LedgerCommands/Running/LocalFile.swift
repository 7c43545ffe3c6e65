import CSystem
import LedgerAPI
import SHA2

/// Files on this machine, read as the user.
enum LocalFile {
    /// More than any table of ours needs, and little enough to hold in memory.
    private static let longest = 256 << 20

    /// All bytes of a file; `-` is standard input.
    static func read(_ path: String) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        try eachPiece(of: path) { piece throws(Failure) in
            if bytes.count + piece.count > longest {
                throw .file(FileFault(path: path, attempt: .read, errno: EFBIG))
            }
            bytes.append(contentsOf: piece)
        }
        return bytes
    }

    /// The SHA-256 of a file of any size, in hexadecimal.
    static func digest(_ path: String) throws(Failure) -> String {
        var hash = SHA256()
        try eachPiece(of: path) { piece throws(Failure) in hash.update(piece) }
        return hash.finish().hex
    }

    /// The file's own path, from the root and without links: found again from any folder.
    static func absolute(_ path: String) throws(Failure) -> String {
        guard let found = realpath(path.systemPath, nil) else {
            throw fault(path, -Int(cs_errno()))
        }
        defer { free(found) }
        return SystemText.carrying(found)
    }

    private static func eachPiece(
        of path: String, _ take: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        let isInput = path == "-"
        let descriptor = isInput ? STDIN_FILENO : cs_open(path.systemPath, O_RDONLY | O_CLOEXEC, 0)
        guard descriptor >= 0 else { throw fault(path, Int(descriptor)) }
        defer { if !isInput { close(descriptor) } }
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { piece.deallocate() }
        while true {
            let count = cs_read(descriptor, piece.baseAddress, piece.count)
            if count == Int(-EINTR) { continue }
            guard count >= 0 else { throw fault(path, count) }
            if count == 0 { return }
            try take(UnsafeRawBufferPointer(rebasing: piece[..<count]))
        }
    }

    private static func fault(_ path: String, _ result: Int) -> Failure {
        .file(FileFault(path: path, attempt: .read, errno: Int32(-result)))
    }
}
