/// The four kinds of character that GPT-2's splitting pattern tells apart.
package enum ScalarClass: UInt8, Sendable {
    /// `\p{L}`
    case letter
    /// `\p{N}`
    case number
    /// `\s`
    case space
    /// Everything else: punctuation, symbols, marks, controls.
    case other

    /// The class of a scalar by the Unicode character database of the Swift runtime.
    package init(_ scalar: Unicode.Scalar) {
        self = scalar.value < 0x80 ? Self.ascii[Int(scalar.value)] : Self.lookUp(scalar)
    }

    private static let ascii: [ScalarClass] = (0..<0x80).map { lookUp(Unicode.Scalar(UInt8($0))) }

    private static func lookUp(_ scalar: Unicode.Scalar) -> ScalarClass {
        guard scalar.isKnown(to: UnicodeEdition.expressions) else { return .other }
        let properties = scalar.properties
        return switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: .letter
        case .decimalNumber, .letterNumber, .otherNumber: .number
        default: properties.isWhitespace ? .space : .other
        }
    }
}
