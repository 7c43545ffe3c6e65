import JSON

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

    var method: String {
        switch verdict {
        case .approve: "claim.approve"
        case .reject: "claim.reject"
        }
    }

    var params: JSONObject {
        switch verdict {
        case .approve(let points): ["claim": .string(claim), "points": .int(points)]
        case .reject(let reason): ["claim": .string(claim), "reason": .string(reason)]
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
