import DetectionCore
import Testing

@testable import ModelImport

@Suite("How a model's media are prepared", .timeLimit(.minutes(20)))
struct PreparationTests {
    private func picture(_ text: String) throws -> PicturePreparation {
        try PicturePreparation(try JSONValue(text: text.utf8))
    }

    @Test("A class's own settings hold where the file is silent")
    func defaults() throws {
        let vit = try picture(#"{"image_processor_type": "ViTImageProcessorFast"}"#)
        #expect(vit.width == 224 && vit.resize == "stretch" && vit.crop == "none" && vit.resampling == "bilinear")
        #expect(vit.mean == [0.5, 0.5, 0.5] && vit.size == nil)
        let deit = try picture(#"{"feature_extractor_type": "DeiTFeatureExtractor"}"#)
        #expect(deit.width == 224 && deit.size == 256 && deit.crop == "centre" && deit.resampling == "bicubic")
        let clip = try picture(#"{"image_processor_type": "CLIPImageProcessor", "size": {"shortest_edge": 224}}"#)
        #expect(clip.resize == "short_side" && clip.size == 224 && clip.mean[0] == 0.481_454_66)
    }

    @Test(
        "ConvNeXt resizes a little more than it cuts out below 384 pixels, and stretches from there on",
        arguments: [(224, 256, "short_side", "centre"), (384, nil, "stretch", "none")] as [(Int, Int?, String, String)])
    func convNext(side: Int, size: Int?, resize: String, crop: String) throws {
        let found = try picture(
            #"{"image_processor_type": "ConvNextImageProcessor", "size": {"shortest_edge": \#(side)}}"#)
        #expect(found.width == side && found.size == size && found.resize == resize && found.crop == crop)
    }

    @Test("Scale and offset go into mean and deviation")
    func colours() throws {
        let plain = try picture(
            #"{"image_processor_type": "EfficientNetImageProcessor", "rescale_factor": 0.00784313725490196, "rescale_offset": true, "do_normalize": false, "include_top": false}"#
        )
        // p / 127.5 − 1, with p = 255 x, is (x − 0.5) / 0.5.
        #expect(zip(plain.mean + plain.deviation, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]).allSatisfy { abs($0 - $1) < 1e-12 })
        let twice = try picture(
            #"{"image_processor_type": "EfficientNetImageProcessor", "image_std": [0.5, 0.25, 0.1]}"#)
        #expect(zip(twice.deviation, [0.25, 0.0625, 0.01]).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(twice.mean == [0.5, 0.5, 0.5])
    }

    @Test(
        "What a graph of one size, or a manifest, cannot take is refused",
        arguments: [
            #"{"image_processor_type": "CLIPImageProcessor", "do_center_crop": false}"#,
            #"{"image_processor_type": "CLIPImageProcessor", "crop_size": 300}"#,
            #"{"image_processor_type": "ViTImageProcessor", "do_resize": false}"#,
            #"{"image_processor_type": "ViTImageProcessor", "resample": 5}"#,
            #"{"image_processor_type": "ViTImageProcessor", "size": {"shortest_edge": 224}}"#,
            #"{"image_processor_type": "ViTImageProcessor", "size": {"height": 0, "width": 224}}"#,
            #"{"image_processor_type": "ViTImageProcessor", "size": {"max_height": 9, "max_width": 9}}"#,
            #"{"image_processor_type": "ViTImageProcessor", "image_std": [0.5, 0, 0.5]}"#,
            #"{"image_processor_type": "CLIPImageProcessor", "size": {"shortest_edge": 224, "longest_edge": 300}}"#,
        ])
    func refused(text: String) {
        #expect(throws: ImportRefusal.self) { try picture(text) }
    }

    @Test("Sounds are windows of samples, normalised as the model asks; a spectrogram has its own window")
    func sounds() throws {
        func sound(_ text: String, _ family: String = "wavlm", _ seconds: Double? = nil) throws -> SoundPreparation {
            try SoundPreparation(try JSONValue(text: text.utf8), family: family, seconds: seconds)
        }
        let plain = try sound(#"{"do_normalize": true, "sampling_rate": 16000}"#)
        #expect(plain.window == 160_000 && plain.isNormalised && !plain.hasSpectrogram)
        #expect(
            try !sound(#"{"feature_extractor_type": "Wav2Vec2FeatureExtractor", "do_normalize": false}"#).isNormalised)
        #expect(try sound("{}", "hubert", 4).window == 64_000)
        let spectrogram = try sound(#"{"feature_extractor_type": "ASTFeatureExtractor", "max_length": 1024}"#)
        #expect(spectrogram.window == 164_080 && spectrogram.hasSpectrogram && !spectrogram.isNormalised)
        #expect(throws: ImportRefusal.self) { try sound(#"{"sampling_rate": 8000}"#) }
        #expect(throws: ImportRefusal.self) { try sound("{}", "wavlm", 0.1) }
        #expect(throws: ImportRefusal.self) { try sound(#"{"feature_extractor_type": "ASTFeatureExtractor"}"#, "", 5) }
        #expect(throws: ImportRefusal.self) { try sound(#"{"feature_extractor_type": "SeamlessM4TFeatureExtractor"}"#) }
    }
}
