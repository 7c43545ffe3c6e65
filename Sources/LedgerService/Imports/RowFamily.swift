import JSON
import Ledger
import LedgerAPI

/// What the rows of one kind of file are: the rows of a method that takes a list of them. Who may
/// call that may import, its parameters are the row's, and what refuses there refuses here.
extension Import.Kind {
    var method: Method {
        switch self {
        case .claims: .claimSubmitMany
        case .employees: .employeeAddMany
        case .products: .productAddMany
        case .deliveries: .stockReceiveMany
        case .openings: .openingRecordMany
        case .roster: .employeeChangeMany
        case .deductions: .deductionRecordMany
        case .results: .campaignRecordMany
        case .participants: .campaignJoinMany
        }
    }

    var isOfCampaign: Bool { self == .results || self == .participants }

    /// What one row holds.
    var row: [Parameter] {
        let list = method.parameters.first { $0.name == rawValue }
        guard case .list(.object(let row), _)? = list?.kind else {
            preconditionFailure("the list of \(method.name) is called \(rawValue)")
        }
        return row
    }
}

extension CallScope {
    /// What a row asks of the ledger.
    func command(
        for row: Arguments, _ kind: Import.Kind, _ campaign: CampaignCode?
    ) throws(ServiceError) -> Command {
        switch kind {
        case .claims: .claim(.submit(try ownOrRegistered(row)))
        case .employees: try enrolment(row)
        case .products: newProduct(row)
        case .deliveries: receipt(row)
        case .openings: opening(row)
        case .roster: try personal(row)
        case .deductions: deduction(row)
        case .results:
            .campaign(.record(try named(campaign), Campaign.Submission(row, today: today)))
        case .participants: .campaign(.join(try named(campaign), try participant(row)))
        }
    }

    private func named(_ campaign: CampaignCode?) throws(ServiceError) -> CampaignCode {
        guard let campaign else {
            throw .invalid(InvalidParameter(path: "campaign", problem: .missing))
        }
        return campaign
    }
}

extension Upload {
    /// Gives the rows of these places, one after the other, those left out not. A row that is not
    /// what its method takes was refused when it came.
    func eachRow(
        in places: Range<Int>, _ body: (Int, Arguments) throws(ServiceError) -> Bool
    ) throws(ServiceError) {
        for (first, bytes) in frames {
            if first >= places.upperBound { return }
            guard let rows = try? JSON.parse(bytes, limits: .stored).array else { continue }
            for (offset, row) in rows.enumerated() {
                let place = first + offset
                guard places.contains(place), !leftOut.contains(place) else { continue }
                if !(try body(place, Arguments(row.object ?? [:]))) { return }
            }
        }
    }
}
