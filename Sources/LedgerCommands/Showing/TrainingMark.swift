import JSON

/// The marks of training books, which everything shown, printed or exported from them bears
/// (R-TIME-5).
enum TrainingMark {
    /// A line before what a terminal shows.
    static let line = Phrase(zh: "【演练台账】", en: "[training books]")
    /// Before the title of a page.
    static let title = Phrase(zh: "【演练】", en: "[training] ")
}

extension Session {
    /// What everything that a terminal shows begins with; nothing where nobody says whose books
    /// these are.
    var trainingMark: String {
        guard let books = try? whoami(), books["kind"] == "training" else { return "" }
        let mark = TrainingMark.line[language]
        return Style.attention.applied(to: mark, colour: output.screen.colour) + "\n"
    }

    /// The title of a page.
    func marked(_ title: Phrase) throws(Failure) -> Phrase {
        try whoami()["kind"] == "training" ? TrainingMark.title + title : title
    }
}
