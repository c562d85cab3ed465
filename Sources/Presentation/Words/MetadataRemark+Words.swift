package import DetectionCore

extension MetadataRemark {
    /// What the remark says.
    package var says: String {
        switch meaning {
        case .possiblyGenerated: "says it may be made by a machine, as a platform guesses"
        case .suspectedGenerated: "says a platform suspects that it is made by a machine"
        case .serviceJob: "names a job on a service for machine learning"
        case .unknown: "says something that this version does not know"
        }
    }
}
