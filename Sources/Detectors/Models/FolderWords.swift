/// What a dropped-in model's evidence says to a person.
enum FolderWords {
    /// Which way the model leans, and whether that counts.
    static func sentence(_ id: String, score: Double, llr: Double?) -> String {
        let leaning = (llr ?? score) > 0 ? "synthetic" : "authentic"
        return llr == nil
            ? "The model '\(id)' leans \(leaning); it is not calibrated, so it does not count."
            : "The model '\(id)' leans \(leaning)."
    }
}
