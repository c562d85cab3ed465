package import Foundation

extension Date {
    /// A time as RFC 3339 has it, such as `2027-01-31T12:00:00Z`: a year of four digits, a day that its month has, an offset.
    ///
    /// Fractions of a second are taken; leap seconds are not, because no `Date` can be one.
    package init?(rfc3339 text: String) {
        let pattern = /(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?(?:[Zz]|([+-])(\d{2}):(\d{2}))/
            .asciiOnlyDigits()
        guard let match = text.wholeMatch(of: pattern) else { return nil }
        let (_, year, month, day, hour, minute, second, fraction, sign, offsetHour, offsetMinute) = match.output
        func number(_ digits: Substring?) -> Int { digits.flatMap { Int($0) } ?? 0 }
        var components = DateComponents()
        (components.year, components.month, components.day) = (number(year), number(month), number(day))
        (components.hour, components.minute, components.second) = (number(hour), number(minute), number(second))
        guard number(hour) < 24, number(minute) < 60, number(second) < 60, number(offsetHour) < 24,
            number(offsetMinute) < 60, components.isValidDate(in: Self.calendar),
            let time = Self.calendar.date(from: components)
        else { return nil }
        let offset = (number(offsetHour) * 60 + number(offsetMinute)) * 60
        self = time + (fraction.flatMap { Double("0\($0)") } ?? 0) - TimeInterval(sign == "-" ? -offset : offset)
    }

    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()
}
