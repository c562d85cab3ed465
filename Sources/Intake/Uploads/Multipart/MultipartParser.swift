import NIOCore

/// A streaming parser of `multipart/form-data` (RFC 7578, RFC 2046): bytes in, events out, wherever they are split.
///
/// It never holds more than one delimiter or one part's header fields, and refuses bodies that would make it.
struct MultipartParser: Sendable {
    private enum State: Sendable, Equatable {
        case preamble, afterDelimiter, headers, body, finished
    }

    /// Longest header fields of a part, and longest preamble, in bytes.
    static let headerLimit = 8192
    /// Most parts.
    static let partLimit = 16

    private let delimiter: [UInt8]
    private var state = State.preamble
    private var pending: ByteBuffer
    private var parts = 0

    /// A parser for a boundary.
    ///
    /// - Throws: `MultipartError` when the boundary is empty or longer than 70 bytes.
    init(boundary: String) throws(MultipartError) {
        guard (1...70).contains(boundary.utf8.count) else { throw .boundaryInvalid }
        delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter may open the body without a line break before it.
        pending = ByteBuffer(string: "\r\n")
    }

    /// Takes the next bytes of the body and tells what they complete.
    mutating func push(_ chunk: ByteBuffer) throws(MultipartError) -> [MultipartEvent] {
        guard state != .finished else { return [] }
        pending.writeImmutableBuffer(chunk)
        var events: [MultipartEvent] = []
        while let step = try step() { events += step }
        pending.discardReadBytes()
        return events
    }

    /// Checks that the body was complete.
    func finish() throws(MultipartError) {
        guard state == .finished else { throw .truncated }
    }

    /// The next step that the pending bytes allow; nil when more bytes are needed.
    private mutating func step() throws(MultipartError) -> [MultipartEvent]? {
        switch state {
        case .preamble: try skipPreamble()
        case .afterDelimiter: try readDelimiterEnd()
        case .headers: try readHeaders()
        case .body: readBody()
        case .finished: nil
        }
    }

    private mutating func skipPreamble() throws(MultipartError) -> [MultipartEvent]? {
        guard let offset = pending.offset(of: delimiter) else {
            guard pending.readableBytes <= Self.headerLimit else { throw .preambleTooLong }
            return nil
        }
        pending.moveReaderIndex(forwardBy: offset + delimiter.count)
        state = .afterDelimiter
        return []
    }

    /// After a delimiter: two hyphens end the body, otherwise padding and a line break open a part.
    private mutating func readDelimiterEnd() throws(MultipartError) -> [MultipartEvent]? {
        guard pending.readableBytes >= 2 else { return nil }
        if pending.peek(2) == Array("--".utf8) {
            state = .finished
            pending.clear()
            return []
        }
        guard let offset = pending.offset(of: Array("\r\n".utf8)) else {
            guard pending.readableBytes <= Self.headerLimit else { throw .headersMalformed }
            return nil
        }
        guard pending.peek(offset)?.allSatisfy({ $0 == 32 || $0 == 9 }) == true else { throw .headersMalformed }
        // The line break stays: a part without header fields begins with the empty line at once.
        pending.moveReaderIndex(forwardBy: offset)
        state = .headers
        return []
    }

    private mutating func readHeaders() throws(MultipartError) -> [MultipartEvent]? {
        guard let offset = pending.offset(of: Array("\r\n\r\n".utf8)) else {
            guard pending.readableBytes <= Self.headerLimit else { throw .headersTooLong }
            return nil
        }
        guard offset <= Self.headerLimit else { throw .headersTooLong }
        parts += 1
        guard parts <= Self.partLimit else { throw .tooManyParts }
        let headers = try MultipartHeaders.parse(pending.readBytes(length: offset) ?? [])
        // The second line break stays, so that an empty part's delimiter is found like any other.
        pending.moveReaderIndex(forwardBy: 2)
        state = .body
        skipLineBreak = true
        return [.began(headers: headers)]
    }

    /// Whether the line break that ends the header fields is still in front of the body.
    private var skipLineBreak = false

    private mutating func readBody() -> [MultipartEvent]? {
        if let offset = pending.offset(of: delimiter) {
            let content = takeBody(offset)
            pending.moveReaderIndex(forwardBy: delimiter.count)
            state = .afterDelimiter
            return content + [.ended]
        }
        // A delimiter may be split between chunks: as many bytes as may belong to one are kept back.
        let safe = pending.readableBytes - (delimiter.count - 1)
        guard safe > (skipLineBreak ? 2 : 0) else { return nil }
        let content = takeBody(safe)
        return content.isEmpty ? nil : content
    }

    private mutating func takeBody(_ length: Int) -> [MultipartEvent] {
        guard var content = pending.readSlice(length: length) else { return [] }
        if skipLineBreak {
            content.moveReaderIndex(forwardBy: min(2, content.readableBytes))
            skipLineBreak = false
        }
        return content.readableBytes == 0 ? [] : [.bytes(content)]
    }
}
