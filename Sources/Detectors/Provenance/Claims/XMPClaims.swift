import DetectionCore

/// What an XMP packet claims.
enum XMPClaims {
    /// The IPTC vocabulary of digital source types, by the last part of the term's address.
    private static let sourceTypes: [String: MetadataClaim.Claim] = [
        "trainedAlgorithmicMedia": .synthetic, "algorithmicMedia": .synthetic, "compositeSynthetic": .synthetic,
        "compositeWithTrainedAlgorithmicMedia": .edited, "algorithmicallyEnhanced": .edited,
        "minorHumanEdits": .edited, "humanEdits": .edited, "compositeCapture": .edited, "composite": .edited,
        "digitalCapture": .camera, "computationalCapture": .camera, "negativeFilm": .camera, "positiveFilm": .camera,
    ]

    static func claims(_ packet: XMPPacket) -> [MetadataClaim] {
        var seen: Set<String> = []
        return packet.properties.compactMap { property in
            guard let (path, claim) = claim(property), seen.insert(path).inserted else { return nil }
            return MetadataClaim(path: path, value: ClaimText.clean(property.value), claim: claim)
        }
    }

    private static func claim(_ property: XMPProperty) -> (String, MetadataClaim.Claim)? {
        switch (property.namespace, property.name) {
        case (XMPProperty.digitalSource, "DigitalSourceType"):
            let term = property.value.split { $0 == "/" || $0.isWhitespace }.last.map(String.init) ?? ""
            return sourceTypes[term].map { ("xmp:DigitalSourceType", $0) }
        case (XMPProperty.basic, "CreatorTool"):
            return ProgramNames.claim(of: property.value).map { ("xmp:CreatorTool", $0) }
        case (XMPProperty.photoshop, "Credit"):
            return ProgramNames.claim(of: property.value) == .synthetic ? ("xmp:Credit", .synthetic) : nil
        case (XMPProperty.tiff, "Make"):
            return ("xmp:Make", .camera)
        default:
            return nil
        }
    }
}
