import DecoderWire

/// What one page shows: its lines in the order of its text.
struct PageText {
    /// Letters smaller than so many points are not seen.
    private static let smallest: Float = 1
    /// A page that images cover to this share is a scan when next to nothing is painted over them.
    private static let scannedShare: Float = 0.5

    let height: Float
    var lines: [PageLine] = []
    /// Whether its words are those that a program recognised in its image.
    private(set) var isRecognized = false
    /// Codes of what is left out.
    private(set) var leftOut: Set<String> = []
    /// Characters that are drawn, and those of them whose font does not tell what they are.
    private(set) var drawn = 0
    private(set) var unknown = 0

    /// Whether images cover most of a page.
    static func isImage(_ page: DecodedDocument.Page) -> Bool { page.pictures >= scannedShare }

    init(_ page: DecodedDocument.Page) {
        height = page.height
        let placed = page.characters.filter { !$0.flags.contains(.madeUp) }
        let invisible = placed.count { $0.flags.contains(.invisible) }
        isRecognized =
            Self.isImage(page) && invisible > 0 && (placed.count - invisible) * 4 <= invisible
        // Where most is written sideways, the page is meant to be turned: its places mean nothing.
        let turned = placed.count { $0.flags.contains(.turned) }
        let readsTurned = turned * 2 > placed.count

        var line = LineDraft()
        for var character in page.characters {
            guard !character.flags.contains(.madeUp) else {
                if character.scalar == 10 { end(&line) } else if character.scalar != 13 { line.append(space: " ") }
                continue
            }
            let isSeen =
                (isRecognized || !character.flags.contains(.invisible)) && character.size >= Self.smallest
                && character.right > 0 && character.left < page.width && character.baseline > 0
                && character.baseline < page.height + character.size
            guard isSeen else {
                if character.scalar > 32 { leftOut.insert("hidden") }
                continue
            }
            guard readsTurned || !character.flags.contains(.turned) else {
                if character.scalar > 32 { leftOut.insert("sideways") }
                continue
            }
            drawn += 1
            if readsTurned { (character.left, character.right, character.baseline) = (0, 1, height / 2) }
            // The library does not tell the end of each line.
            if line.isEnded(by: character) { end(&line) }
            if character.flags.contains(.hyphen) {
                line.isCut = true
                end(&line)
            } else if character.flags.contains(.unknown) {
                unknown += 1
            } else {
                line.append(character)
            }
        }
        end(&line)
    }

    private mutating func end(_ draft: inout LineDraft) {
        if let line = draft.line { lines.append(line) }
        draft = LineDraft()
    }
}

/// A line while its characters come in.
private struct LineDraft {
    /// Letters drawn as one, as they are spelt (Unicode, Alphabetic Presentation Forms).
    private static let ligatures: [UInt32: String] = [
        0xfb00: "ff", 0xfb01: "fi", 0xfb02: "fl", 0xfb03: "ffi", 0xfb04: "ffl", 0xfb05: "st", 0xfb06: "st",
    ]
    private static let softHyphen: UInt32 = 0xad

    var isCut = false
    private var text = ""
    private var high: UInt32?
    private var (left, right) = (Float.infinity, -Float.infinity)
    private var baseline: Float = 0
    private var (sizes, count) = (Float(0), Float(0))

    /// Whether a character stands on another line: further back and not just raised or lowered, or quite elsewhere.
    func isEnded(by character: DocumentWire.Character) -> Bool {
        guard count > 0 else { return false }
        let (shift, size) = (abs(character.baseline - baseline), max(character.size, sizes / count))
        return shift > 1.5 * size || shift > 0.4 * size && character.left < right - 2 * size
    }

    mutating func append(space: String) {
        if let last = text.last, !last.isWhitespace { text += space }
    }

    mutating func append(_ character: DocumentWire.Character) {
        isCut = character.scalar == Self.softHyphen
        guard !isCut else { return }
        // A character beyond the first plane may come in two halves.
        var number = character.scalar
        if let high, 0xdc00..<0xe000 ~= number { number = 0x10000 + (high - 0xd800) << 10 + (number - 0xdc00) }
        high = 0xd800..<0xdc00 ~= number ? number : nil
        guard let scalar = Unicode.Scalar(number), scalar.properties.generalCategory != .control else { return }
        guard !scalar.properties.isWhitespace else { return append(space: " ") }
        text += Self.ligatures[number] ?? String(scalar)
        (left, right) = (min(left, character.left), max(right, character.right))
        // The line stands where most of it does: a raised digit comes after a letter, or begins a note.
        if count == 0 || character.size * count > sizes { baseline = character.baseline }
        sizes += character.size
        count += 1
    }

    var line: PageLine? {
        guard let end = text.lastIndex(where: { !$0.isWhitespace }) else { return nil }
        var line = PageLine(
            text: String(text[...end]), left: left, right: right, baseline: baseline, size: sizes / count, isCut: isCut)
        line.readLeader()
        guard !line.text.isEmpty else { return nil }
        let before = line.text.dropLast().last
        if ["-", "\u{2010}"].contains(line.text.last), before.map({ $0.isLetter || $0.isNumber }) == true {
            line.text.removeLast()
            line.isCut = true
        }
        return line
    }
}
