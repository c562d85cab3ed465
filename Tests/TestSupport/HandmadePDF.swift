/// PDF documents made object by object.
public enum HandmadePDF {
    /// A document of pages, each given by what it paints; the font `/F1` is Helvetica, `/F2` has a table of its letters,
    /// `/I` is an image, `/Clear` makes what follows transparent.
    ///
    /// - Parameters:
    ///   - page: More entries of each page, such as `/Rotate 90`.
    ///   - catalog: More entries of the catalog.
    ///   - objects: More objects, numbered from 10 on.
    ///   - letters: What the codes of `/F2` mean, as lines of a `bfchar` table.
    public static func document(
        _ pages: [String], page: String = "", catalog: String = "", objects: [String] = [],
        letters: String = "<01> <FB01>"
    ) -> [UInt8] {
        let resources = """
            /Resources << /Font << /F1 3 0 R /F2 5 0 R >> /XObject << /I 4 0 R >> /ExtGState << /Clear << /ca 0 >> >> >>
            """
        let table = """
            /CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def
            1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar \(letters) endbfchar endcmap end end
            """
        let first = 10 + objects.count
        let kids = pages.indices.map { "\(first + 2 * $0) 0 R" }.joined(separator: " ")
        var all = [
            "<< /Type /Catalog /Pages 2 0 R \(catalog) >>",
            "<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) /MediaBox [0 0 612 792] \(resources) >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            stream(
                "\u{7f}",
                "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"),
            """
            << /Type /Font /Subtype /Type1 /BaseFont /Letters /FirstChar 0 /LastChar 9 /ToUnicode 6 0 R
            /Widths [500 500 500 500 500 500 500 500 500 500] /FontDescriptor 7 0 R >>
            """,
            stream(table),
            """
            << /Type /FontDescriptor /FontName /Letters /Flags 4 /FontBBox [0 0 500 700] /ItalicAngle 0 /Ascent 700
            /Descent 0 /CapHeight 700 /StemV 80 >>
            """,
            "null", "null",
        ]
        all += objects
        for (index, content) in pages.enumerated() {
            all += ["<< /Type /Page /Parent 2 0 R /Contents \(first + 2 * index + 1) 0 R \(page) >>", stream(content)]
        }
        return file(all)
    }

    /// Objects from number 1 on, the first of them the catalog, as a file with its table of places.
    public static func file(_ objects: [String], trailer: String = "") -> [UInt8] {
        var bytes = Array("%PDF-1.7\n".utf8)
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(bytes.count)
            bytes += Array("\(index + 1) 0 obj\n\(object)\nendobj\n".utf8)
        }
        let start = bytes.count
        let rows = places.map { place in
            String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n"
        }
        bytes += Array("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n\(rows.joined())".utf8)
        bytes += Array(
            "trailer << /Size \(objects.count + 1) /Root 1 0 R \(trailer) >>\nstartxref\n\(start)\n%%EOF\n".utf8)
        return bytes
    }

    /// A stream object.
    public static func stream(_ content: String, _ entries: String = "") -> String {
        "<< /Length \(content.utf8.count) \(entries) >>\nstream\n\(content)\nendstream"
    }

    /// Lines of text below each other, in Helvetica unless another font is named.
    ///
    /// - Parameters:
    ///   - mode: How letters are painted; 3 paints nothing.
    ///   - before: Operators before the text.
    public static func lines(
        _ lines: [String], x: Double = 72, y: Double = 700, size: Double = 11, step: Double = 14, mode: Int = 0,
        font: String = "F1", before: String = ""
    ) -> String {
        let shown = lines.map { "(\($0)) Tj T*" }.joined(separator: "\n")
        return "q \(before) BT /\(font) \(size) Tf \(step) TL \(mode) Tr \(x) \(y) Td\n\(shown)\nET Q\n"
    }

    /// The image, over the whole page.
    public static let image = "q 612 0 0 792 0 0 cm /I Do Q\n"
}
