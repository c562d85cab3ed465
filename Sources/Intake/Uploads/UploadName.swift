import Foundation

/// The name of an upload: shown to its owner, never used as a path.
package enum UploadName {
    /// Most bytes that are kept, in UTF-8: as many as file systems allow.
    package static let limit = 255

    /// The last path component of a client's file name without control characters; nil when nothing is left.
    ///
    /// It looks at scalars: a combining mark behind a slash makes another Character of it, but no other path.
    package static func clean(_ name: String?) -> String? {
        guard let last = name?.unicodeScalars.split(whereSeparator: { ["/", "\\"].contains($0) }).last else {
            return nil
        }
        var kept = String.UnicodeScalarView()
        var bytes = 0
        for scalar in last where isShown(scalar) {
            bytes += scalar.utf8.count
            guard bytes <= limit else { break }
            kept.append(scalar)
        }
        let cleaned = String(kept).trimmingCharacters(in: .whitespaces)
        return cleaned.isEmpty || cleaned == "." || cleaned == ".." ? nil : cleaned
    }

    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: false
        default: true
        }
    }
}
