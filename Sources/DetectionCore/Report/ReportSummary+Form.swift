extension ReportSummary: FormedJSON {
    /// How what heads a report is written.
    public static let form = JSONForm.object([
        .optional("examined", .list(Examined.form)), .optional("interval", .list(.number)),
        .optional("probability", .number), .init("provenance", Report.Provenance.form),
        .optional("reason", .code(Reason.allCases)), .init("verdict", .code(Verdict.allCases)),
    ])
}

extension Examined {
    fileprivate static let form = JSONForm.object([
        .init("amount", .number), .init("of", .number), .init("unit", .code([Unit.seconds, .frames, .words])),
    ])
}

extension Report.Provenance {
    fileprivate static let form = JSONForm.object([
        .optional("c2pa", ContentCredentials.form), .init("metadata", .list(MetadataClaim.form)),
        .optional("pixel_signature", PixelSignature.form), .optional("remarks", .list(MetadataRemark.form)),
    ])
}

extension ContentCredentials {
    fileprivate static let form = JSONForm.object([
        .init("actions", .list(.text)),
        .optional("digital_source_type", .code(DigitalSourceType.allCases)), .init("failures", .list(.text)),
        .optional("generator", .text), .init("ingredients", .integer), .optional("issuer", .text),
        .optional("made_with", .text), .optional("signed_at", .time), .optional("signer", .text),
        .init("state", .code(State.allCases)),
    ])
}

extension MetadataClaim {
    fileprivate static let form = JSONForm.object([
        .init("claim", .code([Claim.synthetic, .camera, .edited])), .init("path", .text), .init("value", .text),
        .optional("with_ai", .flag),
    ])
}

extension PixelSignature {
    fileprivate static let form = JSONForm.object([
        .init("path", .text), .init("signer", .text), .init("state", .code(State.allCases)),
    ])
}

extension MetadataRemark {
    fileprivate static let form = JSONForm.object([
        .init("meaning", .code(Meaning.allCases)), .init("path", .text), .init("value", .text),
    ])
}
