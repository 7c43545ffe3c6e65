/// How a page looks: on a screen and on paper. All colours of text reach a contrast of 7 against
/// their ground.
public struct PageStyle: Sendable {
    let css: String
    /// Of a printed page, in millimetres.
    let margin: Int

    private static let font = """
        "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif
        """

    /// Forms and reports, the same on the screen as on paper.
    public static let document = PageStyle(
        css: """
            body { font: 11pt/1.5 \(font); color: #000; background: #fff }
            h1 { font-size: 15pt; text-align: center; margin: 0 0 4mm }
            h2 { font-size: 12pt; margin: 5mm 0 1mm; break-after: avoid }
            table { border-collapse: collapse; width: 100%; margin-top: 4mm }
            .card th { width: 45% }
            thead { display: table-header-group }
            tr { break-inside: avoid }
            th, td { border: 0.3pt solid #000; padding: 1mm 2mm; text-align: left }
            th.number, td.number { text-align: right }
            .exact { white-space: nowrap }
            .sign { min-width: 28mm; height: 8mm }
            .certificate { font-size: 15pt; line-height: 2; margin: 8mm 12mm }
            .line { display: inline-block; min-width: 62mm; margin-top: 8mm }
            .small { font-size: 8pt; overflow-wrap: anywhere }
            caption { text-align: left; font-weight: bold; padding: 0 0 1mm; break-after: avoid }
            figure { margin: 3mm 0 5mm; break-inside: avoid }
            figcaption { font-weight: bold; margin-bottom: 1mm }
            figure svg { width: 100%; height: auto }
            svg { print-color-adjust: exact }
            .barcode { display: block }
            .id { float: right; margin: 0; text-align: center; font-size: 9pt }
            svg text { font-size: 12px; fill: #000 }
            @media screen {
                body { max-width: 260mm; margin: 8mm auto; padding: 0 6mm }
            }
            """, margin: 14)

    /// A document that has to fit on one sheet of A5.
    public static let slip = PageStyle(
        css: document.css + """

            @media print {
                body { font-size: 10pt; line-height: 1.3 }
                h1 { font-size: 13pt; margin-bottom: 2mm }
                th, td { padding: 0.4mm 2mm }
                th { width: 32mm }
                .line { min-width: 58mm; margin-top: 5mm }
                p { margin: 2mm 0 }
            }
            """, margin: 9)

    /// A board that hangs on a wall (R-PUB-1): three columns on a wide screen, its type growing
    /// with the screen; one column where it is narrow, and on paper up to A4.
    public static let board = PageStyle(
        css: """
            * { box-sizing: border-box }
            html { font: clamp(15px, 0.45vw + 12px, 44px)/1.4 \(font) }
            body { margin: 0; color: #1a1a1a; background: #e9eef3 }
            header { background: #12395b; color: #fff; padding: 0.5rem 1.5rem; display: flex;
                flex-wrap: wrap; align-items: baseline; gap: 0 1.5rem }
            h1 { font-size: 2.2rem; margin: 0 }
            header p { font-size: 1.2rem; margin: 0 }
            .training { background: #7a1f00; color: #fff; padding: 0 0.8rem; font-weight: bold }
            main { display: grid; gap: 1rem; padding: 1rem; align-items: start }
            .column { display: grid; gap: 1rem; min-width: 0 }
            section { background: #fff; padding: 0.6rem 1rem 0.8rem; border-radius: 0.3rem }
            h2 { font-size: 1.4rem; color: #12395b; margin: 0 }
            h3 { font-size: 1.05rem; color: #12395b; margin: 0.5rem 0 0 }
            table { border-collapse: collapse; width: 100% }
            caption { text-align: left; font-size: 0.8rem; color: #444; padding-bottom: 0.2rem }
            thead { display: table-header-group }
            th, td { text-align: left; padding: 0.12rem 0.45rem; vertical-align: top }
            th { background: #dbe6f0; color: #12395b; font-size: 0.85rem; white-space: nowrap }
            tbody tr:nth-child(even) { background: #f1f5f9 }
            th.number, td.number { text-align: right; font-variant-numeric: tabular-nums }
            .exact { white-space: nowrap }
            .attention { color: #9c1010; font-weight: bold }
            ul { margin: 0.2rem 0 0; padding-left: 1.2rem; font-size: 0.85rem }
            footer { padding: 0 1.5rem 0.8rem; font-size: 0.75rem; color: #333;
                overflow-wrap: anywhere }
            @media screen {
                section { overflow-x: auto }
            }
            @media screen and (min-width: 1000px) {
                main { grid-template: auto 1fr / minmax(0, 1fr) minmax(0, 1fr) }
                .column:first-child { grid-row: span 2 }
            }
            @media screen and (min-width: 1600px) {
                main { grid-template: auto / minmax(0, 9fr) minmax(0, 12fr) minmax(0, 12fr) }
                .column:first-child { grid-row: auto }
            }
            @media print {
                html { font-size: 10pt }
                body, section { background: #fff }
                header { background: #fff; color: #000; padding: 0 0 1mm;
                    border-bottom: 0.8mm solid #12395b }
                h1 { font-size: 18pt }
                .training { background: #fff; color: #7a1f00; border: 0.4mm solid #7a1f00 }
                main { display: block; padding: 0 }
                .column { display: block }
                section { padding: 2mm 0; border-radius: 0 }
                h2, h3, caption { break-after: avoid }
                tr, li { break-inside: avoid }
                th, tbody tr:nth-child(even) { print-color-adjust: exact }
                footer { padding: 2mm 0 0 }
            }
            @media print {
                .a3Landscape main { display: grid; gap: 8mm; padding-top: 3mm;
                    grid-template-columns: minmax(0, 9fr) minmax(0, 12fr) minmax(0, 12fr) }
                html:has(.a3Landscape) { font-size: 12pt }
                .a3Landscape header { margin-bottom: 2mm }
            }
            """, margin: 11)

