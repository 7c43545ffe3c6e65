import JSON

/// What a cell refers to as proof of a claim: links, files and digests, several in one cell.
enum EvidenceCell {
    /// What one claim may refer to.
    private static let most = 20
    private static let longest = 500

    /// - Parameters:
    ///   - cell: the references; nil where there are none.
    ///   - digests: a cell with the SHA-256 of each, in their order.
    static func json(_ cell: String?, digests: String?, _ heading: Phrase) throws(RowFault) -> JSON?
    {
        var proofs: [(reference: String, digest: String?)] = []
        for piece in cell.map(pieces) ?? [] {
            if let digest = digest(in: piece) {
                if !proofs.isEmpty, proofs[proofs.count - 1].digest == nil {
                    proofs[proofs.count - 1].digest = digest
                } else {
                    proofs.append((piece, digest))
                }
            } else if !proofs.contains(where: { $0.reference == piece }) {
                proofs.append((piece, nil))
            }
        }
        let words = digests.map(pieces) ?? []
        let given = words.compactMap(digest)
        guard given.count == words.count,
            given.isEmpty || proofs.isEmpty || given.count == proofs.count
        else {
            throw RowFault(
                Phrase(
                    zh: "证明摘要：要写 SHA-256（64 位十六进制），每个证明一个，次序相同。",
                    en:
                        "digest: write the SHA-256 (64 hexadecimal digits) of each proof, in their order."
                ))
        }
        for (place, digest) in given.enumerated() {
            if place < proofs.count {
                proofs[place].digest = digest
            } else {
                proofs.append(("sha256:\(digest)", digest))
            }
        }
        guard proofs.count <= most else {
            throw RowFault(
                Phrase(
                    zh: "\(heading.chinese)：有 \(proofs.count) 个，最多 \(most) 个。",
                    en: "\(heading.english): \(proofs.count) of them, \(most) at most."))
        }
        let elements = try proofs.map { proof throws(RowFault) in
            try element(proof.reference, proof.digest, heading)
        }
        return elements.isEmpty ? nil : .array(elements)
    }

    /// A file that is here goes in by its path and digest, as `claim submit --evidence` takes it.
    private static func element(
        _ reference: String, _ digest: String?, _ heading: Phrase
    ) throws(RowFault) -> JSON {
        guard reference.unicodeScalars.count <= longest else {
            throw RowFault(
                Phrase(
                    zh: "\(heading.chinese)：一个网址或文件名最多 \(longest) 个字。",
                    en:
                        "\(heading.english): a link or a file's name has \(longest) characters at most."
                ))
        }
        if digest == nil, !reference.contains("://"), let path = try? LocalFile.absolute(reference),
            let sum = try? LocalFile.digest(path)
        {
            return ["reference": .string(path.visible), "sha256": .string(sum)]
        }
        var proof: JSONObject = ["reference": .string(reference)]
        proof["sha256"] = digest.map { .string($0) }
        return .object(proof)
    }

    /// The references of a cell.
    private static func pieces(_ cell: String) -> [String] {
        cell.split { $0.isNewline || "┋|、，；".contains($0) }.flatMap { line in
            line.contains("://")
                ? links(String(line)) : line.split { ",;".contains($0) }.map(String.init)
        }.map(\.trimmed).filter { !$0.isEmpty && !$0.saysNothing }
    }

    /// Commas and semicolons are part of a link unless another, or a digest, begins behind them.
    private static func links(_ line: String) -> [String] {
        var found: [String] = []
        for word in line.split(whereSeparator: \.isWhitespace) {
            var current = Substring("")
            var rest = word
            while let cut = rest.firstIndex(where: { ",;".contains($0) }) {
                let behind = rest[rest.index(after: cut)...]
                current += rest[..<cut]
                let next = behind.prefix { !",;".contains($0) }
                if behind.isEmpty || next.contains("://") || isDigest(String(next)) {
                    found.append(String(current))
                    current = ""
                } else {
                    current.append(rest[cut])
                }
                rest = behind
            }
            found.append(String(current + rest))
        }
        return found
    }

    private static func isDigest(_ word: String) -> Bool { digest(in: word) != nil }

    /// 64 hexadecimal digits, with `sha256:` in front of them or not.
    private static func digest(in word: String) -> String? {
        var word = word.bare.lowercased()
        for mark in ["sha256:", "sha256=", "sha-256:"] where word.hasPrefix(mark) {
            word = String(word.dropFirst(mark.count)).trimmed
        }
        let isHex = word.utf8.allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
        }
        return word.utf8.count == 64 && isHex ? word : nil
    }
}
