extension OperatingPoint {
    /// The members that reports of version 0.1 have instead.
    private enum EarlierKeys: String, CodingKey {
        case authenticThreshold = "authentic_threshold"
        case measuredAuthenticRate = "measured_authentic_rate"
    }

    /// Reads an operating point; in a report of version 0.1, which called by statistics authentic what gets `no_signs`
    /// today, the lower threshold and its rate have other names.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let earlier = try decoder.container(keyedBy: EarlierKeys.self)
        maxFPR = try container.decode(Double.self, forKey: .maxFPR)
        threshold = try container.decode(Double.self, forKey: .threshold)
        measuredFPR = try container.decode(Double.self, forKey: .measuredFPR)
        measuredTPR = try container.decode(Double.self, forKey: .measuredTPR)
        maxMissRate = try container.decode(Double.self, forKey: .maxMissRate)
        noSignsThreshold =
            try container.decodeIfPresent(Double.self, forKey: .noSignsThreshold)
            ?? earlier.decodeIfPresent(Double.self, forKey: .authenticThreshold)
        measuredMissRate = try container.decodeIfPresent(Double.self, forKey: .measuredMissRate) ?? 0
        measuredNoSignsRate =
            try container.decodeIfPresent(Double.self, forKey: .measuredNoSignsRate)
            ?? earlier.decodeIfPresent(Double.self, forKey: .measuredAuthenticRate) ?? 0
        worstGroup = try container.decodeIfPresent(WorstGroup.self, forKey: .worstGroup)
        on = try container.decode(String.self, forKey: .on)
        nAuthentic = try container.decode(Int.self, forKey: .nAuthentic)
        nSynthetic = try container.decode(Int.self, forKey: .nSynthetic)
    }
}
