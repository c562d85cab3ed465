"""Figures of a score: ranking, hits at a false-positive rate, calibration error."""

from __future__ import annotations

import numpy as np
from sklearn.metrics import roc_auc_score


def auroc(authentic: np.ndarray, synthetic: np.ndarray) -> float:
    """Chance that a synthetic score exceeds an authentic one."""
    if not len(authentic) or not len(synthetic):
        return float("nan")
    labels = np.r_[np.zeros(len(authentic)), np.ones(len(synthetic))]
    return float(roc_auc_score(labels, np.r_[authentic, synthetic]))


def conformal(authentic: np.ndarray, rate: float) -> float:
    """The threshold that a new authentic score exceeds with probability at most `rate`."""
    rank = int(np.ceil((len(authentic) + 1) * (1 - rate) - 1e-9))
    return float("inf") if rank > len(authentic) else float(np.sort(authentic)[rank - 1])


def tpr(authentic: np.ndarray, synthetic: np.ndarray, rate: float) -> float:
    """Share of synthetic scores above the threshold for `rate`."""
    return float((synthetic > conformal(authentic, rate)).mean()) if len(synthetic) else float("nan")


def calibration_error(llr: np.ndarray, labels: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error of the probability at prior one half, classes weighted equally."""
    probability = 1 / (1 + np.exp(-llr))
    weight = np.where(labels == 1, 0.5 / max((labels == 1).sum(), 1), 0.5 / max((labels == 0).sum(), 1))
    place = np.minimum((probability * bins).astype(int), bins - 1)
    gaps = [abs(((labels - probability) * weight)[place == b].sum()) for b in range(bins)]
    return float(sum(gaps))
