/// An amount with its unit.
struct Quantity {
    enum Unit {
        case nanoseconds
        /// Of something a second.
        case rate(String)
        case bytes
        case bytesPerSecond
        case times
    }

    let amount: Double
    let unit: Unit

    static func time(_ nanoseconds: Double) -> Quantity {
        Quantity(amount: nanoseconds, unit: .nanoseconds)
    }

    static func rate(_ amount: Double, _ of: String) -> Quantity {
        Quantity(amount: amount, unit: .rate(of))
    }

    static func bytes(_ amount: Double) -> Quantity { Quantity(amount: amount, unit: .bytes) }

    static func bytesPerSecond(_ amount: Double) -> Quantity {
        Quantity(amount: amount, unit: .bytesPerSecond)
    }

    static func times(_ amount: Double) -> Quantity { Quantity(amount: amount, unit: .times) }

    /// For people: three digits that matter.
    var text: String {
        switch unit {
        case .nanoseconds:
            switch amount {
            case ..<1e3: Number.short(amount) + " ns"
            case ..<1e6: Number.short(amount / 1e3) + " µs"
            case ..<1e9: Number.short(amount / 1e6) + " ms"
            default: Number.short(amount / 1e9) + " s"
            }
        case .rate: Number.grouped(amount) + " /s"
        case .bytes: Self.bytesText(amount)
        case .bytesPerSecond: Self.bytesText(amount) + "/s"
        case .times: Number.short(amount) + " ×"
        }
    }

    private static func bytesText(_ amount: Double) -> String {
        switch amount {
        case ..<10_000: Number.grouped(amount) + " B"
        case ..<1_048_576: Number.short(amount / 1024) + " KiB"
        case ..<1_073_741_824: Number.short(amount / 1_048_576) + " MiB"
        default: Number.short(amount / 1_073_741_824) + " GiB"
        }
    }

    /// Of `whole`, as the books' JSON has integers only.
    var unitName: String {
        switch unit {
        case .nanoseconds: "ns"
        case .rate(let of): of + "/s"
        case .bytes: "B"
        case .bytesPerSecond: "B/s"
        case .times: "1/1000"
        }
    }

    var whole: Int64 {
        if case .times = unit { return Number.whole(amount * 1000) }
        return Number.whole(amount)
    }
}

/// Numbers as text; none is below zero.
enum Number {
    static func whole(_ value: Double) -> Int64 { Int64(value + 0.5) }

    /// With three digits that matter: `8.12`, `81.2`, `812`.
    static func short(_ value: Double) -> String {
        switch value {
        case ..<9.995: fixed(value, 2)
        case ..<99.95: fixed(value, 1)
        default: grouped(value)
        }
    }

    /// A whole number with commas between thousands.
    static func grouped(_ value: Double) -> String {
        let digits = Array(String(whole(value)))
        var text = ""
        for (index, digit) in digits.enumerated() {
            let left = digits.count - index
            if index > 0, left % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    static func fixed(_ value: Double, _ places: Int) -> String {
        let factor: Int64 = places == 1 ? 10 : 100
        let scaled = whole(value * Double(factor))
        let fraction = String(scaled % factor)
        let zeros = String(repeating: "0", count: places - fraction.count)
        return "\(scaled / factor).\(zeros)\(fraction)"
    }

    /// As it is written in a goal: `8`, `0.5`, `1.25`.
    static func plain(_ value: Double) -> String {
        value == Double(whole(value)) ? String(whole(value)) : "\(value)"
    }
}
