import DetectionCore

/// The brands in the `ftyp` box that opens an ISO base media file: who wrote it and who can read it.
struct BrandList {
    let brands: [String]

    /// Nil when the bytes do not open with an `ftyp` box.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 12, bytes[4..<8].elementsEqual("ftyp".utf8) else { return nil }
        let declared = bytes[0..<4].reduce(0) { $0 << 8 | Int($1) }
        let end = min(max(declared, 12), bytes.count)
        let offsets = [8] + stride(from: 16, to: end - 3, by: 4)
        brands = offsets.map { String(decoding: bytes[$0..<$0 + 4], as: UTF8.self) }
    }

    /// The picture format the brands stand for; nil for video, sound and what is not known.
    var pictureFormat: MediaFormat? {
        if brands.contains(where: ["avif", "avis"].contains) { return .avif }
        let heif = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "mif2"]
        return brands.contains(where: heif.contains) ? .heif : nil
    }
}