    /// Price tags to cut out: ten on an A4 sheet.
    public static let tags = PageStyle(
        css: """
            * { box-sizing: border-box }
            body { font: 10pt/1.3 \(font); color: #000; background: #fff; margin: 0 }
            h1 { font-size: 14pt; margin: 0 0 3mm }
            ul { list-style: none; margin: 0; padding: 0; display: grid;
                grid-template-columns: repeat(2, 94mm); justify-content: center }
            ul + ul { break-before: page }
            li { height: 54mm; padding: 4mm 5mm; border: 0.3mm dashed #555; margin: -0.15mm;
                break-inside: avoid; overflow: hidden; display: flex; flex-direction: column;
                justify-content: space-between }
            h2 { font-size: 17pt; line-height: 1.2; margin: 0; overflow-wrap: anywhere }
            h2.long { font-size: 12pt }
            p { margin: 0 }
            .price { font-size: 34pt; font-weight: bold; line-height: 1; text-align: right }
            .price small { font-size: 15pt }
            .foot { display: flex; justify-content: space-between; align-items: flex-end; font-size: 9pt }
            .foot svg { display: block }
            .about { text-align: right }
            .training { white-space: nowrap }
            .code { font-family: "DejaVu Sans Mono", monospace; font-size: 13pt;
                text-align: center }
            .training { color: #7a1f00; font-weight: bold }
            .small { font-size: 8pt; overflow-wrap: anywhere }
            @media screen { body { padding: 6mm } }
            @media print { h1, .small { display: none } }
            """, margin: 10)

    /// Cards of a bank card's size (ISO/IEC 7810 ID-1), to cut out: ten on an A4 sheet.
    public static let cards = PageStyle(
        css: """
            * { box-sizing: border-box }
            body { font: 9pt/1.25 \(font); color: #000; background: #fff; margin: 0 }
            h1 { font-size: 14pt; margin: 0 0 3mm }
            ul { list-style: none; margin: 0; padding: 0; display: grid;
                grid-template-columns: repeat(2, 85.6mm); justify-content: center }
            ul + ul { break-before: page }
            li { height: 54mm; padding: 3mm 3.5mm 2mm; border: 0.2mm dashed #555; margin: -0.1mm;
                break-inside: avoid; overflow: hidden; display: flex; flex-direction: column;
                justify-content: space-between }
            h2 { font-size: 18pt; line-height: 1.15; margin: 0; overflow-wrap: anywhere }
            h2.long { font-size: 12pt }
            p { margin: 0 }
            .head { display: flex; justify-content: space-between; gap: 3mm }
            .foot { text-align: center }
            svg { display: inline-block; vertical-align: top; print-color-adjust: exact }
            .code { font-family: "DejaVu Sans Mono", monospace; font-size: 12pt;
                text-align: center; overflow-wrap: anywhere }
            @media screen { body { padding: 6mm } }
            @media print { h1 { display: none } }
            """, margin: 10)
}
