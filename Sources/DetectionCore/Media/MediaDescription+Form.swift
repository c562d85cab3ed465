extension MediaDescription: FormedJSON {
    /// How a description is written.
    public static let form = JSONForm.object([
        .init("bytes", .integer), .optional("document", TextDocument.form), .optional("duration", .number),
        .init("format", .code(MediaFormat.allCases)), .optional("frames", .integer), .optional("height", .integer),
        .init("kind", .code(MediaKind.allCases)), .init("sha256", .text),
        .optional("tracks", .list(MediaTrack.form)), .optional("width", .integer),
    ])
}

extension MediaTrack {
    fileprivate static let form = JSONForm.object([
        .optional("channels", .integer), .init("codec", .text), .optional("duration", .number),
        .optional("frame_rate", .number), .optional("height", .integer), .init("kind", .code([Kind.audio, .video])),
        .optional("mirrored", .flag), .optional("rotation", .integer), .optional("sample_rate", .integer),
        .optional("width", .integer),
    ])
}

extension TextDocument {
    fileprivate static let form = JSONForm.object([
        .optional("attachments", .list(.text)), .init("form", .code(Form.allCases)), .init("left_out", .list(.text)),
        .optional("page_starts", .list(.integer)), .optional("pages", .integer),
        .optional("recognized_pages", .integer), .init("words", .integer),
    ])
}
