#include "track.h"
#include "source.h"

#include <libavutil/avstring.h>
#include <libavutil/log.h>
#include <libavutil/mem.h>
#include <stdio.h>
#include <string.h>

/// The decoders that may run: what cameras, telephones, browsers and studios write.
const char fs_decoders[] =
    "aac,aac_latm,ac3,adpcm_ima_qt,adpcm_ima_wav,adpcm_ms,adpcm_swf,alac,amrnb,amrwb,dca,eac3,flac,mp2,mp2float,mp3,"
    "mp3float,nellymoser,opus,pcm_alaw,pcm_dvd,pcm_f32be,pcm_f32le,pcm_f64be,pcm_f64le,pcm_mulaw,pcm_s16be,pcm_s16le,"
    "pcm_s24be,pcm_s24le,pcm_s32be,pcm_s32le,pcm_s8,pcm_u8,speex,vorbis,wmalossless,wmapro,wmav1,wmav2,wmavoice,"
    "flv,h263,h264,hevc,libdav1d,mjpeg,mpeg1video,mpeg2video,mpeg4,msmpeg4,msmpeg4v2,prores,theora,vc1,vp6f,vp8,vp9,"
    "wmv1,wmv2,wmv3";

static char error[200];

const char *fs_error(void) { return error; }

fs_status fs_fail(fs_status status, const char *words) {
    snprintf(error, sizeof error, "%s", words);
    return status;
}

fs_status fs_fail_code(int code) {
    if (code == AVERROR(ENOMEM)) return fs_fail(FS_MEMORY, "");
    char words[AV_ERROR_MAX_STRING_SIZE] = "";
    av_strerror(code, words, sizeof words);
    return fs_fail(code == AVERROR_PATCHWELCOME ? FS_UNSUPPORTED : FS_MALFORMED, words);
}

void fs_start(size_t max_allocation) {
    av_log_set_level(AV_LOG_QUIET);
    av_max_alloc(max_allocation);
}

/// Whether a stream is a track of a kind; covers and pictures of chapters are none.
static int is_track(const AVStream *stream, enum AVMediaType type) {
    return stream->codecpar->codec_type == type && !(stream->disposition & AV_DISPOSITION_ATTACHED_PIC);
}

/// The track of a kind with a place in the order in which players offer them: those that play without being asked first.
/// All others are dropped by the demuxer.
static AVStream *choose(AVFormatContext *container, enum AVMediaType type, int place) {
    AVStream *chosen = NULL;
    for (int asked = 0; asked < 2 && chosen == NULL; asked++)
        for (unsigned i = 0; i < container->nb_streams && chosen == NULL; i++) {
            AVStream *stream = container->streams[i];
            const int is_asked = !(stream->disposition & AV_DISPOSITION_DEFAULT);
            if (is_track(stream, type) && is_asked == asked && place-- == 0) chosen = stream;
        }
    for (unsigned i = 0; i < container->nb_streams; i++)
        container->streams[i]->discard = container->streams[i] == chosen ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    return chosen;
}

/// The decoder for whole numbers that take so many bytes each.
static enum AVCodecID whole_numbers(int bytes) {
    switch (bytes) {
        case 1: return AV_CODEC_ID_PCM_U8;
        case 2: return AV_CODEC_ID_PCM_S16LE;
        case 3: return AV_CODEC_ID_PCM_S24LE;
        case 4: return AV_CODEC_ID_PCM_S32LE;
        default: return AV_CODEC_ID_NONE;
    }
}

/// Takes the samples of a WAV file for as wide as their container is.
///
/// The extensible form tells two widths: that of the container, and how many of its upper bits count. The demuxer goes by
/// the second: 16 or 20 bits in 32 shift the samples against each other, and 24 in 32 it takes for floating point.
/// (Microsoft, WAVEFORMATEXTENSIBLE; libavformat/wavdec.c.)
static void correct_width(const fs_track *track, AVCodecParameters *parameters) {
    const int channels = parameters->ch_layout.nb_channels;
    if (track->format != FS_WAV || !fs_is_extensible(track->bytes, track->length) || channels < 1 ||
        parameters->block_align % channels != 0)
        return;
    switch (parameters->codec_id) {
        case AV_CODEC_ID_PCM_U8:
        case AV_CODEC_ID_PCM_S16LE:
        case AV_CODEC_ID_PCM_S24LE:
        case AV_CODEC_ID_PCM_S32LE:
        case AV_CODEC_ID_PCM_F24LE: break;
        default: return;
    }
    const enum AVCodecID codec = whole_numbers(parameters->block_align / channels);
    if (codec == AV_CODEC_ID_NONE || codec == parameters->codec_id) return;
    parameters->codec_id = codec;
    parameters->bits_per_coded_sample = parameters->block_align / channels * 8;
    if (parameters->sample_rate > 0) {
        const int64_t samples = track->length / parameters->block_align;
        track->stream->duration = av_rescale_q(
            samples, (AVRational){1, parameters->sample_rate}, track->stream->time_base);
    }
}

