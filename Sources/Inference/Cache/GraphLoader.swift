import Foundation

/// Makes graphs ready to run: out of the cache where they are in it, otherwise out of their files.
struct GraphLoader: Sendable {
    let runtime: OpenVINORuntime
    let cache: GraphCache?
    /// Whether a graph that was just stored is loaded back: it then holds less memory, as its weights are mapped, and it takes a
    /// tenth of a second or more.
    let loadsBack: Bool

    /// The graph of a model.
    ///
    /// The graph's files are checked against their digests where they are read, a stored graph against its seal. Blocks.
    ///
    /// - Throws: `InferenceError` with `modelMissing`, `digestMismatch` or `compileFailed`.
    func graph(of manifest: ModelManifest, in folder: ModelFolder) throws(InferenceError) -> CompiledModel {
        let files = manifest.graph?.files ?? []
        let settings = runtime.settings(for: Arithmetic(of: manifest))
        guard let cache else { return try runtime.compile(try Self.paths(of: files, in: folder), settings) }
        let key = GraphKey(files: files.map(\.sha256), settings: settings, runtime: OpenVINORuntime.version)
        if let graph = stored(key, cache, settings) { return graph }
        let paths = try Self.paths(of: files, in: folder)
        guard let draft = cache.draft(room: Self.room(for: paths)) else { return try runtime.compile(paths, settings) }
        // Freed before it is loaded back, so that both are never in memory.
        if let compiled = try? runtime.compile(paths, settings, storingIn: draft.folder) {
            guard cache.keep(draft, as: key), loadsBack else { return compiled }
        }
        if let graph = stored(key, cache, settings) { return graph }
        return try runtime.compile(paths, settings)
    }

    private func stored(_ key: GraphKey, _ cache: GraphCache, _ settings: OpenVINORuntime.Settings) -> CompiledModel? {
        guard let entry = cache.entry(key) else { return nil }
        if let graph = runtime.load(from: entry, settings) { return graph }
        cache.remove(key)
        return nil
    }

    private static func paths(
        of files: [FileReference], in folder: ModelFolder
    ) throws(InferenceError) -> [String] {
        try files.map { file throws(InferenceError) in try folder.verifiedPath(of: file) }
    }

    /// Bytes that a graph of these files may take: 8 bits become 32 at most.
    private static func room(for paths: [String]) -> Int {
        let sizes = paths.map { (try? FileManager.default.attributesOfItem(atPath: $0))?[.size] as? NSNumber }
        return 4 * sizes.reduce(0) { $0 + ($1?.intValue ?? 0) }
    }
}
