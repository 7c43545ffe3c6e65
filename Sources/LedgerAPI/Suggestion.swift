/// Finds what somebody meant who wrote a word that does not exist.
public enum Suggestion {
    private static let longest = 64

    /// The candidate with the fewest letters left out, added, changed or swapped with the next;
    /// nil when none is near enough (a third of the word). Of equals the first. Case does not count.
    public static func nearest(_ word: String, in candidates: [String]) -> String? {
        guard word.unicodeScalars.count <= longest else { return nil }
        let letters = Array(word.lowercased().unicodeScalars)
        var nearest: String?
        var least = max(1, letters.count / 3) + 1
        for candidate in candidates where candidate.unicodeScalars.count <= longest {
            let distance = distance(letters, Array(candidate.lowercased().unicodeScalars))
            if distance < least {
                nearest = candidate
                least = distance
            }
        }
        return nearest
    }

    /// The optimal string alignment distance, by rows.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                let cost = letter == other ? 0 : 1
                var best = min(last[column] + cost, last[column + 1] + 1, current[column] + 1)
                let isSwap =
                    row > 0 && column > 0 && letter == right[column - 1] && left[row - 1] == other
                if isSwap { best = min(best, beforeLast[column - 1] + 1) }
                current.append(best)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
