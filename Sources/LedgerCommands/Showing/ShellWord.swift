extension String {
    /// One word to a shell, whatever is in it.
    var shellWord: String {
        let isPlain =
            !isEmpty
            && utf8.allSatisfy {
                switch $0 {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
                default: "/._-+,:=@".utf8.contains($0)
                }
            }
        return isPlain ? self : "'" + replacing("'", with: "'\\''") + "'"
    }
}
