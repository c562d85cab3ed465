import CVipsShim
import Contained
import DecoderWire

/// The colour planes of a picture that stores them at half its size each way, as they are stored.
struct ColourPlanes {
    private let bytes: UnsafeRawBufferPointer
    private let isWebP: Int32
    private let size: sp_size

    init(_ bytes: UnsafeRawBufferPointer, format: WireFormat, maxPixels: UInt64) throws(DecodeFailure) {
        guard format == .jpeg || format == .webp else {
            throw DecodeFailure(.unsupported, "its colour is not stored as planes")
        }
        self.bytes = bytes
        isWebP = format == .webp ? 1 : 0
        var size = sp_size()
        try DecodeFailure.check(sp_chroma_size(bytes.baseAddress, bytes.count, isWebP, &size))
        try DecodeFailure.check(size, maxPixels: maxPixels)
        self.size = size
    }

    /// Both planes, blue first; the reply has the size of the picture, not of a plane.
    func render(maxBytes: UInt64) throws(DecodeFailure) -> Answer {
        let count = (Int(size.width) + 1) / 2 * ((Int(size.height) + 1) / 2)
        var memory = ResultMemory(maxBytes: maxBytes)
        let status = try memory.append(2 * count) { result in
            let planes = result.bindMemory(to: UInt8.self).baseAddress
            return sp_chroma(bytes.baseAddress, bytes.count, isWebP, planes, planes?.advanced(by: count), count)
        }
        try DecodeFailure.check(status)
        var reply = DecodeReply(number: 0, status: .decoded)
        reply.width = UInt32(size.width)
        reply.height = UInt32(size.height)
        return try Answer(reply, memory)
    }
}

extension DecodeFailure {
    /// What the shim for stored planes says.
    static func check(_ status: sp_status) throws(DecodeFailure) {
        switch status {
        case SP_OK: return
        case SP_NONE: throw DecodeFailure(.unsupported, "it does not store what was asked for")
        default: throw DecodeFailure(.malformed)
        }
    }

    /// Refuses a picture with more pixels than allowed.
    static func check(_ size: sp_size, maxPixels: UInt64) throws(DecodeFailure) {
        guard Int(size.width) * Int(size.height) > Int(clamping: maxPixels) else { return }
        var failure = DecodeFailure(.tooManyPixels)
        failure.width = Int(size.width)
        failure.height = Int(size.height)
        throw failure
    }
}
