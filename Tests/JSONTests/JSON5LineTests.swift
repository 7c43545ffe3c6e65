import JSON
import Testing

@Suite struct JSON5LineTests {
    private let document = Result {
        try JSON5.parse(
            """
            // head
            {
              name: "x",
              review:
                { workingDays: 3 },
              items: [
                { code: "a" },

                { code: "b",
                  limit: { day: 1 } },
                7, 8,
              ],
            }
            """)
    }

    @Test(
        arguments: [
            ([], 2), (["name"], 3), (["review"], 4), (["review", "workingDays"], 5), (["items"], 6),
            (["items", 0], 7), (["items", 0, "code"], 7), (["items", 1], 9),
            (["items", 1, "limit", "day"], 10),
            (["items", 2], 11), (["items", 3], 11),
        ] as [([JSON5Step], Int)])
    func `every value has its line`(path: [JSON5Step], line: Int) throws {
        #expect(try document.get().line(at: path) == line)
        #expect(try document.get().nearestLine(at: path) == line)
    }

    @Test(
        arguments: [
            (["nothing"], 2), (["review", "days"], 4), (["items", 4], 6), (["items", -1], 6),
            (["items", "x"], 6), (["name", "x"], 3), (["items", 1, "limit", "year"], 10),
        ] as [([JSON5Step], Int)])
    func `what is not there has the line of where it would be`(path: [JSON5Step], line: Int) throws
    {
        #expect(try document.get().line(at: path) == nil)
        #expect(try document.get().nearestLine(at: path) == line)
    }

    @Test func `a path is written as people write it`() {
        #expect((["items", 3, "limit", "day"] as [JSON5Step]).text == "items[3].limit.day")
        #expect(([] as [JSON5Step]).text == "")
        #expect(([0, 1] as [JSON5Step]).text == "[0][1]")
    }
}
