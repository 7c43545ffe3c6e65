import JSON
import Ledger

extension EventBody {
    /// The import that was taken back, in what was done with it.
    func undoing() throws(EventFault) -> ImportID? {
        try optional("import") { name throws(EventFault) in try id(name) }
    }
}

extension EventCodec {
    static func stored(_ event: Import.Event) -> (EventType.Import, JSONObject) {
        switch event {
        case .applied(let kind, let file, let rows, let entries):
            (
                .applied,
                [
                    "kind": .string(kind.rawValue), "file": .string(file), "rows": .int(rows),
                    "entries": .int(entries),
                ]
            )
        case .undone(let rows, let entries):
            (.undone, ["rows": .int(rows), "entries": .int(entries)])
        }
    }

    static func imported(
        _ type: EventType.Import, _ body: EventBody
    ) throws(EventFault) -> Import.Event {
        switch type {
        case .applied:
            .applied(
                try body.choice("kind"), file: try body.text("file"), rows: try body.int("rows"),
                entries: try body.int("entries"))
        case .undone: .undone(rows: try body.int("rows"), entries: try body.int("entries"))
        }
    }
}
