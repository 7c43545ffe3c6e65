import ZIP

/// `.xlsx` and `.xlsm`: parts of XML in an archive (ECMA-376; the names of both editions).
struct XLSXWorkbook: WorkbookContent {
    let sheets: [Workbook.SheetEntry]
    private let archive: ZIPArchive
    private let parts: [String]
    private let context: CellContext
    private let strings: [TextRange]

    init(_ bytes: [UInt8]) throws(WorkbookFault) {
        let archive: ZIPArchive
        do { archive = try ZIPArchive(bytes) } catch { throw WorkbookFault(error) }
        self.archive = archive
        let package = XLSXPackage(archive: archive)
        let main = try package.mainPart()
        let relations = try package.relations(of: main)
        let list = try XLSXSheetList(package.reader(main))
        guard list.sheets.count <= WorkbookLimits.sheets else {
            throw .tooLarge(.sheets, limit: WorkbookLimits.sheets)
        }
        var entries: [Workbook.SheetEntry] = []
        var parts: [String] = []
        for sheet in list.sheets {
            // Charts and dialogues are sheets to Excel, without cells.
            guard let relation = relations.first(where: { $0.id == sheet.relation }) else {
                throw .damaged(part: main)
            }
            guard relation.kind == "worksheet" else { continue }
            entries.append(.init(name: sheet.name, isHidden: sheet.isHidden))
            parts.append(relation.target)
        }
        sheets = entries
        self.parts = parts
        var context = CellContext(isSince1904: list.isSince1904)
        if let styles = relations.first(where: { $0.kind == "styles" })?.target {
            context.formats = try XLSXStyles(package.reader(styles)).formats
        }
        if let shared = relations.first(where: { $0.kind == "sharedStrings" })?.target {
            let strings = try SharedStrings(package.reader(shared))
            context.sharedTexts = strings.texts
            self.strings = strings.ranges
        } else {
            strings = []
        }
        self.context = context
    }

    func sheet(at index: Int) throws(WorkbookFault) -> Sheet {
        var reader = XLSXSheetReader(
            try XLSXPackage(archive: archive).reader(parts[index]), strings: strings,
            context: context)
        return try reader.sheet(name: sheets[index].name)
    }
}

/// Finds the parts of a workbook by the relations between them (ECMA-376, part 2).
struct XLSXPackage {
    let archive: ZIPArchive

    struct Relation {
        let id: String
        /// The last word of its type: `worksheet`, `styles`, `sharedStrings`.
        let kind: String
        let target: String
    }

    func reader(_ part: String) throws(WorkbookFault) -> XMLReader {
        guard let entry = archive.entry(part) else { throw .missing(part: part) }
        do {
            return XMLReader(ZippedBytes(try archive.reader(of: entry)), part: part)
        } catch {
            throw WorkbookFault(error)
        }
    }

    /// The part that lists the sheets; says what else the archive is where it is none.
    func mainPart() throws(WorkbookFault) -> String {
        if archive.entry("xl/workbook.bin") != nil { throw .unsupported(.xlsb) }
        if archive.entry("META-INF/manifest.xml") != nil, archive.entry("content.xml") != nil {
            throw .unsupported(.ods)
        }
        if archive.entry("Index/Document.iwa") != nil { throw .unsupported(.numbers) }
        guard archive.entry("_rels/.rels") != nil else { throw .unsupported(.otherDocument) }
        let root = try relations(of: "")
        guard let main = root.first(where: { $0.kind == "officeDocument" })?.target else {
            throw .unsupported(.otherDocument)
        }
        if main.hasPrefix("word/") || main.hasPrefix("ppt/") { throw .unsupported(.otherDocument) }
        if main.hasSuffix(".bin") { throw .unsupported(.xlsb) }
        return main
    }

    func relations(of part: String) throws(WorkbookFault) -> [Relation] {
        let slash = part.lastIndex(of: "/")
        let folder = slash.map { String(part[...$0]) } ?? ""
        let file = slash.map { String(part[part.index(after: $0)...]) } ?? part
        var xml = try reader("\(folder)_rels/\(file).rels")
        var relations: [Relation] = []
        while true {
            switch try xml.next() {
            case .start where xml.isNamed("Relationship"):
                guard let id = try xml.attribute("Id"), let type = try xml.attribute("Type"),
                    let target = try xml.attribute("Target")
                else { throw xml.fault }
                let kind = type.split(separator: "/").last.map(String.init) ?? ""
                relations.append(
                    Relation(id: id, kind: kind, target: Self.resolved(target, in: folder)))
            case .finish: return relations
            case .start, .end, .text: continue
            }
        }
    }

    /// A target's place in the archive: from the root with a slash before it, else from the folder.
    private static func resolved(_ target: String, in folder: String) -> String {
        var names = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for name in target.split(separator: "/") where name != "." {
            if name == ".." { _ = names.popLast() } else { names.append(name) }
        }
        return names.joined(separator: "/")
    }
}
