/// Makes the opaque ids of accounts, sessions and analyses.
enum Identifier {
    /// 128 random bits from the system's generator, lower-case hexadecimal.
    static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        return Hex.string((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }
}
