import CSystem

/// What is known of the place where output goes.
package struct Screen: Sendable, Equatable {
    package var isTerminal: Bool
    /// Nil where output is not cut: in a file or pipe.
    package var columns: Int?
    package var rows: Int?
    package var colour: Bool

    package init(isTerminal: Bool, columns: Int? = nil, rows: Int? = nil, colour: Bool = false) {
        self.isTerminal = isTerminal
        self.columns = columns
        self.rows = rows
        self.colour = colour
    }

    /// Asks the terminal behind a descriptor, if there is one.
    package init(descriptor: Int32, environment: [String: String]) {
        isTerminal = isatty(descriptor) == 1
        colour = Self.wantsColour(isTerminal: isTerminal, environment: environment)
        guard isTerminal else { return }
        var (height, width): (Int32, Int32) = (0, 0)
        let known = cs_window_size(descriptor, &height, &width) == 0 && width > 0
        columns = known ? Int(width) : environment["COLUMNS"].flatMap { Int($0) } ?? 80
        rows = known && height > 0 ? Int(height) : 24
    }

    /// NO_COLOR before CLICOLOR_FORCE before TERM=dumb before whether it is a terminal.
    package static func wantsColour(isTerminal: Bool, environment: [String: String]) -> Bool {
        if environment["NO_COLOR"].map({ !$0.isEmpty }) == true { return false }
        if let force = environment["CLICOLOR_FORCE"], !force.isEmpty, force != "0" { return true }
        if environment["TERM"] == "dumb" || environment["CLICOLOR"] == "0" { return false }
        return isTerminal
    }
}
