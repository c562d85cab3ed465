"""Checks the Helm chart without a cluster: deploy.py HELM KUBERNETES_VALIDATE CHECKOV.

Each set of values below is rendered, held against the schemas of three Kubernetes versions, read by checkov and by the
rules of this file. Then faults are planted, one at a time: each must be caught, and the tool that caught it is printed.
"""

from __future__ import annotations

import copy
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

CHART = Path(__file__).parent.parent / "deploy" / "helm" / "touchstone"
VERSIONS = ("1.31", "1.34", "1.37")
NAMESPACE = "touchstone"
BASE = {
    "image": {"repository": "registry.example.org/touchstone", "digest": "sha256:" + 64 * "a"},
    "exposure": {"kind": "gateway", "gateway": {"name": "public", "namespace": "gateways"}, "trustedProxies": ["10.0.0.0/8"]},
}
# checkov's rules that do not hold here, and why.
SKIPPED = {
    "CKV_K8S_11": "a limit of processors slows a verdict down and protects nobody: requests are set",
}

Resource = dict
Values = dict


def merged(base: Values, extra: Values) -> Values:
    """`extra` over `base`, member by member."""
    result = copy.deepcopy(base)
    for key, value in extra.items():
        result[key] = merged(result[key], value) if isinstance(value, dict) and isinstance(result.get(key), dict) else value
    return result


SETS: dict[str, Values] = {
    "as documented": {},
    "behind a load balancer": {"exposure": {"kind": "loadBalancer"}},
    "not exposed": {"exposure": {"kind": "none", "trustedProxies": []}},
    "with metrics": {"secret": "touchstone", "metrics": {"serviceMonitor": True, "alerts": True}},
    "with a trust list": {"trustList": {"configMap": "trust"}},
    "without webhooks": {"allowWebhooks": False},
    "with settings": {"settings": {"TOUCHSTONE_STORAGE_BYTES": "5368709120", "TOUCHSTONE_JOBS": "4"}, "resources": {"cpu": "4"}},
    "a class of storage, a private registry": {"storage": {"className": "local-path"}, "image": {"pullSecrets": ["registry"]}},
}

# Values that contradict themselves: the chart must refuse them with a sentence that holds these words.
REFUSED: dict[str, tuple[Values, str]] = {
    "no image": ({"image": {"repository": ""}}, "repository"),
    "a tag in the place of a digest": ({"image": {"digest": "latest"}}, "digest"),
    "a service monitor without a token": ({"metrics": {"serviceMonitor": True}}, "metrics.token"),
    "a gateway without a name": ({"exposure": {"gateway": {"name": ""}}}, "gateway"),
    "a proxy that nobody trusts": ({"exposure": {"trustedProxies": []}}, "trustedProxies"),
    "a secret among the settings": ({"settings": {"TOUCHSTONE_METRICS_TOKEN": "0123456789abcdef"}}, "TOUCHSTONE_METRICS_TOKEN"),
    "a setting that the chart makes": ({"settings": {"TOUCHSTONE_HOST": "127.0.0.1"}}, "TOUCHSTONE_HOST"),
    "a misspelt value": ({"replicas": 3}, "replicas"),
    "a size without a unit": ({"storage": {"size": "20"}}, "size"),
}


