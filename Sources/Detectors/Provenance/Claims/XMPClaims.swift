import DetectionCore

/// Claims in an XMP packet.
enum XMPClaims {
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
            return DigitalSourceType(term: property.value)?.claim.map { ("xmp:DigitalSourceType", $0) }
        case (XMPProperty.basic, "CreatorTool"):
            return ProgramNames.claim(of: property.value).map { ("xmp:CreatorTool", $0) }
        case (XMPProperty.photoshop, "Credit"):
            return ProgramNames.claim(of: property.value) == .synthetic ? ("xmp:Credit", .synthetic) : nil
        case (XMPProperty.label, "AIGC"):
            return AIGCLabel.statesGeneration(property.value) ? ("xmp:AIGC", .synthetic) : nil
        case (XMPProperty.tiff, "Make"):
            return ("xmp:Make", .camera)
        default:
            return nil
        }
    }
}
