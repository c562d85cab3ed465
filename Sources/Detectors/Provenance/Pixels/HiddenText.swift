import Containers
import DecoderWire
import DetectionCore
public import MediaDecoding

/// A text that a generator hid in the lowest bits of a picture's pixels ("stealth" metadata).
///
/// A name of 15 bytes, the length in bits as four bytes, then the text in UTF-8 or a gzip member of it.
///
/// Source: sd_webui_stealth_pnginfo; NovelAI's novelai-image-metadata; SwarmUI.
public struct HiddenText: Equatable, Sendable {
    private static let maxPacked = 8 << 20
    private static let maxLength = 1 << 20

    /// The name at its start, such as `stealth_pngcomp`.
    var name: String
    /// The text; nil when it is cut, too long, or does not unpack.
    var text: String?

    /// The first text in a picture's pixels: in its alpha, or in its colours.
    init?(in stored: StoredPixels) {
        let found = stored.withPixels { pixels in
            LowBits.Plane.allCases.lazy.compactMap { plane in
                LowBits(plane, of: pixels, channels: 4, width: stored.width, height: stored.height)
                    .flatMap { Self.read($0, plane) }
            }.first
        }
        guard let found else { return nil }
        self = found
    }

    private init(name: String, text: String?) {
        self.name = name
        self.text = text
    }

    private static func read(_ bits: LowBits, _ plane: LowBits.Plane) -> HiddenText? {
        var bits = bits
        let part = plane == .alpha ? "png" : "rgb"
        guard let start = bits.bytes(15) else { return nil }
        let name = String(decoding: start, as: UTF8.self)
        guard ["info", "comp"].contains(where: { name == "\(LowBits.start)\(part)\($0)" }) else { return nil }
        guard let length = bits.bytes(4)?.reduce(0, { $0 << 8 | Int($1) }), length % 8 == 0, length / 8 <= maxPacked,
            let payload = bits.bytes(length / 8)
        else { return HiddenText(name: name, text: nil) }
        let text = name.hasSuffix("comp") ? Inflate.gzip(payload[...], limit: maxLength) : payload
        return HiddenText(
            name: name,
            text: text.flatMap { $0.count <= maxLength ? String(validating: $0, as: UTF8.self) : nil })
    }

    /// Whether one starts in the colours of a picture that is decoded already.
    public static func startsInColours(of image: DecodedImage) -> Bool {
        image.withPixels { pixels in
            LowBits.hold(textIn: pixels, channels: 3, width: image.width, height: image.height)
        }
    }
}
