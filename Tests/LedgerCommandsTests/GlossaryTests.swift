import Foundation
import Ledger
import LedgerCommands
import LedgerStore
import Testing

/// The words that the command line has are those of the books it is shipped with.
@Suite struct `Words for what the books hold` {
    @Test func `every type of event has words, and there are no others`() {
        #expect(Glossary.events.codes.sorted() == EventType.allCases.map(\.name).sorted())
    }

    private static let pairs: [(Glossary, [String])] = [
        (.employmentTypes, EmploymentType.allCases.map(\.rawValue)),
        (.productKinds, Product.Kind.allCases.map(\.rawValue)),
        (.tiers, Tier.allCases.map(\.rawValue)),
        (.categories, Category.allCases.map(\.rawValue)),
        (.bookKinds, Books.Kind.allCases.map(\.rawValue)),
        (.participantKinds, ParticipantKind.allCases.map(\.rawValue)),
    ]

    @Test func `every value of an enumeration has words, and there are no others`() {
        for (glossary, values) in Self.pairs {
            #expect(Set(glossary.codes) == Set(values))
        }
        #expect(Set(Appeal.Outcome.allCases.map(\.rawValue)).isSubset(of: Glossary.decisions.codes))
    }

    @Test func `every fault that a verification can name has words`() throws {
        let text = try source("LedgerService/Books/Verify+Methods.swift")
        let named = Set(text.matches(of: /\["what"\] = "(\w+)"/).map { String($0.1) })
        #expect(named.count > 8)
        #expect(named.subtracting(Glossary.bookFaults.codes) == [])
    }

    @Test func `every form that a parameter can want has words`() throws {
        let text = try source("LedgerAPI/Contract/Parameter.swift")
        let forms = Set(text.matches(of: /"form": "([^"]+)"/).map { String($0.1) })
        #expect(forms.count > 12)
        #expect(forms.subtracting(ParameterForms.known) == [])
    }

    /// Nobody types a word that means two things.
    @Test func `no two codes of a glossary have one name`() {
        let all: [Glossary] = Self.pairs.map(\.0) + [.claimStages, .redemptionStages]
        for glossary in all {
            for language in [\Phrase.chinese, \Phrase.english] {
                let names = glossary.codes.map { glossary.phrase(for: $0)[keyPath: language] }
                #expect(Set(names).count == names.count, "\(names)")
            }
        }
    }

    @Test func `what stands for a value is Chinese in Chinese`() {
        for command in CommandTable.all.commands where !command.isHidden {
            let placeholders =
                command.arguments.map(\.placeholder) + command.options.compactMap(\.placeholder)
            for phrase in placeholders {
                let isNumber = phrase.english == "N"
                #expect(
                    isNumber || !phrase.chinese.contains { $0.isASCII && $0.isUppercase },
                    "\(command.name): \(phrase.chinese)")
            }
        }
    }

    private func source(_ path: String) throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try String(
            contentsOf: root.appendingPathComponent("Sources/" + path), encoding: .utf8)
    }
}
