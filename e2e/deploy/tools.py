"""The programs that look at what is rendered, each in the form in which the check needs it."""

from __future__ import annotations

import copy
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
CHART = ROOT / "deploy" / "helm" / "touchstone"
VERSIONS = ("1.31", "1.34", "1.37")
NAMESPACE = "touchstone"
# checkov's rules that do not hold here, and why.
SKIPPED = {
    "CKV_K8S_11": "a limit of processors slows a verdict down and protects nobody: requests are set",
}

Resource = dict
Values = dict
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def parsed(text: str) -> list[Resource]:
    """The resources of a stream of YAML."""
    return [each for each in yaml.load_all(text, Loader) if each]


def merged(base: Values, extra: Values) -> Values:
    """`extra` over `base`, member by member."""
    result = copy.deepcopy(base)
    for key, value in extra.items():
        result[key] = merged(result[key], value) if isinstance(value, dict) and isinstance(result.get(key), dict) else value
    return result


class Tools:
    """helm, kubectl, kubernetes-validate and checkov."""

    def __init__(self, helm: str, kubectl: str, validate: str, checkov: str) -> None:
        self.helm, self.kubectl, self.validate, self.checkov = helm, kubectl, validate, checkov

    def render(self, values: Values, release: str = "check") -> tuple[list[Resource], str]:
        """The resources of a set of values; else none, and what helm says."""
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            yaml.safe_dump(values, file)
            file.flush()
            call = [self.helm, "template", release, str(CHART), "--namespace", NAMESPACE, "--values", file.name]
            done = subprocess.run(call, capture_output=True, text=True)
        return parsed(done.stdout), done.stderr

    def lint(self, values: Values) -> str:
        """What helm's own rules say; empty when all is well."""
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            yaml.safe_dump(values, file)
            file.flush()
            done = subprocess.run([self.helm, "lint", "--strict", str(CHART), "--values", file.name], capture_output=True, text=True)
        return done.stdout if done.returncode else ""

    def kustomize(self, folder: Path) -> tuple[list[Resource], str]:
        """The resources of a kustomization, and what is wrong with it."""
        done = subprocess.run([self.kubectl, "kustomize", str(folder)], capture_output=True, text=True)
        return parsed(done.stdout), done.stderr

    def schema_faults(self, sets: dict[str, list[Resource]]) -> list[str]:
        """What the schemas of Kubernetes refuse; kinds that Kubernetes itself does not have are left to the other rules."""
        with tempfile.TemporaryDirectory() as folder:
            names = {}
            for number, (name, resources) in enumerate(sets.items()):
                path = Path(folder) / f"{number}.yaml"
                path.write_text(yaml.dump_all(resources, Dumper=Dumper))
                names[str(path)] = name
            def run(version: str) -> list[str]:
                done = subprocess.run([self.validate, "--strict", "-k", version, *names], capture_output=True, text=True)
                return (done.stdout + done.stderr).splitlines()
            with ThreadPoolExecutor() as pool:
                lines = [line for each in pool.map(run, VERSIONS) for line in each if line.startswith("ERROR")]
        for path, name in names.items():
            lines = [line.replace(path, name) for line in lines]
        return lines

    def checkov_faults(self, resources: list[Resource]) -> list[str]:
        """What checkov refuses."""
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            yaml.dump_all(resources, file, Dumper=Dumper)
            file.flush()
            call = [self.checkov, "--framework", "kubernetes", "--skip-download", "--compact", "--quiet", "--skip-check",
                    ",".join(SKIPPED), "--file", file.name]
            done = subprocess.run(call, capture_output=True, text=True)
        lines = done.stdout.splitlines()
        return [line for line in lines if line.startswith("Check:")] if done.returncode else []
