"""Measures `touchstone models teach` on generators that the built-in detector knows nothing of.

    python teach.py --data DATA --lists LISTS --cache CACHE --models ../../Models

Each family of generators with enough pictures is taught from 20 of them and 20 camera pictures of four sources, and measured
on the rest and on camera pictures of other sources. The built-in detector's scores are those of a probe that saw nothing of
the family (`held_out.py`). The sources of camera pictures are halved: one half stands guard (as far as its licence lets it
train), from the other come the user's pictures and those to measure on; then the halves change places.

With `--test` a last table: generators of the test split with enough pictures, with the shipped probe and its whole sample as
the guard, measured on the split's camera pictures.
"""

from __future__ import annotations

import argparse
import math
import random
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from scipy.stats import rankdata

import cache
import guard as guard_file
import head
import held_out
import lesson
import probe
import rows
import train

TAUGHT = 20
REST = 5  # pictures of a generator that are left to measure on, at least


def area(authentic: np.ndarray, synthetic: np.ndarray) -> float:
    """AUROC."""
    ranks = rankdata(np.concatenate([authentic, synthetic]))[len(authentic):]
    return float((ranks.sum() - len(synthetic) * (len(synthetic) + 1) / 2) / len(authentic) / len(synthetic))


def upper(scores: np.ndarray, rate: float = 0.01) -> float:
    """The split-conformal threshold."""
    return float(np.sort(scores)[math.ceil((len(scores) + 1) * (1 - rate) - 1e-9) - 1])


def mixture(base: np.ndarray, own: np.ndarray) -> np.ndarray:
    """The fused score of both detectors."""
    return np.logaddexp(base, own) - math.log(2)


class Bench:
    """Pictures with the built-in detector's ratios, one delivery each."""

    def __init__(self, tokens: np.ndarray, of: list[rows.Row], llrs: np.ndarray) -> None:
        self.values = tokens[:, [layer - 1 for layer in guard_file.LAYERS]].reshape(len(of), -1).astype(np.float64)
        self.rows, self.llrs = of, llrs
        self.labels = np.array([row.label for row in of])
        self.groups = np.array([row.group for row in of])
        self.permissive = np.array([row.permissive for row in of])

    def standardised(self, places: np.ndarray, by: np.ndarray) -> np.ndarray:
        """Values of some pictures in deviations from the mean of others."""
        means, deviations = self.values[by].mean(0), self.values[by].std(0) + 1e-6
        return (self.values[places] - means) / deviations


def quantised(values: np.ndarray) -> np.ndarray:
    """Values as the guard's file keeps them."""
    step = guard_file.REACH / guard_file.STEPS
    return np.clip(np.round(values / step), -guard_file.STEPS, guard_file.STEPS) * step


def trial(
    bench: Bench, standing: np.ndarray, others: np.ndarray, fakes: np.ndarray, reals: np.ndarray, rest: np.ndarray,
    camera: np.ndarray,
) -> dict[str, float]:
    """One lesson: the guard `standing`, further calibrated scores `others`, taught from `fakes` and `reals`."""
    own = np.concatenate([fakes, reals])
    labels = bench.labels[own]
    sources = ["" if label else group for label, group in zip(labels, bench.groups[own])]
    (weights, bias), (slope, intercept), scores = lesson.teach(
        bench.standardised(own, standing), labels, sources,
        quantised(bench.standardised(standing, standing)), list(bench.groups[standing]))
    held = slope * scores + intercept

    def fused(places: np.ndarray) -> np.ndarray:
        return mixture(bench.llrs[places], slope * (bench.standardised(places, standing) @ weights + bias) + intercept)

    sample = np.concatenate([
        mixture(bench.llrs[standing], held[len(own):]), mixture(bench.llrs[reals], held[: len(own)][labels == 0]),
        mixture(np.sort(bench.llrs[others]), np.resize(held[len(own):], len(others)))])
    top, before = upper(sample), upper(np.concatenate([bench.llrs[standing], bench.llrs[others]]))
    return {
        "AUROC before": area(bench.llrs[camera], bench.llrs[rest]), "after": area(fused(camera), fused(rest)),
        "found before": float((bench.llrs[rest] > before).mean()), "after ": float((fused(rest) > top).mean()),
        "accused before": float((bench.llrs[camera] > before).mean()), "after  ": float((fused(camera) > top).mean()),
    }


def table(found: dict[str, list[dict[str, float]]], counts: dict[str, int]) -> str:
    """Markdown, the means of the trials and of the generators."""
    names = list(next(iter(found.values()))[0])
    lines = ["| generator | pictures | " + " | ".join(name.strip() for name in names) + " |", "|---" * (len(names) + 2) + "|"]
    means = []
    for name, trials in found.items():
        means.append([float(np.mean([one[column] for one in trials])) for column in names])
        lines.append(f"| {name} | {counts[name]} | " + " | ".join(f"{value:.3f}" for value in means[-1]) + " |")
    lines.append(f"| mean of {len(means)} | | " + " | ".join(f"{value:.3f}" for value in np.mean(means, axis=0)) + " |")
    return "\n".join(lines)


