public import DetectionCore
import Foundation

/// Finds out what a medium is and whether it is acceptable, in memory-safe code and before any decoder sees it.
public enum MediaDescriber {
    /// Kind, format, size and digest; for a picture its declared size after orientation, for a sound or video also its
    /// length and its tracks.
    ///
    /// - Throws: `MediaError` with `unsupportedMedia`, `tooLarge`, `unprocessableMedia` or `unreadable`.
    public static func describe(
        _ file: MediaFile, limits: DecodeLimits = DecodeLimits()
    ) async throws(MediaError) -> MediaDescription {
        if file.isInMemory { return try describing(file, limits: limits) }
        return try await WorkQueue.shared.run { () throws(MediaError) in try describing(file, limits: limits) }
    }

    private static func describing(_ file: MediaFile, limits: DecodeLimits) throws(MediaError) -> MediaDescription {
        let format = try Sniffer.format(of: file)
        guard let kind = format.kind else {
            throw MediaError(
                .unsupportedMedia, "The file's format is not known here. Hand in a copy in another one.")
        }
        guard format == .text || file.count <= limits.maxBytes else {
            throw MediaError(
                .tooLarge, "The file has \(file.count) bytes; at most \(limits.maxBytes) are accepted.")
        }
        var description = MediaDescription(kind: kind, format: format, bytes: file.count, sha256: "")
        try describe(file, limits: limits, into: &description)
        description.sha256 = try file.digest()
        return description
    }

    private static func describe(
        _ file: MediaFile, limits: DecodeLimits, into description: inout MediaDescription
    ) throws(MediaError) {
        switch description.kind {
        case .text where description.format != .text: break
        case .text:
            try TextReader.check(size: file.count, limits: limits)
        case .image:
            let structure = try file.walked { window throws(MediaError) in
                try PictureStructure(of: window, format: description.format)
            }
            try structure.check(limits)
            (description.width, description.height) = structure.uprightSize
            description.frames = structure.frames.flatMap { $0 > 1 ? $0 : nil }
        case .video, .audio:
            let structure = try file.walked { window throws(MediaError) in
                try TrackStructure(of: window, format: description.format)
            }
            try structure.check(limits, kind: description.kind)
            (description.width, description.height) = (structure.uprightSize?.width, structure.uprightSize?.height)
            description.duration = structure.longest
            description.tracks = structure.tracks
        }
    }
}
