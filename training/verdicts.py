"""Give the rows of prediction files the verdicts of the fusion tables as they are now, without running a network.

    python training/verdicts.py --models Models evaluation/*.jsonl.xz

The rows keep the detectors' log-likelihood ratios, from which the fused score (`llr`), the probability and the verdict
follow by the rule of `VerdictRule` in Swift at its default rates; the kind is the beginning of the file's name. Rows that no detector
scored stay as they are. The files are written anew. Run it whenever a table changes and the detectors do not.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import Counter
from pathlib import Path

import numpy as np

import linear
import passing
from figures import read

MAX_FPR, MAX_MISS_RATE = 0.01, 0.1
# Evidence this far from 0 on both sides is a conflict.
STRONG = 2.2
XZ_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME}]


class Rule:
    """The thresholds of one fusion profile, and the answers they give."""

    def __init__(self, profile: dict):
        self.profile = profile
        self.authentic, self.synthetic = (np.array(profile[name]) for name in ("authentic", "synthetic"))
        self.top = linear.upper(self.authentic, MAX_FPR)
        self.bottom = self._bottom()

    def _bottom(self) -> float | None:
        """Below it there are no signs: the lowest conformal threshold of all groups, then the highest held-out score up
        to there at which not even the upper bound of the probability says that synthetic is as likely."""
        groups = self.profile.get("groups", [])
        limits = [passing.lower(scores, MAX_MISS_RATE) for scores in (self.profile["synthetic"], *(
            group["scores"] for group in groups if group["by"] != "generator" or len(group["scores"]) >= passing.FEWEST))]
        if not groups or None in limits:
            return None
        limit = min(self.top, *limits)
        below = [score for score in np.unique(np.r_[self.authentic, self.synthetic])[::-1] if score <= limit]
        return next((score for score in below if self._bounds(score)[1] < 0.5), None)

    def _bounds(self, score: float) -> tuple[float, float]:
        return passing.bounds(self.authentic, self.synthetic, np.array([score]))[0]

    def answer(self, llrs: dict[str, float]) -> dict:
        """The fields of a row that the rule decides."""
        weights = self.profile["weights"]
        fused = self.profile["bias"] + sum(weights[name] * llrs[name] for name in self.profile["detectors"])
        low, high = self._bounds(fused)
        found = {"llr": fused, "probability": high / (1 - low + high)}
        deciding = [llrs[name] for name in self.profile["detectors"] if weights[name] > 0]
        if max(deciding) >= STRONG and min(deciding) <= -STRONG:
            return found | {"verdict": "uncertain", "reason": "signals_conflict"}
        if fused > self.top:
            return found | {"verdict": "synthetic"}
        if self.bottom is not None and fused < self.bottom:
            return found | {"verdict": "no_signs"}
        withheld = self.bottom is None and high < 0.5
        return found | {"verdict": "uncertain", "reason": "not_measured_enough" if withheld else "between_thresholds"}


def answered(row: dict, rules: list[Rule]) -> dict:
    """A row with the answer of the profile that uses most of its detectors."""
    llrs = row.get("llrs") or {}
    fitting = [rule for rule in rules if set(rule.profile["detectors"]) <= set(llrs)]
    if not fitting:
        return row
    rule = max(fitting, key=lambda rule: len(rule.profile["detectors"]))
    kept = {key: value for key, value in row.items() if key not in ("verdict", "reason")}
    return dict(sorted((kept | rule.answer(llrs)).items()))


def write(path: Path, rows: list[dict], table: Path) -> None:
    """Writes a prediction file, xz, with the verdicts of a fusion table."""
    rules = [Rule(profile) for profile in json.loads(table.read_text())["profiles"]]
    for rule in rules:
        bottom = "none" if rule.bottom is None else f"{rule.bottom:.3f}"
        print(f"{path.name}, {' + '.join(rule.profile['detectors'])}: synthetic above {rule.top:.3f}, "
              f"no_signs below {bottom}")  # fmt: skip
    answers = [answered(row, rules) for row in rows]
    changes = Counter((old.get("verdict"), new.get("verdict")) for old, new in zip(rows, answers, strict=True))
    for (before, after), count in sorted(changes.items(), key=str):
        print(f"  {before} → {after}: {count}")
    lines = "".join(json.dumps(row, separators=(",", ":"), ensure_ascii=False) + "\n" for row in answers)
    path.write_bytes(lzma.compress(lines.encode(), filters=XZ_FILTERS))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--models", type=Path, required=True)
    options = parser.parse_args()
    for path in options.files:
        kind = path.name.split(".")[0].split("-")[0]
        write(path, read(path), options.models / "fusion" / f"{kind}.json")


if __name__ == "__main__":
    main()
