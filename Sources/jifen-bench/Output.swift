import CSystem

/// The report on standard output, everything else on standard error.
enum Output {
    static func say(_ text: String) { write(text, to: 1) }

    static func progress(_ text: String) { write(text + "\n", to: 2) }

    static func complain(_ text: String) { write("jifen-bench: \(text)\n", to: 2) }

    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { cs_write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}

/// Whole files.
enum File {
    /// Nil where it cannot be read.
    static func text(_ path: String) -> String? {
        let descriptor = cs_open(path, O_RDONLY | O_CLOEXEC, 0)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var all: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16 << 10)
        while case let count = cs_read(descriptor, &piece, piece.count), count > 0 {
            all += piece[..<count]
        }
        return String(decoding: all, as: UTF8.self)
    }

    /// In bytes; nil where there is none.
    static func size(_ path: String) -> Int64? {
        var status = stat()
        return cs_stat(path, &status) == 0 ? Int64(status.st_size) : nil
    }

    /// The value behind `name` on a line of its own, as `/proc` has it.
    static func field(_ name: String, of text: String) -> String? {
        for line in text.split(separator: "\n") where line.hasPrefix(name) {
            let value = line.dropFirst(name.count).drop { " \t:=\"".contains($0) }
            return String(value.reversed().drop { " \"".contains($0) }.reversed())
        }
        return nil
    }
}
