import JSON

/// What a call answers with, member by member.
public struct ResultShape: Sendable {
    public let members: [Parameter]

    public init(_ members: [any DescribedMember]) { self.members = members.map(\.parameter) }

    private init(_ members: [Parameter]) { self.members = members }

    /// A list: its rows, how many they are, and where the next page begins.
    public static func rows(_ members: [any DescribedMember]) -> ResultShape {
        ResultShape([
            .required("rows", .list(.object(members.map(\.parameter)), most: 1000), ""),
            .required("count", Form<Int64>.count.kind, ""),
            .optional("next", Shared.after.form.kind, ""),
        ])
    }

    /// Many at once: what became of each line.
    public static func many(_ members: [any DescribedMember]) -> ResultShape {
        let line: [Parameter] =
            [.required("line", Form<Int64>.count.kind, "")]
            + members.map { .optional($0.name, $0.parameter.kind, $0.parameter.about) }
            + [.optional("error", .row, "")]
        return ResultShape([
            .required("results", .list(.object(line), most: 1000), ""),
            .required("applied", Form<Int64>.count.kind, ""),
            .required("refused", Form<Int64>.count.kind, ""),
        ])
    }

    /// `{claim, stage, due?}`
    public var text: String { Self.text(members) }

    private static func text(_ members: [Parameter]) -> String {
        let texts = members.map { member -> String in
            let name = member.name + (member.required ? "" : "?")
            return switch member.kind {
            case .list(.object(let inner), _): name + ": [" + text(inner) + "]"
            case .object(let inner): name + ": " + text(inner)
            default: name
            }
        }
        return "{" + texts.joined(separator: ", ") + "}"
    }
}
