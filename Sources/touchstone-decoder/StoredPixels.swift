import CVipsShim
import Contained
import DecoderWire

/// The pixels of a lossless picture as they are stored, four bytes each: what hides in their lowest bits, or was signed,
/// survives nothing else.
struct StoredPixels: ~Copyable {
    private static let strip = 128

    private let bytes: UnsafeRawBufferPointer
    /// Nil for WebP, which libvips would blend over nothing, and so change.
    private let handle: OpaquePointer?
    private let width: Int
    private let height: Int

    /// Reads the header; `bytes` must outlive the picture.
    init(_ bytes: UnsafeRawBufferPointer, format: WireFormat, maxPixels: UInt64) throws(DecodeFailure) {
        var size = sp_size()
        let handle: OpaquePointer?
        switch format {
        case .webp:
            try DecodeFailure.check(sp_webp_size(bytes.baseAddress, bytes.count, &size))
            handle = nil
        case .png:
            handle = vs_open(bytes.baseAddress, bytes.count, vs_format(format.rawValue))
            guard let handle else { throw .fromPictureLibrary() }
            size = sp_size(width: vs_stored_width(handle), height: vs_stored_height(handle))
        default:
            throw DecodeFailure(.unsupported, "its pixels are not kept as they were")
        }
        do throws(DecodeFailure) {
            try DecodeFailure.check(size, maxPixels: maxPixels)
        } catch {
            if let handle { vs_close(handle) }
            throw error
        }
        self.bytes = bytes
        self.handle = handle
        width = Int(size.width)
        height = Int(size.height)
    }

    deinit {
        if let handle { vs_close(handle) }
    }

    /// Decodes into a result of at most so many bytes; if so asked, only a picture in which a text hides.
    func render(onlyWithText: Bool, maxBytes: UInt64) throws(DecodeFailure) -> Answer {
        let (bytes, handle, width, height) = (bytes, handle, width, height)
        var memory = ResultMemory(maxBytes: maxBytes)
        let failure = try memory.append(width * height * 4) { result -> DecodeFailure? in
            let pixels = result.bindMemory(to: UInt8.self)
            do throws(DecodeFailure) {
                guard let handle else {
                    try DecodeFailure.check(
                        sp_webp_pixels(bytes.baseAddress, bytes.count, pixels.baseAddress, pixels.count))
                    if onlyWithText { try Self.checkText(pixels, width: width, height: height) }
                    return nil
                }
                for top in stride(from: 0, to: height, by: Self.strip) {
                    let count = min(Self.strip, height - top)
                    let rows = pixels.baseAddress?.advanced(by: top * width * 4)
                    guard vs_stored_rows(handle, Int32(top), Int32(count), rows) == 0 else {
                        return .fromPictureLibrary()
                    }
                    // The start of a text lies within the first rows, whatever the picture's height.
                    if top == 0, onlyWithText { try Self.checkText(pixels, width: width, height: height) }
                }
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
        var reply = DecodeReply(number: 0, status: .decoded)
        reply.width = UInt32(width)
        reply.height = UInt32(height)
        return try Answer(reply, memory)
    }

    private static func checkText(
        _ pixels: UnsafeMutableBufferPointer<UInt8>, width: Int, height: Int
    ) throws(DecodeFailure) {
        guard LowBits.hold(textIn: UnsafeBufferPointer(pixels), channels: 4, width: width, height: height) else {
            throw DecodeFailure(.unsupported, "no text hides in its pixels")
        }
    }
}
