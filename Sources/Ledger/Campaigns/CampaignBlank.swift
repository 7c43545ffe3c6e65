/// A text with blanks in braces: `组织（{seminar.sessions}）场`.
public struct CampaignText: Hashable, Sendable {
    public enum Part: Hashable, Sendable {
        case words(String)
        case blank(Blank)
        /// Braces around what is no blank.
        case unknown(String)
    }

    public enum Blank: Hashable, Sendable {
        case quantity(CampaignQuantity)
        /// The subjects of an item's results, each once.
        case subjects(CampaignKey)
        case notes(CampaignKey)
        /// How many earned a certificate.
        case earned(CampaignKey)
        /// The participant's name, or the enterprise's where a form is about all.
        case name
        case campaign
        /// The day on which it is filled.
        case on
        /// How many take part.
        case participants
    }

    public let parts: [Part]

    public init(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { parts.append(.words(String(rest[..<open]))) }
            let inner = String(rest[rest.index(after: open)..<close])
            parts.append(Blank(inner).map { .blank($0) } ?? .unknown(inner))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.words(String(rest))) }
        self.parts = parts
    }
}

extension CampaignText.Blank {
    init?(_ text: String) {
        switch text {
        case "name": self = .name
        case "campaign": self = .campaign
        case "on": self = .on
        case "participants": self = .participants
        default:
            guard let quantity = CampaignQuantity(text) else { return nil }
            switch quantity.source {
            case .measure(let item, let key) where key.text == "subjects": self = .subjects(item)
            case .measure(let item, let key) where key.text == "notes": self = .notes(item)
            case .measure(let item, let key) where key.text == "earned": self = .earned(item)
            case .points, .times, .measure: self = .quantity(quantity)
            }
        }
    }
}
