/// One simple property of an XMP packet.
struct XMPProperty: Sendable, Equatable {
    /// The namespace's URI, not the prefix a writer chose for it.
    var namespace: String
    var name: String
    var value: String

    static let notes = "http://ns.adobe.com/xmp/note/"

    /// Properties that say where an image comes from, by their namespace without what may follow it.
    private static let known = [
        "http://iptc.org/std/Iptc4xmpExt/2008-02-29": [
            "DigitalSourceType", "AISystemUsed", "AIPromptInformation", "AISystemVersionUsed", "AIPromptWriterName",
        ],
        "http://ns.adobe.com/xap/1.0": ["CreatorTool"],
        "http://ns.adobe.com/photoshop/1.0": ["Credit", "Source"],
        "http://www.tc260.org.cn/ns/AIGC/1.0": ["AIGC"],
        "http://ns.adobe.com/tiff/1.0": ["Make", "Model", "Software", "ImageDescription"],
        "http://ns.adobe.com/exif/1.0": ["UserComment"],
        "http://purl.org/dc/elements/1.1": ["description"],
    ]

    /// The property as a tag; nil for one that says nothing of an origin.
    var tag: MetadataTag? {
        let place = namespace.last == "/" || namespace.last == "#" ? String(namespace.dropLast()) : namespace
        return Self.known[place]?.contains(name) == true ? MetadataTag(system: "xmp", name: name, value: value) : nil
    }
}
