import JSON
import Ledger
import LedgerAPI
import LedgerStore

extension Method {
    static let exportStock = export(
        "What came into the store and left it in a period, with what was on hand after each "
            + "movement; first what was on hand before (R-STORE-4)",
        exportPeriod,
        result: "{rows: [{seq, product, what, count, onHand, …}], sums: {count, …}, from, to, …}"
    ) { export in
        var onHand = export.openingStock()
        var sums: [String: Int64] = [:]
        for (code, count) in onHand.sorted(by: { $0.key < $1.key }) where count != 0 {
            sums["opening", default: 0] += count
            var row = export.row(of: code, "opening", count, onHand: count)
            row["day"] = .string(export.from.text)
            guard export.row(row) else { return [:] }
        }
        export.eachEvent(StockChange.types) { stored, event, day in
            guard let change = StockChange(event) else { return true }
            onHand[change.product, default: 0] += change.count
            sums[change.what, default: 0] += change.count
            var row = export.row(
                of: change.product, change.what, change.count,
                onHand: onHand[change.product, default: 0])
            row["seq"] = .int(stored.seq)
            row["day"] = .string(day.text)
            row["at"] = export.rows.instant(stored.effectiveAt)
            row["by"] = .string(stored.actor)
            row["redemption"] = change.redemption.map { .string($0.text) }
            row["employee"] = change.employee.map { .string($0.text) }
            row["note"] = change.note.isEmpty ? nil : .string(change.note)
            return export.row(row)
        }
        var result: JSONObject = [:]
        for what in ["opening", "received", "fulfilled", "returned", "counted"] {
            result[what] = .int(sums[what, default: 0])
        }
        result["count"] = .int(sums.values.reduce(0, +))
        return result
    }
}

extension ExportScope {
    /// What was on hand when the period began: what is now, less all that moved since.
    fileprivate func openingStock() -> [ProductCode: Int64] {
        var onHand: [ProductCode: Int64] = [:]
        var after: ProductCode?
        while true {
            let page = state.products(after: after, limit: 500, retired: nil)
            for product in page { onHand[product.code] = product.onHand }
            guard page.count == 500, let last = page.last else { break }
            after = last.code
        }
        let end = Day.firstOf(year: 3000)
        eachEvent(StockChange.types, through: end) { _, event, _ in
            if let change = StockChange(event) {
                onHand[change.product, default: 0] -= change.count
            }
            return true
        }
        return onHand
    }

    fileprivate func row(
        of code: ProductCode, _ what: String, _ count: Int64, onHand: Int64
    ) -> JSONObject {
        let product = product(code)
        return [
            "what": .string(what), "product": .string(code.text),
            "productName": product.map { .string($0.name) } ?? .null,
            "kind": product.map { .string($0.kind.rawValue) } ?? .null,
            "count": .int(count), "onHand": .int(onHand),
        ]
    }
}

/// How an event changed what is on hand; below zero where goods left.
private struct StockChange {
    static let types: [EventType] = [
        .product(.received), .product(.counted), .product(.takenBack), .redemption(.fulfilled),
        .redemption(.returned),
    ]

    let product: ProductCode
    let what: String
    let count: Int64
    var redemption: RedemptionID?
    var employee: EmployeeID?
    var note = ""

    init?(_ event: Event) {
        switch event {
        case .product(let code, .received(let count, let note, let document)):
            (product, what, self.count) = (code, "received", count)
            self.note = [document, note].compactMap(\.self).filter { !$0.isEmpty }
                .joined(separator: " ")
        case .product(let code, .counted(_, let difference, let reason)):
            (product, what, count, note) = (code, "counted", difference, reason)
        case .product(let code, .takenBack(let count, _, let made)):
            (product, what, self.count, note) = (code, "received", -count, made.text)
        case .redemption(let id, .fulfilled(let goods)):
            (product, what, count) = (goods.product, "fulfilled", -goods.count)
            (redemption, employee) = (id, goods.employee)
        case .redemption(let id, .returned(let goods, let reason)):
            (product, what, count, note) = (goods.product, "returned", goods.count, reason)
            (redemption, employee) = (id, goods.employee)
        default: return nil
        }
    }
}
