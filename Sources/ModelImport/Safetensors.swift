import DetectionCore
import Foundation

/// Weights in the format safetensors: eight bytes with the length of a JSON head, the head, the numbers.
///
/// Source: https://github.com/huggingface/safetensors, "Format".
enum Safetensors {
    /// Bytes of a head at most.
    static let mostHead = 16 << 20

    /// Checks that a file is whole: it ends where the last tensor of its head does.
    static func check(_ name: String, in folder: SourceFolder) throws(ImportRefusal) {
        let cut = ImportRefusal("\(name) is not a whole safetensors file: download it again.")
        guard let size = folder.size(of: name), size > 8, let file = FileHandle(forReadingAtPath: folder.path(of: name))
        else { throw cut }
        defer { try? file.close() }
        guard let start = try? file.read(upToCount: 8), start.count == 8 else { throw cut }
        let length = start.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length > 1, length <= mostHead, Int(length) <= size - 8,
            let head = try? file.read(upToCount: Int(length)), head.count == Int(length),
            let json = try? JSONValue(text: head), case .object(let members) = json
        else { throw cut }
        var end = 0.0
        for member in members where member.name != "__metadata__" {
            guard case .array(let offsets)? = member.value["data_offsets"], offsets.count == 2,
                let first = offsets[0].number, let last = offsets[1].number, first >= 0, last >= first
            else { throw cut }
            end = max(end, last)
        }
        guard end == Double(size - 8 - Int(length)) else { throw cut }
    }

    /// The files that an index names, all beside it.
    static func shards(of index: JSONValue) throws(ImportRefusal) -> [String] {
        guard case .object(let members)? = index["weight_map"] else {
            throw ImportRefusal("model.safetensors.index.json has no 'weight_map': download it again.")
        }
        let names = Set(members.map { $0.value.string ?? "" }).sorted()
        guard !names.isEmpty, names.allSatisfy(isPlain) else {
            throw ImportRefusal("model.safetensors.index.json names files that are not beside it.")
        }
        return names
    }

    /// Whether a name is one of a file beside the index, and can be shown as it is.
    private static func isPlain(_ name: String) -> Bool {
        name.hasSuffix(".safetensors") && !name.hasPrefix(".") && name.utf8.count <= 200
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
