public import Foundation

/// The text of a JSON object, spelt as `ReportCoding` spells it, put together member by member.
///
/// It is for answers with many like objects of which most parts are JSON already: an encoder would read all of it first.
public struct JSONObjectText: Sendable {
    private var open: [UInt8] = [UInt8(ascii: "{")]

    /// An empty object.
    public init() {}

    /// The text as it is so far, closed.
    public var text: [UInt8] { open + [UInt8(ascii: "}")] }

    /// Adds a member whose value is JSON already; none for nil.
    ///
    /// Members come in the order of their names: whoever adds them sees to that.
    public mutating func add(_ name: String, json: (some Sequence<UInt8>)?) {
        guard let json else { return }
        begin(name)
        open += json
    }

    /// Adds an array of values that are JSON already.
    public mutating func add(_ name: String, elements: some Sequence<[UInt8]>) {
        begin(name)
        open.append(UInt8(ascii: "["))
        var isFirst = true
        for element in elements {
            if !isFirst { open.append(UInt8(ascii: ",")) }
            isFirst = false
            open += element
        }
        open.append(UInt8(ascii: "]"))
    }

    /// Adds a string; none for nil.
    public mutating func add(_ name: String, _ string: String?) {
        guard let string else { return }
        begin(name)
        JSONValue.write(string, to: &open)
    }

    /// Adds a time, in whole seconds; none for nil.
    public mutating func add(_ name: String, _ time: Date?) {
        guard let time else { return }
        begin(name)
        open.append(UInt8(ascii: "\""))
        Self.write(time, to: &open)
        open.append(UInt8(ascii: "\""))
    }

    private mutating func begin(_ name: String) {
        if open.count > 1 { open.append(UInt8(ascii: ",")) }
        JSONValue.write(name, to: &open)
        open.append(UInt8(ascii: ":"))
    }

    /// `2027-01-31T12:00:00Z`; a format style would go through a calendar.
    private static func write(_ time: Date, to text: inout [UInt8]) {
        var seconds = time_t(time.timeIntervalSince1970.rounded(.down))
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func write(_ number: Int32, width: Int, then sign: Unicode.Scalar) {
            let digits = String(number).utf8
            text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, width - digits.count)))
            text += digits
            text.append(UInt8(ascii: sign))
        }
        write(parts.tm_year + 1900, width: 4, then: "-")
        write(parts.tm_mon + 1, width: 2, then: "-")
        write(parts.tm_mday, width: 2, then: "T")
        write(parts.tm_hour, width: 2, then: ":")
        write(parts.tm_min, width: 2, then: ":")
        write(parts.tm_sec, width: 2, then: "Z")
    }
}
