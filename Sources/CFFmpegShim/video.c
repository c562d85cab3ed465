#include "track.h"

#include <libavutil/avstring.h>
#include <libavutil/imgutils.h>
#include <libavutil/mem.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/// Bytes between rows that vector code may write beyond a row's end.
#define ROW_ALIGNMENT 64
/// Pixels decoded on the way to frames that no keyframe leads to: 80 seconds of 1080p, a few seconds of CPU time.
#define REACH (INT64_C(1920) * 1080 * 25 * 80)

int fs_declared_width(const fs_track *track) { return track->stream->codecpar->width; }
int fs_declared_height(const fs_track *track) { return track->stream->codecpar->height; }

/// The last moment in the track's own units that is not after a time, give or take half a millisecond.
static int64_t ticks(const fs_track *track, double seconds) {
    const AVRational microseconds = {1, 1000000};
    return fs_first_tick(track) +
           av_rescale_q_rnd(llround(seconds * 1e6) + 500, microseconds, track->stream->time_base, AV_ROUND_DOWN);
}

static int seek(fs_track *track, int64_t target) {
    return av_seek_frame(track->container, track->stream->index, target, AVSEEK_FLAG_BACKWARD) >= 0;
}

/// Goes to the last keyframe at or before a time, and says whether the container could.
static fs_status go_to(fs_track *track, int64_t target, int *could) {
    avcodec_flush_buffers(track->decoder);
    av_frame_unref(track->ahead);
    track->has_ahead = track->is_drained = 0;
    *could = fs_reads_through(track) || seek(track, target);
    return fs_reads_through(track) ? fs_go_to_key(track, target) : FS_OK;
}

/// Whether the keyframe before a time lies before the part of the track that is shown, as after a cut that was made
/// without encoding anew: the decoder needs it and keeps its frame to itself.
static int is_key_hidden(const fs_track *track, int64_t target) {
    if (fs_reads_through(track)) return 0;
    const int index = av_index_search_timestamp(track->stream, target, AVSEEK_FLAG_BACKWARD);
    const AVIndexEntry *key = index < 0 ? NULL : avformat_index_get_entry(track->stream, index);
    return key != NULL && key->flags & AVINDEX_DISCARD_FRAME;
}

fs_status fs_keyframe_at(fs_track *track, double seconds) {
    const int64_t target = ticks(track, seconds);
    if (is_key_hidden(track, target)) return fs_frame_in_reach(track, seconds);
    int could_seek;
    fs_status status = go_to(track, target, &could_seek);
    if (status != FS_OK) return status;
    track->decoder->skip_frame = AVDISCARD_NONKEY;
    while ((status = fs_next_key(track)) == FS_OK) {
        const AVPacket *packet = track->packet;
        if (!could_seek && packet->pts != AV_NOPTS_VALUE && packet->pts < target) continue;
        // One packet, then the end: the decoder gives the frame without waiting for those that follow.
        if (avcodec_send_packet(track->decoder, packet) < 0 || avcodec_send_packet(track->decoder, NULL) < 0) {
            avcodec_flush_buffers(track->decoder);
            continue;
        }
        const int code = avcodec_receive_frame(track->decoder, track->shown);
        avcodec_flush_buffers(track->decoder);
        if (code == 0) return FS_OK;
        if (code == AVERROR(ENOMEM)) return fs_fail_code(code);
    }
    return status;
}

static int64_t timestamp(const AVFrame *frame) {
    return frame->best_effort_timestamp == AV_NOPTS_VALUE ? 0 : frame->best_effort_timestamp;
}

/// Whether decoding on leads to a time as fast as going to the keyframe before it.
static int is_near(const fs_track *track, int64_t target) {
    if (!track->has_ahead || target < timestamp(track->shown)) return 0;
    if (target < timestamp(track->ahead)) return 1;
    if (fs_reads_through(track)) {
        const int found = fs_key_before(track, target);
        return found >= 0 && track->survey.keys[found] <= timestamp(track->ahead);
    }
    const int index = av_index_search_timestamp(track->stream, target, AVSEEK_FLAG_BACKWARD);
    const AVIndexEntry *key = index < 0 ? NULL : avformat_index_get_entry(track->stream, index);
    return key != NULL && key->timestamp <= timestamp(track->ahead);
}

/// Decodes one frame more. One without a time of its own, such as a programme stream's last, comes a step later.
static fs_status look_ahead(fs_track *track) {
    const fs_status status = fs_next_frame(track, track->ahead);
    track->has_ahead = status == FS_OK;
    if (status == FS_OK && track->ahead->best_effort_timestamp == AV_NOPTS_VALUE)
        track->ahead->best_effort_timestamp = timestamp(track->shown) + track->survey.step;
    return status == FS_MEMORY ? status : FS_OK;
}

