import API
import NIOCore

/// Makes sense of the parts of a form: which one is the medium, which are options.
struct UploadForm: Sendable {
    private enum Part: Sendable, Equatable { case outside, medium, text, option(String) }

    /// Longest option, in bytes.
    private static let optionLimit = 64

    private var part = Part.outside
    private var fields: [String: [UInt8]] = [:]
    /// Whether a file or text was found.
    private(set) var hasMedium = false
    /// The cleaned name of the file.
    private(set) var name: String?
    /// The media type declared for it.
    private(set) var declaredType: String?

    /// Takes the next event; returns bytes that belong to the medium.
    ///
    /// - Throws: `Refusal` with `invalid_request` for a second medium, a field that is not known, or an overlong option.
    mutating func take(_ event: MultipartEvent) throws(Refusal) -> ByteBuffer? {
        switch event {
        case .began(let headers): try begin(headers)
        case .bytes(let bytes): return try take(bytes)
        case .ended: part = .outside
        }
        return nil
    }

    /// The client's choices; an empty field is no choice.
    func options() throws(Refusal) -> SubmissionOptions {
        try SubmissionOptions { fields[$0].map { String(decoding: $0, as: UTF8.self) } }
    }

    private mutating func begin(_ headers: [String: String]) throws(Refusal) {
        let disposition = HeaderValue(headers["content-disposition"] ?? "")
        let field = disposition.parameters["name"]
        if let fileName = disposition.fileName {
            try beginMedium(.medium, UploadName.clean(fileName), headers["content-type"].map { HeaderValue($0).value })
        } else if field == "text" {
            try beginMedium(.text, nil, "text/plain")
        } else if let field, SubmissionOptions.names.contains(field) {
            part = .option(field)
        } else {
            throw Refusal(unknownField: field ?? "", of: "the form")
        }
    }

    private mutating func beginMedium(_ part: Part, _ name: String?, _ type: String?) throws(Refusal) {
        guard !hasMedium else { throw Refusal(.invalidRequest, "The form has more than one file or text.") }
        hasMedium = true
        self.part = part
        self.name = name
        declaredType = type
    }

    private mutating func take(_ bytes: ByteBuffer) throws(Refusal) -> ByteBuffer? {
        switch part {
        case .outside: return nil
        case .medium: return bytes
        case .text:
            try TextRule.check(bytes.readableBytesView)
            return bytes
        case .option(let name):
            fields[name, default: []] += bytes.readableBytesView
            guard fields[name, default: []].count <= Self.optionLimit else {
                throw Refusal(.invalidRequest, "An option of the form is too long.")
            }
            return nil
        }
    }
}
