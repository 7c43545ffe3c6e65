import JSON
public import LedgerAPI

/// What everybody shares of a service: where calls go, and what never changes.
public struct LedgerService: Sendable {
    public let options: ServiceOptions
    let condition: BooksCondition

    public init(_ options: ServiceOptions) {
        self.options = options
        condition = BooksCondition(options)
    }

    /// A connection is closed: what it was sending for an import is dropped.
    public func connectionClosed(_ connection: UInt64) { condition.stagings.drop(connection) }

    /// Whether a call of this method brings in or takes back a whole file, or looks at all entries.
    public static func isLong(_ method: String) -> Bool {
        Method.named(method).map { $0.isWhole || $0.known == .booksRebuild } ?? false
    }

    /// Unknown methods are answered immediately.
    public static func lane(of method: String) -> ServiceLane {
        guard let method = Method.named(method) else { return .immediate }
        return switch method.work {
        case .immediate: .immediate
        case .change: .change
        case .quick: .quick
        case .read: .read
        case .stream, .aside, .asideRows: .stream
        }
    }

    /// Answers what needs no books: unknown methods too.
    public func answerImmediately(_ request: Request) -> Reply {
        guard let method = Method.named(request.method) else {
            var facts: JSONObject = ["method": .string(WireError.excerpt(of: request.method))]
            let names = Method.all.map(\.name)
            if let nearest = Suggestion.nearest(request.method, in: names) {
                facts["nearest"] = .string(nearest)
            }
            return .failure(request.id, WireError(.unknownMethod, facts: facts))
        }
        guard case .immediate(let work) = method.work else {
            return .failure(request.id, WireError(.internalError))
        }
        do {
            _ = try CallArguments(checking: request.params, method.parameters)
        } catch {
            return .failure(request.id, WireError(.invalidParams, facts: error.facts))
        }
        return .success(request.id, .object(work()))
    }
}