static fs_status open_decoder(fs_track *track, int64_t max_pixels) {
    AVCodecParameters *parameters = track->stream->codecpar;
    correct_width(track, parameters);
    const AVCodec *codec = avcodec_find_decoder(parameters->codec_id);
    if (codec == NULL || !av_match_name(codec->name, fs_decoders)) {
        char words[80];
        snprintf(words, sizeof words, "its codec (%.20s) is not accepted", avcodec_get_name(parameters->codec_id));
        return fs_fail(FS_UNSUPPORTED, words);
    }
    track->decoder = avcodec_alloc_context3(codec);
    track->packet = av_packet_alloc();
    track->shown = av_frame_alloc();
    track->ahead = av_frame_alloc();
    if (!track->decoder || !track->packet || !track->shown || !track->ahead) return fs_fail(FS_MEMORY, "");
    int code = avcodec_parameters_to_context(track->decoder, parameters);
    if (code < 0) return fs_fail_code(code);
    track->decoder->thread_count = 1;
    track->decoder->max_pixels = max_pixels;
    track->decoder->pkt_timebase = track->stream->time_base;
    code = avcodec_open2(track->decoder, codec, NULL);
    return code < 0 ? fs_fail_code(code) : FS_OK;
}

fs_status fs_choose_track(fs_track *track, enum AVMediaType type) {
    const fs_status status = fs_open_container(track, track->format);
    if (status != FS_OK) return status;
    track->stream = choose(track->container, type, track->place);
    if (track->stream != NULL) return FS_OK;
    return fs_fail(FS_UNSUPPORTED, type == AVMEDIA_TYPE_AUDIO ? "it has no sound track" : "it has no video track");
}

static fs_status open_track(fs_track *track, fs_kind kind, int64_t max_pixels) {
    fs_status status = fs_choose_track(track, kind == FS_SOUND ? AVMEDIA_TYPE_AUDIO : AVMEDIA_TYPE_VIDEO);
    if (status != FS_OK) return status;
    const AVCodecParameters *parameters = track->stream->codecpar;
    if ((int64_t)parameters->width * parameters->height > max_pixels) return fs_fail(FS_TOO_LARGE, "");
    status = open_decoder(track, max_pixels);
    return status == FS_OK && fs_reads_through(track) ? fs_survey_pictures(track) : status;
}

fs_status fs_open(
    const void *bytes, size_t length, fs_format format, fs_kind kind, int place, int64_t max_pixels, fs_track **result,
    int *width, int *height) {
    fs_track *track = av_mallocz(sizeof *track);
    if (track == NULL) return fs_fail(FS_MEMORY, "");
    track->bytes = bytes;
    track->length = (int64_t)length;
    track->format = format;
    track->place = place;
    const fs_status status = open_track(track, kind, max_pixels);
    if (track->stream) {
        *width = track->stream->codecpar->width;
        *height = track->stream->codecpar->height;
    }
    if (status == FS_OK)
        *result = track;
    else
        fs_close(track);
    return status;
}

void fs_close(fs_track *track) {
    sws_freeContext(track->scaler);
    swr_free(&track->resampler);
    av_frame_free(&track->ahead);
    av_frame_free(&track->shown);
    av_packet_free(&track->packet);
    avcodec_free_context(&track->decoder);
    fs_close_container(track);
    av_free(track->survey.keys);
    av_free(track);
}

const char *fs_codec(const fs_track *track) { return avcodec_get_name(track->decoder->codec_id); }

fs_status fs_next_packet(fs_track *track) {
    if (track->survey.is_held) {
        track->survey.is_held = 0;
        return FS_OK;
    }
    while (1) {
        av_packet_unref(track->packet);
        const int code = av_read_frame(track->container, track->packet);
        if (code < 0) return code == AVERROR(ENOMEM) ? fs_fail_code(code) : FS_END;
        if (track->packet->stream_index != track->stream->index) continue;
        if (fs_reads_through(track)) fs_straighten(track);
        return FS_OK;
    }
}

fs_status fs_next_key(fs_track *track) {
    fs_status status;
    do status = fs_next_packet(track);
    while (status == FS_OK && !(track->packet->flags & AV_PKT_FLAG_KEY));
    return status;
}

fs_status fs_next_frame(fs_track *track, AVFrame *frame) {
    while (1) {
        int code = avcodec_receive_frame(track->decoder, frame);
        if (code == 0) {
            track->decoded_pixels += (int64_t)frame->width * frame->height;
            return FS_OK;
        }
        if (code == AVERROR(ENOMEM)) return fs_fail_code(code);
        if (code == AVERROR_EOF || track->is_drained) return FS_END;
        const fs_status status = fs_next_packet(track);
        if (status == FS_MEMORY) return status;
        track->is_drained = status == FS_END;
        code = avcodec_send_packet(track->decoder, status == FS_OK ? track->packet : NULL);
        if (code == AVERROR(ENOMEM)) return fs_fail_code(code);
    }
}
