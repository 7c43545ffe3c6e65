import JSON
import LedgerAPI
import LedgerService
import Testing

/// R-ORG-2, R-ORG-3: roles go with a binding, and nobody sheds their works number.
@Suite struct `Who binds a login name` {
    let office: Office

    init() throws { office = try Office() }

    private func bind(_ employee: String, _ user: String, as who: String) -> JSON {
        office.change(
            "employee.bind", ["employee": .string(employee), "user": .string(user)], as: who)
    }

    private func add(_ employee: String, _ user: String?) -> JSONObject {
        var one: JSONObject = [
            "employee": .string(employee), "name": "某人", "department": "铸造车间",
            "type": "regular",
        ]
        one["user"] = user.map { .string($0) }
        return one
    }

    @Test func `an administrator binds who holds no role`() {
        #expect(bind("E008", "wang", as: "E001").result["employee"] == "E008")
        #expect(office.change("employee.add", add("E100", "chen"), as: "E001").kind == nil)
        #expect(office.change("employee.add", add("E101", nil), as: "E001").kind == nil)
    }

    @Test func `an answer names the login that was theirs`() {
        #expect(bind("E008", "wang", as: "E001").result["previousUser"] == nil)
        #expect(bind("E008", "wang", as: "E001").result["previousUser"] == nil)
        #expect(bind("E008", "chen", as: "E001").result["previousUser"] == "wang")
    }

    @Test func `where roles would go along, the leader alone binds`() {
        let seq = office.read("books.status", as: "E006").result["seq"]
        for (employee, user) in [("E003", "spare"), ("E001", "spare"), ("E008", "canteen")] {
            let refused = bind(employee, user, as: "E001")
            #expect(refused.kind == "not_permitted")
            #expect(refused.facts == ["roles": ["leader"]])
        }
        let enrolled = office.change("employee.add", add("E100", "county"), as: "E001")
        #expect(enrolled.facts == ["roles": ["leader"]])
        #expect(office.read("books.status", as: "E006").result["seq"] == seq)
        #expect(bind("E003", "spare", as: "E006").kind == nil)
        #expect(office.change("employee.add", add("E100", "county"), as: "E006").kind == nil)
    }

    @Test func `the roles of the login that is displaced count, too`() {
        #expect(bind("E008", "wang", as: "E001").kind == nil)
        office.change("role.grant", ["to": "user:wang", "role": "reviewer"], as: "E006")
        #expect(bind("E008", "other", as: "E001").facts == ["roles": ["leader"]])
        #expect(bind("E008", "other", as: "E006").result["previousUser"] == "wang")
    }

    @Test(arguments: ["all", "each"])
    func `a list with such a binding is not begun`(mode: String) {
        let list: JSON = [.object(add("E100", nil)), .object(add("E101", "county"))]
        let reply = office.change(
            "employee.addMany", ["employees": list, "mode": .string(mode)], as: "E001")
        #expect(reply.kind == "not_permitted")
        #expect(reply.facts == ["roles": ["leader"]])
        #expect(
            office.read("employee.show", ["employee": "E100"], as: "E006").kind
                == "employee.unknown")
    }

    @Test func `a leader enrols themself, and keeps to that works number`() {
        #expect(office.change("employee.add", add("E100", "zhao"), as: "user:zhao").kind == nil)
        let other = bind("E100", "other", as: "E100")
        #expect(other.kind == "four_eyes")
        #expect(other.facts == ["rule": "ownBinding"])
        #expect(bind("E008", "zhao", as: "E100").kind == "employee.user_taken")
        #expect(bind("E100", "other", as: "E006").kind == nil)
    }

    /// R-ORG-5: user 1 is `daemon` wherever there are users.
    @Test func `who left does not go on under the login name`() {
        #expect(bind("E008", "daemon", as: "E006").kind == nil)
        for role in ["reviewer", "administrator", "leader"] {
            office.change("role.grant", ["to": "user:daemon", "role": .string(role)], as: "E006")
        }
        #expect(office.change("claim.submit", ["item": "training-attend"], uid: 1).kind == nil)
        #expect(office.change("claim.approve", ["claim": "C1"], uid: 1).kind == "four_eyes")
        office.change("claim.submit", ["item": "drill", "employee": "E007"], as: "E001")
        #expect(
            office.change("employee.leave", ["employee": "E008"], uid: 1).facts
                == ["rule": "ownDeparture"])
        #expect(office.change("employee.leave", ["employee": "E008"], as: "E006").kind == nil)
        #expect(office.read("whoami", uid: 1).result["roles"] == [])
        for (method, params) in [
            ("claim.approve", ["claim": "C2"]), ("employee.return", ["employee": "E008"]),
            ("employee.bind", ["employee": "E008", "user": "other"]),
            ("role.grant", ["to": "user:other", "role": "reviewer"]),
        ] as [(String, JSONObject)] {
            #expect(office.change(method, params, uid: 1).kind == "not_permitted", "\(method)")
        }
        #expect(bind("E007", "daemon", as: "E006").kind == "employee.user_taken")
        #expect(office.change("employee.return", ["employee": "E008"], as: "E006").kind == nil)
        #expect(office.read("whoami", uid: 1).result["roles"] == ["employee"])
        office.change("claim.submit", ["item": "drill"], uid: 1)
        #expect(office.change("claim.approve", ["claim": "C3"], uid: 1).kind == "not_permitted")
    }
}
