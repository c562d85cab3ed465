/// One simple property of an XMP packet.
struct XMPProperty: Sendable, Equatable {
    /// The namespace's URI, not the prefix a writer chose for it.
    var namespace: String
    var name: String
    var value: String

    static let digitalSource = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    static let basic = "http://ns.adobe.com/xap/1.0/"
    static let photoshop = "http://ns.adobe.com/photoshop/1.0/"
    static let notes = "http://ns.adobe.com/xmp/note/"
    static let label = "http://www.tc260.org.cn/ns/AIGC/1.0/"
    static let tiff = "http://ns.adobe.com/tiff/1.0/"
}
