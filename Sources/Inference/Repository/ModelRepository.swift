import DetectionCore
import Synchronization

/// The models installed on this machine, loaded when they are first asked for.
public final class ModelRepository: Sendable {
    private typealias Load = Task<Result<Model, InferenceError>, Never>

    private struct State {
        var runtime: OpenVINORuntime?
        var loads: [String: Load] = [:]
        var failures: [String: InferenceError] = [:]
    }

    private let catalogue: ModelCatalogue
    private let parallelism: Parallelism
    private let remote: (any RemoteGraphs)?
    private let cache: GraphCache?
    private let idle: Duration?
    private let state = Mutex(State())

    /// Reads the manifests below the folders, not yet the models; earlier folders come first where both have a file.
    ///
    /// - Parameters:
    ///   - folders: Roots of model folders.
    ///   - parallelism: How the runtime of this process divides its cores.
    ///   - remote: Where graphs are computed instead; their files need not be here then.
    ///   - cache: Where compiled graphs are stored; nil for nowhere.
    ///   - idle: How long after its last use a graph stays in memory; nil for as long as the repository.
    public init(
        folders: [String] = ModelRepository.standardFolders(), parallelism: Parallelism = .latency,
        remote: (any RemoteGraphs)? = nil, cache: GraphCache? = nil, idle: Duration? = nil
    ) {
        catalogue = ModelCatalogue(roots: folders) { remote?.has($0) == true }
        self.parallelism = parallelism
        self.remote = remote
        self.cache = cache
        self.idle = idle
    }

    /// The newest valid version of each model, sorted by id.
    public var manifests: [ModelManifest] {
        catalogue.models.values.map(\.manifest).sorted { $0.id < $1.id }
    }

    /// Digest of an installed model's manifest, `sha256:` and 64 hexadecimal digits, without loading the model.
    public func digest(of id: String) -> String? {
        catalogue.models[id].map { "sha256:\($0.digest)" }
    }

    /// Ids of the installed models that have one of these manifest digests, which stand with a space between them.
    ///
    /// A detector that is made of others, such as one that looks at frames of a video, names all their digests.
    public func ids(ofDigests digests: String) -> [String] {
        let wanted = Set(digests.split(separator: " ").map(String.init))
        return catalogue.models.keys.filter { id in digest(of: id).map(wanted.contains) == true }.sorted()
    }

    /// Content of one of the further files of an installed model, without loading the model.
    ///
    /// Blocks while it reads: meant for small files.
    ///
    /// - Throws: `InferenceError` with `modelMissing` or `digestMismatch`.
    public func bytes(of key: String, _ id: String) throws(InferenceError) -> [UInt8] {
        guard let installed = catalogue.models[id], let reference = installed.manifest.files[key] else {
            throw InferenceError(.modelMissing, "The model '\(id)' has no file '\(key)'.")
        }
        return try installed.folder.verifiedBytes(of: reference)
    }

    /// What computes the graph of a model in this process's place; nil where nothing does, or it was not asked yet.
    public func place(of id: String) -> String? {
        guard let manifest = catalogue.models[id]?.manifest, let graph = manifest.graph else { return nil }
        if case .backbone(let backbone) = graph { return place(of: backbone) }
        return remote.flatMap { $0.has(id) ? $0.name : nil }
    }

    /// The arithmetic in which this process computes a model's graph; nil where its manifest asks for no other than 32-bit
    /// floating point, where it has no graph and where another process computes it.
    public func arithmetic(of id: String) -> Arithmetic? {
        guard let manifest = catalogue.models[id]?.manifest, let graph = manifest.graph else { return nil }
        if case .backbone(let backbone) = graph { return arithmetic(of: backbone) }
        let isPlain = manifest.dynamicGroup == nil && manifest.precision == .f32
        return isPlain || remote?.has(id) == true ? nil : Arithmetic(of: manifest)
    }

    /// Faults (missing, corrupt, invalid) by the name of the model.
    public var problems: [ModelProblem] {
        let failures = state.withLock { $0.failures }.map { id, error in
            ModelProblem(model: id, code: error.code, message: error.message)
        }
        let known = Set(catalogue.problems.map(\.model))
        let added = failures.filter { !known.contains($0.model) }
        return (catalogue.problems + added).sorted { ($0.model, $0.message) < ($1.model, $1.message) }
    }

    /// A model, loaded once however many tasks ask for it.
    ///
    /// Its files are checked against their digests first, those of its graph where it is not in the cache.
    /// - Throws: `InferenceError`; the next call tries again.
    public func model(_ id: String) async throws(InferenceError) -> Model {
        let load = state.withLock { state in
            if let running = state.loads[id] { return running }
            let started = Load { await self.load(id) }
            state.loads[id] = started
            return started
        }
        let result = await load.value
        state.withLock { state in
            switch result {
            case .success: state.failures[id] = nil
            case .failure(let error):
                state.failures[id] = error
                if state.loads[id] == load { state.loads[id] = nil }
            }
        }
        return try result.get()
    }

    /// Remembers a failure that was found after loading.
    func report(_ error: InferenceError, for id: String) {
        state.withLock { $0.failures[id] = error }
    }

    private func load(_ id: String) async -> Result<Model, InferenceError> {
        do throws(InferenceError) {
            guard let installed = catalogue.models[id] else {
                let problem = catalogue.problems.first { $0.model == id }?.message
                throw InferenceError(.modelMissing, problem ?? "The model '\(id)' is not installed: run ./setup.")
            }
            if let problem = catalogue.needsProblem(of: installed.manifest) { throw problem }
            return .success(Model(installed, graph: try await graph(of: installed)))
        } catch {
            return .failure(error)
        }
    }

    private func graph(of installed: InstalledModel) async throws(InferenceError) -> (any GraphComputing)? {
        let (manifest, folder) = (installed.manifest, installed.folder)
        if let remote, manifest.graph?.files.isEmpty == false, remote.has(manifest.id) {
            return try await remote.graph(of: manifest, digest: "sha256:\(installed.digest)")
        }
        switch manifest.graph {
        case nil: return nil
        case .backbone(let id): return try await model(id).graph
        case .openvino, .onnx:
            let loader = GraphLoader(
                runtime: try runtime(), cache: cache, loadsBack: parallelism == .throughput)
            let load: IdleGraph.Load = { () async throws(InferenceError) in
                try await WorkQueue.loading.run { () throws(InferenceError) in
                    try loader.graph(of: manifest, in: folder)
                }
            }
            let graph = try await load()
            return idle.map { IdleGraph(graph, idle: $0, load: load) } ?? graph
        }
    }

    private func runtime() throws(InferenceError) -> OpenVINORuntime {
        try state.withLock { state throws(InferenceError) in
            if let runtime = state.runtime { return runtime }
            let runtime = try OpenVINORuntime(parallelism: parallelism)
            state.runtime = runtime
            return runtime
        }
    }
}
