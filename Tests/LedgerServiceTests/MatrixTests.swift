import JSON
import LedgerAPI
import Testing

/// R-ORG-2, R-ORG-4: every method and every role, from the table that dispatches.
@Suite struct `Who may call what` {
    /// Parameters that are of the right kind, about somebody or something of E008.
    static let parameters: [String: JSONObject] = [
        "books.open": ["enterprise": "x", "kind": "training"], "clock.advance": ["by": "1h"],
        "employee.add": ["employee": "E100", "name": "n", "department": "d", "type": "regular"],
        "employee.addMany": ["employees": []],
        "employee.move": ["employee": "E008", "department": "d"],
        "employee.changeMany": ["roster": []],
        "employee.type": ["employee": "E008", "type": "outsourced"],
        "employee.leave": ["employee": "E008"], "employee.return": ["employee": "E008"],
        "employee.bind": ["employee": "E008", "user": "u"],
        "employee.rename": ["employee": "E008", "name": "n"],
        "employee.eraseName": ["employee": "E008"], "employee.show": ["employee": "E008"],
        "role.grant": ["to": "E008", "role": "finance"],
        "role.withdraw": ["to": "E008", "role": "finance"], "policy.check": ["text": "{}"],
        "policy.adopt": ["text": "{}"], "calendar.adopt": ["text": "{}"],
        "claim.submit": ["item": "ppe", "employee": "E008"],
        "claim.submitMany": ["claims": [["item": "ppe", "employee": "E008"]], "mode": "each"],
        "claim.withdraw": ["claim": "C1"], "claim.show": ["claim": "C1"],
        "claim.withdrawMany": ["claims": []],
        "claim.list": ["employee": "E008"], "claim.approve": ["claim": "C1"],
        "claim.approveMany": ["claims": []], "claim.reject": ["claim": "C1", "reason": "r"],
        "claim.rejectMany": ["claims": [], "reason": "r"],
        "claim.revoke": ["claim": "C1", "kind": "mistake", "reason": "r"],
        "claim.revokeMany": ["claims": [], "kind": "mistake", "reason": "r"],
        "objection.raise": ["claim": "C1", "reason": "r"],
        "leader.propose": ["to": "user:new", "reason": "r"], "leader.object": ["reason": "r"],
        "objection.uphold": ["objection": "O1", "reason": "r"],
        "objection.dismiss": ["objection": "O1", "reason": "r"],
        "deduction.record": ["employee": "E008", "item": "smoking", "reason": "r"],
        "deduction.recordMany": ["deductions": []],
        "deduction.list": ["employee": "E008"],
        "appeal.raise": ["deduction": "D1", "reason": "r"],
        "appeal.uphold": ["appeal": "A1", "reason": "r"],
        "appeal.dismiss": ["appeal": "A1", "reason": "r"],
        "product.add": ["product": "P1", "name": "n", "kind": "household", "valueFen": 500],
        "product.addMany": ["products": []], "product.price": ["product": "P1"],
        "product.retire": ["product": "P1"], "stock.receive": ["product": "P1", "count": 1],
        "stock.receiveMany": ["deliveries": []], "stock.count": ["product": "P1", "counted": 1],
        "redemption.request": ["product": "P1", "employee": "E008"],
        "redemption.handOver": ["employee": "E008", "lines": [["product": "P1"]]],
        "redemption.fulfil": ["redemption": "R1"], "redemption.cancel": ["redemption": "R1"],
        "redemption.return": ["redemption": "R1", "reason": "r"],
        "redemption.list": ["employee": "E008"], "redemption.show": ["redemption": "R1"],
        "account.balance": ["employee": "E008"], "kiosk.show": ["employee": "E008"],
        "account.history": ["employee": "E008"],
        "budget.set": ["year": 2026, "fen": 1],
        "opening.record": [
            "employee": "E008", "points": 1, "on": "2026-01-01", "reference": "r",
        ],
        "opening.recordMany": ["openings": []],
        "import.begin": ["upload": "upload-1", "kind": "claims"],
        "import.rows": ["upload": "another-1", "from": 0, "rows": []],
        "import.rehearse": ["upload": "another-1"], "import.commit": ["upload": "another-1"],
        "import.undo": ["import": "I1"], "import.preview": ["import": "I1"],
        "import.show": ["import": "I1"],
        "books.backup": ["name": "n"], "books.copy": ["name": "n"],
        "report.halfYear": ["period": "2026H2"],
        "export.redemptions": ["from": "2026-01-01", "to": "2026-12-31"],
        "export.earnings": ["from": "2026-01-01", "to": "2026-12-31"],
        "audit.sample": ["seed": "s", "from": "2026-01-01", "to": "2026-12-31"],
        "export.clearing": ["from": "2026-01-01", "to": "2026-12-31"],
        "export.stock": ["from": "2026-01-01", "to": "2026-12-31"],
        "export.journal": ["from": "2026-01-01", "to": "2026-12-31"],
        "export.budget": ["from": "2026-01-01", "to": "2026-12-31"],
        "export.liability": ["from": "2026-01-01", "to": "2026-12-31"],
        "campaign.check": ["text": "{}"], "campaign.open": ["text": "{}"],
        "campaign.close": ["campaign": "x"], "campaign.show": ["campaign": "x"],
        "campaign.join": ["campaign": "x", "participant": "E008"],
        "campaign.joinMany": ["campaign": "x", "participants": []],
        "campaign.name": ["campaign": "x", "participant": "E008"],
        "campaign.record": ["campaign": "x", "participant": "E008", "item": "i"],
        "campaign.recordMany": ["campaign": "x", "results": []],
        "campaign.void": ["result": "S1", "reason": "r"],
        "campaign.results": ["campaign": "x", "participant": "E008"],
        "campaign.score": ["campaign": "x", "participant": "E008"],
        "campaign.scores": ["campaign": "x"], "campaign.rank": ["campaign": "x"],
        "campaign.progress": ["campaign": "x", "belonging": "b"],
        "campaign.awards": ["campaign": "x"], "campaign.form": ["campaign": "x"],
        "campaign.certificate": ["campaign": "x", "participant": "E008"],
    ]

