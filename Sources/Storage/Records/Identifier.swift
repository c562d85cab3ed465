package import Foundation

import DetectionCore

/// Makes the opaque ids of accounts, sessions and analyses, in lower-case hexadecimal.
package enum Identifier {
    /// 128 random bits from the system's generator.
    package static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        return text(generator.next(), generator.next())
    }

    /// Milliseconds since 1970 in 48 bits, as in UUID version 7 (RFC 9562), and 80 random bits.
    ///
    /// Ids that rise with time are written at the end of an index, random ones all over it.
    package static func rising(at time: Date) -> String {
        var generator = SystemRandomNumberGenerator()
        let milliseconds = UInt64(max(0, time.timeIntervalSince1970 * 1000))
        return text(milliseconds << 16 | UInt64(UInt16.random(in: .min ... .max, using: &generator)), generator.next())
    }

    private static func text(_ high: UInt64, _ low: UInt64) -> String {
        Hex.string([high, low].flatMap { number in withUnsafeBytes(of: number.bigEndian, Array.init) })
    }
}
