/// Vectors that share a key.
struct WycheproofGroup {
    /// One token and whether it is marked as valid.
    struct Vector {
        let number: Int
        let isValid: Bool
        let token: String
    }

    /// The key's name.
    let id: String
    /// The key.
    let key: String
    let vectors: [Vector]

    /// A group from lines of number, mark and token, which may be empty or hold spaces.
    init(id: String, key: String, _ lines: String) {
        self.id = id
        self.key = key
        vectors = lines.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count >= 2, let number = Int(parts[0]) else { return nil }
            return Vector(
                number: number, isValid: parts[1] == "valid", token: parts.count == 3 ? String(parts[2]) : "")
        }
    }
}
