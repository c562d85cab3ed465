// The names of Exif's fields by their numbers (Exif 2.32, TIFF 6.0, XP and DNG's as far as phones and editors write them).

/** @typedef {Record<number, string>} Names */

/** @type {Names} */
export const image = {
  0xfe: 'NewSubfileType', 0x100: 'ImageWidth', 0x101: 'ImageLength', 0x102: 'BitsPerSample', 0x103: 'Compression',
  0x106: 'PhotometricInterpretation', 0x10d: 'DocumentName', 0x10e: 'ImageDescription', 0x10f: 'Make', 0x110: 'Model',
  0x112: 'Orientation', 0x115: 'SamplesPerPixel', 0x116: 'RowsPerStrip', 0x11a: 'XResolution', 0x11b: 'YResolution',
  0x11c: 'PlanarConfiguration', 0x128: 'ResolutionUnit', 0x12d: 'TransferFunction', 0x131: 'Software', 0x132: 'DateTime',
  0x13b: 'Artist', 0x13c: 'HostComputer', 0x13d: 'Predictor', 0x13e: 'WhitePoint', 0x13f: 'PrimaryChromaticities',
  0x142: 'TileWidth', 0x143: 'TileLength', 0x152: 'ExtraSamples', 0x153: 'SampleFormat', 0x211: 'YCbCrCoefficients',
  0x212: 'YCbCrSubSampling', 0x213: 'YCbCrPositioning', 0x214: 'ReferenceBlackWhite', 0x2bc: 'XMP', 0x4746: 'Rating',
  0x4749: 'RatingPercent', 0x8298: 'Copyright', 0x83bb: 'IPTC', 0x8649: 'Photoshop', 0x8773: 'ICCProfile',
  0x9c9b: 'XPTitle', 0x9c9c: 'XPComment', 0x9c9d: 'XPAuthor', 0x9c9e: 'XPKeywords', 0x9c9f: 'XPSubject', 0xc4a5: 'PrintIM',
  0xc612: 'DNGVersion', 0xc614: 'UniqueCameraModel', 0xea1c: 'Padding',
};

/** @type {Names} */
export const camera = {
  0x829a: 'ExposureTime', 0x829d: 'FNumber', 0x8822: 'ExposureProgram', 0x8824: 'SpectralSensitivity',
  0x8827: 'PhotographicSensitivity', 0x8828: 'OECF', 0x8830: 'SensitivityType', 0x8831: 'StandardOutputSensitivity',
  0x8832: 'RecommendedExposureIndex', 0x8833: 'ISOSpeed', 0x9000: 'ExifVersion', 0x9003: 'DateTimeOriginal',
  0x9004: 'DateTimeDigitized', 0x9010: 'OffsetTime', 0x9011: 'OffsetTimeOriginal', 0x9012: 'OffsetTimeDigitized',
  0x9101: 'ComponentsConfiguration', 0x9102: 'CompressedBitsPerPixel', 0x9201: 'ShutterSpeedValue', 0x9202: 'ApertureValue',
  0x9203: 'BrightnessValue', 0x9204: 'ExposureBiasValue', 0x9205: 'MaxApertureValue', 0x9206: 'SubjectDistance',
  0x9207: 'MeteringMode', 0x9208: 'LightSource', 0x9209: 'Flash', 0x920a: 'FocalLength', 0x9214: 'SubjectArea',
  0x927c: 'MakerNote', 0x9286: 'UserComment', 0x9290: 'SubSecTime', 0x9291: 'SubSecTimeOriginal', 0x9292: 'SubSecTimeDigitized',
  0x9400: 'AmbientTemperature', 0x9401: 'Humidity', 0x9402: 'Pressure', 0x9404: 'Acceleration', 0x9405: 'CameraElevationAngle',
  0xa000: 'FlashpixVersion', 0xa001: 'ColorSpace', 0xa002: 'PixelXDimension', 0xa003: 'PixelYDimension', 0xa004: 'RelatedSoundFile',
  0xa20b: 'FlashEnergy', 0xa20e: 'FocalPlaneXResolution', 0xa20f: 'FocalPlaneYResolution', 0xa210: 'FocalPlaneResolutionUnit',
  0xa214: 'SubjectLocation', 0xa215: 'ExposureIndex', 0xa217: 'SensingMethod', 0xa300: 'FileSource', 0xa301: 'SceneType',
  0xa302: 'CFAPattern', 0xa401: 'CustomRendered', 0xa402: 'ExposureMode', 0xa403: 'WhiteBalance', 0xa404: 'DigitalZoomRatio',
  0xa405: 'FocalLengthIn35mmFilm', 0xa406: 'SceneCaptureType', 0xa407: 'GainControl', 0xa408: 'Contrast', 0xa409: 'Saturation',
  0xa40a: 'Sharpness', 0xa40b: 'DeviceSettingDescription', 0xa40c: 'SubjectDistanceRange', 0xa420: 'ImageUniqueID',
  0xa430: 'CameraOwnerName', 0xa431: 'BodySerialNumber', 0xa432: 'LensSpecification', 0xa433: 'LensMake', 0xa434: 'LensModel',
  0xa435: 'LensSerialNumber', 0xa436: 'ImageTitle', 0xa437: 'Photographer', 0xa438: 'ImageEditor', 0xa439: 'CameraFirmware',
  0xa43a: 'RAWDevelopingSoftware', 0xa43b: 'ImageEditingSoftware', 0xa43c: 'MetadataEditingSoftware', 0xa460: 'CompositeImage',
  0xa461: 'SourceImageNumberOfCompositeImage', 0xa500: 'Gamma', 0xea1c: 'Padding', 0xea1d: 'OffsetSchema',
};

