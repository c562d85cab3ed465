#define _GNU_SOURCE
#include "vips_shim.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <vips/vips.h>

/// Rows decoded at a time: a multiple of every loader's strip, and few enough that libvips's copies of them stay in a cache.
#define STRIP 16

struct vs_picture {
    VipsImage *stored;
    VipsImage *prepared;
};

static int out_of_memory_status;

/// GLib aborts when an allocation fails; leaving with a status of our own says why.
static void quiet(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer data) {
    (void)domain, (void)data;
    if ((level & G_LOG_LEVEL_ERROR) && message != NULL && strstr(message, "allocate") != NULL)
        _exit(out_of_memory_status);
}

static GLogWriterOutput quiet_writer(GLogLevelFlags level, const GLogField *fields, gsize count, gpointer data) {
    for (gsize i = 0; i < count; i++)
        if (strcmp(fields[i].key, "MESSAGE") == 0) quiet(NULL, level, fields[i].value, data);
    return G_LOG_WRITER_HANDLED;
}

int vs_start(const char *program, int with_modules, int status) {
    static const char *const allowed[] = {
        "VipsForeignLoadJpeg", "VipsForeignLoadPng",  "VipsForeignLoadWebp",
        "VipsForeignLoadNsgif", "VipsForeignLoadTiff", "VipsForeignLoadHeif",
    };
    out_of_memory_status = status;
    g_log_set_default_handler(quiet, NULL);
    g_log_set_writer_func(quiet_writer, NULL, NULL);
    // It looks for its modules below this folder, and for nothing else that a decoder needs.
    if (!with_modules && setenv("VIPSHOME", "/nonexistent", 1) != 0) return -1;
    if (VIPS_INIT(program) != 0) return -1;
    vips_operation_block_set("VipsForeignLoad", TRUE);
    for (size_t i = 0; i < G_N_ELEMENTS(allowed); i++) vips_operation_block_set(allowed[i], FALSE);
    vips_cache_set_max(0);
    vips_concurrency_set(1);
    return 0;
}

static VipsImage *load(const void *bytes, size_t length, vs_format format) {
    VipsImage *image = NULL;
    void *buffer = (void *)bytes;
#define LOAD(loader)                                                                                    \
    loader(buffer, length, &image, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, NULL)
    switch (format) {
        case VS_JPEG: LOAD(vips_jpegload_buffer); break;
        case VS_PNG: LOAD(vips_pngload_buffer); break;
        case VS_WEBP: LOAD(vips_webpload_buffer); break;
        case VS_GIF: LOAD(vips_gifload_buffer); break;
        case VS_TIFF: LOAD(vips_tiffload_buffer); break;
        case VS_HEIF: LOAD(vips_heifload_buffer); break;
        default: vips_error("decoder", "unknown format");
    }
#undef LOAD
    return image;
}

vs_picture *vs_open(const void *bytes, size_t length, vs_format format) {
    vips_error_clear();
    VipsImage *image = load(bytes, length, format);
    if (image == NULL) return NULL;
    vs_picture *picture = g_new0(vs_picture, 1);
    picture->stored = image;
    return picture;
}

int vs_stored_width(const vs_picture *picture) { return vips_image_get_width(picture->stored); }
int vs_stored_height(const vs_picture *picture) { return vips_image_get_height(picture->stored); }
int vs_frames(const vs_picture *picture) { return vips_image_get_n_pages(picture->stored); }

/// Replaces `*image` by what one operation made of it.
static int replace(VipsImage **image, VipsImage *const *result, int status) {
    if (status != 0) return -1;
    g_object_unref(*image);
    *image = *result;
    return 0;
}

/// Makes an image upright; an orientation of 0 is the one that its loader found.
static int orient(VipsImage **image, int orientation) {
    VipsImage *result = NULL;
    if (orientation > 0) {
        if (replace(image, &result, vips_copy(*image, &result, NULL)) != 0) return -1;
        vips_image_set_int(*image, VIPS_META_ORIENTATION, orientation);
        result = NULL;
    }
    if (vips_image_get_orientation(*image) <= 1) return 0;
    VipsImage *whole = vips_image_copy_memory(*image);
    if (replace(image, &whole, whole == NULL) != 0) return -1;
    return replace(image, &result, vips_autorot(*image, &result, NULL));
}

/// Alpha goes before colour, so that the profile sees the bands it was made for.
static int flatten(VipsImage **image) {
    VipsImage *result = NULL;
    if (!vips_image_hasalpha(*image)) return 0;
    VipsInterpretation space = vips_image_get_interpretation(*image);
    double white = space == VIPS_INTERPRETATION_CMYK                                                  ? 0
                   : space == VIPS_INTERPRETATION_RGB16 || space == VIPS_INTERPRETATION_GREY16 ? 65535
                   : space == VIPS_INTERPRETATION_scRGB                                         ? 1
                                                                                                : 255;
    VipsArrayDouble *background = vips_array_double_newv(1, white);
    int status = vips_flatten(*image, &result, "background", background, NULL);
    vips_area_unref(VIPS_AREA(background));
    return replace(image, &result, status);
}

