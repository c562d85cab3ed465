import CVipsShim
import Contained
import Containers
import DecoderWire

/// One picture of a medium in memory: header first, pixels only when there are not too many of them.
struct Picture: ~Copyable {
    private let handle: OpaquePointer
    let width: Int
    let height: Int
    let frames: Int

    /// Reads the header and plans the decoding.
    ///
    /// `bytes` must outlive the picture.
    init(_ bytes: UnsafeRawBufferPointer, format: WireFormat, maxPixels: UInt64) throws(DecodeFailure) {
        guard let handle = vs_open(bytes.baseAddress, bytes.count, vs_format(format.rawValue)) else {
            throw .fromPictureLibrary()
        }
        let stored = (width: Int(vs_stored_width(handle)), height: Int(vs_stored_height(handle)))
        guard stored.width * stored.height <= Int(clamping: maxPixels) else {
            vs_close(handle)
            var failure = DecodeFailure(.tooManyPixels)
            failure.width = stored.width
            failure.height = stored.height
            throw failure
        }
        // libvips reads what a PNG file says of its orientation only where it stands before the picture.
        let orientation = format == .png ? Orientation.png(ByteWindow(MappedBytes(bytes))) : 0
        guard vs_prepare(handle, Int32(orientation)) == 0 else {
            let failure = DecodeFailure.fromPictureLibrary()
            vs_close(handle)
            throw failure
        }
        self.handle = handle
        width = Int(vs_width(handle))
        height = Int(vs_height(handle))
        frames = Int(vs_frames(handle))
    }

    deinit {
        vs_close(handle)
    }

    /// Decodes into a result of at most so many bytes.
    func render(maxBytes: UInt64) throws(DecodeFailure) -> Answer {
        let handle = handle
        var memory = ResultMemory(maxBytes: maxBytes)
        let isRendered = try memory.append(width * height * 3) { pixels in
            vs_render(handle, pixels.bindMemory(to: UInt8.self).baseAddress, pixels.count) == 0
        }
        guard isRendered else { throw .fromPictureLibrary() }
        var reply = DecodeReply(number: 0, status: .decoded)
        reply.width = UInt32(width)
        reply.height = UInt32(height)
        reply.frames = UInt32(frames)
        reply.channels = vs_has_alpha(handle) != 0 ? 4 : 3
        return try Answer(reply, memory)
    }
}
