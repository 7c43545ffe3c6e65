import CSystem
import JSON
import LedgerAPI

/// How jifend is to run, put together from flags, variables, the file and defaults, in this order
/// of precedence.
public struct Configuration: Sendable, Hashable {
    /// An absolute path.
    public var books: String
    /// The same as it was given: `books` becomes the file's own path before it is served.
    public let givenBooks: String
    /// The folder of the backups; nil for the usual one beside the books.
    public var backups: String?
    /// The folder below which people lay files to be imported; nil: none.
    public var imports: String?
    public var socket: String
    /// Permission bits of the socket: who may connect. What a caller may do is decided by who it is.
    public var socketMode: UInt32
    public var log: LogLevel
    /// A day, as it was written: the books' clock begins there. Training books only.
    public var simulate: String?
    /// Whether the host's clock is believed whatever it shows (R-CLR-6).
    public var trustsClock: Bool
    public var limits: ServerLimits
    public var upkeep: Upkeep
    public var quotas: PersonalQuotas
    /// The file that was read, if there is one.
    public var file: String?

    /// `uid`: of this process.
    public init(
        _ arguments: Arguments, environment: [String: String], uid: UInt32
    ) throws(ConfigurationError) {
        let places = Places(environment, uid: uid)
        func variable(_ name: String) -> String? {
            environment[name].flatMap { $0.isEmpty ? nil : $0 }
        }
        let named = arguments.config ?? variable("JIFEN_CONFIG")
        var file = ConfigurationFile()
        if let path = named ?? places.config {
            if let text = try Self.read(path, isOptional: named == nil) {
                file = try ConfigurationFile(text, path: path)
                self.file = path
            }
        }

        guard let books = arguments.books ?? variable("JIFEN_BOOKS") ?? file.books ?? places.books
        else { throw .noPlace(of: "books", flag: "--books") }
        guard
            let socket = arguments.socket ?? variable("JIFEN_SOCKET") ?? file.socket
                ?? places.socket ?? (arguments.servesNothing ? "" : nil)
        else { throw .noPlace(of: "socket", flag: "--socket") }
        givenBooks = Self.absolute(books)
        self.books = givenBooks
        backups = (arguments.backups ?? variable("JIFEN_BACKUPS") ?? file.backups)
            .map { Self.absolute($0) }
        self.socket = socket
        imports = file.imports.map { Self.absolute($0) }
        for path in [givenBooks, backups, imports, socket, self.file].compactMap({ $0 })
        where !SystemText.isUTF8(path) {
            throw .notUTF8(path)
        }
        if let imports { try Self.requireApart(imports, books: givenBooks, backups: backups) }
        socketMode = file.socketMode ?? 0o666
        trustsClock = file.trustsClock
        limits = file.limits
        upkeep = file.upkeep
        quotas = file.quotas
        simulate = arguments.simulate ?? variable("JIFEN_SIMULATE")
        log = file.log ?? .info
        if let name = arguments.log ?? variable("JIFEN_LOG") {
            guard SystemText.isUTF8(name) else { throw .notUTF8(name) }
            guard let level = LogLevel(name: name) else {
                let flag = arguments.log == nil ? "JIFEN_LOG" : "--log"
                throw .badValue(of: flag, name, wanted: LogLevel.wanted)
            }
            log = level
        }
    }

    /// People write into the folder of imports: it is neither that of the books or of the backups,
    /// nor inside or above one of them.
    private static func requireApart(
        _ imports: String, books: String, backups: String?
    ) throws(ConfigurationError) {
        func own(_ path: String) -> String {
            guard let found = realpath(path.systemPath, nil) else { return path }
            defer { free(found) }
            return SystemText.carrying(found)
        }
        func within(_ path: String, _ folder: String) -> Bool {
            path == folder || path.hasPrefix(folder == "/" ? folder : folder + "/")
        }
        let folder = own(imports)
        let slash = books.lastIndex(of: "/") ?? books.startIndex
        for place in [String(books[..<slash]), backups].compactMap({ $0 }).map(own)
        where within(folder, place) || within(place, folder) {
            throw .importsNotApart(imports, from: place)
        }
        var status = stat()
        if cs_stat(folder.systemPath, &status) == 0, cs_is_directory(status.st_mode) == 0 {
            throw .importsNoFolder(imports)
        }
    }

    private static let longestFile = 1 << 20

    /// Nil when the file is optional and not there.
    private static func read(
        _ path: String, isOptional: Bool
    ) throws(ConfigurationError) -> [UInt8]? {
        // A pipe without a writer would be waited for, and everybody with it.
        let descriptor = cs_open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0)
        if descriptor == -ENOENT, isOptional { return nil }
        guard descriptor >= 0 else { throw .unreadable(file: path, -descriptor) }
        defer { close(descriptor) }
        var status = stat()
        guard cs_fstat(descriptor, &status) == 0, cs_is_file(status.st_mode) != 0 else {
            throw .notAFile(path)
        }
        var text: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let count = cs_read(descriptor, &piece, piece.count)
            if count == 0 { return text }
            guard count > 0 else { throw .unreadable(file: path, Int32(-count)) }
            text += piece[..<count]
            guard text.count <= longestFile else { throw .unreadable(file: path, EFBIG) }
        }
    }

    static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        guard let folder = getcwd(nil, 0) else { return path }
        defer { free(folder) }
        return SystemText.carrying(folder) + "/" + path
    }
}

extension LogLevel {
    static let wanted = "one of " + allCases.map(\.name).joined(separator: ", ")
    static let wantedInChinese = " " + allCases.map(\.name).joined(separator: "、")
}
