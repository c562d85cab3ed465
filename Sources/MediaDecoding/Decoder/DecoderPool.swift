public import DetectionCore
import DecoderWire
import Foundation

/// A few warm decoder processes, each on a thread of its own, started when there is work for them.
///
/// A process serves one picture at a time and is replaced after some, and after anything that went wrong with it. Its
/// death fails the picture it was working on and nothing else. A pool that is let go ends its processes.
public final class DecoderPool: Sendable {
    private let executable: String
    private let recycleAfter: Int
    private let limits: DecodeLimits
    private let queue: DecodeQueue

    /// A pool with no process yet.
    ///
    /// - Parameters:
    ///   - executable: The decoder program; by default the one beside the running executable or test bundle.
    ///   - size: Most processes at a time, at least 1.
    ///   - recycleAfter: Pictures after which a process is replaced, at least 1.
    ///   - limits: What one picture may cost.
    public init(
        executable: String? = nil, size: Int, recycleAfter: Int = 64, limits: DecodeLimits = DecodeLimits()
    ) {
        self.executable = executable ?? DecoderExecutable.standardPath()
        self.recycleAfter = max(1, recycleAfter)
        self.limits = limits
        queue = DecodeQueue(size: max(1, size))
    }

    deinit {
        queue.close()
    }

    /// The picture in a file, decoded.
    ///
    /// Waits for its turn; cancelling the task ends the decoding at once.
    ///
    /// - Parameter format: What the file's bytes show it to be; it alone chooses the loader.
    /// - Throws: `DecodeError`; a file in memory or of a text format is `unsupported`.
    public func image(_ file: MediaFile, format: MediaFormat) async throws(DecodeError) -> DecodedImage {
        guard let loader = PictureFormat(format), file.withDescriptor({ $0 != nil }) else {
            throw DecodeError(.unsupported, "Only picture files are decoded.")
        }
        guard file.count <= limits.maxBytes else {
            throw DecodeError(
                .limitExceeded, "The file has \(file.count) bytes; at most \(limits.maxBytes) are accepted.")
        }
        let job = DecodeJob(file: file, format: loader)
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                if job.attach(waiter) { submit(job) }
            }
        } onCancel: {
            job.cancel()
        }
        return try outcome.get()
    }

    /// The decoder processes alive now.
    public var processIDs: [Int32] { queue.processes }

    /// The processes that were sent a picture and have not answered yet.
    var workingProcessIDs: [Int32] { queue.working }

    /// Cancels what is running, refuses what comes, and returns when every process is gone.
    public func shutdown() async {
        queue.close()
        await queue.closed()
    }

    private func submit(_ job: DecodeJob) {
        do throws(DecodeError) {
            guard try queue.add(job) else { return }
            let lane = DecoderLane(queue: queue, executable: executable, recycleAfter: recycleAfter, limits: limits)
            Thread.detachNewThread {
                var lane = lane
                lane.run()
            }
        } catch {
            job.finish(.failure(error))
        }
    }
}

extension PictureFormat {
    fileprivate init?(_ format: MediaFormat) {
        switch format {
        case .jpeg: self = .jpeg
        case .png: self = .png
        case .webp: self = .webp
        case .gif: self = .gif
        case .tiff: self = .tiff
        case .heif, .avif: self = .heif
        case .wav, .mp3, .flac, .ogg, .aac, .m4a, .mka, .mp4, .mov, .mkv, .avi, .text: return nil
        }
    }
}
