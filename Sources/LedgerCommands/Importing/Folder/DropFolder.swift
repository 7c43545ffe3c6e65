import CSystem
import LedgerAPI
import LedgerClient

/// A folder in which a person lays files that are to be imported 导入目录.
///
/// Only the files of whoever runs this are looked at: a regular file, theirs, under this one name.
/// So nobody can have a file of somebody else's rehearsed or brought in, by a link say. What was
/// rehearsed is kept as a copy in `.jifen-UID`, which is for them alone; that copy goes in, so that
/// nothing can be changed after it was looked at. What went in is moved to `done`.
final class DropFolder {
    let path: String
    /// Where numbers, copies and the lock are.
    let state: String
    let owner: uid_t
    private let lock: Int32

    static let resultSuffix = ".result.xlsx"
    private static let patience = 60

    init(_ path: String, _ session: Session) throws(Failure) {
        self.path = try LocalFile.absolute(path)
        owner = geteuid()
        state = self.path + "/.jifen-\(owner)"
        guard let folder = Self.status(self.path), cs_is_directory(folder.st_mode) != 0 else {
            throw .file(FileFault(path: path, attempt: .read, errno: ENOTDIR))
        }
        try Self.makeOwn(state, owner)
        let name = state + "/lock"
        lock = cs_open(name.systemPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard lock >= 0 else {
            throw .file(FileFault(path: name, attempt: .write, errno: -lock))
        }
        try take(session)
    }

    deinit {
        if lock >= 0 { close(lock) }
    }

    /// One run at a time: two would rehearse the same file under two numbers.
    private func take(_ session: Session) throws(Failure) {
        let patience = Deadline(seconds: Self.patience)
        while cs_lock_file(lock) != 0 {
            guard !patience.hasPassed else {
                throw .said(
                    Phrase(
                        zh: "另一个 jifen import 正在处理 \(path.visible)，稍后再试。",
                        en: "Another jifen import is at work in \(path.visible): try again later."),
                    .conflict)
            }
            try session.pause(milliseconds: 100)
        }
    }

    /// A folder of the owner's, for nobody else. Somebody else's of that name is refused.
    static func makeOwn(_ path: String, _ owner: uid_t) throws(Failure) {
        let made = cs_make_directory(path.systemPath, 0o700)
        guard made == 0 || made == -EEXIST else {
            throw .file(FileFault(path: path, attempt: .write, errno: -made))
        }
        guard let status = status(path), cs_is_directory(status.st_mode) != 0,
            status.st_uid == owner, status.st_mode & 0o022 == 0
        else {
            throw .said(
                Phrase(
                    zh: "\(path.visible) 应当是您自己的目录，别人不能写：请移走它。",
                    en: "\(path.visible) should be a folder of your own that nobody else can write "
                        + "to: move it away."), .notPermitted)
        }
    }

    /// Of the name itself, not of what a link leads to.
    static func status(_ path: String) -> stat? {
        var status = stat()
        return cs_lstat(path.systemPath, &status) == 0 ? status : nil
    }

    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder.systemPath) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) {
                        SystemText.carrying($0)
                    }
                })
        }
        return names.sorted()
    }
}

extension DropFolder {
    /// What was rehearsed and waits to be accepted, by number.
    var waiting: [FolderImport] {
        Self.names(in: state).compactMap { Int($0) }.sorted()
            .compactMap { FolderImport(in: state, number: $0) }
    }

    /// Takes away what a run left that was ended in the middle.
    func tidy() {
        let waiting = Set(waiting.map(\.number))
        for number in Self.names(in: state).compactMap({ Int($0) })
        where !waiting.contains(number) {
            FolderImport.forget(number, in: state)
        }
    }

    /// A number that no file of this folder ever had.
    func nextNumber() throws(Failure) -> Int {
        let place = state + "/last"
        let last = (try? LocalFile.read(place)).flatMap {
            Int(String(decoding: $0, as: UTF8.self).filter { $0.isNumber })
        }
        let next = max(last ?? 0, waiting.map(\.number).max() ?? 0) + 1
        try Self.write(Array("\(next)\n".utf8), to: place)
        return next
    }

    /// Whole or not at all; a link of that name is replaced, never followed.
    static func write(_ bytes: [UInt8], to path: String, through folder: String? = nil)
        throws(Failure)
    {
        let temporary = (folder.map { $0 + "/written" }) ?? path + ".new"
        _ = cs_unlink(temporary.systemPath)
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
        let descriptor = cs_open(temporary.systemPath, flags, 0o600)
        func fault(_ number: Int32) -> Failure {
            .file(FileFault(path: path, attempt: .write, errno: number))
        }
        guard descriptor >= 0 else { throw fault(-descriptor) }
        defer { close(descriptor) }
        if let failure = Output.writeAll(bytes, to: descriptor, interrupts: nil) {
            _ = cs_unlink(temporary.systemPath)
            throw fault(failure)
        }
        let renamed = cs_rename(temporary.systemPath, path.systemPath)
        guard renamed == 0 else {
            _ = cs_unlink(temporary.systemPath)
            throw fault(-renamed)
        }
    }
}

extension Session {
    /// Lets a moment pass; Ctrl-C ends it.
    func pause(milliseconds: Int) throws(Failure) {
        let until = Deadline(milliseconds: milliseconds)
        if Waiting.wait(for: 0, on: -1, until: until, interrupts: interrupts.descriptor)
            == .interrupted
        {
            throw .client(.interrupted(request: nil))
        }
    }
}
