import Containers

/// The notes in the chunks of a PNG file.
///
/// A chunk counts if its checksum holds, it does not interrupt the picture data, and no chunk of its keyword came
/// before. A text may hold XMP, or a profile in hexadecimal. Compressed text (zTXt, compressed iTXt) is unpacked to a megabyte at most, a few chunks of it.
///
/// Source: W3C PNG specification (third edition) §11.3.
enum PNGNotes {
    private static let xmpKeyword = "XML:com.adobe.xmp"
    private static let maxPacked = 256 << 10
    private static let maxUnpacked = 1 << 20

    private struct Found {
        var order: [MetadataBlock] = []
        var names: Set<String> = []
        private var unpackings = 8

        /// The content of a compressed text, as long as there are few of them.
        mutating func unpacked(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
            guard unpackings > 0, bytes.count <= maxPacked else { return nil }
            unpackings -= 1
            return Inflate.zlib(bytes, limit: maxUnpacked)
        }

        mutating func keep(_ block: MetadataBlock?, as name: String) {
            guard let block, names.insert(name).inserted else { return }
            order.append(block)
        }
    }

    static func blocks(in file: ByteWindow) -> [MetadataBlock] {
        var found = Found()
        // Chunks seen since the last IDAT count only once it is clear that no further IDAT follows.
        var pending: [(type: String, payload: ByteWindow)] = []
        var hasPicture = false
        for chunk in PNGChunks(in: file) {
            switch chunk.name {
            case "IEND":
                for chunk in pending { take(chunk.type, chunk.payload, into: &found) }
            case "IDAT":
                hasPicture = true
                pending = []
            case "tEXt", "zTXt", "iTXt", "eXIf", "comf":
                guard let payload = chunk.checked(in: file, most: MetadataBlock.maxBytes) else { continue }
                if hasPicture { pending.append((chunk.name, payload)) } else { take(chunk.name, payload, into: &found) }
            default:
                break
            }
        }
        return found.order
    }

    private static func take(_ type: String, _ payload: ByteWindow, into found: inout Found) {
        switch type {
        case "eXIf":
            found.keep(.exif(payload), as: "eXIf")
        case "tEXt", "zTXt", "comf":
            guard let end = payload.bytes.firstIndex(of: 0), (1...79).contains(end) else { return }
            let keyword = latin1(payload.bytes[..<end])
            var value = payload.bytes[(end + 1)...]
            if type == "zTXt" {
                // One byte names the method; there is only zlib.
                guard value.first == 0, let unpacked = found.unpacked(value.dropFirst()) else { return }
                value = unpacked[...]
            }
            found.keep(block(keyword, Array(value)), as: keyword)
        default:
            international(payload, into: &found)
        }
    }

    private static func international(_ payload: ByteWindow, into found: inout Found) {
        let parts = payload.bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, (1...79).contains(parts[0].count), let packing = parts[1].first, packing <= 1 else {
            return
        }
        let tail = parts[1].dropFirst(2).split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
        guard tail.count == 3 else { return }
        let keyword = latin1(parts[0])
        guard let value = packing == 0 ? Array(tail[2]) : found.unpacked(tail[2]) else { return }
        found.keep(block(keyword, value), as: keyword)
    }

    /// What a text holds, in whatever kind of chunk it lies.
    ///
    /// The specification says Latin-1 for some, generators write UTF-8 in all.
    private static func block(_ keyword: String, _ value: [UInt8]) -> MetadataBlock? {
        if keyword == xmpKeyword { return .xmp(ByteWindow(value)) }
        let text = value.contains(0) ? nil : String(validating: value, as: UTF8.self)
        if let kind = RawProfile.kind(keyword) { return RawProfile.block(kind, text ?? "") }
        return .text(keyword: keyword, value: text ?? FieldText.text(ByteWindow(value)))
    }

    private static func latin1(_ bytes: ArraySlice<UInt8>) -> String {
        String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}
