import Foundation

/// The name of an upload: shown to its owner, never used as a path.
enum UploadName {
    /// Most characters that are kept.
    static let limit = 120

    /// The last path component of a client's file name without control characters; nil when nothing is left.
    static func clean(_ name: String?) -> String? {
        guard let last = name?.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last else { return nil }
        let scalars = last.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: false
            default: true
            }
        }
        let cleaned = String(String(String.UnicodeScalarView(scalars)).prefix(limit))
            .trimmingCharacters(in: .whitespaces)
        return cleaned.isEmpty || cleaned == "." || cleaned == ".." ? nil : cleaned
    }
}
