import DetectionCore
import Inference

extension ModelManifest.Calibration {
    /// The natural-log likelihood ratio of a score.
    func llr(ofScore score: Double) -> Double {
        PlattCalibration(slope: slope, intercept: intercept).llr(ofScore: score)
    }
}
