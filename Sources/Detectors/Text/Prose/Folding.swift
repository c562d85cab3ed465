/// Characters that hide in a text: taken out or read as the letters that they look like, and counted.
struct HiddenCharacters: Sendable, Equatable {
    /// Characters that nobody sees, where no script needs them.
    var invisible = 0
    /// Letters of another script amid Latin ones that look alike.
    var lookAlikes = 0
    /// Letters of a special form: full-width, mathematical bold, enclosed.
    var styled = 0

    var count: Int { invisible + lookAlikes + styled }

    /// A text as a reader sees it, in plain letters.
    ///
    /// Joiners, marks of direction and selectors stay where a script or an emoji needs them: beside anything but Latin.
    static func fold(_ text: MappedText) -> (text: MappedText, hidden: HiddenCharacters) {
        var hidden = HiddenCharacters()
        var folded = MappedText()
        folded.reserve(text.count)
        for index in text.scalars.indices {
            let scalar = text.scalars[index]
            let before = folded.scalars.last
            if scalar.value < 0x80 {
                folded.append(scalar, from: text.origins[index])
            } else if isInvisible(scalar), before.map({ $0.value < 0x250 }) ?? (index > 0),
                !isNeeded(scalar, before: index + 1 < text.count ? text.scalars[index + 1] : nil)
            {
                hidden.invisible += 1
            } else if let letter = LetterForms.plain(scalar) {
                if letter.properties.isAlphabetic { hidden.styled += 1 }
                folded.append(letter, from: text.origins[index])
            } else {
                folded.append(scalar, from: text.origins[index])
            }
        }
        hidden.lookAlikes = unmask(&folded)
        return (folded, hidden)
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x180B...0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064,
            0x2066...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0xE0000...0xE01EF:
            true
        default: false
        }
    }

    /// Whether what follows needs an invisible character: an emoji, a key cap, a letter of a script with joiners.
    private static func isNeeded(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
        guard let next, next.value >= 0x250, !isInvisible(next) else { return false }
        return LetterForms.plain(next) == nil && LetterForms.lookAlike(next) == nil
    }

    /// Reads look-alikes as the Latin letters beside which they stand, and counts them.
    ///
    /// A word of nothing but look-alikes counts only in a text that has mixed words and no letter of its script that looks
    /// otherwise: then it is no word of another language.
    private static func unmask(_ text: inout MappedText) -> Int {
        var mixed: [Int] = []
        var whole: [Int] = []
        var hasOtherLetters = false
        var index = 0
        while index < text.count {
            let start = index
            var isLatin = false
            var isOther = false
            var found: [Int] = []
            while index < text.count, text.scalars[index].properties.isAlphabetic {
                let scalar = text.scalars[index]
                if scalar.value < 0x250 {
                    isLatin = true
                } else if LetterForms.lookAlike(scalar) != nil {
                    found.append(index)
                } else {
                    isOther = true
                }
                index += 1
            }
            if index == start {
                index += 1
                continue
            }
            if isOther { hasOtherLetters = true }
            guard !found.isEmpty, !isOther else { continue }
            if isLatin { mixed += found } else { whole += found }
        }
        let all = mixed.isEmpty || hasOtherLetters ? mixed : mixed + whole
        for place in all {
            if let letter = LetterForms.lookAlike(text.scalars[place]) { text.replace(at: place, by: letter) }
        }
        return all.count
    }
}
