extension JSON {
    /// Reads exactly one value, in one pass, checking all that the wire asks of a frame.
    ///
    /// The stack it needs is bounded by the limits, the memory by the text itself.
    public static func parse(
        _ bytes: UnsafeRawBufferPointer, limits: JSONLimits = .wire
    ) throws(JSONFault) -> JSON {
        var reader = JSONReader(bytes, limits)
        return try reader.document()
    }

    public static func parse(
        _ bytes: [UInt8], limits: JSONLimits = .wire
    ) throws(JSONFault) -> JSON {
        try bytes.withUnsafeBufferPointer { bytes throws(JSONFault) in
            try parse(UnsafeRawBufferPointer(bytes), limits: limits)
        }
    }

    public static func parse(
        _ text: String, limits: JSONLimits = .wire
    ) throws(JSONFault) -> JSON {
        try parse(Array(text.utf8), limits: limits)
    }
}
