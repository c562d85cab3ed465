import DetectionCore

/// The ID3 tags that may stand before the sound in MP3, AAC and FLAC files.
enum ID3Tag {
    private static let maxTags = 8

    /// Position of the first byte after all tags; 0 without one.
    static func end(in window: inout ByteWindow) throws(MediaError) -> Int {
        var position = 0
        for _ in 0..<maxTags {
            guard try window.has("ID3", at: position), let flags = try window.byte(position + 5) else { break }
            var size = 0
            for index in 0..<4 {
                guard let byte = try window.byte(position + 6 + index), byte < 0x80 else { return position }
                size = size << 7 | Int(byte)
            }
            // A flag announces a copy of the header at the end.
            position += 10 + size + (flags & 0x10 != 0 ? 10 : 0)
        }
        return position
    }
}
