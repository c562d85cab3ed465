/// What a place in a file's metadata is for.
enum TagRole: Equatable {
    /// The program that made or wrote the file.
    case program
    /// Whom to name beside the medium: a credit, a source, an author.
    case credit
    /// The maker of a camera, or its model.
    case maker
    /// Free text.
    case remark
    /// The graph of a node-based generator.
    case graph
    /// China's label.
    case label
    /// The IPTC term for how the medium came about.
    case sourceType
    /// The IPTC statement of the system that made the medium, or of what it was asked for.
    case system
    case other

    /// The places of each role in every system of names; `docs/detectors/provenance.md` shows them.
    static let places: [(role: TagRole, names: [String])] = [
        (
            .program,
            [
                "exif:software", "exif:rawdevelopingsoftware", "exif:imageeditingsoftware",
                "exif:metadataeditingsoftware", "xmp:creatortool", "xmp:software", "iim:program", "png:software",
                "png:source", "©too", "©swr", "©enc", "tsse", "tenc", "tss", "ten", "isft", "originator", "vendor",
                "encoder", "encoded_by", "encoded by", "software", "muxingapp", "writingapp", "encoding application",
                "wm/toolname", "wm/encodingsettings", "metadatacreator",
            ]
        ),
        (.credit, ["xmp:credit", "xmp:source", "iim:credit", "iim:source", "png:title", "png:author", "png:creator"]),
        (.maker, ["exif:make", "exif:model", "xmp:make", "xmp:model", "©mak", "make", "manufacturer"]),
        (
            .remark,
            [
                "exif:usercomment", "exif:imagedescription", "exif:xptitle", "exif:xpcomment", "exif:xpsubject",
                "exif:xpkeywords", "xmp:usercomment", "xmp:imagedescription", "xmp:description", "iim:caption",
                "png:parameters", "usercomment", "©cmt", "©des", "desc", "dscp", "comm", "com", "icmt", "anno",
                "comment",
                "comments", "description", "©inf", "appn",
            ]
        ),
        (.graph, ["prompt", "workflow"]), (.label, ["aigc"]),
        (.sourceType, ["xmp:digitalsourcetype"]), (.system, ["xmp:aisystemused", "xmp:aipromptinformation"]),
    ]

    private static let roles = Dictionary(
        uniqueKeysWithValues: places.flatMap { place in place.names.map { ($0, place.role) } })

    /// The role of a tag: by its system and name, or by its name in any system.
    init(_ tag: MetadataTag) {
        self = Self.roles["\(tag.system):\(tag.key)"] ?? Self.roles[tag.key] ?? .other
    }
}

extension MetadataTag {
    /// The name in lower case without what its system puts before it: a vendor's domain, or the frame of free names.
    var key: String {
        let prefixes = ["com.apple.quicktime.", "com.android.", "txxx:", "txx:", "comm:", "com:", "priv:"]
        let name = name.lowercased()
        return prefixes.first { name.hasPrefix($0) }.map { String(name.dropFirst($0.count)) } ?? name
    }

    var role: TagRole { TagRole(self) }
}
