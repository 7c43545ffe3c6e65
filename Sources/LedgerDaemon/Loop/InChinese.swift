/// An error that has words for a person who reads Chinese; the log has its description.
protocol InChinese: Error {
    var chinese: String { get }
}

extension ServerError: InChinese {}
extension ConfigurationError: InChinese {}

/// Why a backend cannot be made ready.
struct BackendFault: Hashable {
    let words: String
    let chinese: String

    init(_ error: any Error) {
        words = "\(error)"
        chinese = (error as? any InChinese)?.chinese ?? words
    }
}
