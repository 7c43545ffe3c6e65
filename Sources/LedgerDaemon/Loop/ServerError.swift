import CSystem

/// Why the server cannot start or go on.
public enum ServerError: Error, Sendable, Hashable {
    /// A call to the system failed, with its error number.
    case system(String, Int32)
    /// The backend could not be made ready; in its words.
    case backend(String, chinese: String)
    /// Nothing can be put at that path, or something is there that is not ours to replace.
    case socket(path: String, SocketFault)
    /// Another daemon serves these books; its process id, if it could be read.
    case alreadyServed(books: String, by: Int32?)
    /// The file of the books is not one to serve.
    case books(path: String, BooksFault)
}

/// What is wrong with the file of the books, before it is opened.
public enum BooksFault: Sendable, Hashable {
    /// Hard links: a daemon that serves another of the names could not be told.
    case hasOtherNames(count: Int)
    /// A symbolic link to something that is not there.
    case leadsNowhere
    /// A folder, a pipe, a device or a socket.
    case isNoFile(isFolder: Bool)
    /// The file, one beside it or the folder is not this process's to use; so it stands on the disk.
    case isOthers(owner: String, mode: UInt32, user: String, remedy: String)
    /// The file system is read-only, for this process at least.
    case isReadOnly
}

/// What is wrong with the path of a socket.
public enum SocketFault: Sendable, Hashable {
    case notAbsolute
    /// In bytes.
    case tooLong(longest: Int)
    case isLink, isDirectory, isFile
    /// Another user's socket.
    case isOthers(uid: UInt32)
    /// Somebody answers there already.
    case isServed
    /// The folder is missing, or may not be written to.
    case unusable(Int32)
}

extension ServerError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .system(let call, let number): "\(call): \(words(number))"
        case .backend(let words, _): words
        case .socket(let path, let fault): "\(path): \(fault)"
        case .alreadyServed(let books, let pid?):
            "\(books) is already served by process \(pid)"
        case .alreadyServed(let books, nil): "\(books) is already served by another process"
        case .books(let path, let fault): "\(path) \(fault)"
        }
    }
}

extension BooksFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .hasOtherNames(let count):
            "has \(count) names (hard links), under each of which a daemon could serve it: leave "
                + "it one, after finding them with find -xdev -samefile; a copy is made with cp"
        case .leadsNowhere:
            "is a symbolic link to a file that is not there: perhaps its disk is not mounted; for "
                + "new books name the file itself"
        case .isNoFile(true): "is a folder: name the file in it, such as books.sqlite"
        case .isNoFile(false): "is no file (a pipe, a device or a socket); it is left as it is"
        case .isOthers(let owner, let mode, let user, let remedy):
            "belongs to \(owner), mode \(String(mode, radix: 8)), and jifend runs as \(user), who "
                + "may not read and write it: \(remedy)"
        case .isReadOnly:
            "stands on a disk that cannot be written to; under systemd only /var/lib/jifen can, "
                + "unless ReadWritePaths= of jifend.service names another folder"
        }
    }
}

extension SocketFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notAbsolute: "the path of the socket must be absolute"
        case .tooLong(let longest):
            "the path of the socket is too long: \(longest) bytes at most"
        case .isLink: "is a symbolic link; it is left as it is"
        case .isDirectory: "is a directory; it is left as it is"
        case .isFile: "is a file; it is left as it is"
        case .isOthers(let uid): "is a socket of user \(uid); it is left as it is"
        case .isServed: "somebody answers on this socket already"
        case .unusable(let number): words(number)
        }
    }
}

/// The system's words for an error number, such as "Permission denied".
func words(_ number: Int32) -> String {
    String(cString: strerror(number))
}