/** @type {Names} */
export const places = {
  0x00: 'GPSVersionID', 0x01: 'GPSLatitudeRef', 0x02: 'GPSLatitude', 0x03: 'GPSLongitudeRef', 0x04: 'GPSLongitude',
  0x05: 'GPSAltitudeRef', 0x06: 'GPSAltitude', 0x07: 'GPSTimeStamp', 0x08: 'GPSSatellites', 0x09: 'GPSStatus', 0x0a: 'GPSMeasureMode',
  0x0b: 'GPSDOP', 0x0c: 'GPSSpeedRef', 0x0d: 'GPSSpeed', 0x0e: 'GPSTrackRef', 0x0f: 'GPSTrack', 0x10: 'GPSImgDirectionRef',
  0x11: 'GPSImgDirection', 0x12: 'GPSMapDatum', 0x13: 'GPSDestLatitudeRef', 0x14: 'GPSDestLatitude', 0x15: 'GPSDestLongitudeRef',
  0x16: 'GPSDestLongitude', 0x17: 'GPSDestBearingRef', 0x18: 'GPSDestBearing', 0x19: 'GPSDestDistanceRef', 0x1a: 'GPSDestDistance',
  0x1b: 'GPSProcessingMethod', 0x1c: 'GPSAreaInformation', 0x1d: 'GPSDateStamp', 0x1e: 'GPSDifferential', 0x1f: 'GPSHPositioningError',
};

/**
 * The data sets of IPTC-IIM 4.2's application record.
 *
 * @type {Names}
 */
export const press = {
  3: 'ObjectTypeReference', 4: 'ObjectAttributeReference', 5: 'ObjectName', 7: 'EditStatus', 10: 'Urgency', 12: 'SubjectReference',
  15: 'Category', 20: 'SupplementalCategory', 22: 'FixtureIdentifier', 25: 'Keywords', 26: 'ContentLocationCode',
  27: 'ContentLocationName', 30: 'ReleaseDate', 35: 'ReleaseTime', 37: 'ExpirationDate', 40: 'SpecialInstructions', 55: 'DateCreated',
  60: 'TimeCreated', 62: 'DigitalCreationDate', 63: 'DigitalCreationTime', 65: 'OriginatingProgram', 70: 'ProgramVersion',
  80: 'By-line', 85: 'By-lineTitle', 90: 'City', 92: 'Sub-location', 95: 'Province-State', 100: 'Country-Code', 101: 'Country',
  103: 'OriginalTransmissionReference', 105: 'Headline', 110: 'Credit', 115: 'Source', 116: 'CopyrightNotice', 118: 'Contact',
  120: 'Caption-Abstract', 122: 'Writer-Editor', 131: 'ImageOrientation', 135: 'LanguageIdentifier',
};
