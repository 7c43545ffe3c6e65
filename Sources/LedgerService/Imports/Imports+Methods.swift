import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    private static let upload = Parameter.required(
        "upload", .requestID, "The sender's own name for what it sends")

    /// Who has anything to import; each kind has its own.
    private static let importing = Access.roles(.administrator, .reviewer, .leader, .employee)
    private static let looking = Access.seeingAll(or: .employee)

    static let importBegin = quick(
        "Begins to send a file of rows, which nobody sees before `import.commit`; what this "
            + "connection sent before is dropped, and all of it with the connection (R-IMP-1)",
        importing,
        [
            upload, .required("kind", .choice(Import.Kind.self), "What the rows are"),
            .optional("campaign", .campaign, "Whose results or participants"),
            .optional("file", .text(longest: 200), "The file's name, kept in the books"),
            .optional("another", .truth, "Equal goods are another delivery"),
        ], result: "{upload, mostRows, rowsAtOnce}",
        errors: [.importUnderWay, .campaignUnknown]
    ) { scope throws(ServiceError) in
        let kind: Import.Kind = scope.arguments.requiredChoice("kind")
        var campaign: CampaignCode?
        if kind.isOfCampaign {
            campaign = try scope.campaign().code
        }
        let upload = Upload(
            id: scope.arguments.words("upload"), kind: kind, campaign: campaign,
            file: scope.arguments.text("file") ?? "", owner: scope.caller.actor,
            isAnother: scope.arguments.bool("another"))
        try staged { () throws(Stagings.Fault) in
            try scope.condition.stagings.begin(upload, on: scope.connection)
        }
        return [
            "upload": .string(upload.id), "mostRows": .int(Int64(kind.mostRows)),
            "rowsAtOnce": .int(Int64(Import.step)),
        ]
    }

    static let importRows = read(
        "Sends the next rows, as the list of the kind's own method takes them: `claims` of "
            + "`claim.submitMany`, and so on", importing,
        [
            upload, .required("from", .integer(0...1_000_000), "How many were sent before"),
            .required("rows", .list(.row, most: 1000), "Rows"),
        ], result: "{upload, taken}", errors: [.importNotStaged, .importTooLarge]
    ) { scope throws(ServiceError) in
        let id = scope.arguments.words("upload")
        let upload = try scope.upload(id)
        let rows = scope.arguments.list("rows")
        guard scope.arguments.requiredInt("from") == Int64(upload.count) else {
            throw .invalid(
                InvalidParameter(
                    path: "from", problem: .not(expected: .int(Int64(upload.count)))))
        }
        let row = upload.kind.row
        do throws(InvalidParameter) {
            for (index, value) in rows.enumerated() {
                _ = try Arguments(checking: value.object ?? [:], row, at: "rows.\(index).")
            }
        } catch {
            throw .invalid(error)
        }
        try staged { () throws(Stagings.Fault) in
            try scope.condition.stagings.add(
                JSON.array(rows).encoded(), count: rows.count, to: id, on: scope.connection)
        }
        return ["upload": .string(id), "taken": .int(Int64(upload.count + rows.count))]
    }

    static let importRehearse = stream(
        "Tries all rows that were sent, each after those before it, beside the books: nothing is "
            + "recorded and nobody waits. Rows that are refused are told, and left out of a commit",
        importing, [upload],
        result: "{rows: [{line, error}], applied, already, alreadyRejected, refused}",
        errors: [.importNotStaged]
    ) { scope, sink throws(ServiceError) in
        try scope.rehearse(scope.upload(scope.arguments.words("upload")), sink)
    }

    static let importCommit = change(
        "Brings the rows that were sent into the books, all or none of a step, under one number "
            + "(R-IMP-1). Where more are left than go in at once, `next` says where to go on",
        importing,
        [
            upload,
            .optional("from", .integer(0...1_000_000), "Where this step begins; 0 if absent"),
            .optional("import", .imported, "The number under which earlier steps are in"),
        ], result: "{import?, applied, already, alreadyRejected, next?}",
        errors: [
            .importNotStaged, .importTooLarge, .importUnknown, .importNotYours, .batchRefused,
        ]
    ) { scope throws(ServiceError) in try scope.commitRows() }

    static let importUndo = change(
        "Takes back the rows of an import, some thousand at a time from the last step on, as far as "
            + "the rules allow (R-IMP-2); where more are left, `next` says where to go on",
        importing,
        [
            .required("import", .imported, "Which"),
            .optional(
                "from", .integer(0...1_000_000), "How many rows were looked at; 0 if absent"),
            .optional("reason", .reason, "Why, where an entry states it"),
        ],
        result: """
            {import, undone, partly, kept, gone, rows: [{row, what, …, stays?, error?}], next?}
            """,
        errors: [.importUnknown, .importNotYours, .importNotUndoable]
    ) { scope throws(ServiceError) in try scope.undoImport() }

    static let importPreview = stream(
        "What taking an import back would do, row by row in the order in which it would: with how "
            + "many points or pieces, and what stays and why. Nothing is recorded", importing,
        [.required("import", .imported, "Which")],
        result: """
            {rows: [{row, what, …, state, undo?, taken?, stays?, error?}], import, kind, …, undone, \
            partly, kept, gone}
            """,
        errors: [.importUnknown, .importNotYours, .importNotUndoable]
    ) { scope, sink throws(ServiceError) in try scope.previewUndo(sink) }

    static let importShow = stream(
        "An import with its rows, as they stand today", looking,
        [.required("import", .imported, "Which")],
        result: """
            {rows: [{row, what, employee?, about?, on?, points?, count?, state}], import, kind, file, \
            by, at, rows, undone, states}
            """,
        errors: [.importUnknown, .importNotYours]
    ) { scope, sink throws(ServiceError) in try scope.showImport(sink) }

    static let importList = read(
        "Files that were imported; who does not see everybody's, their own", looking,
        [.optional("newest", .truth, "The newest first")] + page,
        result: "{rows: [{import, kind, file, by, at, rows, undone}]}"
    ) { scope throws(ServiceError) in
        let own = scope.sees(all: Caller.seeingAll) ? nil : scope.caller.actor
        let imports = scope.state.imports(by: own, try scope.page(ImportID.self))
        return scope.list(imports, key: \.id.text) { made in
            var row = scope.rows.imported(made)
            row["rows"] = .int(made.rows)
            return .object(row)
        }
    }
}

extension Rows {
    func imported(_ made: Import) -> JSONObject {
        [
            "import": .string(made.id.text), "kind": .string(made.kind.rawValue),
            "file": .string(made.file), "by": .string(made.actor.text),
            "at": instant(made.recordedAt), "imported": .int(made.rows),
            "undone": .int(made.undone),
        ]
    }
}

extension ReadScope {
    fileprivate func upload(_ id: String) throws(ServiceError) -> Upload {
        let upload = try staged { () throws(Stagings.Fault) in
            try condition.stagings.upload(id, on: connection)
        }
        guard upload.owner == caller.actor else { throw .staging(.notStaged) }
        if let refusal = upload.kind.method.access.refuses(caller, arguments, in: state) {
            throw refusal
        }
        return upload
    }
}

/// Runs what speaks to the staging, and gives its faults as the service's.
func staged<R>(_ body: () throws(Stagings.Fault) -> R) throws(ServiceError) -> R {
    do {
        return try body()
    } catch {
        throw .staging(error)
    }
}

extension Method {
    /// Many changes of which none stays where one is refused.
    var isWhole: Bool { known == .importCommit || known == .importUndo }
}
