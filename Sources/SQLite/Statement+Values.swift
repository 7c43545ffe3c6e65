import CSQLite

/// Binding. A failure (no such parameter, no memory) is thrown by the next `step`.
extension Statement {
    @discardableResult public func bind(_ index: Int32, _ value: Int64) -> Statement {
        bind { sqlite3_bind_int64($0, index, value) }
    }

    @discardableResult public func bind(_ index: Int32, _ value: String) -> Statement {
        var value = value
        return value.withUTF8 { text in
            bind { cs_sqlite_bind_text($0, index, text.baseAddress, UInt64(text.count)) }
        }
    }

    @discardableResult public func bind(_ index: Int32, _ value: [UInt8]) -> Statement {
        value.withUnsafeBytes { bind(index, $0) }
    }

    /// As a blob; SQLite copies the bytes before this returns.
    @discardableResult public func bind(
        _ index: Int32, _ value: UnsafeRawBufferPointer
    ) -> Statement {
        bind { cs_sqlite_bind_blob($0, index, value.baseAddress, UInt64(value.count)) }
    }

    @discardableResult public func bindNull(_ index: Int32) -> Statement {
        bind { sqlite3_bind_null($0, index) }
    }

    @discardableResult public func bind(_ index: Int32, _ value: Int64?) -> Statement {
        value.map { bind(index, $0) } ?? bindNull(index)
    }

    @discardableResult public func bind(_ index: Int32, _ value: String?) -> Statement {
        value.map { bind(index, $0) } ?? bindNull(index)
    }

    @discardableResult public func bind(_ index: Int32, _ value: [UInt8]?) -> Statement {
        value.map { bind(index, $0) } ?? bindNull(index)
    }
}

/// Reading the current row.
extension Statement {
    public enum ColumnType: Sendable, Hashable { case integer, float, text, blob, null }

    public var columnCount: Int32 { sqlite3_column_count(handle) }

    public func type(of column: Int32) -> ColumnType {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: .integer
        case SQLITE_FLOAT: .float
        case SQLITE3_TEXT: .text
        case SQLITE_BLOB: .blob
        default: .null
        }
    }

    public func isNull(_ column: Int32) -> Bool {
        sqlite3_column_type(handle, column) == SQLITE_NULL
    }

    /// 0 for NULL.
    public func int(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    /// Empty for NULL; bytes that are no UTF-8 become U+FFFD.
    ///
    /// Read as a blob: SQLite copies a text to put a zero behind it, and where there is no memory
    /// for that it gives NULL, which would look like an empty text.
    public func text(_ column: Int32) -> String {
        withBlob(column) { String(decoding: $0, as: UTF8.self) }
    }

    /// Empty for NULL. A text column gives its bytes.
    public func blob(_ column: Int32) -> [UInt8] { withBlob(column) { Array($0) } }

    /// The column's bytes without a copy; valid only inside `body`.
    public func withBlob<R, E: Error>(
        _ column: Int32, _ body: (UnsafeRawBufferPointer) throws(E) -> R
    ) throws(E) -> R {
        let start = sqlite3_column_blob(handle, column)
        let count = Int(sqlite3_column_bytes(handle, column))
        return try body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
    }

    /// How many bytes the column's text or blob has; 0 for NULL.
    public func byteCount(_ column: Int32) -> Int { Int(sqlite3_column_bytes(handle, column)) }

    public func intOrNil(_ column: Int32) -> Int64? { isNull(column) ? nil : int(column) }

    public func textOrNil(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }
}
