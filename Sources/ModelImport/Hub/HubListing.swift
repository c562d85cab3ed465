import DetectionCore

/// What a hub says of one revision of a model: its commit, and its files with sizes and digests.
struct HubListing: Sendable, Equatable {
    /// A file of the revision.
    struct File: Sendable, Equatable {
        /// What its content has to be.
        enum Digest: Sendable, Equatable {
            /// SHA-256 of a large file.
            case sha256(String)
            /// The name that Git has for a small one: SHA-1 of its size and content.
            case blob(String)
        }

        var name: String
        var size: Int
        var digest: Digest
    }

    /// Files beside the weights that are needed where they are there.
    private static let descriptions = [
        "config.json", "preprocessor_config.json", "processor_config.json", "tokenizer.json", "tokenizer_config.json",
        "special_tokens_map.json", "README.md", "model.safetensors.index.json",
    ]

    /// The commit, 40 hexadecimal digits.
    var commit: String
    /// Its files by name.
    var files: [String: File]

    init(_ json: JSONValue) throws(ImportRefusal) {
        let digits = Set("0123456789abcdef")
        guard let commit = json["sha"]?.string, commit.utf8.count == 40, commit.allSatisfy(digits.contains),
            case .array(let entries)? = json["siblings"]
        else { throw ImportRefusal("The hub's answer is no list of a model's files: is TOUCHSTONE_HUB right?") }
        self.commit = commit
        files = [:]
        for entry in entries {
            guard let name = entry["rfilename"]?.string, let size = entry["size"]?.number.flatMap({ Int(exactly: $0) }),
                size >= 0
            else { continue }
            let large = entry["lfs"]?["sha256"]?.string.map { File.Digest.sha256($0.lowercased()) }
            guard let digest = large ?? entry["blobId"]?.string.map({ .blob($0.lowercased()) }) else { continue }
            files[name] = File(name: name, size: size, digest: digest)
        }
    }

    /// Files that describe the model.
    var descriptions: [File] { Self.descriptions.compactMap { files[$0] } }

    /// Files of the weights.
    ///
    /// - Parameter index: What `model.safetensors.index.json` says, where there is one.
    func weights(index: JSONValue?) throws(ImportRefusal) -> [File] {
        if let file = files["model.safetensors"] { return [file] }
        guard let index else {
            let other = files.keys.sorted().first { $0.hasSuffix(".bin") || $0.hasSuffix(".h5") || $0.hasSuffix(".pt") }
            throw ImportRefusal(
                "The model has no model.safetensors there"
                    + (other.map { ", only \($0), which may hold a program and is never opened" } ?? "")
                    + ": ask its makers for safetensors, or look for a revision that has them (@REVISION).")
        }
        var found: [File] = []
        for name in try Safetensors.shards(of: index) {
            guard let file = files[name] else {
                throw ImportRefusal("The model's index names \(name), which is not there.")
            }
            found.append(file)
        }
        return found
    }
}
