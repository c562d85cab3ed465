extension Origin {
    /// What the file says, in a sentence without its full stop.
    package var sentence: String {
        if let mark {
            return
                "The text contains \u{201C}\(mark)\u{201D}, which \(program ?? "a chat tool") leaves in text that is copied from it"
        }
        let signer = self.signer ?? "somebody without a name"
        switch standing {
        case .proved: return "Signed by \(signer)" + (making.words(with: program).map { ": \($0)" } ?? "")
        case .altered: return "This file was altered after it was signed"
        case .refused: return "This file is signed with a certificate that is not valid"
        case .unsigned:
            return
                "The file says it was \(making.words(with: program) ?? "made") (unsigned metadata\(place.map { ": \($0)" } ?? ""))"
        case .unknownSigner: return claim(by: signer, "intact, signer unknown here")
        case .expired: return claim(by: signer, "intact, certificate expired")
        }
    }

    private func claim(by signer: String, _ worth: String) -> String {
        guard let made = making.words(with: program) else {
            return "The file is signed by \(signer) (\(worth)), who does not say how it was made"
        }
        return "The file says it was \(made) (signed by \(signer); \(worth))"
    }
}

extension Origin.Making {
    /// `made with GPT-4o`; nil for what is not said.
    package func words(with program: String? = nil) -> String? {
        switch self {
        case .synthetic: program.map { "made with \($0)" } ?? "made by a machine"
        case .editedWithAI: "edited with AI" + (program.map { " by \($0)" } ?? "")
        case .edited: "edited" + (program.map { " with \($0)" } ?? "")
        case .camera: program.map { "taken with the camera \($0)" } ?? "taken with a camera"
        case .unsaid: nil
        }
    }
}
