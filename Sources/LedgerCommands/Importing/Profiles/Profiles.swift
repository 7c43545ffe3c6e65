import CSystem
import LedgerAPI
import TextFiles

/// The profiles that there are: the user's own, the enterprise's, those that come with the program.
/// One that comes earlier in this order stands in the place of another of the same name.
struct Profiles {
    /// A profile and where it comes from: a file, or nil for the program itself.
    struct Entry {
        let profile: Profile
        let path: String?
        let text: String
    }

    private(set) var all: [Entry] = []
    /// Files that are no profiles, and why.
    private(set) var faulty: [(path: String, fault: Phrase)] = []

    init(_ environment: [String: String]) {
        for folder in Self.folders(environment) {
            for path in Self.files(in: folder) { read(path) }
        }
        for text in ShippedProfiles.texts {
            if let profile = try? ProfileReader.read(text) { add(profile, nil, text) }
        }
    }

    /// Where the user's own lie, then where the enterprise's do.
    static func folders(_ environment: [String: String]) -> [String] {
        let home = environment["HOME"].map { $0 + "/.config" }
        let own = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home
        return [own.map { $0 + "/jifen/import" }, "/etc/jifen/import"].compactMap { $0 }
    }

    private static func files(in folder: String) -> [String] {
        guard let stream = opendir(folder.systemPath) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                SystemText.carried(bytes.prefix { $0 != 0 })
            }
            if name.hasSuffix(".json5") || name.hasSuffix(".json"), name.first != "." {
                names.append("\(folder)/\(name)")
            }
        }
        return names.sorted()
    }

    private mutating func read(_ path: String) {
        do throws(Failure) {
            let text = try TextInput.read(path)
            do throws(ProfileFault) {
                add(try ProfileReader.read(text), path, text)
            } catch {
                faulty.append((path, error.phrase))
            }
        } catch {
            faulty.append((path, error.explanation?.what ?? Phrase("?")))
        }
    }

    private mutating func add(_ profile: Profile, _ path: String?, _ text: String) {
        if all.contains(where: { $0.profile.name == profile.name }) { return }
        all.append(Entry(profile: profile, path: path, text: text))
    }

    func isShipped(_ profile: Profile) -> Bool { named(profile.name)?.path == nil }

    func named(_ name: String) -> Entry? { all.first { $0.profile.name == name } }

    /// Those of the kind whose headings are all there; the user's and the enterprise's before the
    /// program's, those with more headings before those with fewer.
    func recognising(_ headings: [String], _ kind: String) -> [Profile] {
        let keys = Set(headings.map(ImportColumn.key))
        let found = all.filter { $0.profile.kinds.contains(kind) && $0.profile.recognises(keys) }
        return found.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            return ((a.path == nil ? 1 : 0), -a.profile.recognised.count, left.offset)
                < ((b.path == nil ? 1 : 0), -b.profile.recognised.count, right.offset)
        }.map(\.element.profile)
    }
}
