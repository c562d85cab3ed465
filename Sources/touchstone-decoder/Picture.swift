import CVipsShim
import DecoderWire
import Glibc

/// One picture of a medium in memory: header first, pixels only when there are not too many of them.
struct Picture: ~Copyable {
    private let handle: OpaquePointer
    let width: Int
    let height: Int
    let frames: Int

    /// Reads the header and plans the decoding.
    ///
    /// `bytes` must outlive the picture.
    init(_ bytes: UnsafeRawBufferPointer, format: PictureFormat, maxPixels: UInt64) throws(PictureFailure) {
        guard let handle = vs_open(bytes.baseAddress, bytes.count, vs_format(format.rawValue)) else {
            throw .fromLibrary()
        }
        let stored = (width: Int(vs_stored_width(handle)), height: Int(vs_stored_height(handle)))
        guard stored.width * stored.height <= Int(clamping: maxPixels) else {
            vs_close(handle)
            var failure = PictureFailure(.tooManyPixels)
            failure.width = stored.width
            failure.height = stored.height
            throw failure
        }
        guard vs_prepare(handle) == 0 else {
            let failure = PictureFailure.fromLibrary()
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

    /// Decodes into sealed memory and returns its descriptor.
    func render() throws(PictureFailure) -> Int32 {
        let handle = handle
        let memory = vs_memory_file()
        do throws(WireError) {
            let isRendered = try PixelMemory.fill(memory, count: width * height * 3) { pixels in
                vs_render(handle, pixels.bindMemory(to: UInt8.self).baseAddress, pixels.count) == 0
            }
            if isRendered { return memory }
        } catch {
            close(memory)
            throw PictureFailure(.outOfMemory)
        }
        close(memory)
        throw .fromLibrary()
    }
}
