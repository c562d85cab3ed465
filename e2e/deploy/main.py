"""Checks deploy/ without a cluster: main.py HELM KUBECTL KUBERNETES_VALIDATE CHECKOV.

Each set of values is rendered, held against the schemas of three Kubernetes versions, read by checkov and by rules of our own; so is
what kustomize builds, which must be what the chart says. The commands of docs/kubernetes.md are run as far as they can be. Then
faults are planted, one at a time: each must be caught, and the tool that caught it is printed.
"""

from __future__ import annotations

import copy
import json
import sys
from concurrent.futures import ThreadPoolExecutor

import documented
import kustomization
from faults import MANY_FAULTS, ONE_FAULTS, TLS_FAULTS, Plant
from rules import own_faults
from sets import MANY, MEASURED, ONE, REFUSED, SETS
from tools import VERSIONS, Resource, Tools, merged

WITH_ALL = merged(MEASURED, {"trustList": {"configMap": "trust"}})


def caught(tools: Tools, resources: list[Resource], plant: Plant) -> str | None:
    """Which tool catches a fault."""
    broken = copy.deepcopy(resources)
    plant(broken)
    if list(own_faults(broken)):
        return "rules.py"
    if tools.schema_faults({"": broken}):
        return "kubernetes-validate"
    return "checkov" if tools.checkov_faults(broken) else None


def different(sets: dict[str, list[Resource]]) -> dict[str, list[Resource]]:
    """Each resource once, in the first set that has it: most sets differ in a few."""
    seen: set[str] = set()
    result: dict[str, list[Resource]] = {}
    for name, resources in sets.items():
        for resource in resources:
            text = json.dumps(resource, sort_keys=True)
            if text not in seen:
                seen.add(text)
                result.setdefault(name, []).append(resource)
    return result


def main() -> None:
    """Everything once; exit status 1 when a set has a fault, or a fault is not caught."""
    tools = Tools(*sys.argv[1:])
    with ThreadPoolExecutor(2) as pool:
        rendered = dict(zip(SETS, pool.map(tools.render, SETS.values()), strict=True))
        refusals = dict(zip(REFUSED, pool.map(lambda each: tools.render(each[0]), REFUSED.values()), strict=True))
    failures = [said for values in (ONE, MANY) if (said := tools.lint(values))]
    failures += [f"{name}: {said}" for name, (resources, said) in rendered.items() if not resources]
    sets = {name: resources for name, (resources, _) in rendered.items()}
    built, said = kustomization.faults(tools)
    failures += said
    everything = sets | built
    failures += [f"{name}: {fault}" for name, resources in everything.items() for fault in own_faults(resources)]
    unlike = different(everything)
    failures += tools.schema_faults(unlike)
    failures += tools.checkov_faults([each for resources in unlike.values() for each in resources])
    for name, resources in everything.items():
        print(f"deploy: {name}: {len(resources)} resources")
    for name, (resources, said) in refusals.items():
        if resources or REFUSED[name][1] not in said:
            failures.append(f"{name} is not refused: {said}")
        else:
            print(f"deploy: {name}: refused by helm")
    ran, left, said = documented.commands(tools)
    failures += said
    if not ran:
        failures.append("docs/kubernetes.md has no command that can be run")
    for line in left:
        print(f"deploy: not run: {line}")
    hosts = [
        (merged(ONE, WITH_ALL), ONE_FAULTS), (merged(MANY, merged(WITH_ALL, {"logs": {"size": "5Gi"}})), MANY_FAULTS),
        (SETS["many that speak TLS"], TLS_FAULTS)]
    count = 0
    for values, faults in hosts:
        resources, _ = tools.render(values)
        for name, plant in faults.items():
            count += 1
            if by := caught(tools, resources, plant):
                print(f"deploy: {name}: caught by {by}", flush=True)
            else:
                failures.append(f"{name} is not caught")
    for failure in failures:
        print(f"deploy: {failure}", file=sys.stderr)
    if failures:
        sys.exit(1)
    print(f"deploy: {len(SETS)} sets and {len(built)} kustomizations are right for Kubernetes {', '.join(VERSIONS)}; {len(REFUSED)} sets "
          f"are refused; {len(ran)} commands of the docs ran, {len(left)} need a cluster or a builder; "
          f"{count} of {count} planted faults are caught")


if __name__ == "__main__":
    main()
