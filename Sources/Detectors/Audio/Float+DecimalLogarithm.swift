import Foundation

extension Float {
    /// Logarithm to the base of ten.
    var decimalLogarithm: Float { log10(self) }
}