class Tools:
    """The programs that look at what was rendered."""

    def __init__(self, helm: str, validate: str, checkov: str) -> None:
        self.helm, self.validate, self.checkov = helm, validate, checkov

    def render(self, values: Values) -> tuple[list[Resource], str]:
        """The resources of a set of values; else none, and what helm says."""
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            yaml.safe_dump(merged(BASE, values), file)
            file.flush()
            call = [self.helm, "template", "check", str(CHART), "--namespace", NAMESPACE, "--values", file.name]
            done = subprocess.run(call, capture_output=True, text=True)
        return [each for each in yaml.safe_load_all(done.stdout) if each], done.stderr

    def lint(self) -> str:
        """What helm's own rules say; empty when all is well."""
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            yaml.safe_dump(BASE, file)
            file.flush()
            done = subprocess.run([self.helm, "lint", "--strict", str(CHART), "--values", file.name], capture_output=True, text=True)
        return done.stdout if done.returncode else ""

    def schema_faults(self, resources: list[Resource]) -> list[str]:
        """What the schemas of Kubernetes refuse; kinds that Kubernetes itself does not have are left to the rules below."""
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            yaml.safe_dump_all(resources, file)
            file.flush()
            runs = [subprocess.Popen([self.validate, "--strict", "-k", version, file.name], stdout=subprocess.PIPE,
                                     stderr=subprocess.STDOUT, text=True) for version in VERSIONS]
            lines = [line for run in runs for line in run.communicate()[0].splitlines()]
        return [line for line in lines if line.startswith("ERROR")]

    def checkov_faults(self, resources: list[Resource]) -> list[str]:
        """What checkov refuses."""
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            yaml.safe_dump_all(resources, file)
            file.flush()
            call = [self.checkov, "--framework", "kubernetes", "--skip-download", "--compact", "--quiet", "--skip-check",
                    ",".join(SKIPPED), "--file", file.name]
            done = subprocess.run(call, capture_output=True, text=True)
        lines = done.stdout.splitlines()
        return [line for line in lines if line.startswith("Check:")] if done.returncode else []


def kinds(resources: list[Resource], *names: str) -> list[Resource]:
    """The resources of some kinds."""
    return [each for each in resources if each["kind"] in names]


def templates(resources: list[Resource]) -> list[tuple[Resource, Resource]]:
    """Each workload with its pod."""
    workloads = kinds(resources, "StatefulSet", "Deployment", "Job")
    return [(each, each["spec"]["template"]) for each in workloads]


def selects(selector: dict, labels: dict) -> bool:
    """Whether a selector of labels means a pod."""
    return all(labels.get(key) == value for key, value in selector.items())


def own_faults(resources: list[Resource]) -> Iterator[str]:
    """What the rules of this file refuse."""
    pods = templates(resources)
    if not pods:
        yield "there is no workload"
    for workload, template in pods:
        pod, name = template["spec"], workload["metadata"]["name"]
        labels = template["metadata"]["labels"]
        yield from pod_faults(name, pod)
        if not selects(workload["spec"]["selector"]["matchLabels"], labels):
            yield f"{name} does not select its own pods"
        policies = kinds(resources, "NetworkPolicy")
        mine = [each["spec"] for each in policies if selects(each["spec"]["podSelector"].get("matchLabels", {}), labels)]
        if not mine or any(set(each.get("policyTypes", [])) != {"Ingress", "Egress"} for each in mine):
            yield f"{name}: no network policy closes both directions of its pods"
        for policy in mine:
            for way in ("ingress", "egress"):
                if any(not rule for rule in policy.get(way) or []):
                    yield f"{name}: an empty rule opens all of {way}"
        for claim in workload["spec"].get("volumeClaimTemplates", []):
            if workload["spec"]["replicas"] != 1:
                yield f"{name}: several servers on one kind of data folder"
            if claim["spec"]["accessModes"] != ["ReadWriteOnce"]:
                yield f"{name}: the data folder is one server's alone"
    for service in kinds(resources, "Service"):
        chosen = [template for _, template in pods if selects(service["spec"]["selector"], template["metadata"]["labels"])]
        if not chosen:
            yield f"{service['metadata']['name']} selects no pod"
        for port in service["spec"]["ports"]:
            if not any(has_port(template["spec"], port["targetPort"]) for template in chosen):
                yield f"{service['metadata']['name']}: no container has the port {port['targetPort']}"
    services = {each["metadata"]["name"]: each for each in kinds(resources, "Service")}
    for route in kinds(resources, "HTTPRoute"):
        for back in (each for rule in route["spec"]["rules"] for each in rule["backendRefs"]):
            ports = [each["port"] for each in services.get(back["name"], {"spec": {"ports": []}})["spec"]["ports"]]
            if back["port"] not in ports:
                yield f"the route leads to {back['name']}:{back['port']}, which is not there"
    for workload in kinds(resources, "StatefulSet"):
        if workload["spec"]["serviceName"] not in services:
            yield f"{workload['metadata']['name']}: its service is not there"
    for budget in kinds(resources, "PodDisruptionBudget"):
        for workload, template in pods:
            if selects(budget["spec"]["selector"]["matchLabels"], template["metadata"]["labels"]):
                if budget["spec"].get("minAvailable", 0) >= workload["spec"].get("replicas", 1):
                    yield f"{budget['metadata']['name']} never lets a node go"
    for resource in resources:
        if resource["metadata"].get("namespace") != NAMESPACE:
            yield f"{resource['kind']} {resource['metadata']['name']} is not in the namespace of the release"
        if resource["kind"] in ("Secret", "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"):
            yield f"{resource['kind']}: nothing here needs one"


