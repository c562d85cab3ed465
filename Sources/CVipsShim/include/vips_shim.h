#ifndef TOUCHSTONE_VIPS_SHIM_H
#define TOUCHSTONE_VIPS_SHIM_H

#include <stddef.h>
#include <stdint.h>

/// The formats that may be decoded; the numbers are those of the wire.
typedef enum {
    VS_JPEG = 1,
    VS_PNG = 2,
    VS_WEBP = 3,
    VS_GIF = 4,
    VS_TIFF = 5,
    VS_HEIF = 6,
} vs_format;

/// A picture whose header was read and whose pixels were not.
typedef struct vs_picture vs_picture;

/// Starts libvips with nothing but the allowed loaders, no cache and one thread, and silences its log.
/// A failed allocation that the library cannot survive ends the process with `out_of_memory_status`.
/// Returns 0, or -1 with `vs_error`.
///
/// Where libvips is built with modules, it opens all of them or none: HEIF is one, and so are formats that are not allowed
/// (ImageMagick, OpenSlide, Poppler, JPEG XL), with two dozen libraries and as much CPU time as all others.
int vs_start(const char *program, int with_modules, int out_of_memory_status);

/// Reads the header of a picture in memory, which must outlive it. NULL with `vs_error` on failure.
vs_picture *vs_open(const void *bytes, size_t length, vs_format format);

/// Size as stored, before orientation.
int vs_stored_width(const vs_picture *picture);
int vs_stored_height(const vs_picture *picture);

/// Whether it has alpha, as stored.
int vs_has_alpha(const vs_picture *picture);

/// Decodes rows of the picture as stored into `width` × `count` × 4 bytes, red, green, blue and alpha; the rows of later
/// calls must follow. Only 8-bit grey and RGB, with alpha or without. Returns 0, or -1 with `vs_error`.
int vs_stored_rows(vs_picture *picture, int top, int count, uint8_t *pixels);

/// Frames or pages in the file, at least 1.
int vs_frames(const vs_picture *picture);

/// Plans orientation, colour profile, alpha on white and 8-bit sRGB. Returns 0, or -1 with `vs_error`.
///
/// An orientation of 1 to 8 stands in place of the one that the loader found; 0 keeps that.
int vs_prepare(vs_picture *picture, int orientation);

/// Size of the prepared picture.
int vs_width(const vs_picture *picture);
int vs_height(const vs_picture *picture);

/// Decodes the prepared picture into width × height × 3 bytes. Returns 0, or -1 with `vs_error`.
int vs_render(vs_picture *picture, uint8_t *pixels, size_t length);

void vs_close(vs_picture *picture);

/// The last error, one or more lines; empty when there is none.
const char *vs_error(void);

#endif
