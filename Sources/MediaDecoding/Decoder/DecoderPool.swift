public import DecoderWire
public import DetectionCore
import Foundation

/// A few threads, each with a warm decoder process for each duty that was asked of it, started when there is work for them.
///
/// A thread serves one medium at a time. A process is replaced after some, and after anything that went wrong with it. Its
/// death fails the medium it was working on and nothing else. A pool that is let go ends its processes.
public final class DecoderPool: Sendable {
    private let duties: [DecoderDuty]
    private let executable: @Sendable (DecoderDuty) -> String
    private let recycleAfter: Int
    private let limits: DecodeLimits
    private let queue: DecodeQueue

    /// A pool with no process yet.
    ///
    /// - Parameters:
    ///   - executable: What runs in place of the decoder programs, which lie beside the running executable or test bundle.
    ///   - size: Most media at a time, at least 1.
    ///   - recycleAfter: Media after which a process is replaced, at least 1.
    ///   - limits: What one medium may cost.
    public convenience init(
        executable: String? = nil, size: Int, recycleAfter: Int = 64, limits: DecodeLimits = DecodeLimits()
    ) {
        self.init(DecoderDuty.media, executable: executable, size: size, recycleAfter: recycleAfter, limits: limits)
    }

    /// A pool, with no process yet, that does nothing but check signatures.
    ///
    /// - Parameters:
    ///   - trustList: Path of a PEM file with the certificates that are trusted.
    ///   - size: Most media, and so processes, at a time, at least 1.
    ///   - limits: What one medium may cost.
    public convenience init(checkingSignaturesBy trustList: String?, size: Int, limits: DecodeLimits = DecodeLimits()) {
        self.init([.manifests(trustList: trustList)], executable: nil, size: size, recycleAfter: 64, limits: limits)
    }

    private init(_ duties: [DecoderDuty], executable: String?, size: Int, recycleAfter: Int, limits: DecodeLimits) {
        self.duties = duties
        self.executable = { executable ?? DecoderExecutable.path(of: $0.program) }
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
        guard let loader = WireFormat(format), loader.isPicture else {
            throw DecodeError(.unsupported, "Only picture files are decoded.")
        }
        guard case .image(let image) = try await decode(file, format: loader, .picture) else { throw .nonsense }
        return image
    }

    /// The colour planes of a JPEG or WebP file that stores them at half its size each way, as they are stored.
    ///
    /// Waits for its turn; cancelling the task ends the decoding at once.
    ///
    /// - Throws: `DecodeError`; a file in memory, or one that stores its colour otherwise, is `unsupported`.
    public func colourPlanes(_ file: MediaFile, format: MediaFormat) async throws(DecodeError) -> ColourPlanes {
        guard let loader = WireFormat(format), format == .jpeg || format == .webp else {
            throw DecodeError(.unsupported, "Only JPEG and WebP files store colour planes.")
        }
        guard case .planes(let planes) = try await decode(file, format: loader, .chroma) else { throw .nonsense }
        return planes
    }

    /// The pixels of a PNG or WebP file as they are stored; at most three quarters of `limits.maxPixels`.
    ///
    /// Waits for its turn; cancelling the task ends the decoding at once.
    ///
    /// - Parameter onlyWithText: Whether only pixels are wanted in whose lowest bits a text hides.
    /// - Throws: `DecodeError`; a file in memory, of another format, with more than 8 bits a value, or without a hidden
    ///   text where one is asked for is `unsupported`.
    public func storedPixels(
        _ file: MediaFile, format: MediaFormat, onlyWithText: Bool
    ) async throws(DecodeError) -> StoredPixels {
        guard let loader = WireFormat(format), format == .png || format == .webp else {
            throw DecodeError(.unsupported, "Only PNG and WebP files keep pixels as they were.")
        }
        let operation = DecodeOperation.pixels(onlyWithText: onlyWithText)
        guard case .pixels(let pixels) = try await decode(file, format: loader, operation) else { throw .nonsense }
        return pixels
    }

    /// The first sound track of a sound or video file, at most `limits.maxAudioSeconds` from its start: 16 kHz, the mean
    /// of all channels.
    ///
    /// Waits for its turn; cancelling the task ends the decoding at once.
    ///
    /// - Parameter format: What the file's bytes show it to be; it alone chooses the demuxer.
    /// - Throws: `DecodeError`; a file in memory, of a picture or text format, or without sound is `unsupported`.
    public func audio(_ file: MediaFile, format: MediaFormat) async throws(DecodeError) -> DecodedAudio {
        guard let demuxer = WireFormat(format), !demuxer.isPicture else {
            throw DecodeError(.unsupported, "Only sound and video files have sound.")
        }
        let operation = DecodeOperation.sound(seconds: UInt32(clamping: limits.maxAudioSeconds))
        guard case .audio(let audio) = try await decode(file, format: demuxer, operation) else { throw .nonsense }
        return audio
    }

