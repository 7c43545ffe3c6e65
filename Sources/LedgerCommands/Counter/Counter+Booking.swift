import JSON

extension Counter {
    /// The cart as one call.
    private mutating func handOver() -> CounterCall {
        let number = customer?.person.number ?? ""
        return CounterCall(
            "redemption.handOver", ["employee": .string(number), "lines": cart.params],
            request: request())
    }

    /// What the rules say of the cart is asked with each line, so that nobody chooses in vain.
    mutating func rehearse() -> [CounterEffect] {
        guard !cart.isEmpty else { return [] }
        asked = .rehearsal
        return [.rehearse(handOver())]
    }

    /// The booking key: what is in the cart, else what is held.
    mutating func book() -> [CounterEffect] {
        message = nil
        guard let customer else {
            return say(.refused, "先刷员工的卡", "Scan the employee's card first")
        }
        if !cart.isEmpty { return begin(CounterWork(.handOver, [handOver()])) }
        let holds = customer.toHandOut
        guard !holds.isEmpty else {
            return say(.refused, "还没有扫商品", "No goods were scanned")
        }
        return begin(
            CounterWork(
                .handOut(holds),
                holds.map {
                    CounterCall(
                        "redemption.fulfil", ["redemption": .string($0.id)], request: request())
                }))
    }

    mutating func takeReason(
        _ reason: String, isScan: Bool, for handOver: CounterDay.HandOver
    ) -> [CounterEffect] {
        let chosen = isChoosing(reason) ? Int(reason).map { Self.reasons[$0 - 1] } : nil
        if chosen == nil, isScan {
            return say(
                .refused, "扫到的不是理由：\(reason)", "A scan is no reason: \(reason)",
                Phrase(zh: "按数字选，或者输入理由。", en: "Press a digit, or type the reason."))
        }
        let words = chosen?[language] ?? reason
        front = .none
        return begin(
            CounterWork(
                .giveBack(handOver),
                handOver.ids.map {
                    CounterCall(
                        "redemption.return",
                        ["redemption": .string($0), "reason": .string(words)], request: request())
                }))
    }

    private mutating func begin(_ work: CounterWork) -> [CounterEffect] {
        self.work = work
        return sendNext()
    }

    private mutating func sendNext() -> [CounterEffect] {
        guard let call = work?.waiting.first else { return finish() }
        asked = .change
        return [.send(call)]
    }

    /// Once more under the same id.
    mutating func takeSecond() -> [CounterEffect] {
        guard waitsForDaemon else { return [] }
        work?.isAway = false
        return sendNext()
    }

    mutating func takeBooked(_ result: JSON) -> [CounterEffect] {
        guard let call = work?.waiting.first else { return [] }
        work?.results.append(result)
        if let id = call.params["redemption"]?.string { work?.done.append(id) }
        work?.waiting.removeFirst()
        return sendNext()
    }

    mutating func takeRefused(_ refusal: CounterRefusal) -> [CounterEffect] {
        work?.refused.append(refusal)
        work?.waiting.removeFirst()
        return sendNext()
    }

    mutating func takeAway(_ words: Phrase) -> [CounterEffect] {
        work?.isAway = true
        work?.wasAway = true
        return say(
            CounterMessage(
                .look, Phrase(zh: "积分系统没有回答，等它恢复", en: "Waiting for the books"),
                [
                    words,
                    Phrase(
                        zh: "恢复后接着办这一笔，只入账一次。",
                        en: "This goes on once it is back, and is booked once."),
                ].filter { !$0.chinese.isEmpty }))
    }

    private mutating func finish() -> [CounterEffect] {
        guard let work else { return [] }
        self.work = nil
        asked = nil
        let effects =
            switch work.kind {
            case .handOver: finishHandOver(work)
            case .handOut(let holds): finishHandOut(work, holds)
            case .giveBack(let handOver): finishGivingBack(work, handOver)
            }
        return effects
    }
}
