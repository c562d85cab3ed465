import Foundation

/// What is answered in every round.
enum Samples {
    /// The JPEG files of a folder, by name; at most 50.
    static func images(in folder: String) throws -> [URL] {
        let root = URL(filePath: folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".jpg") }.sorted()
        guard !names.isEmpty else { throw BenchmarkError("no JPEG in \(folder)") }
        return names.prefix(50).map { root.appending(path: $0) }
    }

    /// Plain English of 200 SmolLM2 tokens.
    static let text = """
        The harbour wakes before the town does. A little after four the first boats come in past the mole, their lamps \
        still lit, and the men throw lines to boys who ought to be asleep. Ice is shovelled into crates, prices are \
        shouted and shouted down, and by the time the bakery opens its shutters half of the catch is already on the \
        road. My grandmother sold coffee here for thirty years from a cart with one bad wheel. She knew who had lost \
        money, who was lying about it, and whose wife had stopped speaking to him, and she kept all of it to herself. \
        When the council moved the market to a hall outside the town, she went once, looked at the white tiles and the \
        drains in the floor, and said that nobody would ever tell the truth in a room like that. She never went back. \
        The cart stands in our shed, and on cold mornings my brother still oils the wheel, although none of us could \
        say what for.
        """
}