def has_port(pod: Resource, port: str | int) -> bool:
    """Whether a container listens at a port, by name or number."""
    ports = [each for container in pod["containers"] for each in container.get("ports", [])]
    return any(port in (each.get("name"), each["containerPort"]) for each in ports)


def pod_faults(name: str, pod: Resource) -> Iterator[str]:
    """Pod security (restricted, and stricter), probes, resources, writable places."""
    security = pod.get("securityContext", {})
    if pod.get("automountServiceAccountToken") is not False:
        yield f"{name}: the pod holds a token of the cluster"
    if any(pod.get(each) for each in ("hostNetwork", "hostPID", "hostIPC")):
        yield f"{name}: the pod shares a namespace of its node"
    if security.get("runAsNonRoot") is not True or security.get("runAsUser", 0) < 10_000:
        yield f"{name}: the pod does not run as a user of its own"
    if security.get("seccompProfile", {}).get("type") != "RuntimeDefault":
        yield f"{name}: the pod has no seccomp profile"
    volumes = {each["name"]: each for each in pod.get("volumes", [])}
    for volume in volumes.values():
        if "hostPath" in volume:
            yield f"{name}: {volume['name']} is a folder of the node"
        if "emptyDir" in volume and "sizeLimit" not in volume["emptyDir"]:
            yield f"{name}: {volume['name']} may fill the node's disk"
    for container in pod["containers"]:
        own = container.get("securityContext", {})
        if own.get("allowPrivilegeEscalation") is not False or own.get("privileged"):
            yield f"{name}: the container may gain privileges"
        if own.get("capabilities", {}).get("drop") != ["ALL"] or own.get("capabilities", {}).get("add"):
            yield f"{name}: the container keeps capabilities"
        if own.get("readOnlyRootFilesystem") is not True:
            yield f"{name}: the container writes to its root"
        if "@sha256:" not in container["image"]:
            yield f"{name}: the image has no digest"
        for variable in container.get("env", []):
            named = variable["name"]
            if "secretKeyRef" in variable.get("valueFrom", {}) or any(
                    word in named for word in ("TOKEN", "PASSWORD", "SECRET_KEY", "MONGODB")) :
                yield f"{name}: {named} is a secret in the environment"
        if any(word in str(container.get("args", [])).lower() for word in ("token", "password", "secret")):
            yield f"{name}: a secret among the arguments"
        resources = container.get("resources", {})
        if not {"cpu", "memory"} <= resources.get("requests", {}).keys() or "memory" not in resources.get("limits", {}):
            yield f"{name}: requests and the limit of memory are missing"
        elif resources["requests"]["memory"] != resources["limits"]["memory"]:
            yield f"{name}: the limit of memory is not what was requested"
        probes = {each: container.get(f"{each}Probe", {}).get("httpGet") for each in ("startup", "liveness", "readiness")}
        for probe, get in probes.items():
            if not get or not has_port(pod, get["port"]):
                yield f"{name}: {probe} is not asked at a port of the container"
        if (probes["liveness"] or {}).get("path") == "/healthz/ready":
            yield f"{name}: a full disk or a lost database would restart the server"
        if (probes["readiness"] or {}).get("path") != "/healthz/ready":
            yield f"{name}: readiness is not what is asked"
        claims = {"data"}
        mounts = {each["mountPath"]: each for each in container.get("volumeMounts", [])}
        if not {"/data", "/tmp"} <= mounts.keys():
            yield f"{name}: the places it writes to are not mounted"
        for mount in mounts.values():
            if mount["name"] not in volumes.keys() | claims:
                yield f"{name}: the volume {mount['name']} is not there"
            source = volumes.get(mount["name"], {})
            if ("secret" in source or "configMap" in source) and not mount.get("readOnly"):
                yield f"{name}: {mount['mountPath']} can be written"
        drain = next((int(each["value"]) for each in container["env"] if each["name"] == "TOUCHSTONE_DRAIN_SECONDS"), 0)
        if pod.get("terminationGracePeriodSeconds", 30) < drain + 30:
            yield f"{name}: it is killed before it has drained"


