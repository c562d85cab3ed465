#ifndef TOUCHSTONE_TRACK_H
#define TOUCHSTONE_TRACK_H

#include "ffmpeg_shim.h"

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>

/// The keyframes of a stream that is read through instead of being sought in, and where in it the reading is.
typedef struct {
    /// When each keyframe is shown, on a clock without jumps, in the stream's own units.
    int64_t *keys;
    int key_count;
    int64_t first, end;
    /// Keyframes read so far; whether the last packet read is to be read once more.
    int keys_read, is_held;
    /// The clock: the last time read, what is added to make up for jumps, how much later keyframes are shown than decoded.
    int64_t latest, step, shift, delay;
    int has_clock;
} fs_survey;

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
    /// Pixels of all frames decoded so far.
    int64_t decoded_pixels;
    fs_format format;
    /// Which track of its kind it is, in the order in which players offer them.
    int place;
    /// What reading the pictures through has shown; of other containers nothing.
    fs_survey survey;
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

/// Whether the pictures of a container are read through: its clock may jump, its index may lie or be missing.
int fs_reads_through(const fs_track *track);

/// Reads all packets once, notes the keyframes and goes back to the beginning.
fs_status fs_survey_pictures(fs_track *track);

/// Makes the next packet read the last keyframe at or before a time, or the first one.
fs_status fs_go_to_key(fs_track *track, int64_t time);

/// Which keyframe is the last at or before a time; -1 when there is none.
int fs_key_before(const fs_track *track, int64_t time);

/// Puts the times of the packet that was just read on a clock without jumps.
void fs_straighten(fs_track *track);

/// Opens the container of a video once more, at its beginning.
fs_status fs_start_again(fs_track *track);

/// Opens the container and chooses the track of a kind.
fs_status fs_choose_track(fs_track *track, enum AVMediaType type);

/// The track's first time stamp, in its own units.
int64_t fs_first_tick(const fs_track *track);

/// The next packet of the track; a status other than `FS_OK` is the end.
fs_status fs_next_packet(fs_track *track);

/// The next packet that is a keyframe.
fs_status fs_next_key(fs_track *track);

/// Decodes the next frame. Packets that make no sense are left out.
fs_status fs_next_frame(fs_track *track, AVFrame *frame);

#endif
