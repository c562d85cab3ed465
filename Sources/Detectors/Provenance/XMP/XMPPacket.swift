import Containers

/// The simple properties of an XMP packet, written as attributes, as elements, as list items or as values of their own.
///
/// Only properties of the medium itself count, not those of an ingredient, a region or a step of its history. Whatever
/// prefixes a writer chose, a namespace counts by its address.
///
/// Source: XMP specification part 1 (ISO 16684-1) §7; W3C RDF/XML syntax §2; Namespaces in XML 1.0 §6.
struct XMPPacket {
    private static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    private static let maxDepth = 64
    private static let maxProperties = 2048
    private static let maxNamespaces = 256
    private static let maxEvents = 200_000

    private typealias Name = (namespace: String, name: String)

    private(set) var properties: [XMPProperty] = []
    private var stack: [Name] = []
    /// The prefixes that hold within the elements of the stack.
    private var scopes: [[String: String]] = [[:]]
    private var text = ""

    init(_ window: ByteWindow) {
        var scanner = XMLScanner(FieldText.utf8(window))
        for _ in 0..<Self.maxEvents {
            guard properties.count < Self.maxProperties, stack.count < Self.maxDepth, let event = scanner.next() else {
                break
            }
            switch event {
            case .open(let name, let attributes, let isEmpty):
                takeText()
                open(name, attributes)
                if isEmpty { close() }
            case .close:
                takeText()
                guard !stack.isEmpty else { return }
                close()
            case .text(let value):
                text += value
            }
        }
    }

    private mutating func open(_ name: String, _ attributes: [(name: String, value: String)]) {
        var scope = scopes[scopes.count - 1]
        for attribute in attributes where scope.count < Self.maxNamespaces {
            if attribute.name == "xmlns" { scope[""] = attribute.value }
            if attribute.name.hasPrefix("xmlns:") { scope[String(attribute.name.dropFirst(6))] = attribute.value }
        }
        let resolve = { (name: String, isAttribute: Bool) -> Name in
            let parts = name.split(separator: ":", maxSplits: 1)
            // Attributes without a prefix are in no namespace, elements without one in the default.
            guard parts.count == 2 else { return (isAttribute ? "" : scope[""] ?? "", name) }
            return (scope[String(parts[0])] ?? "", String(parts[1]))
        }
        stack.append(resolve(name, false))
        scopes.append(scope)
        guard let level else { return }
        for attribute in attributes where !attribute.name.hasPrefix("xmlns") {
            let key = resolve(attribute.name, true)
            if level == 1, key.namespace != Self.rdf {
                properties.append(XMPProperty(namespace: key.namespace, name: key.name, value: attribute.value))
            } else if key == (Self.rdf, "resource") || key == (Self.rdf, "value"), let property {
                add(property, attribute.value)
            }
        }
    }

    private mutating func close() {
        stack.removeLast()
        scopes.removeLast()
    }

    private mutating func takeText() {
        defer { text = "" }
        guard text.contains(where: { !$0.isWhitespace }), let property else { return }
        add(property, text)
    }

    private mutating func add(_ property: Name, _ value: String) {
        properties.append(XMPProperty(namespace: property.namespace, name: property.name, value: value))
    }

    /// How deep the innermost element lies in the description: 1 for a resource, 2 for a property of it.
    private var level: Int? {
        stack.firstIndex { $0 == (Self.rdf, "RDF") }.map { stack.count - 1 - $0 }
    }

    /// The property of the medium in which the innermost element lies, with nothing but lists and values between.
    private var property: Name? {
        guard let level, level >= 2 else { return nil }
        let path = stack.suffix(level - 1)
        return path.dropFirst().allSatisfy { $0.namespace == Self.rdf } ? path.first : nil
    }
}
