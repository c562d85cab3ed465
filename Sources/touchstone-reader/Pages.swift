import CPDFium
import Contained
import DecoderWire
import Glibc

/// The characters of a PDF document, page by page from the first, with their places; no script or form in it is run.
struct Pages {
    /// Whether the library is there.
    private let isReady: Bool

    /// Loads the library; documents that come without it are answered so.
    init() {
        isReady = ps_start() == 0
    }

    /// As many whole pages as have at most so many characters together and half the CPU time allowed.
    func read(
        _ bytes: UnsafeRawBufferPointer, characters: Int, _ request: DecodeRequest
    ) throws(DecodeFailure) -> Answer {
        guard isReady else { throw DecodeFailure(.missing) }
        guard request.format == .pdf else { throw DecodeFailure(.unsupported) }
        let end = Self.processorTime + Double(request.cpuSeconds) / 2
        var status = PS_OK
        guard let document = ps_open(bytes.baseAddress, bytes.count, &status) else {
            throw DecodeFailure(status == PS_LOCKED ? .locked : .malformed, "it is no whole PDF document")
        }
        defer { ps_close(document) }
        let count = Int(ps_page_count(document))
        guard count > 0 else { throw DecodeFailure(.malformed, "it has no pages") }
        var memory = ResultMemory(maxBytes: request.maxBytes)
        try Self.append(head: document, to: &memory)
        var left = characters
        for index in 0..<min(count, DocumentWire.maxPages) where Self.processorTime < end {
            guard try Self.append(page: index, of: document, upTo: &left, to: &memory) else { break }
        }
        var reply = DecodeReply(number: 0, status: .decoded)
        reply.frames = UInt32(count)
        return try Answer(reply, memory)
    }

    private static func append(head document: OpaquePointer, to memory: inout ResultMemory) throws(DecodeFailure) {
        let names = (0..<DocumentWire.maxNames).compactMap { name(of: $0, in: document) }
        let written = names.flatMap { Array($0.utf8.filter { $0 != 0 }) + [0] }
        let head = DocumentWire.Head(
            marks: DocumentWire.Marks(rawValue: ps_marks(document)), nameBytes: UInt32(written.count))
        try memory.append(head.bytes + written)
    }

    /// Appends a page; false for one with more characters than are left.
    private static func append(
        page index: Int, of document: OpaquePointer, upTo left: inout Int, to memory: inout ResultMemory
    ) throws(DecodeFailure) -> Bool {
        var page = ps_page()
        // A page that is damaged shows nothing.
        if ps_open_page(document, Int32(index), &page) != 0 { page = ps_page() }
        guard Int(page.characters) <= left else { return false }
        left -= Int(page.characters)
        try memory.append(
            DocumentWire.Page(
                marks: DocumentWire.Marks(rawValue: page.marks), characters: page.characters, width: page.width,
                height: page.height, pictures: page.pictures
            ).bytes)
        guard page.characters > 0 else { return true }
        // In a buffer of its own: in the result a page starts anywhere, and the library's structures do not.
        let characters = [ps_character](unsafeUninitializedCapacity: Int(page.characters)) { buffer, count in
            ps_characters(document, buffer.baseAddress)
            count = Int(page.characters)
        }
        try memory.append(characters.count * DocumentWire.Character.size) { target in
            characters.withUnsafeBytes { target.copyMemory(from: $0) }
        }
        return true
    }

    private static func name(of index: Int, in document: OpaquePointer) -> String? {
        var units = [UInt16](repeating: 0, count: 256)
        let count = ps_attachment_name(document, Int32(index), &units, units.count)
        return count > 0 ? String(decoding: units[..<count], as: UTF16.self) : nil
    }

    /// CPU seconds that this process has used.
    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
