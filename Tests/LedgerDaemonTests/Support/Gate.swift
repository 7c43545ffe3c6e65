import Foundation

/// Holds threads back until it is opened, and lets a test wait for what threads did. Every wait
/// ends after some seconds, so that a mistake fails a test instead of hanging it.
final class Gate: @unchecked Sendable {
    static let patience = 20.0

    // Unchecked: everything is touched only while the condition is locked.
    private let condition = NSCondition()
    private var isOpen = false
    private var arrived = 0

    /// Called by a thread that is to be held back.
    func pass() {
        condition.lock()
        defer { condition.unlock() }
        arrived += 1
        condition.broadcast()
        let deadline = Date(timeIntervalSinceNow: Self.patience)
        while !isOpen, condition.wait(until: deadline) {}
    }

    func open() {
        condition.lock()
        isOpen = true
        condition.broadcast()
        condition.unlock()
    }

    /// True once that many threads have come to the gate.
    func waitForArrivals(_ count: Int) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        let deadline = Date(timeIntervalSinceNow: Self.patience)
        while arrived < count { if !condition.wait(until: deadline) { return arrived >= count } }
        return true
    }
}

/// What threads did, in order.
final class Journal<Entry: Sendable>: @unchecked Sendable {
    // Unchecked: everything is touched only while the condition is locked.
    private let condition = NSCondition()
    private var list: [Entry] = []

    func add(_ entry: Entry) {
        condition.lock()
        list.append(entry)
        condition.broadcast()
        condition.unlock()
    }

    var entries: [Entry] {
        condition.lock()
        defer { condition.unlock() }
        return list
    }

    /// True once the entries fulfil the condition.
    func wait(until isDone: ([Entry]) -> Bool) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        let deadline = Date(timeIntervalSinceNow: Gate.patience)
        while !isDone(list) { if !condition.wait(until: deadline) { return isDone(list) } }
        return true
    }
}
