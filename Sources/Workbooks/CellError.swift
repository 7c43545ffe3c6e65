/// The values that are errors (ECMA-376, part 1, 18.17.3; MS-XLS 2.5.10 for their numbers).
enum CellError: String, Sendable, CaseIterable {
    case null = "#NULL!"
    case division = "#DIV/0!"
    case value = "#VALUE!"
    case reference = "#REF!"
    case name = "#NAME?"
    case number = "#NUM!"
    case notAvailable = "#N/A"
    case gettingData = "#GETTING_DATA"
    /// Newer than the standard: `#SPILL!`, `#CALC!` …
    case other = "#?"

    init(text: String) { self = Self(rawValue: text) ?? .other }

    init(code: UInt8) {
        self =
            switch code {
            case 0x00: .null
            case 0x07: .division
            case 0x0F: .value
            case 0x17: .reference
            case 0x1D: .name
            case 0x24: .number
            case 0x2A: .notAvailable
            case 0x2B: .gettingData
            default: .other
            }
    }
}
