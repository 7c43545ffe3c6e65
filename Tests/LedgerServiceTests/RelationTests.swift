import JSON
import Testing

/// R-ORG-2, R-ORG-4: every method × every role × {self, other, unknown}, tried on a book in which
/// everybody has a claim, a redemption and a deduction of their own.
@Suite struct `Whose record it is` {
    enum Relation: CaseIterable { case own, others, unknown }

    /// One call that was made, and whether it was refused for want of permission.
    struct Observation {
        let method: String
        let who: String
        let roles: Set<String>
        let relation: Relation
        let isRefused: Bool
    }

    /// Where the owner of a record may call as well: the parameter that names it.
    static let owned = [
        "claim.submit": "employee", "claim.submitMany": "claims", "claim.withdraw": "claim",
        "claim.show": "claim", "employee.show": "employee", "appeal.raise": "deduction",
        "redemption.request": "employee", "redemption.cancel": "redemption",
        "redemption.show": "redemption", "account.balance": "employee",
        "account.history": "employee", "campaign.join": "participant",
        "campaign.results": "participant", "campaign.score": "participant",
        "campaign.certificate": "participant",
    ]
    /// Lists in which an employee asks for their own only, whatever else they may.
    static let ownLists: Set = ["claim.list", "redemption.list", "deduction.list"]
    static let endsRoles: Set = ["employee.leave", "employee.return"]
    /// Who calls, and what they are; nobody is an unknown uid.
    static let callers: [(who: String, roles: Set<String>)] =
        Office.people.map { who, role in
            (who, who.hasPrefix("user:") ? [role] : [role, "employee"])
        } + outsiders.map { ($0, [$1]) } + [("operator", ["operator"]), ("nobody", [])]
    /// Who has one role and no works number, so that nothing else can be why they may.
    static let outsiders = [
        "user:store": "administrator", "user:safety": "reviewer", "user:cash": "finance",
        "user:head": "leader",
    ]

    /// May they, by a table of roles?
    static func expected(_ one: Observation, _ table: [String: Set<String>]) -> Bool {
        let named = table[one.method] ?? []
        let isEmployee = one.roles.contains("employee")
        if `Who may call what`.open.contains(one.method) { return true }
        if ownLists.contains(one.method) {
            let seesAll = !one.roles.subtracting(["employee"]).isDisjoint(with: named)
            return seesAll || isEmployee && named.contains("employee") && one.relation == .own
        }
        if one.method == "employee.bind", one.relation == .own, isEmployee, one.roles.count > 1 {
            // Roles go with a binding: where the works number holds some, it is the leader's.
            return !one.roles.intersection(named).isDisjoint(with: ["leader"])
        }
        if endsRoles.contains(one.method), one.relation == .own, isEmployee, one.roles.count > 1 {
            // So do roles with leaving and coming back (R-ORG-9).
            return one.roles.contains("leader")
        }
        if !one.roles.isDisjoint(with: named) { return true }
        guard let parameter = owned[one.method], isEmployee else { return false }
        // A number that nobody has is no one's: the rules say that there is none.
        let isWorksNumber = ["employee", "claims", "participant"].contains(parameter)
        let isAbsent = one.relation == .unknown && !isWorksNumber
        return one.relation == .own || isAbsent
    }

    static func mismatches(
        _ observations: [Observation], _ table: [String: Set<String>]
    ) -> [String] {
        observations.filter { expected($0, table) == $0.isRefused }
            .map { "\($0.method) by \($0.who), \($0.relation)" }
    }

    @Test func `each call is refused exactly where the table says so, and the test would notice`()
        throws
    {
        let methods = Office.discovered.filter { $0["kind"] != "immediate" }
        let observations = try observe(methods)
        #expect(observations.count == methods.count * Self.callers.count * 3)
        let table = `Who may call what`.permitted
        #expect(Self.mismatches(observations, table) == [])
        print("authorisation: \(methods.count) methods × \(Self.callers.count) callers × 3")

        // The control: a hole, or a wall, planted at any place of the table is seen.
        let byMethod = Dictionary(grouping: observations, by: \.method)
        var planted = 0
        for (name, named) in table {
            for role in Set(Self.callers.flatMap(\.roles)) {
                var other = table
                other[name] = named.symmetricDifference([role])
                let seen = Self.mismatches(byMethod[name] ?? [], other)
                #expect(!seen.isEmpty || byMethod[name] == nil, "\(name) and \(role)")
                planted += 1
            }
        }
        #expect(planted == table.count * 8)
    }

