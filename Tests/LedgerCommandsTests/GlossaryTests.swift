import LedgerCommands
import LedgerStore
import Testing

/// The words that the command line has are those of the books it is shipped with.
@Suite struct `Words for what the books hold` {
    @Test func `every type of event has words, and there are no others`() {
        #expect(Glossary.events.codes.sorted() == EventType.allCases.map(\.name).sorted())
    }
}
