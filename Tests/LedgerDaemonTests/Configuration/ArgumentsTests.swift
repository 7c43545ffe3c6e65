import LedgerDaemon
import Testing

@Suite struct ArgumentsTests {
    private func error(_ words: [String]) -> ConfigurationError? {
        do throws(ConfigurationError) {
            _ = try Arguments(words)
            return nil
        } catch {
            return error
        }
    }

    @Test func `flags have their values behind them, or behind an equals sign`() throws {
        let arguments = try Arguments(["--books", "/a", "--socket=/b", "--simulate", "2026-11-20"])
        #expect(arguments.action == .serve)
        #expect(arguments.books == "/a")
        #expect(arguments.socket == "/b")
        #expect(arguments.simulate == "2026-11-20")
    }

    @Test func `other things than serving can be asked for`() throws {
        #expect(try Arguments(["--check-config"]).action == .checkConfiguration)
        #expect(try Arguments(["--version"]).action == .version)
        #expect(try Arguments(["-h"]).action == .help)
        let restoring = try Arguments(["--restore", "/b/old.sqlite", "--force"])
        #expect(restoring.action == .restore(file: "/b/old.sqlite"))
        #expect(restoring.isForced)
    }

    @Test func `what is not known is refused`() {
        #expect(error(["--sockt", "/b"]) == .unknownArgument("--sockt", nearest: "--socket"))
        #expect(error(["books.sqlite"]) == .unknownArgument("books.sqlite", nearest: nil))
        #expect(error(["--books"]) == .missingValue("--books"))
        #expect(error(["--books="]) == .missingValue("--books"))
        #expect(error(["--restore"]) == .missingValue("--restore"))
        #expect(error(["--force=yes"]) == .needlessValue("--force"))
        #expect(error(["--version=2"]) == .needlessValue("--version"))
    }
}
