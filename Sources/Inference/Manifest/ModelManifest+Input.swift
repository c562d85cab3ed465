extension ModelManifest {
    /// Preprocessing of a file into the tensor that the graph takes.
    public struct Input: Sendable, Equatable, Codable {
        /// Source of the tensor.
        public enum View: String, Sendable, Codable, CaseIterable {
            /// The decoded picture, resized, cropped and normalised as the other fields say.
            case image
            /// The square around each face, prepared in the same way.
            case face
            /// Windows of the decoded sound: 16 kHz, one channel, samples in −1…1.
            case waveform
            /// Windows of a text's tokens, by the tokenizer whose description is the file `tokenizer`.
            case tokens
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

        /// The kind of resizing of an image.
        public enum Resize: String, Sendable, Codable, CaseIterable {
            /// The shorter side becomes `size`, the shape stays.
            case shortSide = "short_side"
            /// Both sides become `size`, or those of the tensor where there is no crop, whatever the shape.
            case stretch
            /// The pixels stay as they are.
            case none
        }

        /// Which part of the resized picture is used.
        public enum Crop: String, Sendable, Codable, CaseIterable {
            case centre
            case none
        }

        /// Interpolation of pixels.
        public enum Resampling: String, Sendable, Codable, CaseIterable {
            case bicubic, bilinear, lanczos, nearest
        }

        /// Source of the tensor.
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
        /// The kind of resizing.
        public var resize: Resize?
        /// Target of `resize`, in pixels.
        public var size: Int?
        /// Which part is used.
        public var crop: Crop?
        /// Interpolation of pixels.
        public var resampling: Resampling?
        /// Samples from one window of a sound to the next; a whole window when absent.
        public var hop: Int?
        /// Samples or tokens of a window at most where the graph takes any number of them, so that a shorter sound or text is
        /// given as it is.
        public var window: Int?
        /// Whether the samples of each window are shifted and scaled to mean 0 and variance 1.
        public var normalise: Bool?

        /// What fills a graph's further inputs of the view `tokens`, by name: every token counts, and all are of the first kind.
        public static let constants: [String: Int64] = ["attention_mask": 1, "token_type_ids": 0]

        /// Samples of a window of sound; nil when neither shape nor `window` says.
        public var samples: Int? { shape.last == -1 ? window : shape.last }
    }
}
