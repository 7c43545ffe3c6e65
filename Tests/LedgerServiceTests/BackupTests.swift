import Foundation
import JSON
import LedgerAPI
import Testing

@Suite struct `Backups` {
    let office: Office

    init() throws { office = try Office() }

    private func mode(_ name: String) throws -> Int? {
        let path = office.folder.appendingPathComponent("backups/" + name).path
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue
    }

    private func names() throws -> [String] {
        let folder = office.folder.appendingPathComponent("backups").path
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    @Test func `a backup names the head it was made at, and is private`() throws {
        let head = office.read("books.status", as: "E006").result["head"]
        let made = office.read("books.backup", ["name": "first"]).result
        #expect(made["head"] == head)
        #expect(made["kind"] == "training")
        #expect(made["sha256"]?.string?.count == 64)
        #expect(try names() == ["first.json", "first.sqlite"])
        #expect(try mode("first.sqlite") == 0o600)
        #expect(try mode("first.json") == 0o600)
        #expect(try mode("") == 0o700)
        let listed = office.read("books.backups").result["rows"]?.array
        #expect(listed?.count == 1)
        #expect(listed?.first?["sha256"] == made["sha256"])
    }

    @Test func `a backup replaces none`() throws {
        let first = office.read("books.backup", ["name": "same"]).result
        office.change("claim.submit", ["item": "drill"], as: "E008")
        #expect(office.read("books.backup", ["name": "same"]).kind == "backup.exists")
        let listed = office.read("books.backups").result["rows"]?.array
        #expect(listed?.map { $0["head"] } == [first["head"]])
    }

    @Test func `only so many are kept, and always the one just made`() throws {
        for name in ["c", "a", "b"] {
            office.change("claim.submit", ["item": "drill", "distinct": true], as: "E008")
            _ = office.read("books.backup", ["name": .string(name)])
        }
        office.change("claim.submit", ["item": "drill", "distinct": true], as: "E008")
        let made = office.read("books.backup", ["name": "d", "keep": 2]).result
        #expect(made["removed"] == ["c", "a"])
        #expect(try names() == ["b.json", "b.sqlite", "d.json", "d.sqlite"])
        #expect(
            office.read("books.backup", ["name": "e", "keep": 1]).result["removed"] == ["b", "d"])
    }

    @Test func `damaged books give no backup`() throws {
        _ = office.read("books.backup", ["name": "good"])
        try office.tamper("UPDATE account SET available = available + 1")
        try office.tamper("INSERT INTO account VALUES('E999', 5, 0)")
        let reply = office.read("books.backup", ["name": "bad"])
        #expect(reply.kind == "books_damaged")
        #expect(reply.facts?["what"] == "backup")
        #expect(try names() == ["good.json", "good.sqlite"])
    }

    @Test func `what a killed daemon left is removed`() throws {
        let folder = office.folder.appendingPathComponent("backups")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let left = folder.appendingPathComponent(".old.123.999999999.partial").path
        #expect(FileManager.default.createFile(atPath: left, contents: Data([1])))
        _ = office.read("books.backup", ["name": "new"])
        #expect(try names() == ["new.json", "new.sqlite"])
    }

    @Test func `a folder that cannot be made is told, and nothing else of the system`() throws {
        let path = office.folder.appendingPathComponent("backups").path
        #expect(FileManager.default.createFile(atPath: path, contents: Data()))
        let reply = office.read("books.backup", ["name": "new"])
        #expect(reply.kind == "backup.failed")
        #expect(reply.facts == ["reason": "Not a directory"])
    }

    @Test(arguments: ["../x", "a/b", ".hidden", "", "a b", String(repeating: "x", count: 65), "名"])
    func `a name is never a path`(name: String) {
        #expect(office.read("books.backup", ["name": .string(name)]).kind == "invalid_params")
    }
}
