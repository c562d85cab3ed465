#include "stored_planes.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>
#include <webp/decode.h>

/// Rows that libjpeg hands out at a time: two blocks of brightness above one of colour.
#define LINES (2 * DCTSIZE)

typedef struct {
    struct jpeg_error_mgr errors;
    jmp_buf back;
} jpeg_failure;

static void give_up(j_common_ptr decoder) {
    longjmp(((jpeg_failure *)decoder->err)->back, 1);
}

static void say_nothing(j_common_ptr decoder) { (void)decoder; }

/// Brightness, then two colour planes at half the size each way.
static int is_halved(const struct jpeg_decompress_struct *decoder) {
    const jpeg_component_info *part = decoder->comp_info;
    if (decoder->jpeg_color_space != JCS_YCbCr || decoder->num_components != 3) return 0;
    return part[0].h_samp_factor == 2 && part[0].v_samp_factor == 2 && part[1].h_samp_factor == 1 &&
           part[1].v_samp_factor == 1 && part[2].h_samp_factor == 1 && part[2].v_samp_factor == 1;
}

static void read_planes(struct jpeg_decompress_struct *decoder, uint8_t *blue, uint8_t *red) {
    const size_t columns = (decoder->image_width + 1) / 2, rows = (decoder->image_height + 1) / 2;
    decoder->raw_data_out = TRUE;
    decoder->out_color_space = JCS_YCbCr;
    decoder->comp_info[0].component_needed = FALSE;
    jpeg_start_decompress(decoder);
    // Its own memory: what a longjmp skips is freed with the decoder. Whole blocks, past the picture's right edge.
    const JDIMENSION wide = decoder->comp_info[0].width_in_blocks * DCTSIZE + LINES;
    JSAMPARRAY planes[3];
    for (int part = 0; part < 3; part++)
        planes[part] = decoder->mem->alloc_sarray((j_common_ptr)decoder, JPOOL_IMAGE, wide, LINES);
    size_t row = 0;
    while (decoder->output_scanline < decoder->output_height) {
        jpeg_read_raw_data(decoder, planes, LINES);
        for (int line = 0; line < DCTSIZE && row < rows; line++, row++) {
            memcpy(blue + row * columns, planes[1][line], columns);
            memcpy(red + row * columns, planes[2][line], columns);
        }
    }
}

/// Reads the header, and with somewhere to put them the planes.
static sp_status jpeg(const void *bytes, size_t length, sp_size *size, uint8_t *blue, uint8_t *red, size_t count) {
    struct jpeg_decompress_struct decoder;
    jpeg_failure failure;
    decoder.err = jpeg_std_error(&failure.errors);
    failure.errors.error_exit = give_up;
    failure.errors.output_message = say_nothing;
    volatile sp_status status = SP_DAMAGED;
    if (setjmp(failure.back) == 0) {
        jpeg_create_decompress(&decoder);
        jpeg_mem_src(&decoder, bytes, length);
        jpeg_read_header(&decoder, TRUE);
        *size = (sp_size){(int)decoder.image_width, (int)decoder.image_height};
        const size_t plane = ((size_t)(size->width + 1) / 2) * ((size_t)(size->height + 1) / 2);
        if (!is_halved(&decoder)) {
            status = SP_NONE;
        } else if (blue == NULL) {
            status = SP_OK;
        } else if (plane == count) {
            read_planes(&decoder, blue, red);
            status = SP_OK;
        }
    }
    jpeg_destroy_decompress(&decoder);
    return status;
}

static sp_status webp_features(const void *bytes, size_t length, WebPBitstreamFeatures *features, sp_size *size) {
    if (WebPGetFeatures(bytes, length, features) != VP8_STATUS_OK) return SP_DAMAGED;
    *size = (sp_size){features->width, features->height};
    return features->has_animation ? SP_NONE : SP_OK;
}

static sp_status webp(const void *bytes, size_t length, sp_size *size, uint8_t *blue, uint8_t *red, size_t count) {
    WebPBitstreamFeatures features;
    const sp_status status = webp_features(bytes, length, &features, size);
    if (status != SP_OK) return status;
    const int lossy = 1;
    if (features.format != lossy) return SP_NONE;
    if (blue == NULL) return SP_OK;
    const size_t columns = (size_t)(size->width + 1) / 2, rows = (size_t)(size->height + 1) / 2;
    if (columns * rows != count) return SP_DAMAGED;
    int width = 0, height = 0, stride = 0, half_stride = 0;
    uint8_t *u = NULL, *v = NULL;
    uint8_t *luma = WebPDecodeYUV(bytes, length, &width, &height, &u, &v, &stride, &half_stride);
    if (luma == NULL) return SP_DAMAGED;
    for (size_t row = 0; row < rows; row++) {
        memcpy(blue + row * columns, u + row * (size_t)half_stride, columns);
        memcpy(red + row * columns, v + row * (size_t)half_stride, columns);
    }
    WebPFree(luma);
    return SP_OK;
}

sp_status sp_chroma_size(const void *bytes, size_t length, int is_webp, sp_size *size) {
    return (is_webp ? webp : jpeg)(bytes, length, size, NULL, NULL, 0);
}

sp_status sp_chroma(const void *bytes, size_t length, int is_webp, uint8_t *blue, uint8_t *red, size_t count) {
    sp_size size;
    return (is_webp ? webp : jpeg)(bytes, length, &size, blue, red, count);
}

sp_status sp_webp_size(const void *bytes, size_t length, sp_size *size) {
    WebPBitstreamFeatures features;
    return webp_features(bytes, length, &features, size);
}

sp_status sp_webp_pixels(const void *bytes, size_t length, uint8_t *pixels, size_t count) {
    sp_size size;
    const sp_status status = sp_webp_size(bytes, length, &size);
    if (status != SP_OK) return status;
    if (count != (size_t)size.width * (size_t)size.height * 4) return SP_DAMAGED;
    return WebPDecodeRGBAInto(bytes, length, pixels, count, size.width * 4) == NULL ? SP_DAMAGED : SP_OK;
}
