/// The part of a file that a decoder is to extract.
public enum DecodeOperation: Sendable, Equatable {
    /// The picture; the first of several.
    case picture
    /// The first sound track, at most so many seconds from its start.
    case sound(seconds: UInt32)
    /// At most so many keyframes of the first video track, evenly spread over its length.
    case keyframes(UInt32)
    /// The frames of the first video track that are shown at these seconds, which ascend.
    case times([Double])
    /// What the medium's signed provenance says, checked.
    case manifests
    /// What the decoder's isolation refuses it; the medium does not matter.
    case isolation
    /// The picture's two colour planes as stored at half its size: not interpolated, not converted.
    case chroma
    /// The picture's pixels as stored, red, green, blue and alpha: not turned, not converted, not flattened; if so asked,
    /// only when a text hides in them.
    case pixels(onlyWithText: Bool)
    /// The characters of a document's pages with their places, from the first page on, at most so many.
    case document(characters: UInt32)

    /// Most times in one request.
    public static let maxTimes = 120
}

extension DecodeOperation {
    private enum Code: UInt32 {
        case picture = 1
        case sound, keyframes, times, manifests, isolation, chroma, pixels, document
    }

    /// Bytes in a request: a code, a number, and room for the times.
    static let size = 8 + 8 * maxTimes

    init?(_ layout: FixedLayout, at offset: Int) {
        let number: UInt32 = layout[offset + 4]
        switch Code(rawValue: layout[offset]) {
        case .picture: self = .picture
        case .sound: self = .sound(seconds: number)
        case .keyframes: self = .keyframes(number)
        case .times:
            guard number <= Self.maxTimes else { return nil }
            self = .times((0..<Int(number)).map { Double(bitPattern: layout[offset + 8 + 8 * $0]) })
        case .manifests: self = .manifests
        case .isolation: self = .isolation
        case .chroma: self = .chroma
        case .pixels: self = .pixels(onlyWithText: number != 0)
        case .document: self = .document(characters: number)
        case nil: return nil
        }
    }

    func write(to layout: inout FixedLayout, at offset: Int) {
        let (code, number): (Code, UInt32) =
            switch self {
            case .picture: (.picture, 0)
            case .sound(let seconds): (.sound, seconds)
            case .keyframes(let count): (.keyframes, count)
            case .times(let times): (.times, UInt32(min(times.count, Self.maxTimes)))
            case .manifests: (.manifests, 0)
            case .isolation: (.isolation, 0)
            case .chroma: (.chroma, 0)
            case .pixels(let onlyWithText): (.pixels, onlyWithText ? 1 : 0)
            case .document(let characters): (.document, characters)
            }
        layout[offset] = code.rawValue
        layout[offset + 4] = number
        guard case .times(let times) = self else { return }
        for (index, time) in times.prefix(Self.maxTimes).enumerated() {
            layout[offset + 8 + 8 * index] = time.bitPattern
        }
    }
}
