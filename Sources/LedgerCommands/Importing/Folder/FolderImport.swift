import CSystem
import JSON
import LedgerAPI

/// A file of a folder that was rehearsed and waits to be accepted.
struct FolderImport {
    let number: Int
    let name: String
    /// The command that brings it in, such as `claim import`; nil where the file is of no kind that
    /// is known.
    var command: String?
    let digest: String
    var file: DroppedFile
    /// Lines that would go in, that are in already, and that are refused.
    var rows = 0
    var already = 0
    var bad = 0
    /// Why nothing of it can go in.
    var reason: String?

    init(_ number: Int, _ name: String, _ file: DroppedFile, digest: String) {
        self.number = number
        self.name = name
        self.file = file
        self.digest = digest
    }

    private static func place(_ state: String, _ number: Int) -> String { "\(state)/\(number)" }

    /// Where the copy is that was rehearsed.
    func copy(in state: String) -> String { Self.place(state, number) + "/" + name }

    /// Nil where there is none of that number, or it was not rehearsed to the end.
    init?(in state: String, number: Int) {
        let bytes = try? LocalFile.read(Self.place(state, number) + "/.import")
        guard let bytes, let json = try? JSON.parse(bytes),
            let name = json["file"]?.string, let digest = json["sha256"]?.string,
            let size = json["size"]?.int,
            let changed = json["changed"]?.string.flatMap({ Int64($0) }),
            let node = json["node"]?.string.flatMap({ UInt64($0) })
        else { return nil }
        let file = DroppedFile(size: size, changed: changed, node: node)
        self.init(number, name, file, digest: digest)
        command = json["command"]?.string
        rows = Int(json["rows"]?.int ?? 0)
        already = Int(json["already"]?.int ?? 0)
        bad = Int(json["bad"]?.int ?? 0)
        reason = json["reason"]?.string
    }

    func keep(in state: String) throws(Failure) {
        var kept = json.object ?? [:]
        kept["size"] = .int(file.size)
        // Larger than a number of JSON may be.
        kept["changed"] = .string(String(file.changed))
        kept["node"] = .string(String(file.node))
        try DropFolder.write(
            JSON.object(kept).encoded(), to: Self.place(state, number) + "/.import")
    }

    /// Takes away what is kept of it; the file itself stays where it lies.
    func forget(in state: String) { Self.forget(number, in: state) }

    /// The same of a number, whether or not it came so far as to be rehearsed.
    static func forget(_ number: Int, in state: String) {
        let place = place(state, number)
        for name in DropFolder.names(in: place) where name != "." && name != ".." {
            _ = cs_unlink((place + "/" + name).systemPath)
        }
        rmdir(place.systemPath)
    }

    /// As it is shown.
    var json: JSON {
        var row: JSONObject = [
            "number": .int(Int64(number)), "file": .string(name), "rows": .int(Int64(rows)),
            "already": .int(Int64(already)), "bad": .int(Int64(bad)), "sha256": .string(digest),
        ]
        row["command"] = command.map { .string($0) }
        row["reason"] = reason.map { .string($0) }
        return .object(row)
    }
}
