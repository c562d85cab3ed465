import DetectionCore
import Detectors
import Foundation
import Inference
import MediaDecoding
import Presentation

/// Looks at the pictures that a lesson is to be made of: decodes each, leaves out what cannot be used, and what is there
/// twice.
struct PictureClass {
    /// What came of one file.
    enum Outcome: Sendable {
        case usable(PictureLesson.Example, sha256: String)
        case unusable(String)
    }

    /// The pictures that can be used.
    private(set) var examples: [PictureLesson.Example] = []
    /// One line a file that was left out.
    private(set) var remarks: [String] = []
    /// A file that has both labels.
    private(set) var contradiction: String?
    private var known: [String: Bool] = [:]

    /// What comes of a file.
    static func look(
        at item: LabelledFiles.Item, for lesson: PictureLesson, decoders: DecoderPool
    ) async -> Outcome {
        do {
            let file = try MediaFile(path: item.path.bytes)
            let description = try await MediaDescriber.describe(file)
            guard description.kind == .image else { return .unusable("it is not an image") }
            let picture = try await decoders.image(file, format: description.format)
            guard let tokens = try await lesson.tokens(of: picture) else {
                return .unusable("it is too small to be looked at")
            }
            let example = PictureLesson.Example(isSynthetic: item.isSynthetic, source: item.source, tokens: tokens)
            return .usable(example, sha256: description.sha256)
        } catch let error as MediaError {
            return .unusable(error.message)
        } catch let error as DecodeError {
            return .unusable(error.message)
        } catch let error as InferenceError {
            return .unusable(error.message)
        } catch {
            return .unusable("it cannot be read")
        }
    }

    /// Takes up what came of a file.
    mutating func add(_ outcome: Outcome, of item: LabelledFiles.Item) {
        let name = item.path.text.printable
        switch outcome {
        case .unusable(let reason): remarks.append("\(name) was left out: \(reason.printable)")
        case .usable(let example, let sha256):
            guard let label = known[sha256] else {
                known[sha256] = item.isSynthetic
                return examples.append(example)
            }
            if label != item.isSynthetic { contradiction = contradiction ?? name }
            remarks.append("\(name) was left out: the same file is there before")
        }
    }
}
