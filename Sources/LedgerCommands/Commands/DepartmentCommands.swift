import CSystem
import JSON
import LedgerAPI

extension Command {
    static let departmentList = Command(
        "department list", Phrase(zh: "有哪些部门", en: "the departments"),
        examples: [
            .init("jifen department list", Phrase(zh: "部门和人数", en: "with how many are in each"))
        ]
    ) { session throws(Failure) in
        try session.list(
            Listing(
                method: "department.list",
                fields: [
                    .text("department", Phrase(zh: "部门", en: "department")),
                    .number("employees", Phrase(zh: "在职人数", en: "people")),
                ],
                nothing: Phrase(zh: "还没有部门。", en: "There are no departments."), isPaged: false))
    }
}

extension Session {
    /// Says which of the departments that people are put into nobody was ever in, and asks at a
    /// terminal where one of these is nearly one that there is: a slip of the pen would found a
    /// department of its own.
    func sayNew(departments wanted: [String]) throws(Failure) {
        guard let rows = try? ask("department.list")["rows"]?.array else { return }
        let known = rows.compactMap { $0["department"]?.string }
        guard !known.isEmpty else { return }
        var seen = Set(known)
        for name in wanted where seen.insert(name).inserted {
            let new = Phrase(
                zh: "“\(name.visible)”是新部门。", en: "‘\(name.visible)’ is a new department.")
            guard let near = Suggestion.nearest(name, in: known) else {
                note(new)
                continue
            }
            let question =
                new + Phrase(zh: "已有“\(near.visible)”。", en: " There is ‘\(near.visible)’.")
            let isAsked = isatty(STDIN_FILENO) == 1 && output.noteScreen.isTerminal
            if isAsked, !options.agreesToAll, !options.isDryRun {
                try confirm(question)
            } else {
                note(question)
            }
        }
    }
}
