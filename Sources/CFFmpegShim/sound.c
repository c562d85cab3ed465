#include "track.h"

#include <libavutil/channel_layout.h>

#define OUTPUT_RATE 16000
#define MIN_RATE 1000
#define MAX_RATE 768000
#define MAX_CHANNELS 64

int fs_sample_rate(const fs_track *track) { return track->decoder->sample_rate; }
int fs_channels(const fs_track *track) { return track->decoder->ch_layout.nb_channels; }

/// A resampler for what the frame holds: the mean of the channels, whatever they are called.
static fs_status prepare(fs_track *track, const AVFrame *frame) {
    const int channels = frame->ch_layout.nb_channels;
    if (track->resampler && track->rate == frame->sample_rate && track->channels == channels &&
        track->sample_format == frame->format)
        return FS_OK;
    if (frame->sample_rate < MIN_RATE || frame->sample_rate > MAX_RATE || channels < 1 || channels > MAX_CHANNELS)
        return fs_fail(FS_UNSUPPORTED, "its sample rate or number of channels is out of range");
    swr_free(&track->resampler);
    AVChannelLayout stored = {.order = AV_CHANNEL_ORDER_UNSPEC, .nb_channels = channels};
    AVChannelLayout mono = AV_CHANNEL_LAYOUT_MONO;
    int code = swr_alloc_set_opts2(
        &track->resampler, &mono, AV_SAMPLE_FMT_FLT, OUTPUT_RATE, &stored, frame->format, frame->sample_rate, 0, NULL);
    if (code < 0) return fs_fail_code(code);
    double mean[MAX_CHANNELS];
    for (int i = 0; i < channels; i++) mean[i] = 1.0 / channels;
    code = swr_set_matrix(track->resampler, mean, channels);
    if (code >= 0) code = swr_init(track->resampler);
    if (code < 0) {
        swr_free(&track->resampler);
        return fs_fail_code(code);
    }
    track->rate = frame->sample_rate;
    track->channels = channels;
    track->sample_format = frame->format;
    return FS_OK;
}

fs_status fs_read_sound(fs_track *track, float *samples, int capacity, int *count) {
    uint8_t *output = (uint8_t *)samples;
    *count = 0;
    fs_status status = fs_next_frame(track, track->shown);
    if (status == FS_MEMORY) return status;
    const int is_over = status == FS_END;
    if (is_over && track->resampler == NULL) return FS_END;
    if (!is_over && (status = prepare(track, track->shown)) != FS_OK) return status;
    const uint8_t **input = is_over ? NULL : (const uint8_t **)track->shown->extended_data;
    const int code = swr_convert(track->resampler, &output, capacity, input, is_over ? 0 : track->shown->nb_samples);
    av_frame_unref(track->shown);
    if (code < 0) return fs_fail_code(code);
    *count = code;
    return is_over && code == 0 ? FS_END : FS_OK;
}
