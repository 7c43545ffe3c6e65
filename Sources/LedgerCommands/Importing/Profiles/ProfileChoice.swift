import JSON
import LedgerExports

/// By which profile a file is read: the one that the user names, or the one that its headings tell.
struct ProfileChoice {
    private let kind: String
    private let named: Profile?
    private let candidates: Profiles?

    init(_ session: Session, _ kind: ImportKind) throws(Failure) {
        self.kind = kind.list
        guard let word = session.arguments.value(.profile) else {
            named = nil
            candidates = Profiles(session.environment)
            for (path, fault) in candidates?.faulty ?? [] {
                session.note(
                    Phrase(
                        zh: "方案 \(path.visible) 没有用：", en: "Profile \(path.visible) is not used: ")
                        + fault)
            }
            return
        }
        candidates = nil
        if word == "none" || word == "无" {
            named = nil
            return
        }
        let profile = try session.profile(called: word).profile
        guard profile.kinds.contains(kind.list) else {
            throw .said(
                Phrase(
                    zh: "方案“\(profile.name.visible)”不是用来导入这个的。",
                    en: "The profile ‘\(profile.name.visible)’ is for other imports."), .usage)
        }
        named = profile
    }

    func recognises(_ names: [String]) -> Bool {
        if let named { return named.recognises(Set(names.map(ImportColumn.key))) }
        return candidates.map { !$0.recognising(names, kind).isEmpty } ?? false
    }

    func profile(for headings: [String]) throws(Failure) -> Profile? {
        guard let candidates else { return named }
        let found = candidates.recognising(headings, kind)
        guard let first = found.first else { return nil }
        let equals = found.filter { $0.recognised.count == first.recognised.count }
        guard equals.count > 1, candidates.isShipped(first) == candidates.isShipped(equals[1])
        else {
            return first
        }
        let names = equals.map(\.name.visible)
        throw .said(
            Phrase(
                zh: "几个方案都合这个文件：\(names.joined(separator: "、"))。用 --profile 说明是哪一个。",
                en:
                    "Several profiles fit this file: \(names.joined(separator: ", ")). Say which with "
                    + "--profile."), .usage)
    }
}

extension Session {
    /// A profile by its name, or the one that a file holds.
    func profile(called word: String) throws(Failure) -> Profiles.Entry {
        let profiles = Profiles(environment)
        if let entry = profiles.named(word) { return entry }
        guard word.contains("/") || word.contains(".") else {
            let names = profiles.all.map(\.profile.name.visible)
            throw .said(
                Phrase(
                    zh: "没有叫“\(word.visible)”的方案；有：\(names.joined(separator: "、"))。",
                    en: "There is no profile ‘\(word.visible)’; there are: "
                        + "\(names.joined(separator: ", "))."), .notFound)
        }
        let text = try TextInput.read(word)
        do throws(ProfileFault) {
            return Profiles.Entry(profile: try ProfileReader.read(text), path: word, text: text)
        } catch {
            throw .said(Phrase("\(word.visible): ") + error.phrase, .usage)
        }
    }

    /// What `--numbers` says: a table of works numbers and of the numbers that a file has for them.
    func otherNumbers() throws(Failure) -> [String: String]? {
        guard let path = arguments.value(.numbers) else { return nil }
        let table = try TableFile(path, sheet: nil) {
            ImportTable.recognised($0, [.works])
        }.table
        let places = table.columns.indices.filter { !table.columns[$0].isEmpty }
        let works = places.filter { ImportColumn.works.fits(Heading(table.columns[$0])) }
        let others = places.filter { !works.contains($0) }
        guard works.count == 1, let other = others.first else {
            throw .said(
                Phrase(
                    zh: "\(path.visible) 要有两列：工号，和文件里用的号码。",
                    en:
                        "\(path.visible) needs two columns: employee, and the numbers that the file has."
                ),
                .usage)
        }
        var numbers: [String: String] = [:]
        for row in table.rows where row.fields.count > max(works[0], other) {
            let key = ImportColumn.key(row.fields[other])
            if key.isEmpty { continue }
            numbers[key] = row.fields[works[0]]
            numbers[MappedRows.withoutZeros(key)] = row.fields[works[0]]
        }
        return numbers
    }
}