def pod_of(resources: list[Resource]) -> Resource:
    return templates(resources)[0][1]["spec"]


def container_of(resources: list[Resource]) -> Resource:
    return pod_of(resources)["containers"][0]


def named(resources: list[Resource], kind: str) -> Resource:
    return kinds(resources, kind)[0]


# Faults: each changes what was rendered with metrics and a trust list.
FAULTS: dict[str, Callable[[list[Resource]], object]] = {
    "the pod may run as root": lambda r: pod_of(r)["securityContext"].pop("runAsNonRoot"),
    "a user that a node may have": lambda r: pod_of(r)["securityContext"].update(runAsUser=1000),
    "no seccomp profile": lambda r: pod_of(r)["securityContext"].pop("seccompProfile"),
    "a token of the cluster": lambda r: pod_of(r).update(automountServiceAccountToken=True),
    "the node's network": lambda r: pod_of(r).update(hostNetwork=True),
    "privileges can be gained": lambda r: container_of(r)["securityContext"].update(allowPrivilegeEscalation=True),
    "capabilities are kept": lambda r: container_of(r)["securityContext"]["capabilities"].update(drop=["NET_RAW"]),
    "a capability is added": lambda r: container_of(r)["securityContext"]["capabilities"].update(add=["SYS_ADMIN"]),
    "the root can be written": lambda r: container_of(r)["securityContext"].update(readOnlyRootFilesystem=False),
    "an image by tag": lambda r: container_of(r).update(image="registry.example.org/touchstone:latest"),
    "a folder of the node": lambda r: pod_of(r)["volumes"].append({"name": "host", "hostPath": {"path": "/"}}),
    "temporary files without a limit": lambda r: pod_of(r)["volumes"][0]["emptyDir"].pop("sizeLimit"),
    "/tmp is not mounted": lambda r: container_of(r)["volumeMounts"].pop(1),
    "a secret in the environment": lambda r: container_of(r)["env"].append({"name": "TOUCHSTONE_METRICS_TOKEN", "value": "x"}),
    "a secret among the arguments": lambda r: container_of(r)["args"].append("--password=x"),
    "secrets can be written": lambda r: container_of(r)["volumeMounts"][2].pop("readOnly"),
    "a volume that is not there": lambda r: container_of(r)["volumeMounts"][0].update(name="date"),
    "no request of memory": lambda r: container_of(r)["resources"]["requests"].pop("memory"),
    "no limit of memory": lambda r: container_of(r)["resources"]["limits"].pop("memory"),
    "no readiness": lambda r: container_of(r).pop("readinessProbe"),
    "a probe at another port": lambda r: container_of(r)["livenessProbe"]["httpGet"].update(port="https"),
    "liveness asks for readiness": lambda r: container_of(r)["livenessProbe"]["httpGet"].update(path="/healthz/ready"),
    "a misspelt probe": lambda r: container_of(r)["startupProbe"].update(failureTreshold=3),
    "killed before it has drained": lambda r: pod_of(r).update(terminationGracePeriodSeconds=5),
    "two servers on one folder": lambda r: named(r, "StatefulSet")["spec"].update(replicas=2),
    "a folder for many": lambda r: named(r, "StatefulSet")["spec"]["volumeClaimTemplates"][0]["spec"].update(accessModes=["ReadWriteMany"]),
    "a service of nobody": lambda r: named(r, "Service")["spec"].update(selector={"app": "other"}),
    "a service at another port": lambda r: named(r, "Service")["spec"]["ports"][0].update(targetPort="https"),
    "a route to nowhere": lambda r: named(r, "HTTPRoute")["spec"]["rules"][0]["backendRefs"][0].update(port=8080),
    "a workload without its service": lambda r: named(r, "StatefulSet")["spec"].update(serviceName="other"),
    "no network policy": lambda r: r.remove(named(r, "NetworkPolicy")),
    "a policy of other pods": lambda r: named(r, "NetworkPolicy")["spec"].update(podSelector={"matchLabels": {"app": "other"}}),
    "nothing closes what goes out": lambda r: named(r, "NetworkPolicy")["spec"].update(policyTypes=["Ingress"]),
    "an empty rule": lambda r: named(r, "NetworkPolicy")["spec"]["ingress"].append({}),
    "a set that selects others": lambda r: named(r, "StatefulSet")["spec"]["selector"].update(matchLabels={"app": "other"}),
    "a resource in another namespace": lambda r: named(r, "Service")["metadata"].update(namespace="default"),
    "a replica count in words": lambda r: named(r, "StatefulSet")["spec"].update(replicas="one"),
}