    /// The roles of the rulebook, written here a second time: who may, beside the owner.
    static let permitted: [String: Set<String>] = {
        let all: Set = ["administrator", "reviewer", "leader", "auditor"]
        let known: Set = [
            "employee", "administrator", "reviewer", "finance", "leader", "auditor", "operator",
        ]
        let money: Set = ["finance", "leader", "auditor", "administrator"]
        var table: [String: Set<String>] = [
            "server.metrics": ["operator", "auditor"], "books.backup": ["operator"],
            "books.copy": ["operator"], "books.backups": ["operator"],
            "books.open": ["operator"], "books.rebuild": ["operator"],
            "clock.advance": ["operator"], "clock.confirm": ["operator"], "books.status": known,
            "server.health": known,
            "policy.check": known,
            "product.list": known, "department.list": known,
            "books.verify": all.union(["finance", "operator"]),
            "books.events": all.union(["operator"]), "employee.list": all.union(["finance"]),
            "employee.show": all.union(["finance"]), "role.grant": ["leader", "operator"],
            "role.withdraw": ["leader", "operator"],
            "role.list": ["leader", "auditor", "administrator", "operator"],
            "policy.adopt": ["leader"], "calendar.adopt": ["leader"],
            "claim.submit": ["administrator"], "claim.submitMany": ["administrator"],
            "claim.withdraw": ["administrator"], "claim.show": all,
            "claim.withdrawMany": ["administrator", "employee"],
            "claim.list": all.union(["employee"]), "review.queue": all,
            "objection.raise": ["employee", "administrator"],
            "leader.propose": ["operator"],
            "leader.object": ["leader", "auditor", "reviewer", "operator"], "objection.list": all,
            "appeal.list": all,
            "deduction.list": all.union(["employee"]), "appeal.raise": ["administrator"],
            "redemption.request": ["administrator"], "redemption.cancel": ["administrator"],
            "redemption.list": all.union(["finance", "employee"]),
            "redemption.show": all.union(["finance"]), "account.balance": all,
            "kiosk.show": ["kiosk"],
            "account.history": all, "clearing.preview": all.union(["finance"]),
            "budget.set": ["finance"], "report.service": all, "stock.list": money,
            "budget.show": money, "report.liability": money, "report.budget": money,
            "export.budget": money, "export.redemptions": money,
            "audit.sample": ["auditor", "leader"],
            "report.halfYear": all.union(["finance"]),
            "export.earnings": money, "export.clearing": money, "export.stock": money,
            "export.journal": money, "export.liability": money,
        ]
        for name in ["begin", "rows", "rehearse", "commit", "undo", "preview"] {
            table["import." + name] = ["administrator", "reviewer", "leader", "employee"]
        }
        table["import.list"] = all.union(["employee"])
        table["import.show"] = all.union(["employee"])
        for name in ["check", "list", "show"] { table["campaign." + name] = known }
        for name in ["open", "close"] { table["campaign." + name] = ["leader"] }
        for name in ["join", "joinMany"] { table["campaign." + name] = ["administrator"] }
        table["campaign.name"] = ["administrator", "leader"]
        for name in ["record", "recordMany", "void"] {
            table["campaign." + name] = ["administrator", "reviewer"]
        }
        for name in ["results", "score", "scores", "progress", "awards", "form", "certificate"] {
            table["campaign." + name] = all
        }
        for name in [
            "add", "addMany", "move", "type", "changeMany", "leave", "return", "bind", "rename",
            "eraseName",
        ] {
            table["employee." + name] = ["administrator", "leader"]
        }
        for name in [
            "claim.approve", "claim.approveMany", "claim.reject", "claim.rejectMany",
            "claim.revoke", "claim.revokeMany",
        ] {
            table[name] = ["reviewer"]
        }
        for name in [
            "objection.uphold", "objection.dismiss", "deduction.record", "deduction.recordMany",
        ] {
            table[name] = ["reviewer"]
        }
        for name in [
            "appeal.uphold", "appeal.dismiss", "opening.record", "opening.recordMany",
        ] { table[name] = ["leader"] }
        for name in [
            "product.add", "product.addMany", "product.price", "product.retire",
            "stock.receive", "stock.receiveMany", "stock.count", "redemption.fulfil",
            "redemption.handOver", "redemption.return",
        ] { table[name] = ["administrator"] }
        return table
    }()

