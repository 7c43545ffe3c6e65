import Barcodes

/// A bar code drawn as SVG at the size at which it is printed, white on either side included.
public struct BarcodeDrawing: Sendable {
    private let code: Code128
    private let text: String
    /// Of one module, in hundredths of a millimetre.
    private let module: Int
    private let height: Int

    /// Widths of a module that are printed: the wider the surer. Below the lower one a page that
    /// is scanned at 150 dots an inch is not read any more.
    public static let modules = 33...50

    /// - Parameters:
    ///   - text: printable ASCII; nil otherwise.
    ///   - width: what there is room for, in millimetres; nil where the code cannot be printed so
    ///     narrow.
    ///   - height: in millimetres.
    public init?(_ text: String, width: Int, height: Int) {
        guard let code = Code128(text) else { return nil }
        let module = min(width * 100 / Self.columns(code), Self.modules.upperBound)
        guard module >= Self.modules.lowerBound else { return nil }
        self.code = code
        self.text = text
        self.module = module
        self.height = height
    }

    private static func columns(_ code: Code128) -> Int {
        code.modules + 2 * Code128.quietZone
    }

    public var svg: HTML {
        let columns = Self.columns(code)
        var (path, place, isBar) = ("", Code128.quietZone, true)
        for width in code.widths {
            if isBar { path += "M\(place) 0h\(width)v1h-\(width)z" }
            place += width
            isBar.toggle()
        }
        let hundredths = columns * module
        return .element(
            "svg",
            [
                .init("class", "barcode"), .init("viewBox", "0 0 \(columns) 1"),
                .init("preserveAspectRatio", "none"), .init("shape-rendering", "crispEdges"),
                .init("width", "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)mm"),
                .init("height", "\(height)mm"), .init("role", "img"), .init("aria-label", text),
            ], [.element("path", [.init("d", path)], [])])
    }
}
