import JSON

extension Counter {
    mutating func take(_ answer: CounterAnswer) -> [CounterEffect] {
        if case .slip(let told) = answer {
            tell(ofSlip: told)
            return []
        }
        let asked = asked
        self.asked = nil
        switch answer {
        case .lists(let people, let products, let day):
            directory = CounterDirectory(people: people, products: products)
            self.day = day
            return takeLists()
        case .customer(let balance, let holds, let products):
            guard case .customer(let person) = asked else { return [] }
            directory.restock(products)
            return take(person, balance, holds.map { CounterHold(row: $0) })
        case .redemption(let row): return take(slip: row)
        case .done(let result):
            return asked == .change ? takeBooked(result) : takeRehearsed(result)
        case .refused(let refusal):
            if asked == .change { return takeRefused(refusal) }
            if asked == .rehearsal {
                objection = refusal
                return [.bell]
            }
            chosen = []
            return say(refusal.message)
        case .away(let words):
            if asked == .change { return takeAway(words) }
            if asked == .rehearsal { return [] }
            unknown = nil
            return say(
                CounterMessage(
                    .refused,
                    Phrase(zh: "积分系统没有回答", en: "The books do not answer"),
                    [words, Phrase(zh: "等一会儿再扫一次。", en: "Scan again in a moment.")]))
        case .slip: return []
        }
    }

    /// Beside what was said of the goods.
    private mutating func tell(ofSlip told: CounterMessage) {
        guard let message else { return }
        self.message = CounterMessage(
            told.tone == .refused ? .look : message.tone, message.head,
            message.details + [told.head])
    }

    private mutating func takeLists() -> [CounterEffect] {
        if let word = unknown {
            let effects = find(word, isScan: true)
            unknown = nil
            return effects
        }
        return customer.map { look(at: $0.person) } ?? []
    }

    private mutating func take(
        _ person: CounterPerson, _ balance: JSON, _ holds: [CounterHold]
    ) -> [CounterEffect] {
        let known = chosen.filter { id in holds.contains { $0.id == id } }
        chosen = []
        customer = CounterCustomer(person: person, balance: balance, holds: holds, chosen: known)
        return rehearse()
    }

    /// A slip selects its person and its request.
    private mutating func take(slip row: JSON) -> [CounterEffect] {
        let facts = Facts(row)
        let id = facts("redemption")
        guard row["stage"] == "held" else {
            let stage = Glossary.redemptionStages.phrase(for: facts("stage"))
            return say(
                CounterMessage(
                    .refused,
                    Phrase(zh: "\(id) \(stage.chinese)", en: "\(id) is \(stage.english)"),
                    [
                        Phrase(
                            "\(facts("employee")) \(facts.text("name") ?? "")  \(facts("productName"))"
                        )
                    ]))
        }
        let number = row["employee"]?.string ?? ""
        return select(directory.person(number) ?? CounterPerson(row), chosen: [id])
    }

    private mutating func takeRehearsed(_ result: JSON) -> [CounterEffect] {
        objection = nil
        let changes = (result["lines"]?.array ?? []).flatMap(priceChanges)
        guard !changes.isEmpty else { return [] }
        return say(
            CounterMessage(.look, Phrase(zh: "价格改过", en: "The price was changed"), changes))
    }
}
