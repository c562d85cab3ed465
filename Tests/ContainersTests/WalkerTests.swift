import Testing

@testable import Containers

@Suite("Walking through containers", .timeLimit(.minutes(20)))
struct WalkerTests {
    private static func big(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * (width - 1 - $0))) }
    }

    private static func little(_ value: Int, _ width: Int) -> [UInt8] { big(value, width).reversed() }

    private static func box(_ name: String, _ content: [UInt8], size: Int? = nil) -> [UInt8] {
        big(size ?? content.count + 8, 4) + Array(name.utf8) + content
    }

    @Test("Boxes of every kind of size, the last one cut off")
    func boxes() {
        let long = Self.big(1, 4) + Array("long".utf8) + Self.big(19, 8) + [1, 2, 3]
        let window = ByteWindow(Self.box("aaaa", [9]) + long + Self.box("cuts", [4, 5], size: 100))
        let found = Array(ISOBoxes(in: window))
        #expect(found.map(\.name) == ["aaaa", "long", "cuts"])
        #expect(found.map(\.content) == [8..<9, 25..<28, 36..<38])
        #expect(found.map(\.isWhole) == [true, true, false])
        #expect(Array(ISOBoxes(in: ByteWindow(Self.box("open", [1, 2], size: 0)))).map(\.content) == [8..<10])
        for lie in [2, 7] { #expect(Array(ISOBoxes(in: ByteWindow(Self.box("lies", [1], size: lie)))).isEmpty) }
        let endless = Self.big(1, 4) + Array("max ".utf8) + [0x7F] + [UInt8](repeating: 0xFF, count: 7)
        #expect(Array(ISOBoxes(in: ByteWindow(endless))).map(\.isWhole) == [false])
        #expect(Array(ISOBoxes(in: window, most: 2)).count == 2)
    }

    @Test("RIFF, its larger forms and AIFF end where they say, or where the file ends")
    func riff() throws {
        let chunks =
            Array("fmt ".utf8) + Self.little(3, 4) + [1, 2, 3, 0] + Array("data".utf8) + Self.little(2, 4) + [4, 5]
        func form(_ size: Int, _ kind: String = "RIFF", _ name: String = "WAVE") -> ByteWindow {
            ByteWindow(Array(kind.utf8) + Self.little(size, 4) + Array(name.utf8) + chunks)
        }
        for size in [0, 0xFFFF_FFFF, 4 + chunks.count] {
            let form = try #require(RIFFForm(form(size)))
            #expect(form.declared == 12..<12 + chunks.count && form.all == form.declared)
        }
        #expect(try #require(RIFFForm(form(16))).declared == 12..<24)
        let window = form(0)
        let all = try #require(RIFFForm(window))
        let found = Array(RIFFChunks(in: window, all.all, of: all))
        #expect(found.map(\.name) == ["fmt ", "data"] && found.map(\.content) == [20..<23, 32..<34])
        #expect(RIFFForm(form(0, "FORM")) == nil && RIFFForm(form(0, "RIFF", "AIFF")) == nil)

        let sizes = Self.little(70, 8) + Self.little(2, 8) + Self.little(0, 12)
        let large =
            Array("RF64".utf8) + Self.little(0xFFFF_FFFF, 4) + Array("WAVEds64".utf8) + Self.little(28, 4) + sizes
            + Array("data".utf8) + Self.little(0xFFFF_FFFF, 4) + [1, 2] + Array("tail".utf8) + Self.little(0, 4)
        let rf64 = ByteWindow(large)
        let whole = try #require(RIFFForm(rf64))
        #expect(RIFFChunks(in: rf64, whole.declared, of: whole).map(\.name) == ["ds64", "data", "tail"])
    }

    @Test("Chunks of Wave64 are aligned to eight bytes and count their own header")
    func wave64() throws {
        func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
            Array(name.utf8) + RIFFForm.wave64Tail + Self.little(content.count + 24, 8) + content
                + [UInt8](repeating: 0, count: (8 - content.count % 8) % 8)
        }
        let chunks = chunk("fmt ", [1, 2, 3]) + chunk("data", [4])
        let head =
            Array("riff".utf8) + [0x2E, 0x91, 0xCF, 0x11, 0xA5, 0xD6, 0x28, 0xDB, 0x04, 0xC1, 0, 0]
            + Self.little(40 + chunks.count, 8) + Array("wave".utf8) + RIFFForm.wave64Tail
        let window = ByteWindow(head + chunks)
        let form = try #require(RIFFForm(window))
        #expect(form.name == "WAVE")
        let found = Array(RIFFChunks(in: window, form.declared, of: form))
        #expect(found.map(\.name) == ["fmt ", "data"] && found.map(\.size) == [3, 1])
        #expect(RIFFForm(ByteWindow(Array(head.prefix(39)))) == nil)
    }

    @Test("Segments of a JPEG are found behind stray bytes, and none behind its first scan")
    func jpeg() {
        let segment: [UInt8] = [0xFF, 0xE1, 0, 4, 1, 2]
        let bytes = [0xFF, 0xD8] + segment + [0, 0, 0xFF] + [0xFF, 0xFE, 0, 3, 9] + [0xFF, 0xDA, 0, 2] + segment
        let found = Array(JPEGSegments(in: ByteWindow(bytes)))
        #expect(found.map(\.marker) == [0xE1, 0xFE] && found.map(\.content) == [6..<8, 15..<16])
        let cut = Array(JPEGSegments(in: ByteWindow([0xFF, 0xD8, 0xFF, 0xE0, 0, 9, 1])))
        #expect(cut.map(\.isWhole) == [false] && cut.map(\.content) == [6..<7])
        #expect(Array(JPEGSegments(in: ByteWindow(segment))).isEmpty)
    }

    @Test("Chunks of a PNG end with its last, and count only with their checksum")
    func png() throws {
        func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
            Self.big(content.count, 4) + Array(name.utf8) + content
                + Self.big(Int(CRC32.checksum(Array(name.utf8) + content)), 4)
        }
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let start = signature + chunk("IHDR", Array(repeating: 1, count: 13))
        let bytes = start + chunk("tEXt", [1, 2]) + chunk("IEND", []) + chunk("tEXt", [3])
        let window = ByteWindow(bytes)
        let found = Array(PNGChunks(in: window))
        #expect(found.map(\.name) == ["IHDR", "tEXt", "IEND"])
        #expect(found[1].checked(in: window, most: 2)?.bytes == [1, 2])
        #expect(found[1].checked(in: window, most: 1) == nil)
        var broken = bytes
        broken[start.count + 9] ^= 1
        #expect(found[1].checked(in: ByteWindow(broken), most: 2) == nil)
        #expect(Array(PNGChunks(in: ByteWindow(Array(bytes.dropFirst(8))))).isEmpty)
    }

    @Test("A TIFF directory says where its values lie, in either order and size of numbers", arguments: [false, true])
    func tiff(isBig: Bool) throws {
        for order in [ByteWindow.Order.big, .little] {
            func number(_ value: Int, _ width: Int) -> [UInt8] {
                order == .big ? Self.big(value, width) : Self.little(value, width)
            }
            let width = isBig ? 8 : 4
            let head = Array((order == .big ? "MM" : "II").utf8) + number(isBig ? 43 : 42, 2)
            let place = isBig ? 16 : 8
            let entries =
                number(2, isBig ? 8 : 2)
                + number(274, 2) + number(3, 2) + number(1, width) + number(6, 2) + number(0, width - 2)
                + number(271, 2) + number(2, 2) + number(20, width) + number(90, width) + number(77, width)
            let window = ByteWindow(head + (isBig ? number(8, 2) + number(0, 2) : []) + number(place, width) + entries)
            let header = try #require(TIFFHeader(window))
            let directory = try #require(TIFFDirectory(header, at: header.first, in: window))
            #expect(directory.entries.map(\.tag) == [274, 271] && directory.entries.map(\.size) == [2, 20])
            #expect(directory.entries[0].place.flatMap { window.number(at: $0, width: 2, order) } == 6)
            #expect(directory.entries[1].place == 90 && directory.next == 77)
            #expect(TIFFDirectory(header, at: .max, in: window) == nil)
        }
        #expect(TIFFEntry(tag: 1, count: .max, width: 8, place: 0).size == nil)
    }

    @Test("Elements of a Matroska file may be open or cut off")
    func ebml() {
        let window = ByteWindow([0x1A, 0x45, 0xDF, 0xA3, 0x81, 7, 0xEC, 0x40, 0x02, 1, 2, 0xA3, 0x85, 1])
        let found = Array(EBMLElements(in: window, 0..<window.count))
        #expect(found.map(\.identifier) == [0x1A45_DFA3, 0xEC, 0xA3])
        #expect(found.map(\.content) == [5..<6, 9..<11, 13..<14] && found.map(\.isWhole) == [true, true, false])
        let open = Array(EBMLElements(in: ByteWindow([0xA3, 0xFF, 1, 2]), 0..<4))
        #expect(open.map(\.isOpen) == [true] && open.map(\.content) == [2..<4])
        #expect(Array(EBMLElements(in: ByteWindow([0x0A, 0x81, 0]), 0..<3)).isEmpty)
        #expect(Array(EBMLElements(in: ByteWindow([0xA3, 0]), 0..<2)).isEmpty)
    }

    @Test("Tags of ID3 stand before the blocks of a FLAC file")
    func flac() {
        let tag = Array("ID3".utf8) + [4, 0, 0x10, 0, 0, 0, 3] + [UInt8](repeating: 0, count: 13)
        let bytes = tag + Array("fLaC".utf8) + [0, 0, 0, 1, 7] + [0x84, 0, 0, 2, 8, 9] + [4, 0, 0, 0]
        let window = ByteWindow(bytes)
        #expect(ID3Tag.end(in: window) == 23)
        #expect(Array(FLACBlocks(in: window)) == [.init(type: 0, content: 31..<32), .init(type: 4, content: 36..<38)])
        #expect(ID3Tag.size(at: 0, in: ByteWindow([0x01, 0x02, 0x03, 0x04])) == 1 << 21 | 2 << 14 | 3 << 7 | 4)
        #expect(ID3Tag.size(at: 0, in: ByteWindow([0, 0x80, 0, 0])) == nil)
    }

    @Test("A page of Ogg, chunks of Core Audio and tags of Flash are found where they say")
    func others() throws {
        let page =
            Array("OggS\0".utf8) + [2] + Self.little(-1, 8) + Self.little(7, 4) + Self.little(0, 8) + [2, 255, 1]
        let ogg = try #require(OggPage(at: 0, in: ByteWindow(page)))
        #expect(ogg.serial == 7 && ogg.isFirst && ogg.position == nil && ogg.start == 29 && ogg.next == 285)

        let head = Array("caff".utf8) + [0, 1, 0, 0]
        let open = Array("data".utf8) + [UInt8](repeating: 0xFF, count: 8) + [1, 2]
        let caf = Array(CAFChunks(in: ByteWindow(head + Array("desc".utf8) + Self.big(1, 8) + [9] + open)))
        #expect(caf.map(\.name) == ["desc", "data"] && caf.map(\.content) == [20..<21, 33..<35])

        let tag: [UInt8] = [9, 0, 0, 1, 0, 0, 5, 1, 0, 0, 0, 0x17] + Self.big(12, 4)
        let start = Array("FLV".utf8) + [1, 5] + Self.big(9, 4) + Self.big(0, 4)
        let flv = Array(FLVTags(in: ByteWindow(start + tag + tag)))
        #expect(flv.map(\.kind) == [.pictures, .pictures] && flv.map(\.time) == [0x100_0005, 0x100_0005])
        #expect(flv.map(\.content) == [24..<25, 40..<41])
    }
}
