import Foundation

extension ModelManifest {
    /// Decodes and checks a manifest file.
    ///
    /// - Throws: `InferenceError` with `manifestInvalid` and a sentence that names the folder and the field.
    static func read(_ data: Data, from folder: ModelFolder) throws(InferenceError) -> ModelManifest {
        let name = "'\(folder.id)/\(folder.version)/manifest.json'"
        let manifest: ModelManifest
        do {
            manifest = try JSONDecoder().decode(ModelManifest.self, from: data)
        } catch {
            throw InferenceError(.manifestInvalid, "\(name) cannot be used: \(explanation(of: error)).")
        }
        if let flaw = manifest.flaw(in: folder) {
            throw InferenceError(.manifestInvalid, "\(name) cannot be used: \(flaw).")
        }
        return manifest
    }

    /// The first contradiction in a manifest, or nil when there is none.
    private func flaw(in folder: ModelFolder) -> String? {
        if id != folder.id { return "its id '\(id)' is not the folder's name" }
        if version != folder.version { return "its version '\(version)' is not the folder's name" }
        let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789.-_")
        if id.isEmpty || !id.allSatisfy(allowed.contains) {
            return "its id may have lower-case letters, digits, dots, dashes and underscores only"
        }
        if licence.isEmpty { return "'licence' is empty" }
        switch (runtime, graph) {
        case (.openvino, nil): return "'graph' is missing; without one the runtime is 'swift'"
        case (.swift, .some): return "the runtime 'swift' has no 'graph'"
        case (_, .backbone(id)?): return "it names itself as its backbone"
        case (_, .backbone?) where role == .backbone: return "a backbone needs a graph of its own"
        default: break
        }
        if let group = dynamicGroup, group <= 0 || !group.isMultiple(of: 16) {
            return "'dynamic_group' is not a positive multiple of 16"
        }
        if needs.contains(id) { return "'needs' names the model itself" }
        let references = Array(files.values) + (graph?.files ?? [])
        if let flaw = references.compactMap(\.flaw).sorted().first { return flaw }
        return inputFlaw ?? outputFlaw ?? selfTestFlaw
    }

    private var inputFlaw: String? {
        guard let input else { return nil }
        if input.shape.isEmpty || input.shape.contains(where: { $0 == 0 || $0 < -1 }) {
            return "'input.shape' has a length that is neither positive nor -1"
        }
        if input.hop.map({ $0 <= 0 }) == true { return "'input.hop' is not positive" }
        switch input.view {
        case .image, .face: return imageFlaw(of: input)
        case .waveform:
            guard input.shape.dropLast().allSatisfy({ $0 == 1 }), input.samples ?? 0 > 0 else {
                return
                    "'input.shape' of the view 'waveform' is ones and then the samples of a window, or -1 with 'window'"
            }
            return nil
        case .tokens:
            guard input.shape == [1, -1], input.window ?? 0 > 0 else {
                return "'input.shape' of the view 'tokens' is 1 and -1, with the most tokens as 'window'"
            }
            return files[Self.tokenizer] == nil ? "the view 'tokens' needs the file 'tokenizer'" : nil
        case .custom: return nil
        }
    }

    private func imageFlaw(of input: Input) -> String? {
        if input.shape.count != 4 { return "'input.shape' of the view '\(input.view.rawValue)' has four lengths" }
        if input.mean?.count ?? 3 != 3 || input.std?.count ?? 3 != 3 { return "'mean' and 'std' have three numbers" }
        if input.std?.contains(where: { !($0 > 0) }) == true { return "'input.std' has a number that is not positive" }
        if input.resize == .shortSide, input.size ?? 0 <= 0 { return "'input.size' is needed for 'short_side'" }
        return nil
    }

    private var outputFlaw: String? {
        if output?.index.map({ $0 < 0 }) == true { return "'output.index' is negative" }
        return output?.kind == .map && modality != .image ? "'output.kind' is 'map', which only pictures have" : nil
    }

    private var selfTestFlaw: String? {
        guard let selfTest else { return nil }
        if !(selfTest.tolerance >= 0) { return "'self_test.tolerance' is negative" }
        let wrong = selfTest.input.filter { Tensor($0.value) == nil }.keys.sorted().first
        return wrong.map { "'self_test.input.\($0)' has not as many numbers as its shape says" }
    }

    private static func explanation(of error: any Error) -> String {
        func path(_ context: DecodingError.Context, _ key: (any CodingKey)? = nil) -> String {
            (context.codingPath + (key.map { [$0] } ?? [])).map(\.stringValue).joined(separator: ".")
        }
        switch error as? DecodingError {
        case .keyNotFound(let key, let context): return "'\(path(context, key))' is missing"
        case .valueNotFound(_, let context): return "'\(path(context))' is null"
        case .typeMismatch(let type, let context): return "'\(path(context))' is not a \(type)"
        case .dataCorrupted(let context) where context.codingPath.isEmpty: return "it is not JSON"
        case .dataCorrupted(let context): return "'\(path(context))' has a value that is not allowed"
        default: return "it cannot be read"
        }
    }
}

extension FileReference {
    /// Why the reference cannot be trusted, or nil.
    ///
    /// Files stay inside the model's folder.
    fileprivate var flaw: String? {
        let parts = file.split(separator: "/", omittingEmptySubsequences: false)
        if parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) {
            return "the file '\(file)' is not inside the model's folder"
        }
        let digits = Set("0123456789abcdef")
        return sha256.count == 64 && sha256.allSatisfy(digits.contains)
            ? nil : "'sha256' of '\(file)' is not 64 lower-case hexadecimal digits"
    }
}
