extension RecordedEvent {
    /// Carries the event into the books' rows. Cannot refuse: what is recorded has happened.
    /// Replaying all events from the first gives the same rows again.
    public func evolve(_ state: inout some LedgerState) {
        let time = state.books?.time ?? .china
        let day = time.day(of: effectiveAt)
        state.note(self)
        if let entry = event.entry { state.book(entry, self, on: day) }
        switch event {
        case .books(let event): evolve(event, &state)
        case .role(let event): evolve(event, &state)
        case .employee(let id, let event): evolve(id, event, on: day, &state)
        case .policy(.adopted(let policy, let effective)):
            state.adopt(PolicyAdoption(seq: seq, effective: effective, policy: policy))
        case .calendar(.adopted(let year)): state.adopt(year, seq: seq)
        case .claim(let id, let event): evolve(id, event, on: day, &state)
        case .deduction(let id, let event): evolve(id, event, on: day, &state)
        case .product(let code, let event): evolve(code, event, &state)
        case .redemption(let id, let event): evolve(id, event, &state)
        case .clearing(.accountCleared), .opening: break
        case .clearing(.yearCleared(let year, _, _)):
            state.books.map { books in
                var books = books
                books.openYear = year + 1
                state.put(books)
            }
        case .budget(let year, .set(let amount)):
            var budget = state.budget(year: year)
            budget.amount = amount
            state.put(budget)
        case .campaign(let code, let event): evolve(code, event, &state)
        }
    }

    private func evolve(_ event: Books.Event, _ state: inout some LedgerState) {
        switch event {
        case .opened(let enterprise, let kind, let time, let firstYear):
            state.put(
                Books(enterprise: enterprise, kind: kind, time: time, openYear: firstYear))
        case .clockAdvanced:
            break
        }
    }

    private func evolve(_ event: RoleGrant.Event, _ state: inout some LedgerState) {
        switch event {
        case .granted(let role, let holder): state.grant(role, to: holder)
        case .withdrawn(let role, let holder): state.withdraw(role, from: holder)
        }
    }

    private func evolve(
        _ id: EmployeeID, _ event: Employee.Event, on day: Day, _ state: inout some LedgerState
    ) {
        if case .enrolled(let department, let type) = event {
            state.put(Employee(id: id, department: department, type: type))
            return
        }
        guard var employee = state.employee(id) else { return }
        switch event {
        case .enrolled, .renamed, .nameErased: return
        case .moved(let department): employee.department = department
        case .left: employee.active = false
        case .returned(let department):
            employee.active = true
            employee.department = department
        case .bound(let user): employee.user = user
        case .suspended(_, let until, _): employee.suspendedUntil = until
        case .criticised(let claim): return state.criticise(id, claim: claim, on: day)
        }
        state.put(employee)
    }

    private func evolve(
        _ code: ProductCode, _ event: Product.Event, _ state: inout some LedgerState
    ) {
        if case .added(let name, let kind, let value, let price, let limit) = event {
            state.put(
                Product(
                    code: code, name: name, kind: kind, value: value, ownPrice: price,
                    limit: limit))
            return
        }
        guard var product = state.product(code) else { return }
        switch event {
        case .added: return
        case .repriced(let value, let price):
            product.value = value
            product.ownPrice = price
        case .retired: product.retired = true
        case .received(let count, _): product.onHand += count
        case .counted(let counted, _, _): product.onHand = counted
        }
        state.put(product)
    }
}