def main() -> None:
    """Everything once; exit status 1 when a set has a fault, or a fault is not caught."""
    tools = Tools(*sys.argv[1:])
    failures = [tools.lint()] if tools.lint() else []
    for name, values in SETS.items():
        resources, said = tools.render(values)
        faults = [said] if not resources else [*tools.schema_faults(resources), *own_faults(resources)]
        # checkov takes seconds a run: all sets are read by it in one go below.
        failures += [f"{name}: {fault}" for fault in faults]
        print(f"deploy: {name}: {len(resources)} resources", flush=True)
    everything = [each for values in SETS.values() for each in tools.render(values)[0]]
    failures += tools.checkov_faults(everything)
    for name, (values, word) in REFUSED.items():
        resources, said = tools.render(values)
        if resources or word not in said:
            failures.append(f"{name} is not refused: {said}")
        else:
            print(f"deploy: {name}: refused by helm")
    for name, plant in FAULTS.items():
        resources, _ = tools.render(merged(SETS["with metrics"], SETS["with a trust list"]))
        plant(resources)
        caught = "this file" if list(own_faults(resources)) else "kubernetes-validate" if tools.schema_faults(resources) else None
        caught = caught or ("checkov" if tools.checkov_faults(resources) else None)
        print(f"deploy: {name}: caught by {caught}" if caught else f"deploy: {name}: NOT CAUGHT", flush=True)
        if not caught:
            failures.append(f"{name} is not caught")
    for failure in failures:
        print(f"deploy: {failure}", file=sys.stderr)
    if failures:
        sys.exit(1)
    print(f"deploy: {len(SETS)} sets are right for Kubernetes {', '.join(VERSIONS)}; "
          f"{len(REFUSED)} are refused; {len(FAULTS)} of {len(FAULTS)} planted faults are caught")


if __name__ == "__main__":
    main()
