/// Which language a person reads, by what their session says.
public enum UserLanguage {
    /// By `JIFEN_LANG`, `LC_ALL`, `LC_MESSAGES`, `LANG`: the first that says anything. What begins
    /// with `zh` is Chinese, all else English.
    public static func isChinese(_ environment: [String: String]) -> Bool {
        let named = ["JIFEN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
            .compactMap { environment[$0] }
            .first { !$0.isEmpty }
        return named?.lowercased().hasPrefix("zh") == true
    }
}
