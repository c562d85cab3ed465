import Containers

/// Locations of the items of a HEIF file: the `iloc` box.
struct HEIFItemLocations {
    private let table: ByteWindow
    private let itemData: ISOBox?

    init(_ table: ByteWindow, itemData: ISOBox?) {
        self.table = table
        self.itemData = itemData
    }

    /// The bytes of an item that lies in one piece, in the file or in the `idat` box.
    func data(of item: Int, in file: ByteWindow) -> ByteWindow? {
        guard let version = table[0], version <= 2, let sizes = table.number(at: 4, width: 2) else { return nil }
        let widths = (
            offset: sizes >> 12, length: sizes >> 8 & 15, base: sizes >> 4 & 15, index: version == 0 ? 0 : sizes & 15
        )
        let idWidth = version == 2 ? 4 : 2
        guard let count = table.number(at: 6, width: idWidth) else { return nil }
        var at = 6 + idWidth
        for _ in 0..<count {
            guard let id = table.number(at: at, width: idWidth) else { return nil }
            at += idWidth
            var method = 0
            if version > 0 {
                guard let stated = table.number(at: at, width: 2) else { return nil }
                method = stated & 15
                at += 2
            }
            guard let base = table.number(at: at + 2, width: widths.base),
                let extents = table.number(at: at + 2 + widths.base, width: 2)
            else { return nil }
            at += 4 + widths.base
            let extent = widths.index + widths.offset + widths.length
            if id == item {
                guard extents == 1, let offset = table.number(at: at + widths.index, width: widths.offset),
                    let length = table.number(at: at + widths.index + widths.offset, width: widths.length)
                else { return nil }
                return read(method: method, base: base, offset: offset, length: length, in: file)
            }
            at += extents * extent
        }
        return nil
    }

    private func read(
        method: Int, base: Int, offset: Int, length: Int, in file: ByteWindow
    ) -> ByteWindow? {
        let (start, overflow) = base.addingReportingOverflow(offset)
        guard !overflow, length <= MetadataBlock.maxBytes else { return nil }
        switch method {
        case 0:
            return file.read(at: start, count: length)
        case 1:
            guard let itemData, start <= itemData.content.count, length <= itemData.content.count - start else {
                return nil
            }
            return file.read(at: itemData.content.lowerBound + start, count: length)
        default:
            return nil
        }
    }
}
