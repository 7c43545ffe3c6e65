import JSON
import Ledger
import LedgerStore

/// What happened to points, told by the accounts between which they moved (R-BOOK-1).
struct PointFigures {
    private var figures: [String: Int64] = [:]

    private static let ways: [(name: String, from: String, to: String)] = [
        ("brought", "brought", "available"),
        ("earned", "issued", "available"), ("forgone", "issued", "forgone"),
        ("revoked", "available", "revoked"), ("deducted", "available", "deducted"),
        ("reversed", "deducted", "available"), ("held", "available", "held"),
        ("released", "held", "available"), ("redeemed", "held", "redeemed"),
        ("returned", "redeemed", "available"), ("cleared", "available", "cleared"),
        ("cleared", "held", "cleared"),
    ]

    init(_ movements: [DailyMovement]) {
        for movement in movements {
            let way = Self.ways.first { $0.from == movement.from && $0.to == movement.to }
            if movement.to == "brought" {
                figures["brought", default: 0] -= movement.points.value
            } else if let way {
                figures[way.name, default: 0] += movement.points.value
            }
        }
    }

    var json: JSONObject {
        var json = JSONObject()
        for way in Self.ways { json[way.name] = .int(figures[way.name] ?? 0) }
        return json
    }
}
