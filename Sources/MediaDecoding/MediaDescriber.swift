import Crypto
public import DetectionCore
import Foundation

/// Finds out what a medium is and whether it is acceptable, in memory-safe code and before any decoder sees it.
public enum MediaDescriber {
    private static let queue = DispatchQueue(label: "touchstone.media-describer", attributes: .concurrent)
    private static let chunk = 1 << 20

    /// Kind, format, size, digest and, for a picture, its declared size after orientation.
    ///
    /// - Throws: `MediaError` with `unsupportedMedia`, `tooLarge`, `unprocessableMedia` or `unreadable`.
    public static func describe(
        _ file: MediaFile, limits: DecodeLimits = DecodeLimits()
    ) async throws(MediaError) -> MediaDescription {
        let result = await withCheckedContinuation { continuation in
            queue.async {
                continuation.resume(returning: describing(file, limits: limits))
            }
        }
        return try result.get()
    }

    private static func describing(_ file: MediaFile, limits: DecodeLimits) -> Result<MediaDescription, MediaError> {
        do throws(MediaError) {
            let format = try Sniffer.format(of: file)
            var size: (width: Int, height: Int)?
            switch format.kind {
            case .text:
                try TextReader.check(size: file.count, limits: limits)
            case .image, .video, .audio:
                guard file.count <= limits.maxBytes else {
                    throw MediaError(
                        .tooLarge, "The file has \(file.count) bytes; at most \(limits.maxBytes) are accepted.")
                }
                let structure = try PictureStructure(of: file, format: format)
                try structure.check(limits)
                size = structure.uprightSize
            }
            return .success(
                MediaDescription(
                    kind: format.kind, format: format, bytes: file.count, sha256: try digest(of: file),
                    width: size?.width, height: size?.height))
        } catch {
            return .failure(error)
        }
    }

    private static func digest(of file: MediaFile) throws(MediaError) -> String {
        var hash = SHA256()
        var position = 0
        while position < file.count {
            let bytes = try file.read(at: position, count: chunk)
            guard !bytes.isEmpty else { throw MediaError(.unreadable, "The file became shorter while it was read.") }
            hash.update(data: bytes)
            position += bytes.count
        }
        return hash.finalize().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
