import Ledger

extension MemoryState {
    /// What must hold after every event, worked out again from the oldest rows; empty where
    /// it does.
    public func checkInvariants() -> [String] {
        let sums = sums()
        return accountFaults(sums) + claimFaults(sums) + storeFaults(sums) + totalFaults()
            + rankFaults()
    }

    private func sums() -> [Account: Points] {
        var sums: [Account: Points] = [:]
        for posting in postings {
            sums[posting.from, default: 0] -= posting.points
            sums[posting.to, default: 0] += posting.points
        }
        return sums
    }

    /// R-BOOK-1.
    private func accountFaults(_ sums: [Account: Points]) -> [String] {
        var faults = Faults()
        faults.expect(sums.values.reduce(0, +), 0, "all accounts together")
        faults.expect(postings.allSatisfy { $0.points > 0 }, true, "postings move something")
        var held: [EmployeeID: Points] = [:]
        for redemption in redemptions.values {
            held[redemption.employee, default: 0] += sums[.held(redemption.id)] ?? 0
        }
        for employee in employees.keys {
            let account = account(of: employee)
            let who = employee.text
            faults.expect(account.available, sums[.available(employee)] ?? 0, who + " available")
            faults.expect(account.held, held[employee] ?? 0, who + " held")
        }
        return faults.all
    }

    /// R-CAP-2, R-NOTICE-2, R-ITEM-4.
    private func claimFaults(_ sums: [Account: Points]) -> [String] {
        var faults = Faults()
        var awarded = Points.zero
        var forgone = Points.zero
        var occurrences: Set<[String]> = []
        for claim in claims.values {
            switch claim.stage {
            case .credited(let award, let credit), .revoked(let award, let credit):
                faults.expect(credit.credited + credit.forgone, award.points, claim.id.text)
                faults.expect(min(credit.credited, credit.forgone) < 0, false, claim.id.text)
                awarded += award.points
                forgone += credit.forgone
            case .underReview, .onNotice, .approved, .rejected, .withdrawn: break
            }
            let open = Int64(openObjections(to: claim.id).count)
            if case .onNotice(_, _, let counted) = claim.stage {
                faults.expect(Int64(counted), open, claim.id.text + " objections")
            } else {
                faults.expect(open, 0, claim.id.text + " objections")
            }
            if claim.isLive, let occurrence = claim.occurrence {
                let first = occurrences.insert([claim.employee.text, occurrence]).inserted
                faults.expect(first, true, occurrence + " is claimed once")
            }
        }
        faults.expect(sums[.issued] ?? 0, -awarded, "issued")
        faults.expect(sums[.forgone] ?? 0, forgone, "forgone")
        let taken = deductions.values.filter { !$0.reversed }.reduce(Points.zero) { $0 + $1.taken }
        faults.expect(sums[.deducted] ?? 0, taken, "deducted")
        faults.expect(sums[.revoked] ?? 0, takenByRevocations, "revoked")
        return faults.all
    }

    /// R-FRAUD-1, R-FRAUD-2: as their entries say.
    private var takenByRevocations: Points {
        claims.keys.reduce(0) { sum, claim in
            entries(of: .claim(claim)).reduce(sum) { sum, entry in
                guard case .claim(_, .revoked(let revoked)) = entry.event else { return sum }
                return sum + revoked.taken
            }
        }
    }

    /// R-STORE-4, R-RED-1, R-FUND-1.
    private func storeFaults(_ sums: [Account: Points]) -> [String] {
        var faults = Faults()
        var held: [ProductCode: Int64] = [:]
        var redeemed = Points.zero
        var spent: [Int: Fen] = [:]
        for redemption in redemptions.values {
            let promised = redemption.isOpen ? redemption.points : 0
            faults.expect(sums[.held(redemption.id)] ?? 0, promised, redemption.id.text)
            if redemption.isOpen { held[redemption.product, default: 0] += redemption.count }
            if let clearing = redemption.clearing {
                let possible = 0 < clearing.points && clearing.points <= redemption.points
                faults.expect(possible, true, redemption.id.text + " clearing")
            }
            if case .fulfilled(let at) = redemption.stage, let year = books?.time.day(of: at).year {
                redeemed += redemption.points
                spent[year] = (spent[year] ?? .zero) + redemption.cost
            }
        }
        faults.expect(sums[.redeemed] ?? 0, redeemed, "redeemed")
        for product in products.values {
            faults.expect(product.held, held[product.code] ?? 0, product.code.text + " held")
            faults.expect(product.available < 0, false, product.code.text + " promised twice")
        }
        for budget in budgets.values {
            faults.expect(budget.spent, spent[budget.year] ?? .zero, "spent in \(budget.year)")
        }
        return faults.all
    }

    /// R-CAP-1, R-CAP-3.
    private func totalFaults() -> [String] {
        var expected: [PersonYear: YearTotals] = [:]
        for claim in claims.values {
            guard case .credited(_, let credit) = claim.stage else { continue }
            let key = PersonYear(employee: claim.employee, year: credit.year)
            expected[key, default: YearTotals()].credited += credit.credited
        }
        for redemption in redemptions.values where redemption.countsAsRedeemed {
            let key = PersonYear(
                employee: redemption.employee, year: redemption.requestedOn.year)
            expected[key, default: YearTotals()].redeemed += redemption.points
        }
        var faults = Faults()
        for key in Set(totals.keys).union(expected.keys) {
            let name = "\(key.employee.text) in \(key.year)"
            faults.expect(totals[key] ?? YearTotals(), expected[key] ?? YearTotals(), name)
        }
        return faults.all
    }

    /// R-PUB-2: earned, less deductions as imposed, each on its own day; what was revoked or given
    /// back has left no trace, nor have redeeming and clearing.
    private func rankFaults() -> [String] {
        var expected: [PersonDay: Points] = [:]
        for claim in claims.values {
            guard case .credited(_, let credit) = claim.stage else { continue }
            expected[PersonDay(claim.employee, day(of: .claim(claim.id))), default: 0] +=
                credit.credited
        }
        for deduction in deductions.values where !deduction.reversed {
            let key = PersonDay(deduction.employee, day(of: .deduction(deduction.id)))
            expected[key, default: 0] -= deduction.points
        }
        var found: [PersonDay: Points] = [:]
        for rank in ranked { found[PersonDay(rank.employee, rank.day), default: 0] += rank.points }
        var faults = Faults()
        for key in Set(found.keys).union(expected.keys) {
            faults.expect(
                found[key] ?? 0, expected[key] ?? 0, "\(key.employee.text) ranks on \(key.day.text)"
            )
        }
        return faults.all
    }

    /// The day on which a life began to rank.
    private func day(of life: Stream) -> Day {
        let entry = entries(of: life).first { entry in
            switch entry.event {
            case .claim(_, .credited), .deduction(_, .recorded): true
            default: false
            }
        }
        return (books?.time ?? .china).day(of: entry?.effectiveAt ?? Instant(milliseconds: 0))
    }
}

private struct PersonDay: Hashable {
    let employee: EmployeeID
    let day: Day

    init(_ employee: EmployeeID, _ day: Day) {
        self.employee = employee
        self.day = day
    }
}

private struct Faults {
    var all: [String] = []

    mutating func expect<Value: Equatable>(_ found: Value, _ expected: Value, _ what: String) {
        if found != expected { all.append("\(what): \(found), not \(expected)") }
    }
}
