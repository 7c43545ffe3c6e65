import JSON
import Ledger

extension EventCodec {
    static func stored(_ event: Product.Event) -> (EventType.Product, JSONObject) {
        switch event {
        case .added(let name, let kind, let value, let price, let limit):
            var body: JSONObject = [
                "name": .string(name), "kind": .string(kind.rawValue),
                "valueFen": .int(value.value),
            ]
            body.set("price", price.map { .int($0.value) })
            body.set("limitMonth", limit.month.map { .int($0) })
            body.set("limitYear", limit.year.map { .int($0) })
            return (.added, body)
        case .repriced(let value, let price):
            var body: JSONObject = ["valueFen": .int(value.value)]
            body.set("price", price.map { .int($0.value) })
            return (.repriced, body)
        case .retired:
            return (.retired, [:])
        case .received(let count, let note, let document):
            var body: JSONObject = ["count": .int(count), "note": .string(note)]
            body.set("document", document.map { .string($0) })
            return (.received, body)
        case .counted(let counted, let difference, let reason):
            return (
                .counted,
                [
                    "counted": .int(counted), "difference": .int(difference),
                    "reason": .string(reason),
                ]
            )
        case .takenBack(let count, let receipt, let made):
            return (
                .takenBack,
                [
                    "count": .int(count), "receipt": .int(receipt), "import": .string(made.text),
                ]
            )
        case .withdrawn(let made):
            return (.withdrawn, ["import": .string(made.text)])
        }
    }

    static func product(_ type: EventType.Product, _ body: EventBody) throws(EventFault)
        -> Product.Event
    {
        switch type {
        case .added:
            .added(
                name: try body.text("name"), try body.choice("kind"),
                value: try body.fen("valueFen"), price: try body.optional("price", body.points),
                limit: ProductLimit(
                    month: try body.optional("limitMonth", body.int),
                    year: try body.optional("limitYear", body.int)))
        case .repriced:
            .repriced(
                value: try body.fen("valueFen"), price: try body.optional("price", body.points))
        case .retired: .retired
        case .received:
            .received(
                count: try body.int("count"), note: try body.text("note"),
                document: try body.optional("document", body.text))
        case .counted:
            .counted(
                counted: try body.int("counted"), difference: try body.int("difference"),
                reason: try body.text("reason"))
        case .takenBack:
            .takenBack(
                count: try body.int("count"), receipt: try body.int("receipt"),
                try body.id("import"))
        case .withdrawn: .withdrawn(try body.id("import"))
        }
    }

    static func stored(_ event: Redemption.Event) -> (EventType.Redemption, JSONObject) {
        switch event {
        case .requested(let requested):
            return (.requested, stored(requested))
        case .fulfilled(let goods):
            return (.fulfilled, stored(goods))
        case .cancelled(let released, let reason):
            var body = stored(released)
            body["reason"] = .string(reason)
            return (.cancelled, body)
        case .lapsed(let released):
            return (.lapsed, stored(released))
        case .returned(let goods, let reason):
            var body = stored(goods)
            body["reason"] = .string(reason)
            return (.returned, body)
        case .frozen(let until, let deadline):
            return (
                .frozen,
                ["until": .int(until.milliseconds), "deadline": deadline.stored]
            )
        case .rescheduled(let deadline):
            return (.rescheduled, ["deadline": deadline.stored])
        case .kept(let clearing):
            return (.kept, ["clearing": clearing.stored])
        }
    }

    static func redemption(
        _ type: EventType.Redemption, _ body: EventBody
    ) throws(EventFault) -> Redemption.Event {
        switch type {
        case .requested: .requested(try requested(body))
        case .fulfilled: .fulfilled(try goods(body))
        case .cancelled:
            .cancelled(try released(body), reason: try body.text("reason"))
        case .lapsed: .lapsed(try released(body))
        case .returned:
            .returned(try goods(body), reason: try body.text("reason"))
        case .frozen:
            .frozen(until: try body.instant("until"), try body.deadline("deadline"))
        case .rescheduled: .rescheduled(try body.deadline("deadline"))
        case .kept: .kept(try clearing(body.body("clearing")))
        }
    }

    private static func stored(_ requested: Redemption.Requested) -> JSONObject {
        [
            "employee": .string(requested.employee.text),
            "product": .string(requested.product.text), "count": .int(requested.count),
            "points": .int(requested.points.value), "costFen": .int(requested.cost.value),
            "deadline": requested.deadline.stored, "day": .string(requested.day.text),
            "department": .string(requested.department),
        ]
    }

    private static func requested(
        _ body: EventBody
    ) throws(EventFault) -> Redemption.Requested {
        Redemption.Requested(
            employee: try body.code("employee"), product: try body.code("product"),
            count: try body.int("count"), points: try body.points("points"),
            cost: try body.fen("costFen"), deadline: try body.deadline("deadline"),
            day: try body.day("day"), department: try body.text("department"))
    }

    private static func stored(_ goods: Redemption.Goods) -> JSONObject {
        [
            "employee": .string(goods.employee.text), "product": .string(goods.product.text),
            "count": .int(goods.count), "points": .int(goods.points.value),
            "costFen": .int(goods.cost.value), "budgetYear": .int(Int64(goods.budgetYear)),
        ]
    }

    private static func goods(_ body: EventBody) throws(EventFault) -> Redemption.Goods {
        Redemption.Goods(
            employee: try body.code("employee"), product: try body.code("product"),
            count: try body.int("count"), points: try body.points("points"),
            cost: try body.fen("costFen"), budgetYear: Int(try body.int("budgetYear")))
    }

    private static func stored(_ released: Redemption.Released) -> JSONObject {
        var body: JSONObject = [
            "employee": .string(released.employee.text),
            "product": .string(released.product.text), "count": .int(released.count),
            "points": .int(released.points.value),
        ]
        body.set("cleared", released.cleared?.stored)
        return body
    }

    private static func released(_ body: EventBody) throws(EventFault) -> Redemption.Released {
        Redemption.Released(
            employee: try body.code("employee"), product: try body.code("product"),
            count: try body.int("count"), points: try body.points("points"),
            cleared: body.has("cleared") ? try clearing(body.body("cleared")) : nil)
    }

    private static func clearing(_ body: EventBody) throws(EventFault) -> HoldClearing {
        HoldClearing(year: Int(try body.int("year")), points: try body.points("points"))
    }
}

extension HoldClearing {
    fileprivate var stored: JSON { ["year": .int(Int64(year)), "points": .int(points.value)] }
}
