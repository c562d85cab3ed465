import DetectionCore

extension BrandList {
    /// Whether an ISO file was made by or for QuickTime.
    var isQuickTime: Bool { brands.first == "qt  " }

    /// Whether the bytes open like a QuickTime file from before brands.
    static func isUnbrandedQuickTime(_ bytes: [UInt8]) -> Bool {
        ["moov", "mdat", "wide", "free", "skip", "pnot"].contains { bytes.dropFirst(4).starts(with: $0.utf8) }
            && bytes.first == 0
    }
}
