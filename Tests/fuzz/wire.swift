import JSON
import LedgerAPI

/// What anybody can send to the socket: pieces of any size, frames, JSON of the strict profile,
/// requests. The first byte says how large the pieces are, the second how long a frame may be.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var input = FuzzInput(start, count)
    let piece = Int(input.byte()) + 1
    let limit = Int(input.byte()) * 4 + 16
    let bytes = input.bytes
    let events = frames(bytes, piece: piece, limit: limit)
    check(events == expectedFrames(bytes, limit: limit), "frames depend on the pieces")
    // A few lines are enough: hundreds of empty ones would only take the time of better inputs.
    for case .line(let line) in events.prefix(4) { read(line) }
    return 0
}

private func frames(_ bytes: [UInt8], piece: Int, limit: Int) -> [FrameReader.Event] {
    var reader = FrameReader(limit: limit)
    var events: [FrameReader.Event] = []
    var index = 0
    while index < bytes.count {
        let end = min(index + piece, bytes.count)
        bytes[index..<end].withUnsafeBytes { reader.append($0) }
        index = end
        while let event = reader.next() { events.append(event) }
    }
    return events
}

/// The same by splitting the whole at once.
private func expectedFrames(_ bytes: [UInt8], limit: Int) -> [FrameReader.Event] {
    var events: [FrameReader.Event] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
        if line.count > limit { return events + [.tooLarge] }
        guard index + 1 < lines.count else { break }
        events.append(.line(Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)))
    }
    return events
}

private func read(_ line: [UInt8]) {
    if let json = try? JSON.parse(line) {
        let encoded = json.encoded()
        check((try? JSON.parse(encoded)) == json, "what was written is read as something else")
        let canonical = json.canonical()
        guard let again = try? JSON.parse(canonical) else { fatalError("canonical is unreadable") }
        check(again.canonical() == canonical, "canonical is not stable")
    }
    switch Request.parse(line) {
    case .request(let request):
        let written = request.line()
        check(written.last == UInt8(ascii: "\n"), "a request has no end")
        check(!written.dropLast().contains(UInt8(ascii: "\n")), "a request is two lines")
        check(Request.parse(Array(written.dropLast())) == .request(request), "a request changed")
        answer(Reply.success(request.id, .object(request.params)))
    case .refused(let error, let id, let closes):
        check(!closes || error.known == .parseError, "only garbage closes the connection")
        answer(Reply.failure(id, error))
    }
    _ = try? ReplyReader.parse(line)
}

/// A reply that quotes what was asked can be read by a client.
private func answer(_ reply: Reply) {
    let line = reply.line()
    guard let read = try? ReplyReader.parse(Array(line.dropLast())) else {
        fatalError("a reply is unreadable")
    }
    switch (reply, read.outcome) {
    case (.success(let id, let result), .result(let got)):
        check(read.id == id && got == result, "a result changed")
    case (.failure(let id, let error), .error(let got)):
        check(read.id == id && got == error, "an error changed")
    default: fatalError("a reply became another kind of reply")
    }
}
