/// The theme of a workbook: colours, fonts and effects that Excel falls back on. Without one it
/// writes its own at the first save.
enum XLSXTheme {
    private static let namespace = "http://schemas.openxmlformats.org/drawingml/2006/main"

    static let part = Array(
        """
        \(XLSXParts.declaration)<a:theme xmlns:a="\(namespace)" name="Office"><a:themeElements>\
        <a:clrScheme name="Office">\(colours)</a:clrScheme>\
        <a:fontScheme name="Office">\(fonts("majorFont"))\(fonts("minorFont"))</a:fontScheme>\
        <a:fmtScheme name="Office"><a:fillStyleLst>\(thrice(fill))</a:fillStyleLst>\
        <a:lnStyleLst>\(thrice("<a:ln w=\"9525\">\(fill)</a:ln>"))</a:lnStyleLst>\
        <a:effectStyleLst>\(thrice("<a:effectStyle><a:effectLst/></a:effectStyle>"))\
        </a:effectStyleLst><a:bgFillStyleLst>\(thrice(fill))</a:bgFillStyleLst></a:fmtScheme>\
        </a:themeElements></a:theme>
        """.utf8)

    private static let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"

    /// Each list of a format scheme wants three at least.
    private static func thrice(_ style: String) -> String {
        String(repeating: style, count: 3)
    }

    private static func fonts(_ name: String) -> String {
        "<a:\(name)><a:latin typeface=\"Calibri\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>"
            + "</a:\(name)>"
    }

    private static let colours = [
        ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "1F497D"), ("lt2", "EEECE1"),
        ("accent1", "4F81BD"), ("accent2", "C0504D"), ("accent3", "9BBB59"), ("accent4", "8064A2"),
        ("accent5", "4BACC6"), ("accent6", "F79646"), ("hlink", "0000FF"), ("folHlink", "800080"),
    ].map { name, colour in
        "<a:\(name)><a:srgbClr val=\"\(colour)\"/></a:\(name)>"
    }.joined()
}
