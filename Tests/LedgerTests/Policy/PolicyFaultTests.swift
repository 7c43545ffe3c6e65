import Ledger
import LedgerTestSupport
import Testing

/// R-ITEM-1, R-ITEM-2, R-ITEM-5, R-STORE-1, R-STORE-2, R-RED-2: what a policy cannot say.
struct PolicyFaultTests {
    private func faults(_ change: (inout Policy) -> Void) -> [PolicyFault] {
        Policy.example.with(change).faults()
    }

    @Test func `the county's scale as it stands has no fault`() {
        #expect(Policy.example.faults() == [])
    }

    /// R-ITEM-1
    @Test func `the county's ranges are those of its table, from 1 to 200`() {
        let ranges = Category.allCases.map(\.countyRange)
        #expect(
            ranges == [
                PointsRange(from: 1, to: 5), PointsRange(from: 5, to: 20),
                PointsRange(from: 10, to: 50), PointsRange(from: 20, to: 100),
                PointsRange(from: 50, to: 200),
            ])
    }

    /// R-ITEM-2
    @Test func `an item that leaves its category's range is named`() {
        let found = Policy.example.with(.drill) { $0.range = PointsRange(from: 19, to: 100) }
        let reason = PolicyFault.Reason.outsideCategory(
            code: "drill", category: .emergency, range: PointsRange(from: 20, to: 100))
        #expect(found.faults() == [PolicyFault(path: ["items", "5"], reason: reason)])
    }

    /// R-ITEM-2
    @Test func `a category can be narrowed, and its items must follow`() {
        let narrow = PointsRange(from: 20, to: 80)
        let found = faults { $0.categories[.emergency] = narrow }
        let reason = PolicyFault.Reason.outsideCategory(
            code: "drill", category: .emergency, range: narrow)
        #expect(found == [PolicyFault(path: ["items", "5"], reason: reason)])
        let followed = Policy.example.with { $0.categories[.emergency] = narrow }
            .with(.drill) { $0.range = narrow }
        #expect(followed.faults() == [])
        #expect(followed.range(of: .emergency) == narrow)
        #expect(followed.range(of: .daily) == Category.daily.countyRange)
    }

    /// R-ITEM-2
    @Test func `a category cannot be widened beyond the county's range`() {
        let wide = PointsRange(from: 1, to: 6)
        let reason = PolicyFault.Reason.outsideCounty(
            category: .daily, range: PointsRange(from: 1, to: 5))
        let found = faults { $0.categories[.daily] = wide }
        #expect(found == [PolicyFault(path: ["categories", "daily"], reason: reason)])
    }

    @Test func `a range has its lower end first`() {
        let turned = PointsRange(from: 4, to: 2)
        let category = faults { $0.categories[.daily] = turned }
        #expect(
            category.first == PolicyFault(path: ["categories", "daily"], reason: .emptyRange))
        let item = Policy.example.with(.helmet) { $0.range = turned }.faults()
        #expect(item == [PolicyFault(path: ["items", "0", "from"], reason: .emptyRange)])
        let violation = faults { $0.negativeList[0].range = PointsRange(from: 50, to: 5) }
        #expect(
            violation == [PolicyFault(path: ["negativeList", "0", "from"], reason: .emptyRange)])
    }

    @Test func `a standard value lies inside its range`() {
        let item = Policy.example.with(.helmet) { $0.standard = 6 }.faults()
        let range = PointsRange(from: 1, to: 5)
        #expect(
            item == [
                PolicyFault(
                    path: ["items", "0", "standard"],
                    reason: .standardOutsideRange(code: "helmet", range: range))
            ])
        let violation = faults { $0.negativeList[0].standard = 4 }
        #expect(
            violation == [
                PolicyFault(
                    path: ["negativeList", "0", "standard"],
                    reason: .standardOutsideRange(
                        code: "no-helmet", range: PointsRange(from: 5, to: 50)))
            ])
    }

    @Test func `a code stands once in its list`() {
        let item = faults { $0.items.append($0.items[0]) }
        #expect(
            item == [
                PolicyFault(path: ["items", "7", "code"], reason: .duplicateCode("helmet"))
            ])
        let violation = faults { $0.negativeList.append($0.negativeList[1]) }
        #expect(
            violation == [
                PolicyFault(
                    path: ["negativeList", "2", "code"], reason: .duplicateCode("accident"))
            ])
    }

    @Test func `a policy has items`() {
        #expect(faults { $0.items = [] } == [PolicyFault(path: ["items"], reason: .noItems)])
    }

    /// R-ITEM-5
    @Test func `a major hazard pays more than any general one`() {
        let major = Policy.example.with(.majorHazard) { $0.range = PointsRange(from: 30, to: 50) }
        let reason = PolicyFault.Reason.majorNotAboveGeneral(
            major: "major-hazard", general: "hazard")
        #expect(major.faults() == [PolicyFault(path: ["items", "4", "from"], reason: reason)])
        #expect(major.without(.hazard).faults() == [])
    }

    /// R-ITEM-5
    @Test func `only a hazard is general or major`() {
        let found = Policy.example.with(.course) { $0.severity = .general }.faults()
        let fault = PolicyFault(
            path: ["items", "2", "severity"], reason: .severityOfNoHazard(code: "course"))
        #expect(found == [fault])
    }

    /// Whoever makes a policy without a file meets the bounds that files have.
    @Test func `numbers outside their bounds are named`() {
        let wrong = Policy.example.with {
            $0.reviewWorkingDays = 0
            $0.redemption.pointsPerYuan = 0
            $0.redemption.holdWorkingDays = 61
            $0.clearing = .carryOverUpTo(0)
            $0.items[0].limit.month = 0
        }
        #expect(
            wrong.faults() == [
                PolicyFault(path: ["review", "workingDays"], reason: .outOfRange(1...30)),
                PolicyFault(
                    path: ["items", "0", "limit", "month"], reason: .outOfRange(1...1000)),
                PolicyFault(
                    path: ["redemption", "pointsPerYuan"], reason: .outOfRange(1...1000)),
                PolicyFault(
                    path: ["redemption", "holdWorkingDays"], reason: .outOfRange(1...60)),
                PolicyFault(path: ["clearing", "upTo"], reason: .outOfRange(1...1_000_000)),
            ])
    }
}
