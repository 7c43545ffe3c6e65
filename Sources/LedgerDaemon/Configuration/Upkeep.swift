/// How the files of the books are looked after. Read again with the configuration.
public struct Upkeep: Sendable, Hashable {
    /// A repeat of a request within so many days has to get the reply that it got.
    static let fewestDays = 90

    /// Room on the disk below which changes are refused; 0: no reserve.
    public var diskReserveMiB = 64
    /// Days that the reply to a request is kept, by recorded time.
    public var requestDays = Upkeep.fewestDays

    public init() {}
}
