/// Explanations of a dropped-in model's evidence.
enum FolderWords {
    /// That the model has answered, and whether that counts.
    static func sentence(_ id: String, isCalibrated: Bool) -> String {
        isCalibrated
            ? "The model '\(id)' gave its score."
            : "The model '\(id)' is not calibrated, so its score does not count."
    }
}
