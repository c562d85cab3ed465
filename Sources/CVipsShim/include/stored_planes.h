#ifndef TOUCHSTONE_STORED_PLANES_H
#define TOUCHSTONE_STORED_PLANES_H

#include <stddef.h>
#include <stdint.h>

/// The two colour planes of a JPEG or WebP picture as they are stored, at half its size each way: not interpolated, not
/// converted.
typedef struct {
    /// Size of the picture as stored, before orientation.
    int width, height;
} sp_size;

typedef enum {
    SP_OK = 0,
    /// There are no such planes: another colour space, another subsampling, an animation.
    SP_NONE = 1,
    SP_DAMAGED = 2,
} sp_status;

/// Reads the header of a picture whose colour is stored at half its size.
sp_status sp_chroma_size(const void *bytes, size_t length, int is_webp, sp_size *size);

/// Decodes its two planes, the blue difference and the red one, into `count` bytes each.
///
/// `count` is ((width + 1) / 2) × ((height + 1) / 2).
sp_status sp_chroma(const void *bytes, size_t length, int is_webp, uint8_t *blue, uint8_t *red, size_t count);

/// Size of a still WebP picture.
sp_status sp_webp_size(const void *bytes, size_t length, sp_size *size);

/// Decodes a still WebP picture into width × height × 4 bytes, red, green, blue and alpha as stored.
sp_status sp_webp_pixels(const void *bytes, size_t length, uint8_t *pixels, size_t count);

#endif
