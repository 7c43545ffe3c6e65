/// One thing that somebody did at the keyboard.
package enum Key: Sendable, Equatable {
    case text(Character)
    case enter
    case escape
    case backspace
    case tab
    case up
    case down
    case left
    case right
    case home
    case end
    case pageUp
    case pageDown
    /// With Ctrl held down, in lower case: `c`, `z`.
    case control(Character)
    /// What was pasted, all of it: no text that somebody typed.
    case paste(String)
    /// A key that means nothing here.
    case other
}
