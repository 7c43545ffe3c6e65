extension Counter {
    /// What was scanned or typed is whole.
    mutating func submit() -> [CounterEffect] {
        let word = entry.text.trimmed
        let isScan = entry.isScan
        entry.clear()
        guard !word.isEmpty else { return [] }
        message = nil
        switch front {
        case .reason(let handOver): return takeReason(word, isScan: isScan, for: handOver)
        case .choice(let choice) where isChoosing(word): return choose(Int(word) ?? 0, of: choice)
        case .change(let person, let chosen) where directory.person(word) == person:
            return accept(person, chosen)
        case .none, .choice, .change, .slip, .day, .help:
            front = .none
            return find(word, isScan: isScan)
        }
    }

    /// Codes before names; goods before people where somebody is there who can take them.
    func meaning(of word: String, isScan: Bool) -> CounterMeaning {
        if let slip = directory.slip(word) { return .slip(slip) }
        guard customer != nil else {
            if let person = directory.person(word) { return .person(person) }
            if let product = directory.product(word) { return .product(product) }
            return .people(directory.people(like: word))
        }
        // Three digits and less are a count of the last line, if a person typed them.
        if let count = Int64(word), !isScan, word.count <= 3, !cart.isEmpty {
            return .count(count)
        }
        if let product = directory.product(word) { return .product(product) }
        if let person = directory.person(word) { return .person(person) }
        let products = directory.products(like: word)
        return products.isEmpty ? .people(directory.people(like: word)) : .products(products)
    }

    mutating func find(_ word: String, isScan: Bool) -> [CounterEffect] {
        switch meaning(of: word, isScan: isScan) {
        case .slip(let id):
            asked = .redemption
            return [.find(redemption: id)]
        case .person(let person): return select(person)
        case .product(let product): return add(product)
        case .count(let count): return setCount(count)
        case .products(let products) where products.count == 1: return add(products[0])
        case .people(let people) where people.count == 1: return select(people[0])
        case .products(let products): front = .choice(.products(products))
        case .people(let people) where !people.isEmpty: front = .choice(.people(people))
        case .people: return findAgain(word)
        }
        return []
    }

    /// Who was enrolled a moment ago is not in the lists yet.
    private mutating func findAgain(_ word: String) -> [CounterEffect] {
        if unknown == nil {
            unknown = word
            asked = .lists
            return [.load]
        }
        unknown = nil
        let what =
            customer == nil
            ? Phrase(zh: "没有这个人", en: "Nobody is called so")
            : Phrase(zh: "没有这种商品，也没有这个人", en: "No product and nobody is called so")
        return say(CounterMessage(.refused, what, [Phrase(word)]))
    }

    private mutating func choose(_ digit: Int, of choice: CounterChoice) -> [CounterEffect] {
        front = .none
        switch choice {
        case .people(let people): return select(people[digit - 1])
        case .products(let products): return add(products[digit - 1])
        }
    }
}

/// What a word means at the counter.
package enum CounterMeaning: Sendable, Equatable {
    case slip(String)
    case person(CounterPerson)
    case product(CounterProduct)
    case count(Int64)
    case people([CounterPerson])
    case products([CounterProduct])
}

extension Counter {
    /// Whoever is served now keeps what was chosen for them until that is dropped knowingly.
    mutating func select(_ person: CounterPerson, chosen: [String] = []) -> [CounterEffect] {
        guard !cart.isEmpty, let customer, customer.person.number != person.number else {
            return look(at: person, chosen)
        }
        front = .change(to: person, chosen: chosen)
        return [.bell]
    }

    mutating func accept(_ person: CounterPerson, _ chosen: [String]) -> [CounterEffect] {
        front = .none
        empty()
        return look(at: person, chosen)
    }

    mutating func look(at person: CounterPerson, _ chosen: [String] = []) -> [CounterEffect] {
        let before = customer?.person.number == person.number ? customer?.chosen ?? [] : []
        self.chosen = before + chosen.filter { !before.contains($0) }
        asked = .customer(person)
        return [.look(employee: person.number)]
    }

    private mutating func add(_ product: CounterProduct) -> [CounterEffect] {
        guard customer != nil else {
            let price = product.price.map { "\($0)" } ?? "?"
            return say(
                .look, "\(product.name)：\(price) 分，有 \(product.available) 件",
                "\(product.name): \(price) points, \(product.available) in stock",
                Phrase(zh: "先刷员工的卡，再扫商品。", en: "Scan the employee's card first."))
        }
        guard cart.units(of: product.code) < product.available else { return soldOut(product) }
        let isNew = cart.units(of: product.code) == 0
        if isNew, cart.lines.count >= CounterCart.mostLines {
            return say(
                .refused, "一次最多 \(CounterCart.mostLines) 种",
                "\(CounterCart.mostLines) products at a time at most",
                Phrase(zh: "先发放这些，再扫其余的。", en: "Hand these over, then scan the rest."))
        }
        cart.add(product)
        return rehearse()
    }

    private mutating func soldOut(_ product: CounterProduct) -> [CounterEffect] {
        let name = product.name
        guard product.available > 0 else {
            return say(.refused, "\(name) 没货了", "\(name) is sold out")
        }
        return say(
            .refused, "\(name) 只有 \(product.available) 件",
            "\(name): only \(product.available) in stock")
    }

    private mutating func setCount(_ count: Int64) -> [CounterEffect] {
        guard let line = cart.lines.last else { return [.bell] }
        guard count > 0 else {
            return say(.look, "数量是 1 到 999；去掉这一行按 -", "1 to 999; press - to drop the line")
        }
        guard count <= line.product.available else { return soldOut(line.product) }
        cart.setLast(count)
        return rehearse()
    }

    mutating func removeLast() -> [CounterEffect] {
        message = nil
        front = .none
        guard let line = cart.removeLast() else { return [.bell] }
        objection = nil
        message = CounterMessage(
            .plain, zh: "去掉了 \(line.product.name) ×\(line.count)",
            en: "Taken out: \(line.product.name) ×\(line.count)")
        return cart.isEmpty ? [] : rehearse()
    }
}
