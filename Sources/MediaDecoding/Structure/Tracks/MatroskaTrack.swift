import Containers
import DetectionCore

/// State of reading one track entry.
struct MatroskaTrack {
    private enum Identifier {
        static let number = 0xd7, isDefault = 0x88
        static let type = 0x83, codec = 0x86, frameDuration = 0x23_e383, video = 0xe0, audio = 0xe1
        static let width = 0xb0, height = 0xba, sampleRate = 0xb5, channels = 0x9f
    }
    private static let maxElements = 1000
    private static let maxCodecLength = 64

    /// The number that its blocks carry.
    private(set) var number: Int?
    /// Whether players show it without being asked.
    private(set) var isDefault = true
    private var type = 0
    private var codec = ""
    private var width: Int?
    private var height: Int?
    private var frameRate: Double?
    private var sampleRate = 8000
    private var channels = 1

    /// Reads the elements of an entry, those inside its video and audio settings included.
    mutating func read(_ range: Range<Int>, window: ByteWindow) {
        var elements = EBMLElements(in: window, range, most: Self.maxElements)
        while let element = elements.next() {
            read(element, window: window)
            // Settings are entered, everything else is stepped over.
            if [Identifier.video, Identifier.audio].contains(element.identifier) { elements.enter(element) }
        }
    }

    private mutating func read(_ element: EBMLElement, window: ByteWindow) {
        switch element.identifier {
        case Identifier.number: number = window.number(element)
        case Identifier.isDefault: isDefault = window.number(element) != 0
        case Identifier.type: type = window.number(element) ?? 0
        case Identifier.codec:
            let count = min(element.content.count, Self.maxCodecLength)
            codec = window.characters(at: element.content.lowerBound, count: count) ?? ""
        case Identifier.frameDuration:
            frameRate = window.number(element).flatMap { $0 > 0 ? 1e9 / Double($0) : nil }
        case Identifier.width: width = window.number(element)
        case Identifier.height: height = window.number(element)
        case Identifier.sampleRate:
            sampleRate = window.float(element).flatMap { Int(exactly: $0.rounded()) } ?? sampleRate
        case Identifier.channels: channels = window.number(element) ?? channels
        default: break
        }
    }

    /// The track; nil when it is neither sound nor video.
    var described: MediaTrack? {
        switch type {
        case 1:
            MediaTrack(
                kind: .video, codec: CodecName.matroska(codec), width: width, height: height, frameRate: frameRate)
        case 2:
            MediaTrack(
                kind: .audio, codec: CodecName.matroska(codec), sampleRate: sampleRate, channels: channels)
        default:
            nil
        }
    }
}
