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

    /// R-PUB-2: earned, less deductions and revocations; redeeming and clearing leave no trace.
    private func rankFaults() -> [String] {
        var expected: [EmployeeID: Points] = [:]
        for claim in claims.values {
            guard case .credited(_, let credit) = claim.stage else { continue }
            expected[claim.employee, default: 0] += credit.credited
        }
        for deduction in deductions.values where !deduction.reversed {
            expected[deduction.employee, default: 0] -= deduction.taken
        }
        var faults = Faults()
        for employee in employees.keys {
            let points = rankedPoints(of: employee)
            faults.expect(points, expected[employee] ?? 0, employee.text + " ranks")
        }
        return faults.all
    }
}

private struct Faults {
    var all: [String] = []

    mutating func expect<Value: Equatable>(_ found: Value, _ expected: Value, _ what: String) {
        if found != expected { all.append("\(what): \(found), not \(expected)") }
    }
}
