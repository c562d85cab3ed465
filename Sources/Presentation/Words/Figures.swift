import Foundation

/// Numbers as people read them: natural frequencies that never promise more than was measured.
package enum Figures {
    /// `97 %`; a probability is never shown as 0 or 100.
    package static func percent(_ probability: Double) -> String {
        switch probability {
        case ..<0.01: "< 1 %"
        case 0.99.nextUp...: "> 99 %"
        default: "\(Int((probability * 100).rounded())) %"
        }
    }

    /// `about 97 in 100`; the ends stay open, because nothing here is certain.
    package static func inHundred(_ probability: Double) -> String {
        switch probability {
        case ..<0.01: "fewer than 1 in 100"
        case 0.99.nextUp...: "more than 99 in 100"
        default: "about \(Int((probability * 100).rounded())) in 100"
        }
    }

    /// `fewer than 1 in 100`: a measured share, rounded away from the good side.
    package static func frequency(_ share: Double) -> String {
        let hundredths = share * 100
        let whole = hundredths.rounded()
        if whole >= 1, abs(hundredths - whole) < 1e-6 { return "\(Int(whole)) in 100" }
        return "fewer than \(Int(hundredths) + 1) in 100"
    }

    /// A share as it was chosen, such as `1 %` or `0.5 %`.
    package static func share(_ share: Double) -> String {
        String(format: "%.3g %%", share * 100)
    }

    /// A number with a fixed count of decimals.
    package static func decimal(_ value: Double, _ places: Int = 2) -> String {
        String(format: "%.\(places)f", value)
    }

    /// `97`, `<1` or `>99`: hundredths as a bare number.
    package static func hundredths(_ probability: Double) -> String {
        switch probability {
        case ..<0.01: "<1"
        case 0.99.nextUp...: ">99"
        default: "\(Int((probability * 100).rounded()))"
        }
    }

    /// `+0.94` or `-0.94`.
    package static func signed(_ value: Double) -> String { String(format: "%+.2f", value) }

    /// `4,500`: a whole number, with commas between thousands.
    package static func count(_ value: Double) -> String {
        let digits = Array(String(Int(max(0, min(value, 1e15)).rounded())))
        let groups = stride(from: digits.count, to: 0, by: -3).map { String(digits[max(0, $0 - 3)..<$0]) }
        return groups.reversed().joined(separator: ",")
    }

    /// `1 certificate` or `54 certificates`.
    package static func certificates(_ count: Int) -> String {
        count == 1 ? "1 certificate" : "\(Figures.count(Double(count))) certificates"
    }

    /// `48 s`, `12 min` or `1 h 5 min`: a length of time, with seconds only where they matter.
    package static func span(_ seconds: Double) -> String {
        let whole = seconds.isFinite ? Int(max(0, min(seconds, 1e9)).rounded()) : 0
        var parts: [String] = []
        if whole >= 3600 { parts.append("\(whole / 3600) h") }
        if whole % 3600 >= 60 { parts.append("\(whole % 3600 / 60) min") }
        if whole < 600, whole % 60 > 0 { parts.append("\(whole % 60) s") }
        return parts.isEmpty ? "0 s" : parts.joined(separator: " ")
    }

    /// `1:07`: minutes and seconds.
    package static func clock(_ seconds: Double) -> String {
        let whole = seconds.isFinite ? Int(min(max(0, seconds), 1e9)) : 0
        return String(format: "%d:%02d", whole / 60, whole % 60)
    }

    /// `4.2 MB`.
    package static func bytes(_ count: Int) -> String {
        switch count {
        case ..<1000: "\(count) bytes"
        case ..<1_000_000: "\(decimal(Double(count) / 1e3, 1)) kB"
        default: "\(decimal(Double(count) / 1e6, 1)) MB"
        }
    }
}
