import JSON
import LedgerAPI
import LedgerTestSupport
import LedgerValues
import Testing

/// What `LedgerAPI` declares is what the daemon does.
@Suite struct `The contract` {
    @Test func `every call that is declared is answered, with its own parameters`() {
        let methods = Dictionary(
            uniqueKeysWithValues: Office.discovered.map { ($0["name"]?.string ?? "", $0) })
        for call in Contract.calls.map({ $0.call }) {
            let own = (methods[call.name]?["params"]?.array ?? [])
                .filter { !["as", "request", "dryRun"].contains($0["name"]?.string) }
            #expect(own == call.parameters.map(\.json), "\(call.name)")
            #expect(methods[call.name]?["result"] == .string(call.result.text))
        }
        #expect(Set(Contract.calls.map { $0.call.name }).count == Contract.calls.count)
    }

    @Test func `answers have the members that are declared, and no others`() throws {
        let office = try Office()
        var seen: Set<String> = []
        func answered<Call: LedgerCall>(_ asked: Asked<Call>, as who: String) -> JSON {
            let name = Call.call.name
            seen.insert(name)
            let reply =
                Call.self is any ChangeCall.Type
                ? office.change(name, asked.params, as: who)
                : office.read(name, asked.params, as: who)
            #expect(reply.kind == nil, "\(name) \(reply)")
            let faults = differences(reply.result, Call.call.result.members)
            #expect(faults == [], "\(name)")
            return reply.result
        }
        func submit(_ item: ItemCode, for who: String) -> String {
            var asked = Asked(ClaimSubmit.self)
            asked[ClaimSubmit.item] = item
            asked[ClaimSubmit.note] = "护栏松动"
            asked[ClaimSubmit.distinct] = true
            asked[ClaimSubmit.occurrence] = "YH-1"
            asked[ClaimSubmit.evidence] = [Evidence(reference: "1.jpg", digest: nil)]
            return answered(asked, as: who)[ClaimRow.claim.name]?.string ?? ""
        }
        func on<Call>(
            _ claim: String, _ member: Member<ClaimID>, _: Call.Type = Call.self
        ) -> Asked<Call> {
            var asked = Asked(Call.self)
            asked[word: member] = claim
            return asked
        }
        let item: ItemCode = "hazard-report"
        let (first, second) = (submit(item, for: "E007"), submit(item, for: "E008"))
        _ = answered(Asked(ReviewQueue.self), as: "E003")
        _ = answered(Asked(ClaimList.self), as: "E003")
        _ = answered(on(first, ClaimShow.claim, ClaimShow.self), as: "E003")
        _ = answered(on(first, ClaimShow.claim, ClaimShow.self), as: "E007")
        _ = answered(on(second, ClaimWithdraw.claim, ClaimWithdraw.self), as: "E008")
        _ = answered(on(first, ClaimApprove.claim, ClaimApprove.self), as: "E003")
        _ = answered(Asked(NoticeList.self), as: "E007")
        _ = answered(Asked(ClaimList.self), as: "E007")
        var objection = on(first, ObjectionRaise.claim, ObjectionRaise.self)
        objection[ObjectionRaise.reason] = "没有看到"
        let raised = answered(objection, as: "E008")[ObjectionRow.objection.name]?.string
        _ = answered(Asked(ObjectionList.self), as: "E003")
        _ = answered(on(first, ClaimShow.claim, ClaimShow.self), as: "E003")
        var dismissal = Asked(ObjectionDismiss.self)
        dismissal[word: ObjectionDismiss.objection] = raised
        dismissal[ObjectionDismiss.reason] = "监控证实"
        _ = answered(dismissal, as: "E004")
        var revocation = on(first, ClaimRevoke.claim, ClaimRevoke.self)
        revocation[ClaimRevoke.kind] = .mistake
        revocation[ClaimRevoke.reason] = "登记错了人"
        _ = answered(revocation, as: "E003")
        var rejection = on(submit(item, for: "E007"), ClaimReject.claim, ClaimReject.self)
        rejection[ClaimReject.reason] = "照片不实"
        rejection[ClaimReject.asFalse] = true
        _ = answered(rejection, as: "E003")
        #expect(seen.count > 10)
    }

    /// Members of an answer that are not declared, and declared ones that are not there.
    private func differences(_ result: JSON, _ members: [Parameter]) -> [String] {
        let names = members.map(\.name)
        let every: Set = ["seq", "head"]
        var found = (result.object?.members ?? []).map(\.name)
            .filter { !names.contains($0) && !every.contains($0) }.map { "\($0) is not declared" }
        for member in members {
            guard let value = result[member.name] else {
                if member.required { found.append("\(member.name) is missing") }
                continue
            }
            guard case .list(.object(let inner), _) = member.kind, !inner.isEmpty else { continue }
            for row in value.array ?? [] {
                found += differences(row, inner).map { member.name + ": " + $0 }
            }
        }
        return found
    }
}
