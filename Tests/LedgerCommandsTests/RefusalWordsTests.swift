import JSON
import LedgerAPI
import LedgerClient
import LedgerCommands
import Testing

/// A value for every fact that a refusal can have, by the names that the daemon gives them.
private let facts: JSONObject = [
    "appeal": "A2", "available": 10, "backup": "old", "before": "一车间", "change": "move",
    "budgetFen": 5_000_000, "cap": 2000,
    "claim": "C12",
    "closed": "2026-11-06T00:00:00.000+08:00", "column": 7, "counted": 3, "day": "2026-10-01",
    "deduction": "D7", "department": "一车间", "difference": -4, "effective": "2026-11-01",
    "employee": "E001", "enterprise": "示范", "from": 10, "fromFen": 500, "held": 4, "item": "ppe",
    "lastRecordedAt": "2026-11-03T09:00:00.000+08:00", "limit": 2, "line": 3,
    "next": "2026-11-20", "now": "2026-11-03T08:00:00.000+08:00", "objection": "O3",
    "occurrence": "YH-118", "oldest": "2026-10-04", "on": "2026-11-05", "outcome": "upheld",
    "param": "note", "period": "month", "points": 60, "problem": "missing", "product": "towel",
    "reason": "unexpected", "redemption": "R5", "required": 30, "requiredFen": 9900,
    "role": "reviewer", "rule": "ownClaim", "spentFen": 4_990_000, "to": 50, "toFen": 50000,
    "today": "2026-11-03", "until": "2026-12-01T00:00:00.000+08:00", "used": 1990, "user": "zhang",
    "valueFen": 60000, "year": 2026, "campaign": "quiz", "participant": "P1", "kind": "team",
    "what": "item", "code": "law", "of": ["law"], "measure": "right", "value": 6, "most": 5,
    "seconds": 170, "result": "S12", "atLeast": 8, "has": 7,
    "certificate": "hero", "free": 1, "nearest": "铸造车间", "refused": [], "request": "r",
    "reserve": 64, "roles": ["reviewer"], "opens": "2027-01-01", "reference": "旧账第3页", "stated": 30,
    "found": 20, "count": 10, "import": "I7", "document": "SH-1107",
    "bytes": 4096, "cause": "moved", "waitSeconds": 12,
    "seq": 163, "last": 158, "type": "outsourced", "earliest": "2026-11-10",
    "faults": [["path": "items.3.from", "line": 12, "reason": "outsideCategory", "to": 5]],
]

@Suite struct `A refusal in words` {
    @Test(arguments: ErrorKind.allCases)
    func `has both languages, and asks for no fact that the daemon does not give`(
        kind: ErrorKind
    ) throws {
        for names in try GivenFacts.read().of(kind) {
            let given = JSONObject(facts.members.filter { names.contains($0.name) })
            let explanation = WireError(kind, facts: given).explanation
            for phrase in [explanation.what, explanation.advice].compactMap({ $0 }) {
                #expect(!phrase.chinese.contains("?"), "\(kind) \(names.sorted())")
                // A question mark of English follows a letter; the one of a missing fact does not.
                let questions = phrase.english.split(
                    separator: "?", omittingEmptySubsequences: false)
                for before in questions.dropLast() {
                    #expect(before.last?.isLetter == true, "\(phrase.english) \(names.sorted())")
                }
                #expect("。？".contains(phrase.chinese.suffix(1)) || phrase.chinese.contains("\n"))
                #expect(".?".contains(phrase.english.suffix(1)) || phrase.english.contains("\n"))
            }
        }
    }

    @Test func `every fact that the daemon gives has a value here`() throws {
        let named = try GivenFacts.read().all
        #expect(named.count > 60)
        #expect(named.subtracting(facts.members.map(\.name)) == [])
    }

    @Test func `says what, why, and what to do next`() {
        let short = WireError(
            .redemptionInsufficientPoints, facts: ["available": 10, "required": 30]
        ).explanation
        #expect(short.what.chinese == "要 30 分，只有 10 分。")
        #expect(short.what.english == "It takes 30 points; there are 10.")
        #expect(short.advice?.english == "jifen history shows where the points went.")
        let closed = WireError(
            .redemptionOutsideWindow, facts: ["today": "2026-11-03", "next": "2026-11-05"]
        ).explanation
        #expect(closed.advice?.chinese == "下一个兑换日是 2026-11-05。")
        #expect(WireError(.redemptionOutsideWindow, facts: ["next": nil]).explanation.advice == nil)
    }

    @Test func `names each fault of a file with its line`() {
        #expect(
            WireError(.policyFaulty, facts: facts).explanation.what.english == """
                The policy has faults.
                  line 12, items.3.from: outside its category's range (to=5)
                """)
    }

    @Test func `makes hostile facts visible`() {
        let refusal = WireError(.employeeUnknown, facts: ["employee": "\u{1B}[31m\u{202E}"])
        #expect(refusal.explanation.what.english == "There is no employee ␛[31m\\u{202E}.")
    }

    @Test func `of a newer kind is told by its name and facts`() {
        var refusal = WireError(.internalError, facts: ["n": 1])
        refusal.kind = "claim.brand_new"
        #expect(refusal.explanation.what.english == "jifend refused: claim.brand_new (n=1).")
        #expect(Failure.client(.refused(refusal)).status == .refused)
    }

    /// Words that name a command name one that there is.
    @Test(arguments: ErrorKind.allCases)
    func `advises commands that exist`(kind: ErrorKind) throws {
        guard let advice = WireError(kind, facts: facts).explanation.advice?.english else { return }
        let words = advice.split { !$0.isLetter && $0 != "-" }.map(String.init)
        for (index, word) in words.enumerated() where word == "jifen" {
            let next = Array(words[(index + 1)...])
            let first = try #require(next.first)
            let family = try #require(CommandTable.all.family(first), "\(advice)")
            let isCommand =
                CommandTable.all.command([first]) != nil
                || next.count > 1 && CommandTable.all.command([first, next[1]]) != nil
            #expect(isCommand, "\(advice) \(family.word)")
        }
    }
}

@Suite struct `The exit status` {
    @Test(
        arguments: [
            (.redemptionInsufficientPoints, 1), (.invalidParams, 2), (.overloaded, 3),
            (.notPermitted, 4), (.fourEyes, 1), (.claimUnknown, 5), (.claimDuplicate, 1),
            (.outcomeUnknown, 7), (.timedOut, 7), (.booksDamaged, 8),
        ] as [(ErrorKind, Int32)])
    func `follows from the kind of refusal`(kind: ErrorKind, status: Int32) {
        #expect(Failure.client(.refused(WireError(kind))).status.rawValue == status)
    }

    @Test func `tells apart why the daemon is out of reach`() {
        #expect(Failure.client(.notRunning(path: "x", .noSocket)).status == .unreachable)
        #expect(Failure.client(.notAnswering(path: "x", seconds: 30)).status == .unknown)
        #expect(Failure.client(.outcomeUnknown(request: "r")).status == .unknown)
        #expect(Failure.client(.interrupted(request: nil)).status.rawValue == 130)
    }
}