def some_reals(bench: Bench, camera: np.ndarray, draw: random.Random) -> np.ndarray:
    """Twenty camera pictures of four sources."""
    sizes = Counter(bench.groups[camera])
    chosen = draw.sample(sorted(group for group, size in sizes.items() if size >= 8), 4)
    return np.concatenate([draw.sample(list(camera[bench.groups[camera] == group]), 5) for group in chosen])


def training(options: argparse.Namespace) -> None:
    """Families of the training data, each held out."""
    train_tokens, train_rows, _ = cache.both(options.cache, options.data, options.lists, permissive=True)
    once = [cache.both(options.cache, options.data, options.lists, permissive, 10**6) for permissive in (True, False)]
    tokens, of = np.concatenate([once[0][0], once[1][0]]), once[0][1] + once[1][1]
    recipe = probe.Recipe()
    _, manifest = train.load_model(options.models)
    line = manifest["calibration"]
    scores = held_out.scores(
        train_tokens, train_rows, tokens, of, lambda tokens, of: head.fit(tokens, of, recipe).scores)
    bench = Bench(tokens, of, line["slope"] * scores + line["intercept"])

    taken: Counter[str] = Counter()
    camera = []
    for place in np.flatnonzero(bench.labels == 0):
        taken[bench.groups[place]] += 1
        if taken[bench.groups[place]] <= train.CAP:
            camera.append(place)
    camera = np.array(camera)
    order = sorted(set(bench.groups[camera]))
    random.Random(5).shuffle(order)
    sizes = Counter(bench.groups[np.flatnonzero((bench.labels == 1) & bench.permissive)])
    families = [name for name, size in sizes.most_common() if size >= TAUGHT + REST]
    found: dict[str, list[dict[str, float]]] = defaultdict(list)
    for half in (0, 1):
        inside = np.isin(bench.groups[camera], order[half::2])
        standing = camera[inside & bench.permissive[camera]]
        others = camera[inside & ~bench.permissive[camera]]
        for family in families:
            pool = np.flatnonzero((bench.labels == 1) & (bench.groups == family) & bench.permissive)
            for repeat in range(options.repeats):
                draw = random.Random(f"{family} {repeat} {half}")
                fakes = np.array(draw.sample(list(pool), TAUGHT))
                reals = some_reals(bench, camera[~inside], draw)
                found[family].append(trial(
                    bench, standing, others, fakes, reals, np.setdiff1d(pool, fakes),
                    np.setdiff1d(camera[~inside], reals)))
    print(table(found, sizes))


def test(options: argparse.Namespace) -> None:
    """Generators of the test split."""
    model, manifest = train.load_model(options.models)
    line = manifest["calibration"]
    tokens, of, deliveries = cache.load(options.cache, options.data, "test")
    published = [place for place, name in enumerate(deliveries) if name == "as-published"]
    tokens, of = tokens[published], [of[place] for place in published]
    llrs = line["slope"] * model.scores(tokens) + line["intercept"]
    sample = [cache.both(options.cache, options.data, options.lists, permissive, train.CAP) for permissive in (True, False)]
    camera = [[(place, row) for place, row in enumerate(part[1]) if row.label == 0] for part in sample]
    sources = {row.family for chosen in camera for _, row in chosen}
    held = [line for line in guard_file.held_out(options.held_out) if line["generator"] in sources]
    bench = Bench(
        np.concatenate([tokens] + [part[0][[place for place, _ in chosen]] for part, chosen in zip(sample, camera)]),
        of + [row for chosen in camera for _, row in chosen],
        np.concatenate([llrs, [row["llrs"][train.ID] for row in held]]))
    if len(bench.llrs) != len(bench.rows):
        raise SystemExit("The prediction file is not of this cache: run train.py first.")
    standing = len(of) + np.arange(len(camera[0]))
    others = len(of) + len(camera[0]) + np.arange(len(camera[1]))
    inside = np.arange(len(of))
    real, sizes = inside[bench.labels[inside] == 0], Counter(row.generator for row in of if row.label)
    found: dict[str, list[dict[str, float]]] = defaultdict(list)
    generators = np.array([row.generator for row in of])
    for name in [name for name, size in sizes.most_common() if size >= TAUGHT + REST]:
        pool = inside[(bench.labels[inside] == 1) & (generators == name)]
        for repeat in range(2 * options.repeats):
            draw = random.Random(f"{name} {repeat}")
            fakes, reals = np.array(draw.sample(list(pool), TAUGHT)), some_reals(bench, real, draw)
            found[name].append(trial(
                bench, standing, others, fakes, reals, np.setdiff1d(pool, fakes),
                np.setdiff1d(real[~np.isin(bench.groups[real], bench.groups[reals])], reals)))
    print(table(found, sizes))


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "lists", "cache", "models"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--repeats", type=int, default=2, help="draws of a generator for each half")
    parser.add_argument("--test", action="store_true", help="the test split instead")
    parser.add_argument("--held-out", type=Path, help="prediction file of the held-out scores, for --test")
    options = parser.parse_args()
    (test if options.test else training)(options)


if __name__ == "__main__":
    main()
