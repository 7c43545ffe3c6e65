extension RecordedEvent {
    /// Carries the event into the books' rows. Cannot refuse: what is recorded has happened.
    /// Replaying all events from the first gives the same rows again.
    public func evolve(_ state: inout some LedgerState) {
        let time = state.books?.time ?? .china
        let day = time.day(of: effectiveAt)
        if let entry = event.entry { state.book(entry, seq: seq, on: day) }
        switch event {
        case .books(let event): evolve(event, &state)
        case .role(let event): evolve(event, &state)
        case .employee(let id, let event): evolve(id, event, on: day, &state)
        case .policy(.adopted(let policy, let effective)):
            state.adopt(PolicyAdoption(seq: seq, effective: effective, policy: policy))
        case .calendar(.adopted(let year)): state.adopt(year)
        case .claim(let id, let event): evolve(id, event, on: day, &state)
        case .deduction(let id, let event): evolve(id, event, on: day, &state)
        case .product(let code, let event): evolve(code, event, on: day, &state)
        case .redemption(let id, let event): evolve(id, event, &state)
        case .clearing(let event): evolve(event, &state)
        case .budget(let year, let event): evolve(year, event, &state)
        case .opening: break  // It moves points, and nothing else.
        case .campaign(let code, let event): evolve(code, event, &state)
        case .imported(let id, let event): evolve(id, event, &state)
        case .work(let event): evolve(event, &state)
        }
    }
}
