import Foundation

extension Double {
    /// The number with so many decimals, with a point whatever the language of the machine.
    func formatted(decimals: Int) -> String { String(format: "%.\(decimals)f", self) }
}
