extension String {
    /// Cut into lines of at most that many columns: between words where they are apart, anywhere
    /// between Chinese characters, and through a word that is longer than a line.
    /// - Parameter keepsWords: leaves such a word whole on a line of its own: what is copied in one
    ///   piece, a hash or a path, is not to be cut up.
    package func wrapped(toColumns limit: Int, keepsWords: Bool = false) -> [String] {
        split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { Self.wrapped($0, max(2, limit), keepsWords) }
    }

    private static func wrapped(
        _ paragraph: Substring, _ limit: Int, _ keepsWords: Bool
    ) -> [String] {
        var lines: [String] = []
        var line = ""
        var columns = 0
        for piece in pieces(of: paragraph) {
            let width = TextWidth.of(piece)
            if columns + width > limit, !line.isEmpty {
                lines.append(line.trimmedAtEnd)
                (line, columns) = ("", 0)
                if piece == " " { continue }
            }
            guard width > limit, !keepsWords else {
                line += piece
                columns += width
                continue
            }
            for character in piece {
                if columns + TextWidth.of(character) > limit {
                    lines.append(line)
                    (line, columns) = ("", 0)
                }
                line.append(character)
                columns += TextWidth.of(character)
            }
        }
        return lines + [line.trimmedAtEnd]
    }

    /// What may not begin a line, and stays with what it follows.
    private static let closing = Set("，。、；：？！）》」』”’…,.;:?!)")

    /// Words, blanks and wide characters, each by itself.
    private static func pieces(of text: Substring) -> [String] {
        var pieces: [String] = []
        var word = ""
        for character in text {
            let endsWord = character == " " || TextWidth.of(character) > 1
            if endsWord, !word.isEmpty {
                pieces.append(word)
                word = ""
            }
            if closing.contains(character), word.isEmpty, let last = pieces.last, last != " " {
                pieces[pieces.count - 1].append(character)
            } else if endsWord {
                pieces.append(String(character))
            } else {
                word.append(character)
            }
        }
        return word.isEmpty ? pieces : pieces + [word]
    }

    private var trimmedAtEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
