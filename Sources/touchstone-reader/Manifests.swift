import CC2PA
import Contained
import DecoderWire
import Glibc

/// Signed provenance, read and checked by the C2PA library without a network.
struct Manifests {
    /// What a certificate must be meant for: mail, documents, time stamps, revocation answers, and C2PA's own two.
    private static let purposes = [
        "1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36", "1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.9",
        "1.3.6.1.4.1.311.76.59.1.9", "1.3.6.1.4.1.62558.2.1",
    ]
    /// Why nothing can be checked.
    private let problem: String?

    private init(problem: String?) {
        self.problem = problem
    }

    /// Loads the library and the trusted certificates; what fails is told to whoever asks.
    ///
    /// Whatever the library says of a start that failed is no word about any medium.
    init(trustList: String?) {
        let anchors = trustList.map { Self.certificates($0) ?? "" }
        if anchors == "" {
            self.init(problem: "Unavailable: the trust list cannot be read")
        } else if cp_start(Self.settings(anchors: anchors)) != 0 {
            self.init(problem: "Unavailable: \(String(cString: cp_error()))")
        } else {
            self.init(problem: nil)
        }
    }

    /// The store as JSON, or the library's words why there is none.
    func answer(
        _ bytes: UnsafeRawBufferPointer, format: WireFormat, maxBytes: UInt64
    ) throws(DecodeFailure) -> Answer {
        var memory = ResultMemory(maxBytes: maxBytes)
        if let problem {
            try memory.append(problem.utf8.prefix(ManifestText.maxWords))
        } else if let type = Self.mediaType(format) {
            try Self.append(store: cp_manifest_store(type, bytes.baseAddress, bytes.count), to: &memory)
        } else {
            try memory.append("NotSupported: this format carries no signature".utf8)
        }
        return try Answer(DecodeReply(number: 0, status: .decoded), memory)
    }

    private static func append(
        store json: UnsafeMutablePointer<CChar>?, to memory: inout ResultMemory
    ) throws(DecodeFailure) {
        guard let json else { return try memory.append(String(cString: cp_error()).utf8) }
        defer { cp_free(json) }
        let count = strlen(json)
        guard count > 0, count <= ManifestText.maxBytes else {
            return try memory.append("TooLarge: the manifest store is too large".utf8)
        }
        try memory.append(UnsafeRawBufferPointer(start: json, count: count))
    }

    /// The library's settings: nothing is fetched, whatever a file names.
    private static func settings(anchors: String?) -> String {
        let trust = anchors.map { ",\"user_anchors\":\"\($0)\"" } ?? ""
        return """
            {"verify":{"verify_trust":true,"remote_manifest_fetch":false,"ocsp_fetch":false},
            "core":{"allowed_network_hosts":[],"max_decompressed_manifest_size_in_mb":32},
            "trust":{"trust_config":"\(purposes.joined(separator: "\\n"))\\n"\(trust)}}
            """
    }

    /// The certificates of a PEM file as the inside of a JSON string; nil when the file is no whole trust list.
    private static func certificates(_ path: String) -> String? {
        guard let file = fopen(path, "re") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: TrustListText.maxBytes)
        let count = fread(&bytes, 1, bytes.count, file)
        let certificates = try? TrustListText.certificates(in: Array(bytes[..<count]))
        return certificates.map { TrustListText.pem($0, newline: "\\n") }
    }

    private static func mediaType(_ format: WireFormat) -> String? {
        switch format {
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .webp: "image/webp"
        case .gif: "image/gif"
        case .tiff: "image/tiff"
        case .heif: "image/heif"
        case .wav: "audio/wav"
        case .mp3: "audio/mpeg"
        case .flac: "audio/flac"
        case .iso: "video/mp4"
        case .avi: "video/avi"
        case .ogg, .adts, .matroska, .transport, .aiff, .caf, .amr, .asf, .flv, .program, .pdf: nil
        }
    }
}
