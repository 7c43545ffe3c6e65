/// Numbers of the looks that `XLSXParts.styles` lists, in its order.
enum XLSXStyle {
    static let day = 4
    static let moment = 5

    static func text(_ weight: SheetXML.Weight) -> Int {
        switch weight {
        case .plain: 1
        case .heading: 6
        case .total: 7
        }
    }

    static func integer(_ weight: SheetXML.Weight) -> Int { weight == .total ? 8 : 2 }

    static func hundredths(_ weight: SheetXML.Weight) -> Int { weight == .total ? 9 : 3 }
}
