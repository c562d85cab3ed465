"""The kustomize tree, written from the chart so that the two cannot say different things.

    kustomization.py HELM

writes it; the check compares.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml
from tools import NAMESPACE, ROOT, Resource, Tools

FOLDER = ROOT / "deploy" / "kustomize"
OVERLAYS = ("single-node", "scale-out")
HEADER = "# Written from the chart by `make kustomize`; change the chart, or patch this in an overlay of your own.\n"


def plain(resource: Resource) -> Resource:
    """A resource without what only helm reads."""
    def without(metadata: dict) -> dict:
        kept = {
            field: {key: value for key, value in metadata[field].items() if "helm" not in key and value != "Helm"}
            for field in ("labels", "annotations") if field in metadata}
        return {key: kept.get(key, value) for key, value in metadata.items() if kept.get(key, value) != {}}

    result = {**resource, "metadata": without(resource["metadata"])}
    if template := resource.get("spec", {}).get("template"):
        result["spec"] = {**resource["spec"], "template": {**template, "metadata": without(template["metadata"])}}
    return result


def rendered(tools: Tools, overlay: str) -> list[Resource]:
    """What an overlay installs."""
    values = yaml.safe_load((FOLDER / "overlays" / overlay / "values.yaml").read_text())
    resources, said = tools.render(values, release=NAMESPACE)
    if not resources:
        raise SystemExit(said)
    return [plain(each) for each in resources]


def files(tools: Tools) -> dict[Path, str]:
    """Each file of the tree that is written, with its text."""
    every = {overlay: rendered(tools, overlay) for overlay in OVERLAYS}
    common = [each for each in every[OVERLAYS[0]] if all(each in resources for resources in every.values())]
    def text(resources: list[Resource]) -> str:
        return HEADER + yaml.safe_dump_all(resources, sort_keys=False, width=120)
    return {FOLDER / "base" / "resources.yaml": text(common)} | {
        FOLDER / "overlays" / overlay / "resources.yaml": text([each for each in resources if each not in common])
        for overlay, resources in every.items()}


def faults(tools: Tools) -> tuple[dict[str, list[Resource]], list[str]]:
    """What each overlay builds, and where the tree is not what the chart says."""
    said = [f"{path.relative_to(ROOT)} is not what the chart says: make kustomize"
            for path, text in files(tools).items() if not path.exists() or path.read_text() != text]
    built = {}
    for overlay in OVERLAYS:
        resources, error = tools.kustomize(FOLDER / "overlays" / overlay)
        built[f"kustomize {overlay}"] = resources
        wanted = rendered(tools, overlay)
        if error:
            said.append(f"kustomize {overlay}: {error}")
        rest = [each for each in resources if each["kind"] != "Namespace"]
        if len(rest) != len(wanted) or not all(each in wanted for each in rest):
            said.append(f"kustomize {overlay} builds something else than the chart")
    return built, said


if __name__ == "__main__":
    for path, text in files(Tools(sys.argv[1], "", "", "")).items():
        path.write_text(text)
        print(f"kustomize: {path.relative_to(ROOT)}")
