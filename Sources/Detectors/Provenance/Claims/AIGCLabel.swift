import DetectionCore

/// The label that generators in China must leave in a file's metadata.
///
/// Source: GB 45438-2025 annexes E and F: a JSON object, alone or under the key `AIGC`, whose `Label` is "1" for
/// generated, "2" for possibly and "3" for suspected to be.
enum AIGCLabel {
    /// The key under which containers keep it.
    static let key = "aigc"
    private static let maxLength = 16_384

    /// Whether a text is such a label, and one by which the producer states that the medium is generated.
    static func statesGeneration(_ text: String) -> Bool {
        guard text.utf8.count <= maxLength, text.contains("Label"), let json = JSONView(Array(text.utf8)) else {
            return false
        }
        return [json, json["AIGC"], json["aigc"]].contains { $0["Label"].string == "1" }
    }
}
