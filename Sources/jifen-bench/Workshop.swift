import CSystem

/// Where it is measured: the files, the daemon, the floors, and what came out so far.
final class Workshop {
    let options: Options
    let scale: Scale
    let folder: WorkFolder
    let floors: Floors
    private(set) var figures: [Figure] = []
    /// The daemon, once the enterprise is furnished.
    private var serving: DaemonProcess?
    /// How the books stood before there was any load.
    private(set) var furnished = BooksSize()
    /// What the figures about the books were measured on.
    var booksMade: BooksSize?

    init(_ options: Options) throws(BenchFailure) {
        self.options = options
        scale = Scale(isQuick: options.quick)
        folder = try WorkFolder(in: options.folder)
        floors = Floors(scale, folder, seed: options.seed)
    }

    /// Started, with an enterprise in its books, when it is first asked for.
    func daemon() throws(BenchFailure) -> DaemonProcess {
        if let serving { return serving }
        Output.progress("an enterprise of \(scale.employees) employees")
        let daemon = try DaemonProcess(folder)
        try Enterprise(employees: scale.employees).furnish(daemon)
        furnished = try BooksSize(of: daemon)
        serving = daemon
        return daemon
    }

    /// Ends the daemon; `daemon()` must not be called before `replace`.
    func stopDaemon() throws(BenchFailure) {
        try daemon().stop()
        serving = nil
    }

    func replace(_ daemon: DaemonProcess) { serving = daemon }

    func add(_ figure: Figure) {
        figures.append(figure)
        Output.progress("  \(figure.words): \(figure.value?.text ?? figure.remark ?? "")")
    }

    /// Work that is different each time, and the same in every run of this seed.
    func mixedWork(_ salt: UInt64) -> MixedWork {
        MixedWork(employees: scale.employees, seed: options.seed &* 1000 &+ salt)
    }
}

/// The folder that all files are made in, removed with all that is in it.
final class WorkFolder {
    let path: String
    /// In a folder of its own, because the path of a socket must be short.
    let sockets: String

    init(in place: String) throws(BenchFailure) {
        cs_make_directory(place, 0o755)
        path = try Self.make(place + "/jifen-bench-XXXXXX")
        sockets = try Self.make("/tmp/jifen-bench-XXXXXX")
    }

    deinit {
        Self.empty(path)
        Self.empty(sockets)
    }

    func file(_ name: String) -> String { path + "/" + name }

    private static func make(_ template: String) throws(BenchFailure) -> String {
        var name = Array(template.utf8CString)
        guard mkdtemp(&name) != nil else { throw BenchFailure(template, -cs_errno()) }
        guard let full = realpath(name, nil) else { throw BenchFailure(template, -cs_errno()) }
        defer { free(full) }
        return String(cString: full)
    }

    private static func empty(_ folder: String) {
        guard let entries = opendir(folder) else { return }
        while let entry = readdir(entries) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { _ = cs_unlink(folder + "/" + name) }
        }
        closedir(entries)
        rmdir(folder)
    }
}
