import Ledger
import LedgerAPI

extension Parameter {
    static let evidence = ClaimSubmit.evidence.parameter
}

extension Arguments {
    var evidence: [Evidence] { self[ClaimSubmit.evidence] ?? [] }
}
