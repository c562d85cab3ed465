import DecoderWire

extension DecodeReply {
    /// The manifest store in a result, or the words why there is none: both are text, only the first starts as JSON does.
    func manifests(_ mapping: consuming ResultMapping) throws(WireError) -> StoredManifests {
        guard mapping.bytes.count <= ManifestText.maxBytes else { throw .malformed }
        let bytes = [UInt8](mapping.bytes)
        return bytes.first == ManifestText.jsonStart
            ? .found(json: bytes) : .none(why: String(decoding: bytes.prefix(ManifestText.maxWords), as: UTF8.self))
    }
}