/// Whether the embedded profile is the common sRGB one, which would change nothing.
static gboolean profile_is_srgb(VipsImage *image) {
    const void *profile = NULL;
    size_t length = 0;
    if (vips_image_get_blob(image, VIPS_META_ICC_NAME, &profile, &length) != 0) return FALSE;
    static const char name[] = "sRGB IEC61966-2";
    static const char wide[] = "\0s\0R\0G\0B\0 \0I\0E\0C\0006\0001\0009\0006\0006\0-\0002";
    return memmem(profile, length, name, sizeof name - 1) != NULL ||
           memmem(profile, length, wide, sizeof wide - 1) != NULL;
}

static int to_srgb(VipsImage **image) {
    VipsImage *result = NULL;
    VipsInterpretation space = vips_image_get_interpretation(*image);
    if (vips_image_get_typeof(*image, VIPS_META_ICC_NAME) != 0 &&
        !(space == VIPS_INTERPRETATION_sRGB && profile_is_srgb(*image))) {
        if (vips_icc_transform(*image, &result, "srgb", "embedded", TRUE, NULL) == 0) {
            replace(image, &result, 0);
        } else {
            vips_error_clear();  // A broken profile is as good as none.
        }
    }
    if (vips_image_get_interpretation(*image) != VIPS_INTERPRETATION_sRGB) {
        result = NULL;
        if (replace(image, &result, vips_colourspace(*image, &result, VIPS_INTERPRETATION_sRGB, NULL)) != 0) return -1;
    }
    return 0;
}

/// Three bands of one byte, whatever is left.
static int to_bytes(VipsImage **image) {
    VipsImage *result = NULL;
    if (vips_image_get_bands(*image) > 3 &&
        replace(image, &result, vips_extract_band(*image, &result, 0, "n", 3, NULL)) != 0)
        return -1;
    result = NULL;
    if (vips_image_get_format(*image) != VIPS_FORMAT_UCHAR &&
        replace(image, &result, vips_cast_uchar(*image, &result, NULL)) != 0)
        return -1;
    if (vips_image_get_bands(*image) == 3) return 0;
    vips_error("decoder", "unsupported colour space");
    return -1;
}

int vs_prepare(vs_picture *picture, int orientation) {
    vips_error_clear();
    VipsImage *image = picture->stored;
    g_object_ref(image);
    if (orient(&image, orientation) != 0 || flatten(&image) != 0 || to_srgb(&image) != 0 || to_bytes(&image) != 0) {
        g_object_unref(image);
        return -1;
    }
    picture->prepared = image;
    return 0;
}

int vs_width(const vs_picture *picture) { return vips_image_get_width(picture->prepared); }
int vs_height(const vs_picture *picture) { return vips_image_get_height(picture->prepared); }

int vs_render(vs_picture *picture, uint8_t *pixels, size_t length) {
    vips_error_clear();
    const int width = vs_width(picture), height = vs_height(picture);
    const size_t row = (size_t)width * 3;
    if (length != row * (size_t)height) {
        vips_error("decoder", "wrong buffer size");
        return -1;
    }
    VipsRegion *region = vips_region_new(picture->prepared);
    int status = 0;
    for (int top = 0; top < height && status == 0; top += STRIP) {
        const VipsRect strip = {0, top, width, VIPS_MIN(STRIP, height - top)};
        status = vips_region_prepare(region, &strip);
        for (int y = top; y < top + strip.height && status == 0; y++)
            memcpy(pixels + row * (size_t)y, VIPS_REGION_ADDR(region, 0, y), row);
    }
    g_object_unref(region);
    return status;
}

int vs_has_alpha(const vs_picture *picture) { return vips_image_hasalpha(picture->stored); }

int vs_stored_rows(vs_picture *picture, int top, int count, uint8_t *pixels) {
    vips_error_clear();
    const int width = vs_stored_width(picture), bands = vips_image_get_bands(picture->stored);
    const VipsInterpretation space = vips_image_get_interpretation(picture->stored);
    if (vips_image_get_format(picture->stored) != VIPS_FORMAT_UCHAR || bands > 4 ||
        (space != VIPS_INTERPRETATION_sRGB && space != VIPS_INTERPRETATION_B_W)) {
        vips_error("decoder", "unsupported kind of pixels");
        return -1;
    }
    const int is_grey = bands < 3, has_alpha = bands % 2 == 0;
    VipsRegion *region = vips_region_new(picture->stored);
    const VipsRect rows = {0, top, width, count};
    const int status = vips_region_prepare(region, &rows);
    for (int y = top; y < top + count && status == 0; y++) {
        const VipsPel *pixel = VIPS_REGION_ADDR(region, 0, y);
        for (int x = 0; x < width; x++, pixel += bands, pixels += 4) {
            pixels[0] = pixel[0];
            pixels[1] = pixel[is_grey ? 0 : 1];
            pixels[2] = pixel[is_grey ? 0 : 2];
            pixels[3] = has_alpha ? pixel[bands - 1] : 255;
        }
    }
    g_object_unref(region);
    return status;
}

void vs_close(vs_picture *picture) {
    if (picture->prepared != NULL) g_object_unref(picture->prepared);
    g_object_unref(picture->stored);
    g_free(picture);
}

const char *vs_error(void) { return vips_error_buffer(); }
