import JSON

extension Counter {
    mutating func finishHandOver(_ work: CounterWork) -> [CounterEffect] {
        guard let customer, let result = work.results.first else {
            // Refused: the goods stay in the cart.
            return say(work)
        }
        let rows = (result["lines"]?.array ?? []).map { Self.row($0, of: customer, result) }
        let handOver = CounterDay.HandOver(customer.person, rows)
        empty()
        day.add(handOver)
        let words = handedOver(handOver, left: result["available"]?.int, result, work)
        return goOn(customer.holds.isEmpty ? nil : customer.person, rows) + say(words)
    }

    mutating func finishHandOut(_ work: CounterWork, _ holds: [CounterHold]) -> [CounterEffect] {
        let rows = holds.filter { work.done.contains($0.id) }.map { hold -> JSON in
            var row = hold.row.object ?? [:]
            row["stage"] = "fulfilled"
            return .object(row)
        }
        guard let customer, let result = work.results.last else { return say(work) }
        let handOver = CounterDay.HandOver(customer.person, rows)
        day.add(handOver)
        let words = handedOver(handOver, left: result["available"]?.int, result, work)
        let isMore = customer.holds.count > rows.count
        return goOn(isMore ? customer.person : nil, rows) + say(words)
    }

    mutating func finishGivingBack(
        _ work: CounterWork, _ handOver: CounterDay.HandOver
    ) -> [CounterEffect] {
        for id in work.done { day.giveBack(id) }
        guard let result = work.results.last else { return say(work) }
        var back = handOver
        back.rows.removeAll { !work.done.contains($0["redemption"]?.string ?? "") }
        let left = result["available"]?.int ?? 0
        let details = [
            back.goods,
            Phrase(
                zh: "退回 \(back.points) 分，现有 \(left) 分",
                en: "\(back.points) points came back; \(left) left"),
        ]
        let words = CounterMessage(
            work.refused.isEmpty ? .done : .refused,
            Phrase(zh: "已退回：\(back.name)", en: "Taken back: \(back.name)"),
            details + remarks(work))
        let again = customer.map { look(at: $0.person) } ?? []
        return again + say(words)
    }

    /// The person stays where more is held for them; else the next one can come.
    private mutating func goOn(_ person: CounterPerson?, _ rows: [JSON]) -> [CounterEffect] {
        customer?.chosen = []
        guard let person else {
            customer = nil
            return [.keepSlips(rows)]
        }
        return [.keepSlips(rows)] + look(at: person)
    }

    private func handedOver(
        _ handOver: CounterDay.HandOver, left: Int64?, _ result: JSON, _ work: CounterWork
    ) -> CounterMessage {
        let left = left ?? 0
        var details = [
            handOver.goods,
            Phrase(
                zh: "\(handOver.points) 分，还剩 \(left) 分",
                en: Forms.count(handOver.points, "point", "points") + ", \(left) left"),
        ]
        details += handOver.rows.flatMap(priceChanges)
        for (row, result) in zip(handOver.rows, work.results) {
            details += priceChanges(of: Facts(row), result["priceChanges"])
        }
        if result["warning"] != nil {
            details.append(Phrase(zh: "提醒：今年的预算已经用完。", en: "This year's budget is used up."))
        }
        return CounterMessage(
            work.refused.isEmpty ? .done : .refused,
            Phrase(zh: "已发放：\(handOver.name)", en: "Handed over: \(handOver.name)"),
            details + remarks(work))
    }

    func priceChanges(_ row: JSON) -> [Phrase] {
        priceChanges(of: Facts(row), row["priceChanges"])
    }

    /// Who changed what this costs, and when (R-RED-7). The first price that whoever works here gave
    /// it is no news to them.
    private func priceChanges(of goods: Facts, _ changes: JSON?) -> [Phrase] {
        (changes?.array ?? []).filter { $0["from"] != nil || $0["by"]?.string != clerk }
            .map { change in
                let r = Facts(change)
                let name = goods.text("productName") ?? goods("product")
                let (by, at, to) = (r("by"), r.instant("at"), r("to"))
                let before = r.text("from")
                return Phrase(
                    zh: "\(name)：\(by) 在 \(at) 把价格\(before.map { "由 \($0) 分" } ?? "")定为 \(to) 分",
                    en:
                        "\(name): \(by) set its price\(before.map { " from \($0)" } ?? "") to \(to) "
                        + "on \(at)")
            }
    }

    private func remarks(_ work: CounterWork) -> [Phrase] {
        let refused = work.refused.map(\.what)
        guard work.wasAway else { return refused }
        return refused + [
            Phrase(
                zh: "积分系统中断过，这一笔又送了一次，只入账一次。",
                en: "The books were away; it was sent again and is booked once.")
        ]
    }

    private mutating func say(_ work: CounterWork) -> [CounterEffect] {
        guard let first = work.refused.first else { return [] }
        let more = work.refused.dropFirst().map(\.what)
        return say(
            CounterMessage(.refused, first.message.head, first.message.details + more))
    }

    /// A line of the answer as `redemption.list` would give it.
    private static func row(_ line: JSON, of customer: CounterCustomer, _ result: JSON) -> JSON {
        var row = line.object ?? [:]
        for name in ["employee", "name", "department"] { row[name] = result[name] }
        return .object(row)
    }
}
