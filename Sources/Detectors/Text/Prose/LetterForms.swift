/// Letters that are drawn like Latin ones.
///
/// Source: Unicode 16, blocks Halfwidth and Fullwidth Forms, Mathematical Alphanumeric Symbols, Letterlike Symbols, Enclosed
/// Alphanumerics; Unicode Technical Standard 39, `confusables.txt`, of which the letters of Cyrillic, Greek and Armenian that
/// common fonts draw alike.
enum LetterForms {
    /// The plain character of a special form of a Latin letter, a digit or a mark.
    static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let value = scalar.value
        switch value {
        case 0xFF01...0xFF5E: return Unicode.Scalar(value - 0xFEE0)
        case 0x1D400...0x1D6A3: return letter((value - 0x1D400) % 52)
        case 0x1D7CE...0x1D7FF: return Unicode.Scalar(0x30 + (value - 0x1D7CE) % 10)
        case 0x24B6...0x24CF: return letter(value - 0x24B6)
        case 0x24D0...0x24E9: return letter(26 + value - 0x24D0)
        case 0x1F130...0x1F149: return letter(value - 0x1F130)
        case 0x1F150...0x1F169: return letter(value - 0x1F150)
        case 0x1F170...0x1F189: return letter(value - 0x1F170)
        default: return forms[scalar]
        }
    }

    /// The Latin letter that a letter of another script looks like.
    static func lookAlike(_ scalar: Unicode.Scalar) -> Unicode.Scalar? { likes[scalar] }

    /// A letter by its number: capitals, then small ones.
    private static func letter(_ number: UInt32) -> Unicode.Scalar? {
        Unicode.Scalar(number < 26 ? 0x41 + number : 0x61 + number - 26)
    }

    private static let forms = pairs(
        "ℬBℰEℱFℋHℐIℒLℳMℛRℯeℊgℴoℎhℭCℌHℑIℜRℨZℂCℍHℕNℙPℚQℝRℤZᴀAʙBᴄCᴅDᴇEꜰFɢGʜHɪIᴊJᴋKʟLᴍMɴNᴏOᴘPʀRꜱSᴛTᴜUᴠVᴡWʏYᴢZ")
    private static let likes = pairs(
        "аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwкkАAВBЕEКKМMНHОOРPСCТTХXУYІIЈJЅS"
            + "οoαaνvρpυuιiΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXօoոnսuհhɑaɡg")

    private static func pairs(_ text: String) -> [Unicode.Scalar: Unicode.Scalar] {
        let scalars = Array(text.unicodeScalars)
        return Dictionary(
            stride(from: 0, to: scalars.count - 1, by: 2).map { (scalars[$0], scalars[$0 + 1]) }
        ) { first, _ in first }
    }
}
