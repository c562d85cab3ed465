extension Double {
    /// A finite number as ECMAScript writes it (`Number::toString`, ECMA-262 6.1.6.1.20), which RFC 8785 asks for.
    ///
    /// The shortest digits that read back as this number are those of `description`; only their layout differs.
    var canonicalJSON: String {
        if self == 0 { return "0" }
        let (digits, point) = magnitude.shortestDigits
        let count = digits.count
        let text: String
        switch point {
        case count...21:
            text = digits + String(repeating: "0", count: point - count)
        case 1...21:
            text = "\(digits.prefix(point)).\(digits.dropFirst(point))"
        case -5...0:
            text = "0." + String(repeating: "0", count: -point) + digits
        default:
            let exponent = point - 1
            let fraction = count == 1 ? "" : ".\(digits.dropFirst())"
            text = "\(digits.prefix(1))\(fraction)e\(exponent < 0 ? "-" : "+")\(abs(exponent))"
        }
        return self < 0 ? "-" + text : text
    }

    /// The digits d of a positive number written as 0.d × 10ᵖ, and p.
    private var shortestDigits: (digits: String, point: Int) {
        let parts = description.split(separator: "e")
        let mantissa = parts[0].split(separator: ".")
        let fraction = mantissa.count == 2 && mantissa[1] != "0" ? String(mantissa[1]) : ""
        let all = String(mantissa[0]) + fraction
        let leading = all.prefix { $0 == "0" }.count
        let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
        var digits = String(all.dropFirst(leading))
        while digits.last == "0" { digits.removeLast() }
        return (digits, mantissa[0].count - leading + exponent)
    }
}
