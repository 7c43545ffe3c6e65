import Ledger
import LedgerTestSupport
import Testing

/// R-TIME-6: the days that are off by law.
struct StatutoryDaysTests {
    @Test func `the days of 2027`() {
        let expected: [Day] = [
            "2027-01-01", "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-04-05",
            "2027-05-01", "2027-05-02", "2027-06-09", "2027-09-15", "2027-10-01", "2027-10-02",
            "2027-10-03",
        ]
        #expect(StatutoryDays.all(of: 2027).map(\.day) == expected)
    }

    @Test func `every year has thirteen, on fewer dates where two fall together`() {
        for year in StatutoryDays.firstYear...StatutoryDays.lastYear {
            #expect(StatutoryDays.all(of: year).count == 13)
            let dates = Set(StatutoryDays.all(of: year).map(\.day)).count
            #expect(dates == ([2028, 2031].contains(year) ? 12 : 13), "\(year)")
        }
        #expect(StatutoryDays.lastYear == 2035)
        #expect(StatutoryDays.all(of: 2024).isEmpty)
        #expect(
            StatutoryDays.all(of: 2036).map(\.holiday).allSatisfy {
                [.newYear, .labourDay, .nationalDay].contains($0)
            })
    }

    /// R-TIME-3
    @Test(arguments: [WorkYear.of2025, .of2026])
    func `the State Council's arrangement has them all`(year: WorkYear) {
        for entry in StatutoryDays.all(of: year.year) {
            #expect(year.off.contains(entry.day), "\(entry.day.text)")
            #expect(!year.work.contains(entry.day))
        }
    }
}
