import LedgerAPI
import LedgerValues

/// What a reviewer decided on one claim.
package struct ReviewDecision: Sendable, Equatable {
    package enum Verdict: Sendable, Equatable {
        case approve(points: Int64)
        case reject(reason: String)
    }

    package let claim: String
    package let verdict: Verdict
    /// Made once with the decision: however often it is sent, it is carried out once.
    package let request: String

    package init(_ claim: String, _ verdict: Verdict, request: String) {
        self.claim = claim
        self.verdict = verdict
        self.request = request
    }

    /// Asks for it; the same id is carried out once.
    func send(_ session: Session, seconds: Int) throws(Failure) {
        switch verdict {
        case .approve(let points):
            _ = try session.change(
                Asked(approving: claim, Points(points)), request: request, seconds: seconds)
        case .reject(let reason):
            var asked = Asked(ClaimReject.self)
            asked[word: ClaimReject.claim] = claim
            asked[ClaimReject.reason] = reason
            _ = try session.change(asked, request: request, seconds: seconds)
        }
    }

    var phrase: Phrase {
        switch verdict {
        case .approve(let points): Phrase(zh: "通过 \(points) 分", en: "approve, \(points) points")
        case .reject(let reason):
            Phrase(zh: "不通过：\(reason.visible)", en: "reject: \(reason.visible)")
        }
    }
}

/// What became of a decision that was sent.
package enum ReviewOutcome: Sendable, Equatable {
    case done
    /// Somebody else had decided it before.
    case overtaken(Phrase)
    case refused(Phrase)
}
