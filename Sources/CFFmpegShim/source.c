#include "source.h"

#include <libavutil/mem.h>
#include <string.h>

/// Bytes handed to a demuxer at a time.
#define CHUNK 32768
/// Bytes and time a demuxer may read to find out what a headerless format holds.
#define PROBE_BYTES (1 << 20)
#define PROBE_TIME (2 * AV_TIME_BASE)
#define MAX_STREAMS 64

static int read_bytes(void *opaque, uint8_t *buffer, int size) {
    fs_track *track = opaque;
    const int64_t left = track->length - track->position;
    if (left <= 0) return AVERROR_EOF;
    const int count = left < size ? (int)left : size;
    memcpy(buffer, track->bytes + track->position, (size_t)count);
    track->position += count;
    return count;
}

static int64_t seek_bytes(void *opaque, int64_t offset, int whence) {
    fs_track *track = opaque;
    switch (whence & ~AVSEEK_FORCE) {
        case AVSEEK_SIZE: return track->length;
        case SEEK_SET: break;
        case SEEK_CUR: offset += track->position; break;
        case SEEK_END: offset += track->length; break;
        default: return AVERROR(EINVAL);
    }
    if (offset < 0 || offset > track->length) return AVERROR(EINVAL);
    return track->position = offset;
}

/// A medium that names another file or a host gets nothing.
static int refuse_to_open(
    AVFormatContext *container, AVIOContext **io, const char *url, int flags, AVDictionary **options) {
    (void)container, (void)url, (void)flags, (void)options;
    *io = NULL;
    return AVERROR(EACCES);
}

static const char *demuxer(fs_format format) {
    switch (format) {
        case FS_WAV: return "wav";
        case FS_MP3: return "mp3";
        case FS_FLAC: return "flac";
        case FS_OGG: return "ogg";
        case FS_ADTS: return "aac";
        case FS_ISO: return "mov";
        case FS_MATROSKA: return "matroska";
        case FS_AVI: return "avi";
        case FS_TRANSPORT: return "mpegts";
        case FS_AIFF: return "aiff";
        case FS_CAF: return "caf";
        case FS_AMR: return "amr";
        case FS_ASF: return "asf";
        case FS_FLV: return "flv";
        case FS_PROGRAM: return "mpeg";
    }
    return NULL;
}

/// Whether the header of a container tells all there is to know of its tracks.
static int describes_tracks(fs_format format) { return format == FS_ISO || format == FS_MATROSKA; }

static uint32_t little(const uint8_t *bytes, int width) {
    uint32_t number = 0;
    for (int i = width; i > 0; i--) number = number << 8 | bytes[i - 1];
    return number;
}

/// Whether a file is Wave64, whose names have 16 bytes and whose sizes have 8.
static int is_wave64(const uint8_t *bytes, int64_t length) { return length >= 40 && memcmp(bytes, "riff", 4) == 0; }

int fs_is_extensible(const uint8_t *bytes, int64_t length) {
    const int is_wide = is_wave64(bytes, length);
    const int64_t start = is_wide ? 40 : 12, header = is_wide ? 24 : 8, unit = is_wide ? 8 : 2;
    for (int64_t place = start; place + header + 2 <= length;) {
        if (memcmp(bytes + place, "fmt ", 4) == 0) return little(bytes + place + header, 2) == 0xfffe;
        // Before the format there are small chunks only; Wave64 counts the header with the content.
        const int64_t stated = little(bytes + place + (is_wide ? 16 : 4), 4), size = is_wide ? stated : header + stated;
        if (size < header) return 0;
        place += (size + unit - 1) / unit * unit;
    }
    return 0;
}

fs_status fs_open_container(fs_track *track, fs_format format) {
    const int is_wide = format == FS_WAV && is_wave64(track->bytes, track->length);
    const char *name = is_wide ? "w64" : demuxer(format);
    const AVInputFormat *input = name ? av_find_input_format(name) : NULL;
    if (input == NULL) return fs_fail(FS_UNSUPPORTED, "no demuxer for this container");
    uint8_t *buffer = av_malloc(CHUNK);
    track->io = buffer ? avio_alloc_context(buffer, CHUNK, 0, track, read_bytes, NULL, seek_bytes) : NULL;
    AVFormatContext *container = track->io ? avformat_alloc_context() : NULL;
    if (container == NULL) {
        if (track->io == NULL) av_free(buffer);
        return fs_fail(FS_MEMORY, "");
    }
    container->pb = track->io;
    container->flags |= AVFMT_FLAG_CUSTOM_IO;
    container->io_open = refuse_to_open;
    container->probesize = PROBE_BYTES;
    container->max_analyze_duration = PROBE_TIME;
    container->max_streams = MAX_STREAMS;
    container->protocol_whitelist = av_strdup("");
    container->format_whitelist = av_strdup(input->name);
    // What has no header is decoded to describe it: by the listed decoders only.
    container->codec_whitelist = av_strdup(fs_decoders);
    AVDictionary *options = NULL;
    av_dict_set(&options, "enable_drefs", "0", 0);
    av_dict_set(&options, "use_absolute_path", "0", 0);
    int code = avformat_open_input(&container, "", input, &options);
    av_dict_free(&options);
    if (code < 0) return fs_fail_code(code);
    track->container = container;
    if (describes_tracks(format)) return FS_OK;
    code = avformat_find_stream_info(container, NULL);
    return code < 0 ? fs_fail_code(code) : FS_OK;
}

void fs_close_container(fs_track *track) {
    avformat_close_input(&track->container);
    if (track->io) av_freep(&track->io->buffer);
    avio_context_free(&track->io);
}
