import CSystem

/// Why there is no backup, or none that can be put back.
public enum BackupError: Error, Sendable {
    /// There is one of that name.
    case exists(name: String)
    /// The copy is not what it should be: nothing is kept of it.
    case damaged(faults: [BookFault])
    /// The copy holds other bytes than its manifest says.
    case differs(file: String)
    /// What stands in the manifest's place cannot be read as one.
    case noManifest(file: String)
    /// A call to the system failed, with its error number.
    case system(path: String, errno: Int32)
    /// The disk of the path has no room for so many bytes.
    case noRoom(path: String, bytes: Int64)
    /// A copy could not be written, in SQLite's words.
    case cannotWrite(path: String, words: String)
    case store(StoreError)
}

extension BackupError: CustomStringConvertible {
    /// For the log of whoever runs the daemon.
    public var description: String {
        switch self {
        case .exists(let name): "\(name) is there already"
        case .damaged(let faults):
            "the copy is damaged: \(faults.count) faults"
                + (faults.first?.seq.map { ", the first at entry \($0)" } ?? "")
        case .differs(let file): "\(file) is not the file that its manifest describes"
        case .noManifest(let file): "\(file) is no manifest"
        case .system(let path, let number): "\(path): \(String(cString: strerror(number)))"
        case .noRoom(let path, let bytes):
            "\(path): there is no room for \(bytes) bytes on its disk"
        case .cannotWrite(let path, let words): "\(path): \(words)"
        case .store(let error): "\(error)"
        }
    }
}

/// Runs what speaks to the store, and gives its errors as a backup's.
func backingUp<R>(_ body: () throws(StoreError) -> R) throws(BackupError) -> R {
    do {
        return try body()
    } catch {
        throw .store(error)
    }
}
