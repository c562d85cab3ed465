"""Write people's prose out of public repositories as a list: web writing, news for learners, speeches, letters.

    python training/text/people.py SNAPSHOTS OUT.jsonl

`SNAPSHOTS` holds a git directory for each repository of `SOURCES`, named owner+name (or owner+name/repo). All of it was
written before November 2022, and its licence permits shipping a weight. One JSON object a line, as `lists.py` reads it;
what is missing is said. Standard library and git only.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

SHORTEST, LONGEST = 60, 400
MOST_OF_DOCUMENT = 3
# Repository, commit, licence of the rows.
WEB = ("UniversalDependencies/UD_English-EWT", "15d613d8447b3478787d4c278730a1e48a945efb", "CC-BY-SA-4.0")
LEARNERS = ("nishkalavallabhi/OneStopEnglishCorpus", "37f8db3945cd2f3cc0caafe45674147b224349be", "CC-BY-SA-4.0")
CORPORA = ("nltk/nltk_data", "5db857e6f7df11eabb5e5665836db9ec8df07e28", "public domain")
WEB_KINDS = {"answers": "answer", "email": "email", "newsgroup": "debate", "reviews": "review", "weblog": "blog"}
# Kinds of the MASC corpus that are prose by people for people.
MASC_KINDS = {"blog": "blog", "debate-transcript": "debate", "essays": "essay", "letters": "letter", "email": "email",
              "newspaper": "news", "govt-docs": "government", "travel-guides": "travel-guide", "journal": "essay",
              "technical": "academic", "non-fiction": "non-fiction-book", "fiction": "fiction", "ficlets": "fiction",
              "court-transcript": "debate"}
MASC_LICENCE = "free for any use (MASC)"


class Snapshot:
    """A bare git snapshot at one commit."""

    def __init__(self, root: Path, repository: str, commit: str):
        name = repository.replace("/", "+")
        places = (root / name / "repo", root / name / "repo/.git", root / name, root / name / ".git")
        self.folder = next((place for place in places if (place / "HEAD").exists()), None)
        self.commit = commit

    def _git(self, *words: str) -> bytes:
        return subprocess.run(["git", "--git-dir", str(self.folder), *words], capture_output=True, check=True).stdout

    def paths(self, under: str) -> list[str]:
        """Files of a folder."""
        return self._git("ls-tree", "-r", "--name-only", "-z", self.commit, under).decode().strip("\0").split("\0")

    def read(self, path: str) -> bytes:
        """Content of a file."""
        return self._git("show", f"{self.commit}:{path}")


def passages(paragraphs: list[str]) -> list[str]:
    """Stretches of whole paragraphs of `SHORTEST` to about `LONGEST` words."""
    found, held = [], []
    for paragraph in paragraphs:
        held += paragraph.split()
        if len(held) >= LONGEST // 2:
            found.append(held[:LONGEST])
            held = []
    if len(held) >= SHORTEST or not found:
        found.append(held)
    return [" ".join(words) for words in found if len(words) >= SHORTEST][:MOST_OF_DOCUMENT]


def web(snapshot: Snapshot) -> Iterator[tuple[str, str, list[str]]]:
    """Answers, e-mails, newsgroup posts, reviews and weblogs of the English Web Treebank."""
    for path in snapshot.paths("not-to-release/sources/"):
        paragraphs: list[str] = []
        for line in snapshot.read(path).decode().split("\n"):
            if line.startswith("# newpar"):
                paragraphs.append("")
            elif line.startswith("# text = "):
                paragraphs = paragraphs or [""]
                paragraphs[-1] += " " + line.removeprefix("# text = ")
        yield path, WEB_KINDS[path.split("/")[2]], paragraphs


def learners(snapshot: Snapshot) -> Iterator[tuple[str, str, list[str]]]:
    """News that teachers rewrote for learners, one of three levels of each article."""
    levels = ("Ele", "Int", "Adv")
    folder = "Texts-SeparatedByReadingLevel/"
    known = {path for path in snapshot.paths(folder) if path.endswith(".txt")}
    articles = sorted({path.rsplit("-", 1)[0].rsplit("/", 1)[1] for path in known})
    for number, article in enumerate(articles):
        level = levels[number % 3]
        path = f"{folder}{level}-Txt/{article}-{level.lower()}.txt"
        if path in known:
            lines = snapshot.read(path).decode("utf-8", "replace").replace("\ufeff", "").split("\n")
            yield path, "news-for-learners", [line for line in lines if len(line.split()) > 8]


def speeches(snapshot: Snapshot) -> Iterator[tuple[str, str, list[str]]]:
    """Addresses of presidents of the United States."""
    for corpus in ("state_union", "inaugural"):
        archive = zipfile.ZipFile(io.BytesIO(snapshot.read(f"packages/corpora/{corpus}.zip")))
        for name in sorted(archive.namelist()):
            if re.fullmatch(r".*/\d{4}-[^/]*\.txt", name):
                text = archive.read(name).decode("utf-8", "replace")
                lines = [line for line in text.split("\n") if len(line.split()) > 8]
                skip = max(0, len(lines) // 3)
                yield f"{corpus}/{name}", "speech", lines[skip:] or lines


def masc(snapshot: Snapshot) -> Iterator[tuple[str, str, list[str]]]:
    """The Manually Annotated Sub-Corpus of American English, its tokens joined again."""
    archive = zipfile.ZipFile(io.BytesIO(snapshot.read("packages/corpora/masc_tagged.zip")))
    kinds = dict(line.split() for line in archive.read("masc_tagged/categories.txt").decode().split("\n")
                 if len(line.split()) == 2)
    for name, kind in sorted(kinds.items()):
        path = f"masc_tagged/{name}" if name.endswith(".txt") else f"masc_tagged/{name}.txt"
        if kind not in MASC_KINDS or path not in archive.namelist():
            continue
        lines = archive.read(path).decode("utf-8", "replace").split("\n")
        sentences = [joined([token.rsplit("_", 1)[0] for token in line.split()]) for line in lines]
        yield path, MASC_KINDS[kind], [sentence for sentence in sentences if sentence]


def joined(tokens: list[str]) -> str:
    """Tokens of the Penn treebank's kind as running text."""
    text, opened = "", False
    for token in tokens:
        if token in "\u201c\u2018":
            text += token
        elif token in ('"', "``", "''"):
            opened = not opened
            text = text + " \"" if opened else text.rstrip() + '" '
        elif token == "-":
            text = text.rstrip() + token
        elif re.fullmatch(r"[,.;:!?%)\]}\u201d]+|'(s|re|ve|ll|d|m|t|S)?|n't|N'T|\u2019\w*\s*", token):
            text = text.rstrip() + token + " "
        elif token in "([{$#":
            text += token
        elif text.endswith("-") and not text.endswith(" -"):
            text += token + " "
        else:
            text += token + ("" if token.endswith("-") and len(token) > 1 else " ")
    return re.sub(r'" ([^"]*)"', r'"\1"', re.sub(r"\s+", " ", text)).strip()


SOURCES = ((WEB, web), (LEARNERS, learners), (CORPORA, speeches), ((*CORPORA[:2], MASC_LICENCE), masc))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("snapshots", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    with arguments.out.open("w", encoding="utf-8") as out:
        for (repository, commit, licence), read in SOURCES:
            snapshot = Snapshot(arguments.snapshots, repository, commit)
            if snapshot.folder is None:
                print(f"missing: {repository} at {commit}", file=sys.stderr)
                continue
            for document, kind, paragraphs in read(snapshot):
                for text in passages(paragraphs):
                    out.write(json.dumps({
                        "text": text, "label": "human", "generator": "human", "domain": kind, "language": "en",
                        "source": f"{repository}@{commit[:7]}", "license": licence, "attack": "", "doc": document,
                    }, ensure_ascii=False) + "\n")  # fmt: skip


if __name__ == "__main__":
    main()
