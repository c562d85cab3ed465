extension ModelManifest {
    /// How a medium becomes the tensor that the graph takes.
    public struct Input: Sendable, Equatable, Codable {
        /// What the tensor is made from.
        public enum View: String, Sendable, Codable, CaseIterable {
            /// The decoded picture, resized, cropped and normalised as the other fields say.
            case image
            /// The square around each face, prepared in the same way.
            case face
            /// Windows of the decoded sound: 16 kHz, one channel, samples in −1…1.
            case waveform
            /// Something that the detector's own code prepares.
            case custom
        }

        /// Order of the dimensions.
        public enum Layout: String, Sendable, Codable, CaseIterable {
            case nchw = "NCHW"
            case nhwc = "NHWC"
        }

        /// Order of the colour channels.
        public enum Colour: String, Sendable, Codable, CaseIterable {
            case rgb = "RGB"
            case bgr = "BGR"
        }

        /// How the size of a picture is changed.
        public enum Resize: String, Sendable, Codable, CaseIterable {
            /// The shorter side becomes `size`, the shape stays.
            case shortSide = "short_side"
            /// Both sides become those of the tensor, whatever the shape.
            case stretch
            /// The pixels stay as they are.
            case none
        }

        /// Which part of the resized picture is used.
        public enum Crop: String, Sendable, Codable, CaseIterable {
            case centre
            case none
        }

        /// How pixels are interpolated.
        public enum Resampling: String, Sendable, Codable, CaseIterable {
            case bicubic, bilinear, nearest
        }

        /// What the tensor is made from.
        public var view: View
        /// Name of the graph's input.
        public var name: String
        /// Shape of the tensor; −1 for a length that varies.
        public var shape: [Int]
        /// Order of the dimensions.
        public var layout: Layout?
        /// Order of the colour channels.
        public var colour: Colour?
        /// Subtracted from each channel, after pixels were scaled to 0…1.
        public var mean: [Float]?
        /// Divides each channel after the mean was subtracted.
        public var std: [Float]?
        /// How the size is changed.
        public var resize: Resize?
        /// Target of `resize`, in pixels.
        public var size: Int?
        /// Which part is used.
        public var crop: Crop?
        /// How pixels are interpolated.
        public var resampling: Resampling?
        /// Samples from one window of a sound to the next; a whole window when absent.
        public var hop: Int?
    }
}