    /// Some frames of the first video track of a file: full size, upright (quarter turns; sample aspect and mirroring
    /// are not applied), each in its own size, in order of time.
    ///
    /// All frames together have at most `limits.maxPixels` pixels, so that large ones are fewer than asked for. Waits
    /// for its turn; cancelling the task ends the decoding at once.
    ///
    /// - Parameters:
    ///   - format: What the file's bytes show it to be; it alone chooses the demuxer.
    ///   - frames: Which frames; at least one, of times at most 120 that are finite and not negative.
    /// - Throws: `DecodeError`; a file in memory, of another kind, or without video is `unsupported`.
    public func video(
        _ file: MediaFile, format: MediaFormat, frames: FrameSelection
    ) async throws(DecodeError) -> DecodedVideo {
        guard format.kind == .video, let demuxer = WireFormat(format) else {
            throw DecodeError(.unsupported, "Only video files have frames.")
        }
        guard let operation = DecodeOperation(frames) else {
            throw DecodeError(
                .unsupported, "Ask for at least one frame, and for at most \(DecodeOperation.maxTimes) times.")
        }
        guard case .video(let video) = try await decode(file, format: demuxer, operation) else { throw .nonsense }
        return video
    }

    /// The signed provenance of a file, checked without a network; the pool must be one that checks signatures.
    ///
    /// Waits for its turn; cancelling the task ends the check at once.
    ///
    /// - Parameter format: What the file's bytes show it to be.
    /// - Throws: `DecodeError`; a file in memory or of a text format is `unsupported`.
    public func manifests(_ file: MediaFile, format: MediaFormat) async throws(DecodeError) -> StoredManifests {
        guard let container = WireFormat(format) else {
            throw DecodeError(.unsupported, "Texts carry no signature.")
        }
        guard case .manifests(let manifests) = try await decode(file, format: container, .manifests) else {
            throw .nonsense
        }
        return manifests
    }

    /// The characters of a PDF document, from its first page on: at most `limits.maxTextBytes`, `DocumentWire.maxPages` pages,
    /// and what half of `limits.cpuSeconds` is enough for.
    ///
    /// Waits for its turn; cancelling the task ends the reading at once.
    ///
    /// - Throws: `DecodeError`; a file in memory, one with a password, and any where the library is not installed is
    ///   `unsupported`.
    public func document(_ file: MediaFile) async throws(DecodeError) -> DecodedDocument {
        let operation = DecodeOperation.document(characters: UInt32(clamping: limits.maxTextBytes))
        guard case .document(let document) = try await decode(file, format: .pdf, operation) else { throw .nonsense }
        return document
    }

    /// What decoders tried once they were isolated and all were refused, one for each duty of the pool.
    ///
    /// Starts a decoder where none is idle.
    ///
    /// - Throws: `DecodeError` when one does not answer.
    public func isolation() async throws(DecodeError) -> Isolation {
        guard let file = try? MediaFile(sealed: [0]) else {
            throw DecodeError(.unavailable, "No decoder could be asked: the system has no memory left.")
        }
        var refused = Isolation(filesAreDenied: true, callsAreFiltered: true)
        for duty in duties {
            guard case .isolation(let isolation) = try await decode(file, format: .png, .isolation, by: duty) else {
                throw .nonsense
            }
            refused.filesAreDenied = refused.filesAreDenied && isolation.filesAreDenied
            refused.callsAreFiltered = refused.callsAreFiltered && isolation.callsAreFiltered
        }
        return refused
    }

    /// The decoder processes alive now.
    public var processIDs: [Int32] { queue.processes }

    /// The processes that were sent a medium and have not answered yet.
    var workingProcessIDs: [Int32] { queue.working }

    /// Cancels what is running, refuses what comes, and returns when every process is gone.
    public func shutdown() async {
        queue.close()
        await queue.closed()
    }

    private func decode(
        _ file: MediaFile, format: WireFormat, _ operation: DecodeOperation, by chosen: DecoderDuty? = nil
    ) async throws(DecodeError) -> Decoded {
        guard let duty = chosen ?? duties.first(where: { $0.includes(operation, format) }) else {
            throw DecodeError(.unsupported, "This pool has no decoder for it.")
        }
        let order = DecodeOrder(format: format, operation: operation, limits: limits)
        guard file.withDescriptor({ $0 != nil }) else {
            throw DecodeError(.unsupported, "Only \(order.noun) files are decoded.")
        }
        guard file.count <= limits.maxBytes else {
            throw DecodeError(
                .limitExceeded, "The file has \(file.count) bytes; at most \(limits.maxBytes) are accepted.")
        }
        let job = DecodeJob(duty, file: file, order: order)
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                if job.attach(waiter) { submit(job) }
            }
        } onCancel: {
            job.cancel()
        }
        return try outcome.get()
    }

    private func submit(_ job: DecodeJob) {
        do throws(DecodeError) {
            guard try queue.add(job) else { return }
            let lane = DecoderLane(queue: queue, executable: executable, recycleAfter: recycleAfter)
            Thread.detachNewThread {
                var lane = lane
                lane.run()
            }
        } catch {
            job.finish(.failure(error))
        }
    }
}
