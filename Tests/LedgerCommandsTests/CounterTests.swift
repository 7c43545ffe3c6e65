import JSON
import LedgerAPI
import LedgerCommands
import Testing

/// R-RED-6: who is served, what is booked, what stays.
@Suite struct `Serving at the counter` {
    @Test func `the cart is booked as one, and the next person can come`() {
        var scene = CounterScene()
        scene.serve()
        scene.choose("P01", "P01", "P02")
        #expect(scene.lines == ["P01 ×2", "P02 ×1"])
        #expect(scene.counter.left == 180)
        scene.key(" ")
        let calls = scene.sent()
        #expect(
            calls.map(\.params) == [
                [
                    "employee": "E010",
                    "lines": [
                        ["product": "P01", "count": 2], ["product": "P02", "count": 1],
                    ],
                ]
            ])
        scene.answer(.done(CounterScene.handedOver()))
        #expect(scene.counter.message?.tone == .done)
        #expect(scene.counter.customer == nil)
        #expect(scene.lines == [])
        #expect(scene.counter.day.points == 50)
        guard case .keepSlips(let rows)? = scene.effects.first else {
            Issue.record("no slip")
            return
        }
        #expect(rows.map { $0["name"] } == ["张守勤"])
    }

    @Test func `each line is rehearsed, so that the rules speak before the booking`() {
        var scene = CounterScene()
        scene.serve()
        scene.scan("P01")
        guard case .rehearse(let call)? = scene.effects.last else {
            Issue.record("no rehearsal")
            return
        }
        #expect(call.method == "redemption.handOver")
        scene.answer(.refused(CounterRefusal(WireError(.redemptionInsufficientPoints))))
        #expect(scene.counter.objection?.kind == "redemption.insufficient_points")
        #expect(scene.lines == ["P01 ×1"])
        scene.key("-")
        #expect(scene.counter.objection == nil)
        #expect(scene.lines == [])
    }

    @Test func `a refusal loses nothing of the cart`() {
        var scene = CounterScene()
        scene.serve()
        scene.choose("P01")
        scene.key("+")
        scene.answer(.refused(CounterRefusal(WireError(.fourEyes))))
        #expect(scene.counter.message?.tone == .refused)
        #expect(scene.counter.customer?.person.number == "E010")
        #expect(scene.lines == ["P01 ×1"])
        #expect(scene.counter.day.handOvers == [])
    }

    @Test func `goods beyond the shelf are not taken`() {
        var scene = CounterScene()
        scene.serve()
        scene.scan("P04")
        #expect(scene.lines == [])
        #expect(scene.counter.message?.head.chinese == "毛毯 没货了")
        scene.choose("P02", "P02")
        scene.scan("P02")
        #expect(scene.lines == ["P02 ×2"])
        scene.type("3")
        #expect(scene.lines == ["P02 ×2"])
        #expect(scene.counter.message?.head.chinese == "肥皂 只有 2 件")
    }

    @Test func `another card asks where goods are in the cart`() {
        var scene = CounterScene()
        scene.serve()
        scene.choose("P01")
        scene.scan("E011")
        #expect(scene.effects == [])
        scene.press(.escape)
        #expect(scene.counter.customer?.person.number == "E010")
        #expect(scene.lines == ["P01 ×1"])
        scene.scan("E011")
        scene.scan("E011")
        #expect(scene.takeEffects() == [.look(employee: "E011")])
        #expect(scene.lines == [])
    }

    @Test func `with an empty cart another card is simply the next person`() {
        var scene = CounterScene()
        scene.serve()
        scene.scan("E011")
        #expect(scene.takeEffects() == [.look(employee: "E011")])
        scene.customer(available: 10)
        #expect(scene.counter.customer?.person.name == "欧阳海")
    }

    @Test func `an empty cart hands out what is held, each by its own id`() {
        var scene = CounterScene()
        scene.serve(holds: [CounterScene.hold("R5"), CounterScene.hold("R6")])
        scene.key(" ")
        let first = scene.sent()
        scene.answer(.done(["available": 300]))
        let second = scene.sent()
        scene.answer(.done(["available": 300]))
        #expect((first + second).map(\.params) == [["redemption": "R5"], ["redemption": "R6"]])
        #expect(Set((first + second).map(\.request)).count == 2)
        #expect(scene.counter.message?.tone == .done)
        #expect(scene.counter.day.units == 2)
        #expect(scene.counter.customer == nil)
    }

    @Test func `one that is refused does not hold up the others`() {
        var scene = CounterScene()
        scene.serve(holds: [CounterScene.hold("R5"), CounterScene.hold("R6")])
        scene.key(" ")
        scene.answer(.refused(CounterRefusal(WireError(.redemptionNotHeld))))
        scene.answer(.done(["available": 300]))
        #expect(scene.counter.day.last?.ids == ["R6"])
        #expect(scene.counter.message?.tone == .refused)
        // What is still held is asked again.
        #expect(scene.effects.last == .look(employee: "E010"))
    }

    @Test func `a slip finds its person and its request`() {
        var scene = CounterScene()
        scene.scan("r6")
        #expect(scene.takeEffects() == [.find(redemption: "R6")])
        scene.answer(.redemption(["redemption": "R6", "employee": "E010", "stage": "held"]))
        scene.customer(holds: [CounterScene.hold("R5"), CounterScene.hold("R6")])
        _ = scene.takeEffects()
        scene.key(" ")
        #expect(scene.sent().map(\.params) == [["redemption": "R6"]])
    }

    @Test func `a slip of what is gone says so`() {
        var scene = CounterScene()
        scene.scan("R6")
        scene.answer(.redemption(["redemption": "R6", "employee": "E010", "stage": "cancelled"]))
        #expect(scene.counter.message?.head.chinese == "R6 已取消")
        #expect(scene.counter.customer == nil)
    }

    @Test func `without a person nothing is booked`() {
        var scene = CounterScene()
        scene.key(" ")
        #expect(scene.sent() == [])
        #expect(scene.counter.message?.tone == .refused)
        scene.scan("P01")
        #expect(scene.lines == [])
        scene.serve()
        scene.key(" ")
        #expect(scene.sent() == [])
    }
}