/// Decodes on to a time, or until so many pixels were decoded.
static fs_status decode_to(fs_track *track, int64_t target, int64_t most_pixels) {
    track->decoder->skip_frame = AVDISCARD_DEFAULT;
    if (!is_near(track, target)) {
        int could_seek;
        fs_status status = go_to(track, target, &could_seek);
        // Without an index, or without keyframes in it, the way leads from the beginning.
        if (status == FS_OK && !could_seek) status = fs_start_again(track);
        if (status == FS_OK) status = fs_next_frame(track, track->shown);
        if (status == FS_OK) status = look_ahead(track);
        if (status != FS_OK) return status;
    }
    while (track->has_ahead && timestamp(track->ahead) <= target) {
        if (track->decoded_pixels > most_pixels) return FS_END;
        av_frame_unref(track->shown);
        av_frame_move_ref(track->shown, track->ahead);
        const fs_status status = look_ahead(track);
        if (status != FS_OK) return status;
    }
    return FS_OK;
}

fs_status fs_frame_at(fs_track *track, double seconds) { return decode_to(track, ticks(track, seconds), INT64_MAX); }

fs_status fs_frame_in_reach(fs_track *track, double seconds) {
    if (track->decoded_pixels > REACH) return FS_END;
    return decode_to(track, ticks(track, seconds), REACH);
}

double fs_time(const fs_track *track) {
    const double passed = (double)timestamp(track->shown) - (double)fs_first_tick(track);
    const double time = passed * av_q2d(track->stream->time_base);
    return time > 0 ? time : 0;
}

/// How the stored frame becomes upright: whether its rows become columns, and which of its edges come first.
typedef struct {
    int swaps, from_right, from_bottom;
} pose;

/// Reads the display matrix by the signs of its larger diagonal: turns by quarters and mirror images, as a front camera
/// writes them. `x' = a x + c y`, `y' = b x + d y`.
static pose pose_of(const fs_track *track) {
    size_t size = 0;
    const void *bytes = av_stream_get_side_data(track->stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
    if (bytes == NULL || size < 9 * sizeof(int32_t)) return (pose){0, 0, 0};
    int32_t matrix[9];
    memcpy(matrix, bytes, sizeof matrix);
    const int64_t a = matrix[0], b = matrix[1], c = matrix[3], d = matrix[4];
    const int swaps = llabs(b) + llabs(c) > llabs(a) + llabs(d);
    return swaps ? (pose){1, b < 0, c < 0} : (pose){0, a < 0, d < 0};
}

int fs_width(const fs_track *track) { return pose_of(track).swaps ? track->shown->height : track->shown->width; }
int fs_height(const fs_track *track) { return pose_of(track).swaps ? track->shown->width : track->shown->height; }

static fs_status prepare(fs_track *track) {
    const AVFrame *frame = track->shown;
    track->scaler = sws_getCachedContext(
        track->scaler, frame->width, frame->height, frame->format, frame->width, frame->height, AV_PIX_FMT_RGB24,
        SWS_BICUBIC | SWS_ACCURATE_RND, NULL, NULL, NULL);
    if (track->scaler == NULL) return fs_fail(FS_UNSUPPORTED, "its pixel format cannot be converted");
    // What is not said is BT.601 up to standard definition and BT.709 above, as players take it.
    int space = frame->colorspace;
    if (space == AVCOL_SPC_UNSPECIFIED) space = frame->height > 576 ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M;
    const int *coefficients = sws_getCoefficients(space);
    const int is_full = frame->color_range == AVCOL_RANGE_JPEG || frame->format == AV_PIX_FMT_YUVJ420P ||
                        frame->format == AV_PIX_FMT_YUVJ422P || frame->format == AV_PIX_FMT_YUVJ444P;
    sws_setColorspaceDetails(
        track->scaler, coefficients, is_full, sws_getCoefficients(SWS_CS_DEFAULT), 1, 0, 1 << 16, 1 << 16);
    return FS_OK;
}

/// Copies the rows of `source` so that they are upright.
static void turn(const uint8_t *source, int stride, int width, int height, pose pose, uint8_t *pixels) {
    for (int y = 0; y < height; y++) {
        const uint8_t *pixel = source + (size_t)y * (size_t)stride;
        const ptrdiff_t row = pose.from_bottom ? height - 1 - y : y, first = pose.from_right ? width - 1 : 0;
        const ptrdiff_t sign = pose.from_right ? -1 : 1;
        ptrdiff_t place = pose.swaps ? first * height + row : row * width + first;
        const ptrdiff_t step = pose.swaps ? sign * height : sign;
        for (int x = 0; x < width; x++, pixel += 3, place += step)
            for (int c = 0; c < 3; c++) pixels[place * 3 + c] = pixel[c];
    }
}

fs_status fs_render(fs_track *track, uint8_t *pixels, size_t length) {
    const AVFrame *frame = track->shown;
    if (length != (size_t)frame->width * (size_t)frame->height * 3) return fs_fail(FS_MALFORMED, "wrong buffer size");
    fs_status status = prepare(track);
    if (status != FS_OK) return status;
    uint8_t *planes[4] = {NULL};
    int strides[4] = {0};
    int code = av_image_alloc(planes, strides, frame->width, frame->height, AV_PIX_FMT_RGB24, ROW_ALIGNMENT);
    if (code < 0) return fs_fail_code(code);
    code = sws_scale(
        track->scaler, (const uint8_t *const *)frame->data, frame->linesize, 0, frame->height, planes, strides);
    if (code >= 0) turn(planes[0], strides[0], frame->width, frame->height, pose_of(track), pixels);
    av_freep(&planes[0]);
    return code < 0 ? fs_fail_code(code) : FS_OK;
}
