import JSON

/// One claim as the reviewer sees it: all that is known of it, line by line.
struct ReviewPage {
    let claim: ReviewedClaim
    /// Nil while the daemon could not be asked.
    let record: ReviewRecord?
    let decision: ReviewDecision?
    let outcome: ReviewOutcome?
    let language: Language
    let columns: Int

    var lines: [ScreenLine] {
        let parts = [marks, facts, award, note, evidence, others, duplicates]
        return Array(parts.filter { !$0.isEmpty }.joined(separator: [ScreenLine()]))
    }

    private var row: Facts { Facts(claim.row) }

    private func say(_ chinese: String, _ english: String) -> String {
        Phrase(zh: chinese, en: english)[language]
    }

    /// What has to be known before anything else: decided already, not yours, overdue.
    private var marks: [ScreenLine] {
        var lines: [ScreenLine] = []
        switch outcome {
        case .done:
            lines += wrapped(say("已发送。", "Sent."), .good)
        case .overtaken(let words), .refused(let words):
            lines += wrapped(words[language], .bad)
        case nil:
            if let words = record?.decidedElsewhere { lines += wrapped(words[language], .bad) }
        }
        if claim.isOwn {
            lines += wrapped(
                say("本人的申报，要由别人通过。", "NOT YOURS TO APPROVE: it is your own claim."), .bad)
        } else if claim.isRegisteredByReviewer {
            lines += wrapped(
                say("您代报的申报，要由别人通过。", "NOT YOURS TO APPROVE: you registered it."), .bad)
        }
        if let decision {
            let words = decision.phrase[language]
            lines += wrapped(
                say("您定的（未发送）：\(words)", "You decided (not sent): \(words)"), .attention)
        }
        return lines
    }

    private var facts: [ScreenLine] {
        let department = record.flatMap { Facts($0.employee).text("department") } ?? ""
        let due = row.deadline("due")
        let provisional =
            row.isTrue("provisional") ? say("（暂定）", " (provisional)") : ""
        let overdue = claim.isOverdue ? say("，已超期", ", OVERDUE") : ""
        let who = [row.text("employee"), row.text("name"), department]
        let what = [row.text("itemName"), row.text("item").map { "(\($0))" }]
        let day = [
            row.text("occurred"), row.text("occurrence").map { say("事由 \($0)", "about \($0)") },
        ]
        return labelled(
            [
                (say("申报人", "employee"), joined(who), .heading),
                (say("项目", "item"), joined(what), .heading),
                (say("发生", "occurred"), joined(day), .plain),
                (
                    say("申报", "submitted"),
                    joined([row.instant("submittedAt"), registered]), .plain
                ),
                (say("期限", "due"), due + provisional + overdue, claim.isOverdue ? .bad : .plain),
            ])
    }

    private var registered: String? {
        guard let by = row.text("submittedBy"), by != row.text("employee") else { return nil }
        return say("由 \(by) 代报", "by \(by)")
    }

    private var award: [ScreenLine] {
        guard let range = claim.range else { return [] }
        var words = say(
            "范围 \(range.lowerBound)–\(range.upperBound)，标准 \(row("standard"))",
            "\(range.lowerBound)–\(range.upperBound), standard \(row("standard"))")
        if let asked = row.text("requestedPoints") {
            words += say("，申请 \(asked)", ", asked for \(asked)")
        }
        return labelled([(say("分值", "points"), words, .plain)])
    }

    private var note: [ScreenLine] {
        guard let note = row.text("note"), !note.isEmpty else { return [] }
        return labelled([(say("说明", "note"), note, .plain)])
    }

    private var evidence: [ScreenLine] {
        (record?.claim["evidence"]?.array ?? []).map { Facts($0) }.flatMap { proof in
            let digest = proof.text("sha256").map { "  SHA-256 " + $0.prefix(12) + "…" } ?? ""
            return labelled([(say("证明", "proof"), proof("reference") + digest, .plain)])
        }
    }

    private var others: [ScreenLine] {
        let rows = claim.row["others"]?.array ?? []
        guard !rows.isEmpty else { return [] }
        let title = say(
            "同一事由还有人申报，早的在前：", "Others claimed the same occurrence, the earliest first:")
        return wrapped(title, .attention)
            + rows.map { Facts($0) }.flatMap { other in
                wrapped(
                    "  "
                        + joined([
                            other("claim"), other("employee"), other.text("name"), other("item"),
                            other.instant("submittedAt"),
                        ]))
            }
    }

    private var duplicates: [ScreenLine] {
        let ids = (claim.row["possibleDuplicates"]?.array ?? []).map { $0.plain.visible }
        guard !ids.isEmpty else { return [] }
        let known = (record?.duplicates ?? []).map { Facts($0) }
        let unknown = ids.dropFirst(known.count)
        let proofs = (claim.row["sameEvidence"]?.array ?? []).map { $0.plain.visible }
        return wrapped(say("疑似重复：", "Possibly claimed twice:"), .attention)
            + known.flatMap { other in
                let stage = Glossary.claimStages.phrase(for: other("stage"))[language]
                return wrapped(
                    "  "
                        + joined([
                            other("claim"), other("employee"), other.text("itemName"),
                            other("occurred"), stage,
                            other.text("points").map { say("\($0) 分", "\($0) points") },
                            other.text("note").map { "“\($0)”" },
                            proofs.contains(other("claim"))
                                ? say("证明相同", "the same evidence") : nil,
                        ]))
            } + (unknown.isEmpty ? [] : wrapped("  " + unknown.joined(separator: " ")))
    }
}

extension ReviewPage {
    private func joined(_ parts: [String?]) -> String {
        parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "  ")
    }

    private func wrapped(_ text: String, _ style: Style = .plain) -> [ScreenLine] {
        text.wrapped(toColumns: columns).map { ScreenLine($0, style) }
    }

    /// Labels in a column of their own, what is long going on under itself.
    private func labelled(_ rows: [(String, String, Style)]) -> [ScreenLine] {
        let width = language == .chinese ? 8 : 11
        return rows.flatMap { label, text, style in
            text.wrapped(toColumns: columns - width).enumerated().map { index, line in
                let label = index == 0 ? label : ""
                let blanks = String(repeating: " ", count: max(1, width - TextWidth.of(label)))
                return ScreenLine(label, .dim).adding(blanks).adding(line, style)
            }
        }
    }
}