    private func observe(_ methods: [JSON]) throws -> [Observation] {
        let office = try Office()
        let records = try office.giveEverybodyRecords()
        return methods.flatMap { method in
            Self.callers.flatMap { who, roles in
                Relation.allCases.map { relation in
                    let name = method["name"]?.string ?? ""
                    let subject = Self.subject(relation, who)
                    let params = Self.parameters(name, about: subject, records)
                    let reply = office.rehearse(
                        name, params, isChange: method["kind"] == "change", as: who)
                    return Observation(
                        method: name, who: who, roles: roles, relation: relation,
                        isRefused: reply.kind == "not_permitted")
                }
            }
        }
    }

    /// The works number that a call is about; somebody without one has nothing of their own.
    private static func subject(_ relation: Relation, _ who: String) -> String {
        switch relation {
        case .own: who.hasPrefix("E") ? who : "E008"
        case .others: who == "E008" ? "E007" : "E008"
        case .unknown: "E999"
        }
    }

    private static func parameters(
        _ name: String, about subject: String, _ records: [String: Office.Records]
    ) -> JSONObject {
        var params = `Who may call what`.parameters[name] ?? [:]
        let own =
            records[subject] ?? Office.Records(claim: "C999", redemption: "R999", deduction: "D999")
        if ["employee.add", "employee.addMany"].contains(name) { return params }
        for parameter in ["employee", "participant"] where params[parameter] != nil {
            params[parameter] = .string(subject)
        }
        if params["claim"] != nil { params["claim"] = .string(own.claim) }
        if params["redemption"] != nil { params["redemption"] = .string(own.redemption) }
        if params["deduction"] != nil { params["deduction"] = .string(own.deduction) }
        if name == "claim.submitMany" {
            params["claims"] = [["item": "ppe", "employee": .string(subject)]]
            params["mode"] = "all"
        }
        return params
    }
}

extension Office {
    struct Records {
        let claim: String
        let redemption: String
        let deduction: String
    }

    /// A claim under review, a redemption held and a deduction, for each works number.
    func giveEverybodyRecords() throws -> [String: Records] {
        for (who, role) in `Whose record it is`.outsiders {
            change("role.grant", ["to": .string(who), "role": .string(role)], as: "user:zhao")
        }
        let people = Self.people.keys.filter { $0.hasPrefix("E") }.sorted()
        change(
            "product.add",
            ["product": "P1", "name": "n", "kind": "household", "valueFen": 500, "price": 1],
            as: "E001")
        change("stock.receive", ["product": "P1", "count": 100], as: "E001")
        for person in people {
            let claim = change("claim.submit", ["item": "training-attend"], as: person)
            change(
                "claim.approve", ["claim": claim.result["claim"] ?? .null],
                as: person == "E003" ? "E004" : "E003")
        }
        change("clock.advance", ["by": "2026-11-10"])
        return try Dictionary(
            uniqueKeysWithValues: people.map { person in
                let claim = change(
                    "claim.submit", ["item": "training-attend", "distinct": true], as: person)
                let redemption = change("redemption.request", ["product": "P1"], as: person)
                let deduction = change(
                    "deduction.record",
                    ["employee": .string(person), "item": "smoking", "reason": "r"],
                    as: person == "E003" ? "E004" : "E003")
                return (
                    person,
                    Records(
                        claim: try #require(claim.result["claim"]?.string, "\(claim)"),
                        redemption: try #require(
                            redemption.result["redemption"]?.string, "\(redemption)"),
                        deduction: try #require(
                            deduction.result["deduction"]?.string, "\(deduction)"))
                )
            })
    }

    /// A call that leaves the books as they are. `operator` is root itself, `nobody` a strange uid.
    func rehearse(
        _ method: String, _ params: JSONObject, isChange: Bool, as who: String
    ) -> JSON {
        let holder = ["operator", "nobody"].contains(who) ? nil : who
        let uid: UInt32 = who == "nobody" ? 4_000_000 : 0
        guard isChange else { return read(method, params, as: holder, uid: uid) }
        var params = params
        params["dryRun"] = true
        return change(method, params, as: holder, uid: uid)
    }
}
