/// The name of a backup: 1 to 64 letters, digits, `. _ -`, so never a path.
public struct BackupName: CodeName {
    public let text: String
    public init(unchecked text: String) { self.text = text }

    public static func accepts(_ text: String) -> Bool {
        guard let first = text.utf8.first, text.utf8.count <= 64 else { return false }
        return isWord(first) && first != 0x5F && first != 0x2D
            && text.utf8.allSatisfy { isWord($0) || $0 == 0x2E }
    }
}
