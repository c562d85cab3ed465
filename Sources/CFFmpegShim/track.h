#ifndef TOUCHSTONE_TRACK_H
#define TOUCHSTONE_TRACK_H

#include "ffmpeg_shim.h"

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>

struct fs_track {
    const uint8_t *bytes;
    int64_t length, position;
    AVIOContext *io;
    AVFormatContext *container;
    AVStream *stream;
    AVCodecContext *decoder;
    AVPacket *packet;
    /// The frame found last, and the one decoded after it.
    AVFrame *shown, *ahead;
    int has_ahead, is_drained;
    SwrContext *resampler;
    int rate, channels, sample_format;
    struct SwsContext *scaler;
};

/// Names of the decoders that may run, separated by commas.
extern const char fs_decoders[];

/// Remembers the words and returns the status.
fs_status fs_fail(fs_status status, const char *words);

/// The same for an error code of the libraries.
fs_status fs_fail_code(int code);

/// The track's first time stamp, in its own units.
int64_t fs_first_tick(const fs_track *track);

/// The next packet of the track; a status other than `FS_OK` is the end.
fs_status fs_next_packet(fs_track *track);

/// Decodes the next frame. Packets that make no sense are left out.
fs_status fs_next_frame(fs_track *track, AVFrame *frame);

#endif
