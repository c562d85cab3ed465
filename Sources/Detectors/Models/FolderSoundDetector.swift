public import DetectionCore
public import Inference
import MediaDecoding

/// A sound detector that is nothing but a model folder: windows of the waveform in, a score for each out.
public struct FolderSoundDetector: Detector {
    /// The manifest's id.
    public let id: String
    /// The manifest's version.
    public let version: String
    /// Sounds.
    public let kind = MediaKind.audio
    /// What the manifest says.
    public let isExperimental: Bool

    private let manifest: ModelManifest
    private let output: ModelManifest.Output
    private let input: ModelManifest.Input
    private let windows: SoundWindows
    private let repository: ModelRepository

    /// A detector for a manifest; nil when it is not a sound detector with the view `waveform` and a score.
    public init?(_ manifest: ModelManifest, repository: ModelRepository) {
        guard manifest.role == .detector, manifest.modality == .audio, let input = manifest.input,
            input.view == .waveform, let length = input.samples, let output = manifest.output
        else { return nil }
        id = manifest.id
        version = manifest.version
        isExperimental = manifest.isExperimental
        self.manifest = manifest
        self.output = output
        self.input = input
        windows = SoundWindows(
            length: length, hop: input.hop ?? length, isFilled: input.shape.last != -1,
            isNormalised: input.normalise == true)
        self.repository = repository
    }

    /// The mean of the windows' scores as log-odds of synthetic, and a segment for each window.
    public func evidence(for medium: DecodedMedium) async -> Evidence {
        var look = Look(self)
        switch look.sound(of: medium) {
        case .ended(let evidence): return evidence
        case .samples(let sound):
            let shortest = manifest.applicability?.minSeconds ?? 0
            guard Double(sound.samples.count) >= shortest * Double(DecodedAudio.sampleRate) else {
                return look.notApplicable(
                    .durationTooShort, "The sound has less than the \(shortest) seconds that this model needs.")
            }
            do throws(InferenceError) {
                let model = try await repository.model(id)
                look.digest = model.digest
                var scores: [Double] = []
                let starts = windows.starts(count: sound.samples.count)
                for start in starts {
                    scores.append(try await score(of: windows.samples(of: sound.samples, from: start), by: model))
                }
                let score = scores.reduce(0, +) / Double(scores.count)
                let llr = manifest.calibration?.llr(ofScore: score)
                var evidence = look.done(
                    score: score, llr: llr, FolderWords.sentence(id, isCalibrated: llr != nil),
                    segments: zip(starts, scores).map { segment(from: $0, score: $1, of: sound) })
                if sound.isPartial || windows.leaveOut(count: sound.samples.count) {
                    let ranges = starts.map { $0..<min($0 + windows.length, sound.samples.count) }
                    evidence.examined = Examined(ranges, of: sound)
                }
                return evidence
            } catch {
                return look.failed(error.reason, error.message)
            }
        }
    }

    private func score(of samples: [Float], by model: Model) async throws(InferenceError) -> Double {
        let shape: [Int] = input.shape.dropLast() + [samples.count]
        let outputs = try await model.run([input.name: Tensor(shape: shape, floats: samples)])
        guard let score = outputs[output.name].flatMap(output.logOdds(in:)) else { throw output.missing }
        return score
    }

    private func segment(from start: Int, score: Double, of sound: DecodedAudio) -> Segment {
        let rate = Double(DecodedAudio.sampleRate)
        let end = min(start + windows.length, sound.samples.count)
        return Segment(
            track: .audio, start: Double(start) / rate, end: Double(end) / rate,
            score: manifest.calibration?.llr(ofScore: score) ?? score)
    }
}
