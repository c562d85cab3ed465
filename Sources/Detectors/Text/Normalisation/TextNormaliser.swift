/// Brings a text into the common form, so that typography is no signal: straight quotes, ` - ` for dashes, one space
/// for white space of any kind, no marks of Markdown, no invisible characters, no space before closing punctuation.
///
/// `training/text/normalise.py` is the same procedure for training; a test compares the two.
enum TextNormaliser {
    /// The text in the common form.
    static func normalise(_ text: String) -> NormalisedText { normalise(MappedText(text)) }

    /// A text that was made from another in the common form.
    static func normalise(_ text: MappedText) -> NormalisedText {
        var result = NormalisedText()
        result.reserve(text.count)
        var hyphens = 0
        for (scalar, origin) in zip(text.scalars, text.origins) {
            hyphens = scalar == "-" ? hyphens + 1 : 0
            switch hyphens {
            case 0: append(Substitution(scalar), scalar, origin, to: &result)
            case 1: append(scalar, origin, to: &result)
            case 2:
                result.removeLast()
                append(.dash, scalar, origin, to: &result)
            default: break
            }
        }
        if result.scalars.last == " " { result.removeLast() }
        return result
    }

    private static func append(
        _ substitution: Substitution, _ scalar: Unicode.Scalar, _ origin: Int32, to result: inout NormalisedText
    ) {
        switch substitution {
        case .none: append(scalar, origin, to: &result)
        case .nothing: break
        case .one(let other): append(other, origin, to: &result)
        case .several(let others):
            for other in others { append(other, origin, to: &result) }
        }
    }

    private static func append(_ scalar: Unicode.Scalar, _ origin: Int32, to result: inout NormalisedText) {
        let afterSpace = result.scalars.last.map { $0 == " " }
        switch scalar {
        case " " where afterSpace ?? true: return
        case ",", ".", ";", ":", "!", "?", ")":
            if afterSpace == true { result.removeLast() }
        default: break
        }
        result.append(scalar, from: origin)
    }
}
