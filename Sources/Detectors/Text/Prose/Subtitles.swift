/// The words of subtitles: SubRip, WebVTT and Advanced SubStation Alpha, without numbers, times and tags.
enum Subtitles {
    /// The words; nil for a text that holds no subtitles.
    static func text(of original: MappedText) -> MappedText? {
        let lines = original.lines
        if original.has("[Script Info]", at: 0) { return words(original, lines.compactMap { dialogue(original, $0) }) }
        let isVTT = original.has("WEBVTT", at: 0)
        let firsts = lines.prefix(40)
        guard isVTT || firsts.contains(where: { isTime(original, $0) }), lines.contains(where: { isTime(original, $0) })
        else { return nil }
        // Words follow a line of times, up to an empty line.
        var spoken: [Range<Int>] = []
        var isSpeaking = false
        for line in lines {
            if isTime(original, line) {
                isSpeaking = true
            } else if line.isEmpty {
                isSpeaking = false
            } else if isSpeaking {
                spoken.append(line)
            }
        }
        return words(original, spoken)
    }

    /// Whether a line is `00:00:01,000 --> 00:00:02,500` or the like.
    private static func isTime(_ text: MappedText, _ line: Range<Int>) -> Bool {
        guard let first = line.first, 0x30...0x39 ~= text.scalars[first].value, line.count < 200 else { return false }
        return text.text(line).prefixMatch(
            of: #/(\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}/#) != nil
    }

    /// The words of a line `Dialogue: …`: what stands behind the ninth comma.
    private static func dialogue(_ text: MappedText, _ line: Range<Int>) -> Range<Int>? {
        guard text.has("Dialogue:", at: line.lowerBound) else { return nil }
        let commas = line.filter { text.scalars[$0] == "," }
        return commas.count >= 9 ? commas[8] + 1..<line.upperBound : nil
    }

    /// The lines one after the other, without what stands in braces or angle brackets.
    private static func words(_ text: MappedText, _ lines: [Range<Int>]) -> MappedText {
        var result = MappedText()
        for line in lines {
            var close: Unicode.Scalar?
            for index in line {
                let scalar = text.scalars[index]
                if let end = close {
                    if scalar == end { close = nil }
                } else if scalar == "<" || scalar == "{" {
                    close = scalar == "<" ? ">" : "}"
                } else if scalar == "\\", text.has("N", at: index + 1) || text.has("n", at: index + 1) {
                    result.append(" ", from: text.origins[index])
                } else if !(index > line.lowerBound && text.scalars[index - 1] == "\\"
                    && (scalar == "N" || scalar == "n"))
                {
                    result.append(scalar, from: text.origins[index])
                }
            }
            if let last = line.last { result.append("\n", from: text.origins[last]) }
        }
        return result
    }
}
