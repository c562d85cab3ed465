"""Measures the lines of `lines.py` in recordings with interference, effects and instruments that no generator made.

    python interference.py --list LIST --out interference.jsonl

LIST is that of `lines_survey.py`; the first recordings of each human source are taken (`EACH`). Every kind of disturbance is
added to each, 20 to 70 dB below it where it has a level, drawn at random. Kinds of `LOOKED_AT` were looked at while
the rule was made, those of `KEPT` were not. What is written already is not measured again; at the end the table is printed.
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np
from scipy.ndimage import uniform_filter1d
from scipy.signal import butter, istft, resample_poly, sosfilt, stft

import lines
import lines_survey
from lines import RATE

# Recordings of each source: voices' names begin with `VOICES`.
EACH, VOICES = {True: 4, False: 1}, "voices: "

Kind = Callable[[np.ndarray, np.random.Generator, float], np.ndarray]
TABLE = 1 << 15


def below(sound: np.ndarray, other: np.ndarray, decibels: float) -> np.ndarray:
    """A sound with another one under it, `decibels` lower."""
    level = np.sqrt(np.square(sound).mean() / max(np.square(other).mean(), 1e-20))
    return sound + other * level * 10 ** (-decibels / 20)


def periodic(phase: np.ndarray, heights: np.ndarray, rng: np.random.Generator | None = None) -> np.ndarray:
    """A wave whose harmonics have these heights, at a phase in periods; with a generator the phases are random."""
    spectrum = np.zeros(TABLE // 2 + 1, complex)
    turn = np.exp(2j * np.pi * rng.random(len(heights))) if rng else 1
    spectrum[1 : len(heights) + 1] = heights * turn
    table = np.fft.irfft(spectrum) * TABLE
    return np.interp(phase % 1 * TABLE, np.arange(TABLE + 1), np.r_[table, table[0]])


def steady(count: int, rate: float, heights: np.ndarray, rng: np.random.Generator | None = None, drift: float = 0.0) -> np.ndarray:
    """A periodic wave of a rate in Hz, which wanders by a share `drift` of it; below 7.9 kHz."""
    rates = np.full(count, float(rate))
    if drift:
        knots = np.cumsum(rng.normal(size=count // RATE + 2))
        rates *= 1 + drift * np.interp(np.arange(count) / RATE, np.arange(len(knots)), knots / np.abs(knots).max())
    return periodic(np.cumsum(rates) / RATE, heights[: int(7900 / rate)], rng)


def falling(rate: float, slope: float) -> np.ndarray:
    """Heights of harmonics that fall with their number to the power of a slope."""
    return np.arange(1.0, int(8000 / rate) + 1) ** -slope


# Interference that is added.


def mains(rate: float, drift: float = 0.0) -> Kind:
    """The buzz of a rectifier: harmonics of twice the mains that fall with 0.3 to 1.5 powers of their number."""
    return lambda x, rng, db: below(x, steady(len(x), rate, falling(rate, rng.uniform(0.3, 1.5)), rng, drift), db)


def pulses(*rates: float) -> Kind:
    """Short pulses: all harmonics alike."""

    def added(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
        rate = rng.choice(rates)
        return below(x, steady(len(x), rate, falling(rate, 0)), db)

    return added


def tones(step: float, drift: float = 0.0) -> Kind:
    """Whine at multiples of a step, of any heights within 30 dB."""

    def added(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
        heights = 10 ** (-rng.uniform(0, 30, int(8000 / step)) / 20)
        return below(x, steady(len(x), step, heights, rng, drift), db)

    return added


def dimmer(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """A phase control: an edge of alternating sign at each half wave, and what rings after it."""
    edges = np.zeros(len(x))
    at = (np.arange(0, len(x) / RATE, 0.01)[:-1] + rng.uniform(0.001, 0.009)) * RATE
    edges[at.astype(int)] = np.where(np.arange(len(at)) % 2, 1, -1)
    ring = np.exp(-np.arange(200) / rng.uniform(2, 40)) * np.cos(2 * np.pi * rng.uniform(500, 6000) * np.arange(200) / RATE)
    return below(x, np.convolve(edges, ring)[: len(x)], db)


def phone(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """A telephone near an amplifier: bursts 216.7 times a second, every 26th left out."""
    phase = np.arange(len(x)) / RATE * (1625 / 7.5)
    return below(x, ((phase % 1 < 0.125) & (phase.astype(int) % 26 != 25)) - 0.12, db)


def supply(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """A switching supply: a drifting tone above 1 kHz with sidebands of twice the mains."""
    carrier = steady(len(x), rng.uniform(1000, 5000), falling(1000, 1), rng, 0.003)
    return below(x, carrier * (1 + steady(len(x), 100, falling(100, 1), rng) * 0.5), db)


def screen(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """A tube: its lines (15,625 Hz, sampled badly, so mirrored to 375 Hz) and pulses of its 50 pictures."""
    mirrored = steady(len(x), 375, falling(375, 0.5), rng)
    return below(x, mirrored / mirrored.std() + steady(len(x), 50, falling(50, 0.3)) * rng.uniform(0.1, 1), db)


def engine(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """A fan or an engine: harmonics of 8 to 120 turns a second that wander by a thousandth, and its noise."""
    rate = rng.uniform(8, 120)
    tone = steady(len(x), rate, falling(rate, rng.uniform(0.5, 1.5)), rng, 0.001)
    return below(x, tone / tone.std() + 0.3 * rng.normal(size=len(x)), db)


def buffers(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """A click at each buffer of a sound card: very nearly what is looked for."""
    rate = rng.choice([44_100 / 512, 44_100 / 256, 44_100 / 1024, 48_000 / 1024, 48_000 / 512])
    return below(x, steady(len(x), rate, falling(rate, rng.uniform(0, 0.5)), rng), db)


def glitches(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """Samples that are lost at the edge of every buffer: each edge is a step of the recording itself."""
    edges = (np.arange(0, len(x) * 44_100 // RATE, rng.choice([256, 512, 1024])) * RATE / 44_100).astype(int)
    edges = edges[edges < len(x) - 1]
    damaged = x.copy()
    damaged[edges] = x[edges] + (x[edges + 1] - x[edges]) * 10 ** ((20 - db) / 20) * 3
    return damaged


def clicks(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """A metronome: one decaying tick at a constant tempo."""
    track = np.zeros(len(x))
    track[(np.arange(0, len(x) / RATE, 60 / rng.integers(60, 240)) * RATE).astype(int)[:-1]] = 1
    tick = np.exp(-np.arange(800) / 60) * np.sin(2 * np.pi * rng.uniform(800, 4000) * np.arange(800) / RATE)
    return below(x, np.convolve(track, tick)[: len(x)], db)


def organ(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """Held notes of an organ: pure pipes at octaves and fifths."""
    notes = sum(steady(len(x), 110 * 2 ** (note / 12), falling(440, 1.2), rng) for note in rng.integers(0, 36, 4))
    return below(x, notes, db)


def drone(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """A synthesiser's saw held for all of the piece, of a whole number of hertz."""
    rate = float(rng.choice([40, 50, 60, 75, 80, 100, 110, 120, 125, 150, 200, 220, 250]))
    return below(x, steady(len(x), rate, falling(rate, 1)), db)


