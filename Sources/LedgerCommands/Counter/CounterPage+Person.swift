import JSON

extension CounterPage {
    /// Whoever is served: name, points, what is held, what is chosen, what that leaves.
    func person(_ customer: CounterCustomer, large: Bool, _ room: Int) -> [ScreenLine] {
        let head =
            [name(customer.person)] + (large ? figures(customer) : [balance(customer)])
            + warnings(customer) + (large ? [ScreenLine()] : [])
        let middle = held(customer) + chosen
        let tail = sum(customer)
        let space = room - head.count - tail.count
        let fitting =
            middle.count <= space
            ? middle
            : [ScreenLine(say("  ……上面还有", "  … more above"), .dim)].prefix(max(0, space))
                + middle.suffix(max(0, space - 1))
        return head + fitting + tail + affordable(customer, space - fitting.count)
    }

    /// Chinese names with blanks between the characters, to be read from a step away.
    private func name(_ person: CounterPerson) -> ScreenLine {
        let name = person.name.visible
        let isWide = name.allSatisfy { TextWidth.of($0) == 2 }
        var line = ScreenLine(
            "  " + (isWide ? name.map { String($0) }.joined(separator: " ") : name), .heading)
        line.add("   \(person.number)   \(person.department)")
        if !person.isActive { line.add(say("   已离职", "   has left"), .attention) }
        let visits = counter.day.visits(of: person.number)
        if visits > 0 {
            line.add(
                say("   今天第 \(visits + 1) 次", "   visit \(visits + 1) today"), .attention)
        }
        return line
    }

    private func balance(_ customer: CounterCustomer) -> ScreenLine {
        let style: Style = customer.available < 0 ? .bad : .heading
        return ScreenLine("  ", style)
            .adding(say("可用 \(customer.available) 分", "\(customer.available) to use"), style)
            .adding("   " + others(customer).map { $0[language] }.joined(separator: "   "))
    }

    /// The points in large figures, the rest beside them.
    private func figures(_ customer: CounterCustomer) -> [ScreenLine] {
        let digits = BlockDigits.lines(of: customer.available)
        guard TextWidth.of(digits[0]) + 30 <= columns else { return [balance(customer)] }
        let beside = [Phrase(zh: "可用积分", en: "points to use"), Phrase("")] + others(customer)
        return digits.enumerated().map { row, text in
            ScreenLine("  " + text, customer.available < 0 ? .bad : .heading)
                .adding(row < beside.count ? "    " + beside[row][language] : "")
        }
    }

    private func others(_ customer: CounterCustomer) -> [Phrase] {
        let facts = Facts(customer.balance)
        var words: [Phrase] = []
        if let held = facts.number("held"), held > 0 {
            words.append(Phrase(zh: "预留 \(held) 分", en: "\(held) held"))
        }
        if let clearing = facts.object("clearing"), let points = clearing.number("points"),
            points > 0
        {
            let at = clearing.deadline("at")
            words.append(
                Phrase(zh: "\(at) 清零 \(points) 分", en: "\(points) cleared at \(at)"))
        }
        return words
    }

    private func warnings(_ customer: CounterCustomer) -> [ScreenLine] {
        var lines: [ScreenLine] = []
        if let until = Facts(customer.balance).text("suspendedUntil") {
            let end = Forms.deadline(until)
            lines.append(
                bar(say("取消兑换资格到 \(end)", "suspended from redeeming until \(end)")))
        }
        if customer.available < 0 {
            lines.append(bar(say("积分是负的，不能兑换", "points below zero: nothing to redeem")))
        }
        return lines
    }

    private func bar(_ words: String) -> ScreenLine { ScreenLine("  ██ \(words) ██", .bad) }

    private func held(_ customer: CounterCustomer) -> [ScreenLine] {
        guard !customer.holds.isEmpty else { return [] }
        let toHandOut = customer.toHandOut.map(\.id)
        let isNext = counter.cart.isEmpty
        let key =
            isNext
            ? say("待领取（空格发放）", "To collect (Space hands them out)") : say("待领取", "To collect")
        return [ScreenLine("  " + key, isNext ? .attention : .plain)]
            + customer.holds.map { hold in
                let facts = Facts(hold.row)
                let mark = isNext && toHandOut.contains(hold.id) ? "▶" : " "
                let frozen =
                    facts.text("frozenUntil").map {
                        say("  冻结到 \(Forms.deadline($0))", "  frozen until \(Forms.deadline($0))")
                    } ?? ""
                return ScreenLine(
                    "  \(mark) \(hold.id)  \(hold.name) ×\(hold.count)  "
                        + say("\(hold.points) 分", "\(hold.points) points") + frozen)
            }
    }

    private var chosen: [ScreenLine] {
        let width = counter.cart.lines.map { TextWidth.of($0.product.name.visible) }.max() ?? 0
        return counter.cart.lines.enumerated().map { index, line in
            let name = line.product.name.visible
            let blanks = String(repeating: " ", count: max(0, width - TextWidth.of(name)))
            let isLast = index == counter.cart.lines.count - 1
            return ScreenLine(
                "  \(isLast ? "▶" : " ") \(name)\(blanks)  ×\(line.count)  "
                    + say("\(line.points) 分", "\(line.points) points"), isLast ? .heading : .plain
            ).adding("  \(line.product.code)", .dim)
        }
    }

    private func sum(_ customer: CounterCustomer) -> [ScreenLine] {
        guard !counter.cart.isEmpty else { return [] }
        let (points, left) = (counter.cart.points, counter.left)
        let rest =
            left < 0
            ? say("还差 \(-left) 分", "\(-left) short")
            : say("兑后剩 \(left) 分", "\(left) would be left")
        return [
            ScreenLine(
                "  "
                    + say(
                        "合计 \(counter.cart.units) 件 \(points) 分，\(rest)",
                        "In all \(Forms.count(counter.cart.units, "piece", "pieces")), "
                            + "\(Forms.count(points, "point", "points")): \(rest)"),
                left < 0 ? .bad : .heading)
        ]
    }

    /// What the rest of the points is enough for, the dearest first.
    private func affordable(_ customer: CounterCustomer, _ room: Int) -> [ScreenLine] {
        let isShut = customer.balance["suspendedUntil"] != nil || customer.available < 0
        guard room > 0, !isShut else { return [] }
        let products = counter.directory.products
            .filter {
                ($0.price ?? .max) <= counter.left && $0.available > counter.cart.units(of: $0.code)
            }
            .sorted { ($0.price ?? 0, $1.code) > ($1.price ?? 0, $0.code) }
        let words = products.map { "\($0.name.visible) \($0.price ?? 0)" }
        let text =
            words.isEmpty
            ? say("兑得起的：没有", "Enough for: nothing")
            : say("兑得起的：", "Enough for: ")
                + words.joined(separator: say("、", ", "))
        let lines = text.wrapped(toColumns: columns - 4)
        let shown = lines.prefix(min(room, 2))
        return shown.enumerated().map { index, line in
            let isCut = index == shown.count - 1 && lines.count > shown.count
            return ScreenLine(
                "  " + (isCut ? line.truncated(toColumns: columns - 6) + "……" : line), .dim)
        }
    }
}
