"""Runs the commands of docs/kubernetes.md: each block that is marked `sh`, in a folder of its own.

Programs that need a cluster or a container builder are stood in for by this file under their names: what they can do without one
they do for real (a chart is rendered, a kustomization is built, a Secret is made and printed), the rest they only write down.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tools import ROOT, Tools, parsed

DOCUMENT = ROOT / "docs" / "kubernetes.md"
STOOD_IN_FOR = ("helm", "kubectl", "podman", "make", "touchstone")


def commands(tools: Tools) -> tuple[list[str], list[str], list[str]]:
    """What ran, what could not, and what failed."""
    blocks = re.findall(r"^```sh\n(.*?)^```", DOCUMENT.read_text(), re.DOTALL | re.MULTILINE)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "bin").mkdir()
        for program in STOOD_IN_FOR:
            stand_in = folder / "bin" / program
            stand_in.write_text(f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(Path(__file__).parent)!r})\n"
                                f"import documented\ndocumented.stand_in({program!r}, sys.argv[1:])\n")
            stand_in.chmod(0o755)
        work = folder / "work"
        work.mkdir()
        for each in ("deploy", "dist"):
            (work / each).symlink_to(ROOT / each)
        log = folder / "log"
        log.touch()
        environment = {
            **os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "DOCUMENTED_LOG": str(log),
            "DOCUMENTED_HELM": tools.helm, "DOCUMENTED_KUBECTL": tools.kubectl}
        failures = []
        for block in blocks:
            done = subprocess.run(["bash", "-euo", "pipefail", "-c", block], cwd=work, env=environment, capture_output=True, text=True)
            if done.returncode:
                failures.append(f"docs/kubernetes.md: {block.splitlines()[0]} …: {done.stderr.strip()[-400:]}")
        lines = [line.split("\t") for line in log.read_text().splitlines()]
    return [line[1] for line in lines if line[0] == "ran"], [line[1] for line in lines if line[0] == "not"], failures


def stand_in(program: str, words: list[str]) -> None:
    """Does what the program can do without a cluster; its exit status is that of what was run."""
    line = " ".join([program, *words])
    real = None
    if program == "helm":
        verb = {"install": "template", "upgrade": "template"}.get(words[0], words[0])
        real = [os.environ["DOCUMENTED_HELM"], verb, *(word for word in words[1:] if word not in ("--install", "--wait"))]
    elif program == "kubectl" and "kustomize" in words:
        real = [os.environ["DOCUMENTED_KUBECTL"], *words]
    elif program == "kubectl" and "apply" in words and "-k" in words:
        real = [os.environ["DOCUMENTED_KUBECTL"], "kustomize", words[words.index("-k") + 1]]
    elif program == "kubectl" and {"create", "secret"} <= set(words):
        real = [os.environ["DOCUMENTED_KUBECTL"], *words, *([] if "--dry-run=client" in words else ["--dry-run=client", "-o", "yaml"])]
    with open(os.environ["DOCUMENTED_LOG"], "a") as log:
        log.write(f"{'ran' if real else 'not'}\t{line}\n")
    if real:
        done = subprocess.run(real, capture_output=True, text=True)
        sys.stdout.write(done.stdout)
        sys.stderr.write(done.stderr)
        if done.returncode == 0 and not parsed(done.stdout):
            sys.exit(f"{line}: nothing came of it")
        sys.exit(done.returncode)
    if program == "podman" and "--digestfile" in words:
        Path(words[words.index("--digestfile") + 1]).write_text("sha256:" + 64 * "b")
    if not sys.stdin.isatty() and "-" in words:
        sys.stdin.read()
