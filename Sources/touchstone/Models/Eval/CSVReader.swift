/// Reads comma-separated values (RFC 4180): quoted fields, doubled quotes, line ends of either kind inside and out.
struct CSVReader {
    /// A quoted field that never ends, by the line it starts in.
    struct UnclosedQuote: Error, Equatable {
        let line: Int
    }

    private var bytes: ArraySlice<UInt8>
    private var line = 1

    /// The records of a text, each a list of fields; empty lines are none.
    static func records(in text: String) throws(UnclosedQuote) -> [[String]] {
        var reader = CSVReader(bytes: Array(text.utf8)[...])
        var records: [[String]] = []
        while let record = try reader.record() {
            if record != [""] { records.append(record) }
        }
        return records
    }

    private mutating func record() throws(UnclosedQuote) -> [String]? {
        guard !bytes.isEmpty else { return nil }
        var fields: [String] = []
        while true {
            fields.append(bytes.first == UInt8(ascii: "\"") ? try quoted() : plain())
            guard let end = bytes.popFirst() else { return fields }
            if end == UInt8(ascii: ",") { continue }
            if end == UInt8(ascii: "\r"), bytes.first == UInt8(ascii: "\n") { bytes.removeFirst() }
            line += 1
            return fields
        }
    }

    /// Up to the next comma or line end, which stays.
    private mutating func plain() -> String {
        let field = bytes.prefix { ![UInt8(ascii: ","), UInt8(ascii: "\r"), UInt8(ascii: "\n")].contains($0) }
        bytes = bytes[field.endIndex...]
        return String(decoding: field, as: UTF8.self)
    }

    private mutating func quoted() throws(UnclosedQuote) -> String {
        let start = line
        var field: [UInt8] = []
        bytes.removeFirst()
        while let byte = bytes.popFirst() {
            if byte == UInt8(ascii: "\n") { line += 1 }
            guard byte == UInt8(ascii: "\"") else {
                field.append(byte)
                continue
            }
            guard bytes.first == byte else { return String(decoding: field, as: UTF8.self) + plain() }
            field.append(byte)
            bytes.removeFirst()
        }
        throw UnclosedQuote(line: start)
    }
}