def cameras(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """Ticks of a camera or a display: 24, 25, 29.97, 30, 60 or 59.94 a second."""
    rate = rng.choice([24, 25, 30_000 / 1001, 30, 60, 60_000 / 1001])
    return below(x, steady(len(x), rate, falling(rate, rng.uniform(0, 0.5))), db)


def dimmed(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """Lamps dimmed by pulses of a width, 200 to 1,000 a second."""
    rate = rng.choice([200, 240, 250, 400, 500, 1000])
    number = np.arange(1, int(8000 / rate) + 1)
    return below(x, steady(len(x), rate, np.sin(np.pi * number * rng.uniform(0.05, 0.5)) / number), db)


# Instruments and effects: the whole sound.


def square_notes(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """A tune of square waves as a game console plays it, ticks of 50 or 60 a second, under the recording."""
    tick = RATE // rng.choice([50, 60])
    notes = np.repeat(220 * 2 ** (rng.choice([0, 2, 4, 7, 9, 12, 14, 16], len(x) // (tick * 6) + 1) / 12), tick * 6)[: len(x)]
    phase = np.cumsum(np.rint(notes * 16) / 16) / RATE
    return below(x, periodic(phase, np.where(np.arange(1, 14) % 2, 1 / np.arange(1, 14), 0)), db)


def console(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """The same by itself, with aliases and volume steps as the real chips make them; the recording is far below."""
    tick = RATE // 50
    count = len(x) // tick + 1
    notes = np.repeat(220 * 2 ** (rng.choice([0, 3, 5, 7, 10, 12], count) / 12), tick)
    volume = np.repeat(np.tile(np.linspace(1, 0.2, 8), count // 8 + 1)[:count].round(1), tick)[: len(x)]
    chip = np.sign((np.cumsum(notes)[: len(x)] / RATE) % 1 - rng.choice([0.5, 0.25, 0.125])) * volume
    return below(chip * x.std(), x, db)


def tracker(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """Volumes that change in steps 50 times a second; the steps are the deeper the higher the level."""
    tick = RATE // 50
    steps = rng.normal(size=len(x) // tick + 1) * 10 ** ((20 - db) / 20)
    return x * np.repeat(np.clip(1 + steps, 0, 3), tick)[: len(x)]


def gated(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """A gate at a constant tempo, as electronic music has it: off for half of each step."""
    phase = np.arange(len(x)) / RATE * rng.choice([8, 16, 25, 32])
    return x * np.where(phase % 1 < 0.5, 1, 1 - 10 ** ((20 - db) / 20))


def robot(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """The effect of a robot's voice: all phases of each block are zero; the recording is over it."""
    hop = int(rng.choice([160, 186, 128, 320]))
    _, _, blocks = stft(x, nperseg=hop * 4, noverlap=hop * 3)
    return below(x, istft(np.abs(blocks), nperseg=hop * 4, noverlap=hop * 3)[1][: len(x)].astype(x.dtype), db)


def comb(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """An echo of 5 to 40 ms that is fed back, the more the higher the level."""
    delay = int(rng.choice([80, 160, 320, 640]))
    echo = np.resize(x, (len(x) // delay, delay))
    for before, after in zip(echo, echo[1:], strict=False):
        after += before * (1 - 10 ** (-(80 - db) / 40))
    return np.r_[echo.ravel(), x[echo.size :]]


def channels(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """A vocoder of 24 channels: the recording's envelope on a saw of constant pitch, under the recording."""
    rate = rng.choice([80, 100, 110, 125, 150, 200])
    saw = steady(len(x), float(rate), falling(float(rate), 0.5), rng)
    edges = np.geomspace(100, 7800, 25)
    low = butter(2, 40, fs=RATE, output="sos")
    out = np.zeros(len(x))
    for edge, upper in zip(edges, edges[1:], strict=False):
        band = butter(2, (edge, upper), "bandpass", fs=RATE, output="sos")
        out += sosfilt(band, saw) * sosfilt(low, np.abs(sosfilt(band, x)))
    return below(x, out, db)


def stretched(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """A phase vocoder of 1,024 samples that slows by a fifth."""
    _, _, blocks = stft(x, nperseg=1024, noverlap=768)
    places = np.arange(0, blocks.shape[1] - 1, 0.8)
    whole = places.astype(int)
    turn = np.cumsum(np.angle(blocks[:, whole + 1] / (blocks[:, whole] + 1e-9)), axis=1)
    slow = np.abs(blocks[:, whole]) * np.exp(1j * turn)
    return istft(slow, nperseg=1024, noverlap=768)[1][: len(x)].astype(np.float32)


def gate(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """Noise reduction by a spectral gate, 512 samples."""
    _, _, blocks = stft(x, nperseg=512, noverlap=384)
    floor = np.median(np.abs(blocks), axis=1, keepdims=True)
    return istft(blocks * (np.abs(blocks) > 1.5 * floor), nperseg=512, noverlap=384)[1][: len(x)].astype(np.float32)


def held(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """A bad resampler: 8,000 or 11,025 samples a second, each held or joined by lines."""
    rate = rng.choice([4000, 8000, 11_025, 12_000])
    low = resample_poly(x, int(rate) // 25, RATE // 25)
    places = np.arange(len(x)) * rate / RATE
    if rng.random() < 0.5:
        return low[np.minimum(places.astype(int), len(low) - 1)]
    return np.interp(places, np.arange(len(low)), low)


def coarse(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """Eight bits, or six, with and without dither."""
    step = 2.0 ** -rng.choice([5, 7])
    dither = rng.choice([0, 1]) * (rng.random(len(x)) - rng.random(len(x)))
    return np.rint(x / step + dither) * step


def narrow(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """The band of a telephone: 300 to 3,400 Hz at 8,000 samples, 8 bits by the mu law."""
    band = sosfilt(butter(4, (300, 3400), "bandpass", fs=RATE, output="sos"), x)
    low = resample_poly(band, 1, 2)
    low /= max(np.abs(low).max(), 1e-9)
    law = np.rint(np.sign(low) * np.log1p(255 * np.abs(low)) / np.log(256) * 127) / 127
    return resample_poly(np.sign(law) * np.expm1(np.abs(law) * np.log(256)) / 255, 2, 1)[: len(x)]


def coded(*options: tuple[str, str, int]) -> Kind:
    """A codec at a low rate."""

    def sent(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
        suffix, codec, kilobits = options[rng.integers(len(options))]
        raw = ["-f", "f32le", "-ac", "1", "-ar", str(RATE)]
        with tempfile.NamedTemporaryFile(suffix=suffix) as file:
            told = ["-c:a", codec, "-b:a", f"{kilobits}k", file.name]
            lines_survey.ffmpeg([*raw, "-i", "-", *told], np.clip(x, -1, 1).astype("<f4").tobytes())
            back = np.frombuffer(lines_survey.ffmpeg(["-i", file.name, *raw, "-"]), "<f4")
        return np.pad(back, (0, max(0, len(x) - len(back))))[: len(x)]

    return sent


def behind(kind: Kind, follow: Callable[[np.ndarray], np.ndarray]) -> Kind:
    """Interference, and after it what changes the loudness of all."""
    return lambda x, rng, db: follow(kind(x, rng, db))


def muted(x: np.ndarray) -> np.ndarray:
    """A noise gate: blocks of 20 ms that are 20 dB quieter than the mean are turned down by 30 dB."""
    level = np.sqrt(uniform_filter1d(np.square(x), 320))
    gain = np.where(level > 0.1 * np.sqrt(np.square(x).mean()), 1.0, 0.03)
    return x * uniform_filter1d(gain, 800)


def levelled(x: np.ndarray) -> np.ndarray:
    """A compressor that brings every quarter of a second to the same loudness, within 20 dB."""
    level = np.sqrt(uniform_filter1d(np.square(x), 4000))
    mean = np.sqrt(np.square(x).mean())
    return x * np.clip(mean / np.maximum(level, 1e-6), 0.1, 10) * 0.5



# Kinds that were made after the rule.


def bursts(rate: float, share: float) -> Kind:
    """A radio's frames: bursts of noise of a share of each frame, the same in every one but for a tenth."""

    def added(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
        phase = np.arange(len(x)) / RATE * rate
        pattern = rng.normal(size=int(RATE / rate * share) + 2)
        place = np.minimum((phase % 1 / share * (len(pattern) - 1)).astype(int), len(pattern) - 1)
        return below(x, np.where(phase % 1 < share, pattern[place] + 0.1 * rng.normal(size=len(x)), 0), db)

    return added


def coil(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """A coil that whines: a steady tone whose strength changes with 30, 60 or 144 pictures a second."""
    pictures = 1 + np.sign(steady(len(x), float(rng.choice([30, 60, 144])), falling(1000, 0)))
    return below(x, pictures * np.sin(2 * np.pi * np.arange(len(x)) / RATE * rng.uniform(1500, 7000)), db)


def bagpipe(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """Drones of reeds an octave apart, rich in harmonics, that waver by two thousandths of a semitone."""
    rate = rng.uniform(100, 125)
    both = steady(len(x), rate, falling(rate, 0.6), rng, 0.0001) + steady(len(x), 2 * rate, falling(2 * rate, 0.5), rng, 0.0001)
    return below(x, both, db)


def modem(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """Data by two tones, 300 or 1,200 bits a second."""
    bits = rng.integers(0, 2, len(x))[np.arange(len(x)) * rng.choice([300, 1200]) // RATE]
    return below(x, np.sin(2 * np.pi * np.cumsum(np.where(bits, 1200, 2200)) / RATE), db)


def motor(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """A stepping motor, 100 to 1,600 whole steps a second, another rate every second."""
    rates = np.repeat(rng.integers(2, 33, len(x) // RATE + 1) * 50, RATE)[: len(x)]
    return below(x, periodic(np.cumsum(rates) / RATE, falling(1600, 0.3), rng), db)


def amplifier(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """Mains and the recording through one overdriven amplifier: the hum modulates what is played."""
    hummed = below(x, steady(len(x), float(rng.choice([50, 60, 100, 120])), falling(400, 1), rng), db)
    return np.tanh(hummed / hummed.std() * rng.uniform(0.5, 3)) * 0.2


def tremolo(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """Loudness that changes 10 to 100 times a second, as strongly as the level says."""
    rate = rng.choice([10, 12.5, 20, 25, 50, 100])
    return x * (1 + 10 ** ((20 - db) / 20) * np.sin(2 * np.pi * rate * np.arange(len(x)) / RATE))


def grains(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """Grains of the recording, 25 to 100 a second, each taken from near its place."""
    grain = RATE // int(rng.choice([25, 50, 100]))
    window = np.hanning(2 * grain)
    out = np.zeros(len(x) + 4 * grain)
    for start in range(0, len(x) - 6 * grain, grain):
        place = start + rng.integers(0, 4 * grain)
        out[start : start + 2 * grain] += x[place : place + 2 * grain] * window
    return out[: len(x)]


def concealed(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """Packets of 20 ms, a tenth of them lost and filled with the one before."""
    packets = x[: len(x) // 320 * 320].reshape(-1, 320).copy()
    for lost in np.flatnonzero(rng.random(len(packets)) < 0.1):
        packets[lost] = packets[lost - 1]
    return np.r_[packets.ravel(), x[packets.size :]]


def idle(x: np.ndarray, rng: np.random.Generator, db: float) -> np.ndarray:
    """A converter's idle tones: a tone and its multiples, mirrored at 8 kHz, that move a little with the recording."""
    rate = rng.uniform(300, 3000)
    moved = np.cumsum(rate * (1 + 0.001 * uniform_filter1d(x, 400) / (np.abs(x).max() + 1e-9))) / RATE
    return below(x, sum(np.sin(2 * np.pi * k * moved) / k for k in range(1, 6)), db)


LOOKED_AT: dict[str, Kind] = {
    "mains of 50 Hz, rectified": mains(100),
    "mains of 50 Hz, drifting": mains(100, 0.0005),
    "pulses, 25 to 200 a second": pulses(25, 50, 100, 200),
    "whine at whole thousands of hertz": tones(1000),
    "a telephone near by": phone,
    "square notes": square_notes,
    "a tracker's steps": tracker,
    "organ": organ,
    "comb": comb,
    "engine": engine,
    "clicks of buffers": buffers,
    "MP3 at 24 to 48 kbit/s": coded((".mp3", "libmp3lame", 24), (".mp3", "libmp3lame", 48)),
    "eight bits and fewer": coarse,
    "mains of 60 Hz, rectified": mains(120),
    "plain mains": lambda x, rng, db: mains(rng.choice([50.0, 60.0]))(x, rng, db),
    "dimmer": dimmer,
    "lamps dimmed by pulses": dimmed,
    "whine at steps of 125 to 500 Hz": lambda x, rng, db: tones(rng.choice([125.0, 200.0, 250.0, 400.0, 500.0]))(x, rng, db),
    "switching supply": supply,
    "tube screen": screen,
    "camera or display": cameras,
    "metronome": clicks,
    "synthesiser's drone": drone,
    "console": console,
    "gated": gated,
    "robot": robot,
    "vocoder": channels,
    "lost samples at buffers": glitches,
    "mains behind a noise gate": behind(mains(100), muted),
    "whine behind a noise gate": behind(tones(1000), muted),
    "pulses, then a compressor": behind(pulses(25, 50, 100, 200), levelled),
    "pulses, then a compressor and AAC at 64 kbit/s": lambda x, rng, db: coded((".m4a", "aac", 64))(
        levelled(pulses(25, 50, 100, 200)(x, rng, db)), rng, db),
    "mains, then MP3 at 96 kbit/s": lambda x, rng, db: coded((".mp3", "libmp3lame", 96))(mains(100)(x, rng, db), rng, db),
    "slowed by a phase vocoder": stretched,
    "spectral gate": gate,
    "bad resampler": held,
    "telephone band": narrow,
    "AAC and Opus at 12 to 32 kbit/s": coded((".m4a", "aac", 24), (".opus", "libopus", 12), (".opus", "libopus", 24)),
}
KEPT: dict[str, Kind] = {
    "cordless telephone": bursts(100, 0.04),
    "radio frames, 17.65 a second": bursts(17.65, 0.25),
    "railway": lambda x, rng, db: below(x, steady(len(x), 50 / 3, falling(50 / 3, rng.uniform(0.3, 1.5)), rng), db),
    "aircraft": lambda x, rng, db: below(x, steady(len(x), 400, falling(400, rng.uniform(0, 1)), rng), db),
    "coil": coil,
    "bagpipe": bagpipe,
    "modem": modem,
    "stepping motor": motor,
    "overdriven amplifier": amplifier,
    "tremolo": tremolo,
    "grains": grains,
    "lost packets": concealed,
    "idle tones": idle,
    "whine, then a compressor": behind(tones(1000), levelled),
    "cordless telephone behind a noise gate": behind(bursts(100, 0.04), muted),
    "ADPCM, G.722, WMA and AC-3": coded(
        (".wav", "adpcm_ima_wav", 64), (".wav", "g722", 64), (".wma", "wmav2", 32), (".ac3", "ac3", 64)),
}


def disturbed(parts: list[np.ndarray], name: str, kind: Kind, seed: str) -> dict | None:
    """What is found in a recording with a disturbance that goes on through all its parts."""
    rng = np.random.default_rng(zlib.crc32(f"{name}{seed}".encode()))
    decibels = rng.uniform(20, 70)
    whole = kind(np.concatenate(parts).astype(np.float64), rng, decibels)
    found = lines_survey.measured(np.split(whole, np.cumsum([len(part) for part in parts])[:-1]))
    return {"kind": name, "decibels": round(decibels, 1), **asdict(found)} if found else None


def print_table(rows: list[dict]) -> None:
    """By kind: recordings, how many reach the threshold, and how many have lines as a decoder leaves them."""
    for title, kinds in (("looked at", LOOKED_AT), ("not looked at", KEPT)):
        print(f"| {title} | recordings | reach the threshold | accused |\n|---|---|---|---|")
        for name in kinds:
            mine = [row for row in rows if row["kind"] == name]
            found = [lines.Lines(**{field: row[field] for field in lines.Lines.__annotations__}) for row in mine]
            reached = sum(one.score >= lines.THRESHOLD for one in found)
            print(f"| {name} | {len(mine)} | {reached} | {sum(map(lines.are_clear, found))} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    known = {(row["path"], row["kind"]) for row in map(json.loads, options.out.open())} if options.out.exists() else set()
    seen: Counter[str] = Counter()
    with open(options.list, newline="", encoding="utf-8") as table, options.out.open("a") as out:
        for row in csv.DictReader(table):
            seen[row["source"]] += 1
            if row["label"] != "real" or seen[row["source"]] > EACH[row["source"].startswith(VOICES)]:
                continue
            kinds = {name: kind for name, kind in (KEPT | LOOKED_AT).items() if (row["path"], name) not in known}
            parts = lines_survey.delivered(lines_survey.stretches(Path(row["path"])), None) if kinds else []
            for name, kind in kinds.items():
                if found := disturbed(parts, name, kind, row["path"]):
                    out.write(json.dumps({"path": row["path"], "source": row["source"], **found}, ensure_ascii=False) + "\n")
            out.flush()
    print_table([json.loads(line) for line in options.out.open()])


if __name__ == "__main__":
    main()
