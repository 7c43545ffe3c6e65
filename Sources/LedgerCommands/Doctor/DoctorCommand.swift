import JSON
import LedgerClient

extension Command {
    static let doctor = Command(
        "doctor", Phrase(zh: "检查服务、权限、磁盘、备份，说明怎么办", en: "look for trouble, and say what to do"),
        details: [
            Phrase(
                zh: "服务没有运行时也能用：能查的都查。有“问题”时退出状态不为 0，只有“注意”时为 0。",
                en:
                    "It works while the daemon is down, too, and looks at what it can. Problems make "
                    + "the exit status other than 0; warnings do not.")
        ],
        examples: [
            .init("jifen doctor", Phrase(zh: "哪里不对", en: "what is wrong")),
            .init("jifen doctor --json", Phrase(zh: "给监控程序", en: "for a program that watches")),
        ]
    ) { session throws(Failure) in
        var findings = Findings()
        let ending = session.examine(&findings)
        session.tell(findings)
        if let ending { throw .told(ending) }
    }

    static let metrics = Command(
        "metrics", Phrase(zh: "运行指标（Prometheus 文本格式）", en: "measures in Prometheus's text format"),
        examples: [
            .init(
                "jifen metrics",
                Phrase(zh: "交给 node_exporter 的文本目录", en: "for a textfile collector"))
        ]
    ) { session throws(Failure) in
        let result = try session.ask("server.metrics")
        switch session.options.format {
        case .json, .jsonLines: session.output.line(result)
        case .plain, .table:
            let text = result["text"]?.string ?? ""
            session.output.write(session.output.screen.isTerminal ? text.visibleLines : text)
        }
    }
}

extension Session {
    /// Everything that can be looked at; how the program is to end, nil: well.
    fileprivate func examine(_ findings: inout Findings) -> ExitStatus? {
        findings.addSocket(client.path)
        let info: JSON
        do {
            info = try client.call("server.info", seconds: 10)
        } catch {
            let words = error.explanation
            findings.add("daemon", .problem, words.what, remedy: words.advice)
            let books = environment["JIFEN_BOOKS"] ?? "/var/lib/jifen/books.sqlite"
            findings.addFiles(books)
            findings.addDisk(near: books)
            return error.status
        }
        findings.addVersions(info)
        do throws(Failure) {
            let status = try ask("books.status", seconds: 10)
            let health = try ask("server.health", seconds: 10)
            findings.addPlace(health)
            findings.addDisk(health)
            findings.addClock(status, health)
            findings.addBooks(status)
            findings.addCopies(status, health)
            findings.addPressure(status, health)
        } catch {
            let words = error.explanation
            findings.add(
                "books", .warning,
                words?.what ?? Phrase(zh: "看不到台账。", en: "The books cannot be seen."),
                remedy: Phrase(
                    zh: "请运维人员（root 或 jifen 用户）运行 jifen doctor，能看到磁盘、备份等。",
                    en:
                        "Let the operator (root or the user jifen) run jifen doctor: it sees the rest."
                ))
        }
        let isDamaged = findings.all.contains { $0.name == "verify" && $0.verdict == .problem }
        if isDamaged { return .damaged }
        return findings.count(.problem) > 0 ? .refused : nil
    }

    fileprivate func tell(_ findings: Findings) {
        switch options.format {
        case .json, .jsonLines: output.line(findings.json)
        case .plain:
            for finding in findings.all {
                output.line("\(finding.name)\t\(finding.verdict.rawValue)")
            }
        case .table:
            for finding in findings.all {
                let verdict = finding.verdict.phrase[language]
                let blanks = String(repeating: " ", count: max(1, 9 - TextWidth.of(verdict)))
                let colour = output.screen.colour
                output.write(finding.verdict.style.applied(to: verdict, colour: colour) + blanks)
                output.line(finding.what[language].visibleLines)
                if let remedy = finding.remedy {
                    output.line("         → " + remedy[language].visibleLines)
                }
            }
        }
    }
}