    static let open: Set = [
        "server.ping", "server.info", "rpc.discover", "whoami", "policy.show", "calendar.list",
        "calendar.law",
        "notice.list", "board.show", "campaign.rank",
    ]

    @Test func `the table says who may, exactly as the rulebook does`() {
        for method in Office.discovered {
            let name = method["name"]?.string ?? ""
            let roles = Set((method["roles"]?.array ?? []).compactMap(\.string))
            if Self.open.contains(name) {
                #expect(roles == ["anyone"], "\(name)")
            } else {
                #expect(roles.subtracting(["owner"]) == Self.permitted[name], "\(name)")
            }
        }
        #expect(Office.discovered.count == LedgerMethods.count)
    }

    enum LedgerMethods {
        static var count: Int { open.count + permitted.count }
    }

    /// R-ORG-4: one's own account in full.
    @Test func `an employee sees their own, and nobody else's`() throws {
        let office = try Office()
        office.change("claim.submit", ["item": "training-attend"], as: "E008")
        for name in [
            "account.balance", "account.history", "claim.list", "redemption.list",
            "deduction.list", "employee.show",
        ] {
            #expect(office.read(name, as: "E008").kind == nil, "\(name)")
            #expect(
                office.read(name, ["employee": "E007"], as: "E008").kind == "not_permitted",
                "\(name)")
        }
        #expect(office.read("claim.show", ["claim": "C1"], as: "E008").kind == nil)
        #expect(office.read("claim.show", ["claim": "C1"], as: "E007").kind == "not_permitted")
    }

    /// R-ORG-4
    @Test func `a refusal names the roles that may`() throws {
        let office = try Office()
        #expect(
            office.read("review.queue", as: "E008").facts
                == ["roles": ["administrator", "reviewer", "leader", "auditor"]])
    }

    /// R-ORG-7
    @Test func `a kiosk sees a balance and what waits, nothing else`() throws {
        let office = try Office()
        let shown = office.read("kiosk.show", ["employee": "E008"], as: "user:canteen")
        let members = Set((shown.result.object?.members ?? []).map(\.name))
        #expect(
            members == [
                "employee", "name", "available", "held", "underReview", "onNotice", "clearing",
                "collect", "seq", "head",
            ])
        for method in ["account.balance", "account.history", "claim.list", "employee.show"] {
            #expect(
                office.read(method, ["employee": "E008"], as: "user:canteen").kind
                    == "not_permitted")
        }
    }

    @Test func `an unknown user reads what the board publishes, and nothing else`() throws {
        let office = try Office()
        #expect(office.read("board.show", uid: 4_000_000).kind == nil)
        #expect(office.read("notice.list", uid: 4_000_000).kind == nil)
        #expect(office.read("books.status", uid: 4_000_000).kind == "not_permitted")
        #expect(office.read("account.balance", uid: 4_000_000).kind == "not_permitted")
    }

    /// R-ORG-5
    @Test func `who left has no role any more, but their own account`() throws {
        let office = try Office()
        #expect(office.change("employee.leave", ["employee": "E003"], as: "E006").kind == nil)
        #expect(office.read("review.queue", as: "E003").kind == "not_permitted")
        #expect(office.read("account.balance", as: "E003").kind == nil)
    }
}
