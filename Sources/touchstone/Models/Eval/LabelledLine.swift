/// One line of a JSON manifest.
struct LabelledLine: Decodable {
    let text: String
    let label: String
    let generator: String?
    let source: String?
    let delivery: String?
    let split: String?

    private enum CodingKeys: String, CodingKey {
        case text, label, generator, source, delivery, split
    }

    /// Reads a line; the label may be a word, or 0 and 1.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        text = try container.decode(String.self, forKey: .text)
        if let number = try? container.decode(Int.self, forKey: .label) {
            label = String(number)
        } else {
            label = try container.decode(String.self, forKey: .label)
        }
        generator = try container.decodeIfPresent(String.self, forKey: .generator)
        source = try container.decodeIfPresent(String.self, forKey: .source)
        delivery = try container.decodeIfPresent(String.self, forKey: .delivery)
        split = try container.decodeIfPresent(String.self, forKey: .split)
    }
}
