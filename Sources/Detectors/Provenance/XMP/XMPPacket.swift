/// The simple properties of an XMP packet, written as attributes, as elements or as list items.
///
/// Source: XMP specification part 1 (ISO 16684-1) §7.
struct XMPPacket {
    private static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    private static let maxDepth = 64
    private static let maxProperties = 2048

    private(set) var properties: [XMPProperty] = []
    private var namespaces: [String: String] = [:]
    private var stack: [(namespace: String, name: String)] = []

    init(_ window: ByteWindow) {
        var scanner = XMLScanner(window)
        while properties.count < Self.maxProperties, stack.count < Self.maxDepth, let event = scanner.next() {
            switch event {
            case .open(let name, let attributes, let isEmpty):
                open(name, attributes)
                if isEmpty { _ = stack.popLast() }
            case .close:
                guard stack.popLast() != nil else { return }
            case .text(let value):
                addText(value)
            }
        }
    }

    private mutating func open(_ name: String, _ attributes: [(name: String, value: String)]) {
        for attribute in attributes where attribute.name.hasPrefix("xmlns:") {
            namespaces[String(attribute.name.dropFirst(6))] = attribute.value
        }
        let element = resolve(name)
        stack.append(element)
        // Properties stand inside an RDF description; what looks like one elsewhere is not a property.
        guard stack.contains(where: { $0 == (Self.rdf, "RDF") }) else { return }
        for attribute in attributes where !attribute.name.hasPrefix("xmlns") {
            let key = resolve(attribute.name)
            if key == (Self.rdf, "resource"), element.namespace != Self.rdf {
                properties.append(XMPProperty(namespace: element.namespace, name: element.name, value: attribute.value))
            } else if key.namespace != Self.rdf, element == (Self.rdf, "Description") {
                properties.append(XMPProperty(namespace: key.namespace, name: key.name, value: attribute.value))
            }
        }
    }

    private mutating func addText(_ value: String) {
        guard stack.contains(where: { $0 == (Self.rdf, "RDF") }), value.contains(where: { !$0.isWhitespace }),
            let element = stack.last(where: { $0.namespace != Self.rdf })
        else { return }
        properties.append(XMPProperty(namespace: element.namespace, name: element.name, value: value))
    }

    private func resolve(_ name: String) -> (namespace: String, name: String) {
        let parts = name.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return ("", name) }
        return (namespaces[String(parts[0])] ?? "", String(parts[1]))
    }
}
