extension TrustList {
    /// Why a list was refused.
    public struct Fault: Error, Sendable, Equatable {
        /// What is wrong with it.
        public enum Kind: Sendable {
            /// It cannot be read.
            case unreadable
            /// It is larger than `maxBytes`, or several are together.
            case tooLarge
            /// It holds no certificate.
            case empty
            /// A certificate has no end.
            case endless
            /// A certificate has no beginning.
            case headless
            /// A certificate is damaged.
            case damaged
        }

        /// What is wrong.
        public let kind: Kind
        /// What the list is called; nil for several together.
        public let list: String?
        /// Which certificate, numbered from 1; nil where it is none in particular.
        public let certificate: Int?

        init(_ kind: Kind, of list: String?, certificate: Int? = nil) {
            self.kind = kind
            self.list = list
            self.certificate = certificate
        }

        /// One sentence that names the list, the certificate and the fix.
        public var sentence: String {
            let named = list.map { "The trust list \($0)" } ?? "The trust lists together"
            let number = certificate.map(String.init) ?? ""
            return switch kind {
            case .unreadable: "\(named) cannot be read. Name a PEM file of certificates."
            case .tooLarge where list == nil:
                "The lists together are larger than \(maxBytes >> 20) MiB. Leave out what is not needed."
            case .tooLarge: "\(named) is larger than \(maxBytes >> 20) MiB. Leave out what is not needed."
            case .empty:
                "\(named) holds no certificate in PEM. Name a file with \u{201C}BEGIN CERTIFICATE\u{201D} in it."
            case .endless: "\(named) is cut: certificate \(number) has no end. Copy the file again."
            case .headless: "\(named) is cut: certificate \(number) has no beginning. Copy the file again."
            case .damaged:
                "Certificate \(number) of the trust list \(list ?? "") is damaged. Copy it again, or take it out of the file."
            }
        }
    }
}
