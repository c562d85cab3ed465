import EmbeddedFiles

/// The hand-written description of the HTTP API, embedded in the program.
public enum OpenAPIDocument {
    /// `openapi.yaml` as UTF-8.
    public static var bytes: [UInt8] { EmbeddedFile.bytes(of: "API/openapi.yaml") }
}