/// R-RED-6: what went wrong.
@Suite struct `The counter's second thoughts` {
    private func sold() -> CounterScene {
        var scene = CounterScene()
        scene.serve()
        scene.choose("P01")
        scene.key(" ")
        scene.answer(.done(CounterScene.handedOver()))
        _ = scene.takeEffects()
        return scene
    }

    @Test func `the last goods come back with a reason`() {
        var scene = sold()
        scene.press(.control("r"))
        scene.press(.text("2"))
        scene.rest()
        let calls = scene.sent()
        #expect(calls.map(\.method) == ["redemption.return"])
        #expect(calls.map(\.params) == [["redemption": "R7", "reason": "商品破损"]])
        scene.answer(.done(["available": 300]))
        #expect(scene.counter.day.points == 0)
        #expect(scene.counter.day.returned == ["R7"])
        scene.press(.control("r"))
        #expect(scene.counter.front == .none)
    }

    @Test func `a reason can be typed, but not scanned`() {
        var scene = sold()
        scene.press(.control("r"))
        scene.scan("E011")
        #expect(scene.sent() == [])
        #expect(scene.counter.message?.tone == .refused)
        scene.type("不合脚")
        #expect(scene.sent().map { $0.params["reason"] } == ["不合脚"])
    }

    @Test func `what got no answer is sent again under its id, and nothing else begins`() {
        var scene = CounterScene()
        scene.serve()
        scene.choose("P01")
        scene.key(" ")
        let first = scene.sent()
        scene.answer(.away(Phrase("away")))
        #expect(scene.counter.waitsForDaemon)
        scene.scan("E011")
        scene.key(" ")
        #expect(scene.effects == [])
        _ = scene.counter.take(.second)
        scene.answer(.away(Phrase("away")))
        let again = scene.counter.take(.second)
        #expect(again == first.map { .send($0) })
        scene.answer(.done(CounterScene.handedOver()))
        #expect(!scene.counter.waitsForDaemon)
        #expect(scene.counter.day.handOvers.count == 1)
        #expect(scene.counter.message?.details.last?.english.contains("booked once") == true)
    }

    @Test func `the day's list adds up, without what came back, and begins anew at midnight`() {
        let row: (JSON, JSON, JSON) -> JSON = { id, who, at in
            [
                "redemption": id, "employee": who, "name": "某", "count": 2, "points": 30,
                "stage": id == "R3" ? "returned" : "fulfilled", "fulfilledAt": at,
            ]
        }
        var day = CounterDay(
            "2026-11-10",
            rows: [
                row("R9", "E1", "2026-11-09T10:00:00.000+08:00"),
                row("R2", "E1", "2026-11-10T10:00:00.000+08:00"),
                row("R1", "E1", "2026-11-10T10:00:00.000+08:00"),
                row("R3", "E2", "2026-11-10T10:05:00.000+08:00"),
            ])
        #expect(day.handOvers.map(\.ids) == [["R1", "R2"], ["R3"]])
        #expect((Int64(day.people), day.units, day.points) == (1, 4, 60))
        #expect(day.last?.ids == ["R1", "R2"])
        let next = row("R4", "E2", "2026-11-11T00:01:00.000+08:00")
        day.add(
            CounterDay.HandOver(person: "E2", name: "某", rows: [next]))
        #expect(day.day == "2026-11-11")
        #expect(day.points == 30)
    }
}
