import JSON
import Ledger

extension Parameter {
    /// What shows that something happened (R-CLAIM-1).
    static let evidence = optional(
        "evidence",
        .list(
            .object([
                .required("reference", .words(longest: 500), "A path, a URL, a photo's name"),
                .optional("sha256", .sha256, "Of what it refers to"),
            ]), most: 20), "What shows it; references only")
}

extension Arguments {
    var evidence: [Evidence] {
        objects("evidence").map {
            Evidence(reference: $0.words("reference"), digest: $0.text("sha256"))
        }
    }
}
