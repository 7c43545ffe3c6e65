import JSON
import LedgerAPI
import Testing

@Suite struct ReplyTests {
    private func text(_ reply: Reply) -> String {
        String(decoding: reply.line(), as: UTF8.self)
    }

    @Test func `a result is one line`() {
        #expect(
            text(.success(.int(7), ["a": "x\ny"]))
                == #"{"jsonrpc":"2.0","id":7,"result":{"a":"x\ny"}}"# + "\n")
    }

    @Test func `an id is echoed as it came`() {
        #expect(
            text(.success(.string("7"), nil)) == #"{"jsonrpc":"2.0","id":"7","result":null}"# + "\n"
        )
        #expect(
            text(.success(.string("积\"\n"), 1)) == #"{"jsonrpc":"2.0","id":"积\"\n","result":1}"#
                + "\n")
    }

    @Test func `an error has code, words, kind, facts and whether to try again`() {
        let error = WireError(.requestReused, facts: ["request": "r-1"], seq: 41, head: "ab")
        #expect(
            text(.failure(.int(7), error))
                == #"{"jsonrpc":"2.0","id":7,"error":{"code":-32001,"message":"request reused","#
                + #""data":{"kind":"request_reused","facts":{"request":"r-1"},"retryable":false,"#
                + #""seq":41,"head":"ab"}}}"# + "\n")
    }

    @Test func `an error of a line that could not be read has no id`() {
        #expect(
            text(.failure(nil, WireError(.parseError)))
                == #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"parse error","#
                + #""data":{"kind":"parse_error","facts":{},"retryable":false}}}"# + "\n")
    }

    @Test func `the client reads what the server writes`() throws {
        let error = WireError(.overloaded, message: "later", facts: ["n": 1], seq: 9, head: "cd")
        let replies: [Reply] = [
            .success(.int(1), ["rows": [1, 2]]), .success(.string("x"), nil),
            .failure(.int(2), error),
            .failure(nil, WireError(.frameTooLarge)),
        ]
        var reader = ReplyReader()
        for reply in replies { reply.line().withUnsafeBytes { reader.append($0) } }
        var lines: [ReplyLine] = []
        while let line = try reader.next() { lines.append(line) }
        #expect(lines.map(\.id) == [.int(1), .string("x"), .int(2), nil])
        #expect(
            lines.map(\.outcome) == [
                .result(["rows": [1, 2]]), .result(nil), .error(error),
                .error(WireError(.frameTooLarge)),
            ])
        #expect(lines.allSatisfy { !$0.continues })
        #expect(!reader.hasPartialReply)
    }

    @Test func `a line says whether more of the answer follows`() throws {
        let first = try ReplyReader.parse(
            Array(#"{"jsonrpc":"2.0","id":7,"result":{"rows":[],"continues":true}}"#.utf8))
        let last = try ReplyReader.parse(
            Array(#"{"jsonrpc":"2.0","id":7,"result":{"rows":[],"count":0}}"#.utf8))
        #expect(first.continues)
        #expect(!last.continues)
    }

    @Test func `a kind and members newer than the client are taken`() throws {
        let line = try ReplyReader.parse(
            Array(
                #"{"jsonrpc":"2.0","id":7,"error":{"code":-32001,"message":"m","data":{"kind":"moon.full","x":1}},"new":1}"#
                    .utf8))
        guard case .error(let error) = line.outcome else {
            Issue.record("not an error")
            return
        }
        #expect(error.kind == "moon.full")
        #expect(error.known == nil)
        #expect(error.facts == [:])
        #expect(!error.retryable)
    }

    @Test(arguments: [
        "1", "{}", #"{"jsonrpc":"2.0","id":7}"#, #"{"jsonrpc":"2.0","result":1}"#,
        #"{"jsonrpc":"1.0","id":7,"result":1}"#, #"{"jsonrpc":"2.0","id":true,"result":1}"#,
        #"{"jsonrpc":"2.0","id":7,"result":1,"error":{}}"#, #"{"jsonrpc":"2.0","id":7,"error":{}}"#,
        #"{"jsonrpc":"2.0","id":7,"error":{"code":1,"message":"m"}}"#,
    ])
    func `what is not a reply is refused`(text: String) {
        #expect(throws: ReplyFault.notAReply) { try ReplyReader.parse(Array(text.utf8)) }
    }

    @Test func `what is not JSON is refused`() {
        #expect(throws: ReplyFault.unreadable(JSONFault(.unexpectedEnd, at: 1))) {
            try ReplyReader.parse(Array("{".utf8))
        }
    }

    @Test func `a reply may be larger than a request`() throws {
        let rows = JSON.array([JSON](repeating: "0123456789", count: 200_000))
        let line = Reply.success(.int(1), ["rows": rows]).line()
        #expect(line.count > FrameReader.wireLimit)
        var reader = ReplyReader()
        line.withUnsafeBytes { reader.append($0) }
        #expect(try reader.next()?.outcome == .result(["rows": rows]))
    }
}
