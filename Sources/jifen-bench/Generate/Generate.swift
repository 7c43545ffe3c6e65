import CSystem
import Ledger
import LedgerStore
import SHA2

/// `jifen-bench generate`: training books of any size, made by the rules themselves, that verify.
enum Generate {
    static func run(_ words: [String]) -> Int32 {
        do throws(BenchFailure) {
            let order = try GenerateOrder(words)
            if order.wantsHelp {
                Output.say(GenerateOrder.help)
                return 0
            }
            let began = cs_monotonic_nanoseconds()
            let made = try books(order)
            let seconds = Double(cs_monotonic_nanoseconds() - began) / 1e9
            Output.say(
                "\(order.output): \(Number.grouped(Double(made.events))) events, "
                    + "\(Number.grouped(Double(made.redemptions))) redemptions handed over, "
                    + "up to \(made.until.text); head \(made.head.hash.hex); "
                    + "\(Number.grouped(Double(made.events) / max(seconds, 1e-3))) events/s\n")
            return 0
        } catch {
            Output.complain(error.words)
            return 2
        }
    }

    static func books(_ order: GenerateOrder) throws(BenchFailure) -> MadeBooks {
        if File.size(order.output) != nil {
            throw BenchFailure("\(order.output) exists, and is left as it is")
        }
        do {
            let generator = try Generator(order)
            return try generator.run()
        } catch let failure as BenchFailure {
            throw failure
        } catch {
            throw BenchFailure("\(order.output): \(error)")
        }
    }
}

/// What came out.
struct MadeBooks {
    let events: Int64
    let redemptions: Int64
    /// The last day that is in them: where a simulated clock may go on.
    let until: Day
    let head: Head
}

/// What is to be made.
struct GenerateOrder {
    var events: Int64 = 100_000
    var employees = 10_000
    var seed: UInt64 = 1
    var output = ""
    /// Working days of public notice; 0 credits at once.
    var noticeDays = 3
    var wantsHelp = false

    init(events: Int64, employees: Int, seed: UInt64, output: String) {
        self.events = events
        self.employees = employees
        self.seed = seed
        self.output = output
    }

    init(_ words: [String]) throws(BenchFailure) {
        var words = words[...]
        while let word = words.popFirst() {
            if word == "--help" || word == "-h" {
                wantsHelp = true
                continue
            }
            guard let value = words.popFirst() else {
                throw BenchFailure("\(word) is unknown, or needs a value\n\n" + Self.help)
            }
            switch word {
            case "--events": events = Int64(try Self.number(word, value))
            case "--employees": employees = try Self.number(word, value)
            case "--seed": seed = UInt64(try Self.number(word, value))
            case "--output": output = value
            default: throw BenchFailure("\(word) is unknown\n\n" + Self.help)
            }
        }
        if output.isEmpty && !wantsHelp {
            throw BenchFailure("--output is needed\n\n" + Self.help)
        }
    }

    private static func number(_ name: String, _ value: String) throws(BenchFailure) -> Int {
        guard let number = Int(value), number >= 1 else {
            throw BenchFailure("\(name): \(value) is no number from 1 on")
        }
        return number
    }

    static let help = """
        jifen-bench generate makes training books of any size that verify. The same seed gives the
        same books. Of ten events about three are redemptions handed over.

          --events N      at least so many (100000)
          --employees M   who claim and redeem (10000)
          --seed S        of the random choices (1)
          --output FILE   must not exist

        Serve them with: jifend --books FILE --simulate DAY, where DAY is what is printed or later.

        """
}
