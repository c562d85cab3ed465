import CZlib
package import NIOCore

/// Compression by gzip (RFC 1952), in one piece.
package enum Gzip {
    /// How hard it is tried.
    package enum Effort: Int32 {
        /// For what is made anew for each answer.
        case quick = 4
        /// For what is compressed once and sent often.
        case most = 9
    }

    /// Bytes, compressed; the same bytes give the same result.
    ///
    /// It computes and never waits: about 20 ms for each MB of text at most effort.
    package static func compressed(_ bytes: some Sequence<UInt8>, _ effort: Effort) -> ByteBuffer {
        var source = Array(bytes)
        var stream = z_stream()
        // 15 bits of window, and 16 for the header of gzip.
        let started = deflateInit2_(
            &stream, effort.rawValue, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        precondition(started == Z_OK, "zlib has no memory for a stream")
        defer { deflateEnd(&stream) }
        let most = Int(deflateBound(&stream, UInt(source.count)))
        let compressed = [UInt8](unsafeUninitializedCapacity: most) { target, count in
            source.withUnsafeMutableBufferPointer { source in
                (stream.next_in, stream.avail_in) = (source.baseAddress, UInt32(source.count))
                (stream.next_out, stream.avail_out) = (target.baseAddress, UInt32(most))
                let ended = deflate(&stream, Z_FINISH)
                precondition(ended == Z_STREAM_END, "zlib needs no more than it announced")
            }
            count = Int(stream.total_out)
        }
        return ByteBuffer(bytes: compressed)
    }
}
