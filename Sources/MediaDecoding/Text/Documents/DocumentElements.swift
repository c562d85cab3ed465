import Containers

/// The elements of a document's XML part, one after the other, under names whose prefixes are ours.
///
/// Prefixes are those that the outermost element declares, as office programs have them.
struct DocumentElements {
    enum Event {
        case open(name: String, attributes: [(name: String, value: String)])
        case close(name: String)
        case text(String)
    }

    /// Elements within each other, at most: office programs need some thirty.
    private static let deepest = 1000

    private var scanner: XMLScanner
    private let namespaces: [String: String]
    private var prefixes: [String: String]?
    private var ends: String?
    /// The names of the elements that are open, the outermost first; of other namespaces than those asked for they are empty.
    private(set) var path: [String] = []
    /// Whether every element was closed in the end, and none lay too deep.
    private(set) var isWhole = false

    /// The elements of some bytes, of certain namespaces.
    ///
    /// - Parameter namespaces: The prefix under which elements of a namespace are named here, by its URI.
    init(_ bytes: [UInt8], _ namespaces: [String: String]) {
        scanner = XMLScanner(ByteWindow(bytes))
        self.namespaces = namespaces
    }

    /// The next event; an empty element opens and closes.
    mutating func next() -> Event? {
        if let name = ends {
            ends = nil
            path.removeLast()
            isWhole = path.isEmpty
            return .close(name: name)
        }
        while let event = scanner.next() {
            switch event {
            case .open(let name, let attributes, let isEmpty):
                isWhole = false
                guard path.count < Self.deepest else { return nil }
                let resolved = resolve(name, attributes)
                path.append(resolved)
                if isEmpty { ends = resolved }
                return .open(name: resolved, attributes: attributes)
            case .close:
                guard let name = path.popLast() else {
                    isWhole = false
                    return nil
                }
                isWhole = path.isEmpty
                return .close(name: name)
            case .text(let text):
                if !path.isEmpty { return .text(text) }
            }
        }
        return nil
    }

    private mutating func resolve(_ name: String, _ attributes: [(name: String, value: String)]) -> String {
        if prefixes == nil {
            let declared = attributes.compactMap { attribute -> (String, String)? in
                let parts = attribute.name.split(separator: ":", omittingEmptySubsequences: false)
                guard parts[0] == "xmlns", let ours = namespaces[attribute.value] else { return nil }
                return (parts.count > 1 ? String(parts[1]) : "", ours)
            }
            prefixes = Dictionary(declared) { first, _ in first }
        }
        let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let prefix = parts.count > 1 ? String(parts[0]) : ""
        return prefixes?[prefix].map { "\($0):\(parts[parts.count - 1])" } ?? ""
    }
}

extension [(name: String, value: String)] {
    /// The value of the attribute of a name, under whatever prefix.
    func value(_ name: String) -> String? {
        first { $0.name == name || $0.name.hasSuffix(":\(name)") }?.value
    }
}
