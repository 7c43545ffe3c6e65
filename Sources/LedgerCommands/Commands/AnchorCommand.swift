import JSON
import SHA2

extension Command {
    static let anchor = Command(
        "anchor", Phrase(zh: "记下台账末笔，以后好对", en: "write down where the books end"),
        details: [
            Phrase(
                zh: "把文件存到台账以外的地方（县安防办、邮件、打印件）；以后 jifen verify --anchor 文件 "
                    + "能证明当时的账一笔没改、一笔没少。",
                en: "Keep the file away from the books. Later, jifen verify --anchor FILE proves "
                    + "that nothing up to then was changed or taken away.")
        ],
        options: [.output, .force],
        examples: [
            .init(
                "jifen anchor --output 2026-12-31.anchor.json",
                Phrase(zh: "年底留一份", en: "one for the year's end"))
        ]
    ) { session throws(Failure) in
        let status = try session.ask("books.status")
        var anchor: JSONObject = [:]
        for name in ["enterprise", "kind", "seq", "head"] { anchor[name] = status[name] }
        anchor["at"] = status["now"]
        let path = session.arguments.value(.output) ?? "-"
        let file = try session.create(path, replaces: session.arguments.has(.force))
        let text = JSON.object(anchor).text
        try file.write(Array(((file.isTerminal ? text.escapedForTerminal : text) + "\n").utf8))
        try file.commit()
        if path != "-" {
            session.note(Phrase(zh: "已写到 \(path.visible)。", en: "Written to \(path.visible)."))
        }
    }
}

/// An end that the books had once, from the file that `jifen anchor` wrote.
struct AnchorFile {
    let seq: Int64
    let head: String
    private let enterprise: String?

    init(_ path: String) throws(Failure) {
        let text = try TextInput.read(path)
        guard let anchor = try? JSON.parse(Array(text.utf8), limits: JSONLimits()),
            let seq = anchor["seq"]?.int, seq >= 0, let head = anchor["head"]?.string,
            Digest(hex: head) != nil
        else {
            throw .said(
                Phrase(
                    zh: "\(path.visible) 不是 jifen anchor 写的文件。", en: "\(path.visible) is no anchor."
                ),
                advice: Phrase(
                    zh: "用 jifen anchor --output 文件 生成。",
                    en: "jifen anchor --output FILE writes one."),
                .usage)
        }
        self.seq = seq
        self.head = head
        enterprise = anchor["enterprise"]?.string
    }

    /// What `verify` answered, in words; nil where the books extend it.
    func complaint(_ standing: String?) -> Phrase? {
        let whose = (enterprise ?? "?").visible
        switch standing {
        case "extended": return nil
        case "missing":
            return Phrase(
                zh: "台账比锚点短：没有第 \(seq) 笔（\(whose)），后面的账被拿掉了，或者换成了旧台账。",
                en: "The books end before the anchor: there is no entry \(seq) (\(whose)). Their "
                    + "tail was removed, or an old copy was put back.")
        default:
            return Phrase(
                zh: "第 \(seq) 笔与锚点不同（\(whose)）：账被改写，或者不是同一本台账。",
                en: "Entry \(seq) is not the anchor's (\(whose)): the books were rewritten, or are "
                    + "not the same books.")
        }
    }
}
