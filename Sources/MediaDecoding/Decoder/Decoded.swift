import DecoderWire

/// The result of one order.
enum Decoded: Sendable {
    case image(DecodedImage)
    case planes(ColourPlanes)
    case pixels(StoredPixels)
    case audio(DecodedAudio)
    case video(DecodedVideo)
    case manifests(StoredManifests)
    case document(DecodedDocument)
    case isolation(Isolation)
}
