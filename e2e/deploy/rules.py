"""Rules of our own for what is rendered: pod security, what belongs together, and who may reach whom."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from tools import NAMESPACE, ROOT, Resource

DATABASE_PORT = 27017
KEYS = {"signing-key.pem", "report-key.pem"}
UNNEEDED = {"Secret", "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"}
SETTINGS = {
    name for path in (ROOT / "Sources" / "Server" / "Config").glob("*.swift")
    for name in re.findall(r'forKey: "([a-z0-9.]+)"', path.read_text())} | {"secrets"}
METRICS = set(re.findall(
    r'name: "(touchstone_\w+)"', (ROOT / "Sources" / "Server" / "Metrics" / "MetricFamily+Catalogue.swift").read_text()))


class Pod:
    """The pod of a workload, with what the rules ask of it."""

    def __init__(self, workload: Resource) -> None:
        self.workload = workload
        self.name = workload["metadata"]["name"]
        template = workload["spec"]["template"]
        self.spec, self.labels = template["spec"], template["metadata"]["labels"]
        self.main = self.spec["containers"][0]
        self.environment = {each["name"]: each.get("value", "") for each in self.main.get("env", [])}
        self.is_job = workload["kind"] == "Job"
        self.volumes = {each["name"]: each for each in self.spec.get("volumes", [])}

    @property
    def roles(self) -> set[str]:
        return set() if self.is_job else set(self.environment.get("TOUCHSTONE_ROLES", "api,worker,housekeeping").split(","))

    @property
    def secrets(self) -> set[str]:
        """The settings that are mounted into it, as far as the volume names them."""
        volume = self.volumes.get("secrets", {})
        sources = [each["secret"] for each in volume.get("projected", {}).get("sources", [])] + [volume.get("secret", {})]
        return {item["path"] for source in sources for item in source.get("items", [])}

    def has_port(self, port: str | int) -> bool:
        ports = [each for container in self.spec["containers"] for each in container.get("ports", [])]
        return any(port in (each.get("name"), each["containerPort"]) for each in ports)


def kinds(resources: list[Resource], *names: str) -> list[Resource]:
    """The resources of some kinds."""
    return [each for each in resources if each["kind"] in names]


def pods_of(resources: list[Resource]) -> list[Pod]:
    return [Pod(each) for each in kinds(resources, "StatefulSet", "Deployment", "Job")]


def selects(selector: dict, labels: dict) -> bool:
    """Whether a selector of labels means a pod."""
    return all(labels.get(key) == value for key, value in selector.get("matchLabels", {}).items())


def own_faults(resources: list[Resource]) -> Iterator[str]:
    """What the rules of this file refuse."""
    pods = pods_of(resources)
    served = {role for pod in pods for role in pod.roles}
    if not {"api", "worker", "housekeeping"} <= served:
        yield f"nobody does the work of {sorted({'api', 'worker', 'housekeeping'} - served)}"
    for pod in pods:
        yield from pod_faults(pod)
        yield from workload_faults(pod)
        yield from path_faults(pod, pods, resources)
    if any("database" in pod.secrets for pod in pods) and not any(pod.is_job and pod.main["args"] == ["migrate"] for pod in pods):
        yield "nobody brings the database to its form"
    yield from service_faults(resources, pods)
    yield from scaling_faults(resources, pods)
    yield from metric_faults(resources)
    for resource in resources:
        if resource["kind"] != "Namespace" and resource["metadata"].get("namespace") != NAMESPACE:
            yield f"{resource['kind']} {resource['metadata']['name']} is not in the namespace of the release"
        if resource["kind"] in UNNEEDED:
            yield f"{resource['kind']}: nothing here needs one"


def pod_faults(pod: Pod) -> Iterator[str]:
    """Pod security (restricted, and stricter) and volumes."""
    name, spec = pod.name, pod.spec
    security = spec.get("securityContext", {})
    if spec.get("automountServiceAccountToken") is not False:
        yield f"{name}: the pod holds a token of the cluster"
    if any(spec.get(each) for each in ("hostNetwork", "hostPID", "hostIPC")):
        yield f"{name}: the pod shares a namespace of its node"
    if security.get("runAsNonRoot") is not True or security.get("runAsUser", 0) < 10_000:
        yield f"{name}: the pod does not run as a user of its own"
    if security.get("seccompProfile", {}).get("type") != "RuntimeDefault":
        yield f"{name}: the pod has no seccomp profile"
    for volume in pod.volumes.values():
        if "hostPath" in volume:
            yield f"{name}: {volume['name']} is a folder of the node"
        if "emptyDir" in volume and "sizeLimit" not in volume["emptyDir"]:
            yield f"{name}: {volume['name']} may fill the node's disk"
        if "ephemeral" in volume and volume["ephemeral"]["volumeClaimTemplate"]["spec"]["accessModes"] != ["ReadWriteOnce"]:
            yield f"{name}: temporary media are one pod's alone"
    for container in spec["containers"] + spec.get("initContainers", []):
        yield from container_faults(pod, container)
    yield from probe_faults(pod)
    yield from secret_faults(pod)


def container_faults(pod: Pod, container: Resource) -> Iterator[str]:
    """What one container may do, what it gets, and where it writes."""
    name = f"{pod.name}/{container['name']}"
    own = container.get("securityContext", {})
    if own.get("allowPrivilegeEscalation") is not False or own.get("privileged"):
        yield f"{name}: the container may gain privileges"
    if own.get("capabilities", {}).get("drop") != ["ALL"] or own.get("capabilities", {}).get("add"):
        yield f"{name}: the container keeps capabilities"
    if own.get("readOnlyRootFilesystem") is not True:
        yield f"{name}: the container writes to its root"
    if "@sha256:" not in container["image"]:
        yield f"{name}: the image has no digest"
    names = [each["name"] for each in container.get("env", [])]
    if len(names) != len(set(names)):
        yield f"{name}: a setting comes twice"
    for variable in container.get("env", []):
        named = variable["name"]
        if "secretKeyRef" in variable.get("valueFrom", {}) or any(
                word in named for word in ("TOKEN", "PASSWORD", "SECRET_KEY", "MONGODB", "DATABASE")):
            yield f"{name}: {named} is a secret in the environment"
        if named.removeprefix("TOUCHSTONE_").lower().replace("_", ".") not in SETTINGS:
            yield f"{name}: {named} is no setting"
    if any(word in str(container.get("args", [])).lower() for word in ("token", "password", "secret", "mongodb")):
        yield f"{name}: a secret among the arguments"
    resources = container.get("resources", {})
    if not {"cpu", "memory"} <= resources.get("requests", {}).keys() or "memory" not in resources.get("limits", {}):
        yield f"{name}: requests and the limit of memory are missing"
    elif resources["requests"]["memory"] != resources["limits"]["memory"]:
        yield f"{name}: the limit of memory is not what was requested"
    claims = {each["metadata"]["name"] for each in pod.workload["spec"].get("volumeClaimTemplates", [])}
    mounts = {each["mountPath"]: each for each in container.get("volumeMounts", [])}
    if container is pod.main and not {"/tmp", *({"/data"} if pod.roles - {"inference"} else set())} <= mounts.keys():
        yield f"{name}: the places it writes to are not mounted"
    if any("/logs/" in str(each) for each in container.get("command", [])) != ("/logs" in mounts):
        yield f"{name}: the volume for logs and what is written to it do not agree"
    for mount in mounts.values():
        if mount["name"] not in pod.volumes.keys() | claims:
            yield f"{name}: the volume {mount['name']} is not there"
        source = pod.volumes.get(mount["name"], {})
        if source.keys() & {"secret", "configMap", "projected"} and not mount.get("readOnly"):
            yield f"{name}: {mount['mountPath']} can be written"


def probe_faults(pod: Pod) -> Iterator[str]:
    """Probes, and the time in which a pod may end."""
    if pod.is_job:
        if "activeDeadlineSeconds" not in pod.workload["spec"]:
            yield f"{pod.name}: the job may run for ever"
        return
    probes = {each: pod.main.get(f"{each}Probe", {}).get("httpGet") for each in ("startup", "liveness", "readiness")}
    for probe, get in probes.items():
        if not get or not pod.has_port(get["port"]):
            yield f"{pod.name}: {probe} is not asked at a port of the container"
        elif (get.get("scheme", "HTTP") == "HTTPS") != ("TOUCHSTONE_TLS_CERTIFICATE" in pod.environment):
            yield f"{pod.name}: {probe} is asked in another protocol than the server speaks"
    if (probes["liveness"] or {}).get("path") == "/healthz/ready":
        yield f"{pod.name}: a full disk or a lost database would restart the server"
    if (probes["readiness"] or {}).get("path") != "/healthz/ready":
        yield f"{pod.name}: readiness is not what is asked"
    drain = int(pod.environment.get("TOUCHSTONE_DRAIN_SECONDS", 0))
    if pod.spec.get("terminationGracePeriodSeconds", 30) < drain + 35:
        yield f"{pod.name}: it is killed before it has drained"


def secret_faults(pod: Pod) -> Iterator[str]:
    """Whether each pod has the secrets that its roles need, and no others."""
    if "projected" not in pod.volumes.get("secrets", {}):
        return
    has_store = bool(pod.roles & {"api", "worker", "housekeeping"})
    needed = {"database", "s3.access.key", "s3.secret.key"} if has_store else {"inference.token"}
    allowed = needed | {"metrics.token"} | ({"inference.token"} if "worker" in pod.roles else set())
    if missing := needed - pod.secrets:
        yield f"{pod.name}: {sorted(missing)} is not mounted"
    if more := pod.secrets - allowed:
        yield f"{pod.name}: it has no use for {sorted(more)}"
    if pod.environment.get("TOUCHSTONE_INFERENCE_SERVER", "").startswith("http://") and "inference.token" not in pod.secrets:
        yield f"{pod.name}: it has no token for the inference pods"
    if "TOUCHSTONE_SECRETS" not in pod.environment:
        yield f"{pod.name}: nobody reads the secrets"
    linked = {word.rsplit("/", 1)[-1] for each in pod.spec.get("initContainers", []) for word in each["command"]}
    if has_store and ("keys" not in pod.volumes or not linked >= KEYS):
        yield f"{pod.name}: it makes keys of its own"


def workload_faults(pod: Pod) -> Iterator[str]:
    """Selectors, the data folder, how pods are spread and replaced."""
    workload, spec = pod.workload, pod.workload["spec"]
    if pod.is_job:
        return
    if not selects(spec["selector"], pod.labels):
        yield f"{pod.name} does not select its own pods"
    for claim in spec.get("volumeClaimTemplates", []):
        if spec["replicas"] != 1:
            yield f"{pod.name}: several servers on one kind of data folder"
        if claim["spec"]["accessModes"] != ["ReadWriteOnce"]:
            yield f"{pod.name}: the data folder is one server's alone"
    if workload["kind"] == "Deployment":
        if spec["strategy"].get("rollingUpdate", {}).get("maxUnavailable") != 0:
            yield f"{pod.name}: a new version takes pods away before it brings its own"
        spread = pod.spec.get("topologySpreadConstraints", [])
        if not spread or not all(selects(each["labelSelector"], pod.labels) for each in spread):
            yield f"{pod.name}: its pods are not spread"


def policies_of(pod: Pod, resources: list[Resource]) -> list[Resource]:
    return [each["spec"] for each in kinds(resources, "NetworkPolicy") if selects(each["spec"]["podSelector"], pod.labels)]


def goes_out(pod: Pod, resources: list[Resource], port: int) -> bool:
    """Whether a policy lets a pod reach something outside the release at a port, beside addresses of the whole internet."""
    return any(
        each.get("port") == port for policy in policies_of(pod, resources) for rule in policy.get("egress") or []
        for each in rule.get("ports", []) if not is_internet(rule) and not any("podSelector" in to for to in rule.get("to", [])))


def is_internet(rule: Resource) -> bool:
    return any(to.get("ipBlock", {}).get("cidr") == "0.0.0.0/0" for to in rule.get("to", []))


def meets(source: Pod, target: Pod, resources: list[Resource]) -> bool:
    """Whether policies let one pod of the release reach another one, at both ends."""
    def lets(pod: Pod, way: str, side: str, peer: Pod) -> bool:
        return any(
            "podSelector" in each and "namespaceSelector" not in each and selects(each["podSelector"], peer.labels)
            and any(target.has_port(port["port"]) for port in rule.get("ports", []))
            for policy in policies_of(pod, resources) for rule in policy.get(way) or [] for each in rule.get(side, []))
    return lets(source, "egress", "to", target) and lets(target, "ingress", "from", source)


def path_faults(pod: Pod, pods: list[Pod], resources: list[Resource]) -> Iterator[str]:
    """Network policies: closed, and open where a pod must go."""
    mine = policies_of(pod, resources)
    if not mine or any(set(each.get("policyTypes", [])) != {"Ingress", "Egress"} for each in mine):
        yield f"{pod.name}: no network policy closes both directions of its pods"
    for policy in mine:
        for way, side in (("ingress", "from"), ("egress", "to")):
            for rule in policy.get(way) or []:
                if not rule:
                    yield f"{pod.name}: an empty rule opens all of {way}"
                elif not rule.get(side) and not (way == "ingress" and "api" in pod.roles and rule.get("ports")):
                    yield f"{pod.name}: a rule opens {way} for everybody"
                if way == "ingress" and any(not pod.has_port(each["port"]) for each in rule.get("ports", [])):
                    yield f"{pod.name}: a policy opens a port that it has not"
                if way == "egress" and is_internet(rule) and "housekeeping" not in pod.roles:
                    yield f"{pod.name}: it has no use for the internet"
    out = [rule for policy in mine for rule in policy.get("egress") or []]
    if pod.roles == {"inference"} and out:
        yield f"{pod.name}: inference goes nowhere"
    if "database" in pod.secrets and not goes_out(pod, resources, DATABASE_PORT):
        yield f"{pod.name}: no policy lets it reach the database"
    if "s3.access.key" in pod.secrets:
        endpoint = urlsplit(pod.environment.get("TOUCHSTONE_S3_ENDPOINT", "https://s3.amazonaws.com"))
        if not goes_out(pod, resources, endpoint.port or {"http": 80}.get(endpoint.scheme, 443)):
            yield f"{pod.name}: no policy lets it reach the store of media"
    server = urlsplit(pod.environment.get("TOUCHSTONE_INFERENCE_SERVER", ""))
    if server.hostname and "." not in server.hostname:
        service = next((each for each in kinds(resources, "Service") if each["metadata"]["name"] == server.hostname), None)
        targets = [each for each in pods if service and selects({"matchLabels": service["spec"]["selector"]}, each.labels)]
        if not targets or not all(each.roles == {"inference"} for each in targets):
            yield f"{pod.name}: {server.hostname} computes no models"
        elif not all(meets(pod, each, resources) for each in targets):
            yield f"{pod.name}: no policy lets it reach {server.hostname}"
    elif server.hostname and not goes_out(pod, resources, server.port or {"http": 80}.get(server.scheme, 443)):
        yield f"{pod.name}: no policy lets it reach {server.hostname}"


def service_faults(resources: list[Resource], pods: list[Pod]) -> Iterator[str]:
    """Services, routes and certificates: whether they lead somewhere, and only to those who answer."""
    services = {each["metadata"]["name"]: each for each in kinds(resources, "Service")}
    for name, service in services.items():
        chosen = [pod for pod in pods if selects({"matchLabels": service["spec"]["selector"]}, pod.labels)]
        if not chosen:
            yield f"{name} selects no pod"
        if len({pod.name for pod in chosen}) > 1:
            yield f"{name} leads to pods of several kinds"
        for port in service["spec"]["ports"]:
            if not any(pod.has_port(port["targetPort"]) for pod in chosen):
                yield f"{name}: no container has the port {port['targetPort']}"
        if service["spec"].get("type") == "LoadBalancer" and not all("api" in pod.roles for pod in chosen):
            yield f"{name}: people are led to pods that do not answer them"
    gateways = {each["metadata"]["name"]: each for each in kinds(resources, "Gateway")}
    for route in kinds(resources, "HTTPRoute"):
        for back in (each for rule in route["spec"]["rules"] for each in rule["backendRefs"]):
            service = services.get(back["name"], {"spec": {"ports": [], "selector": {"": ""}}})
            if back["port"] not in [each["port"] for each in service["spec"]["ports"]]:
                yield f"the route leads to {back['name']}:{back['port']}, which is not there"
            chosen = [pod for pod in pods if selects({"matchLabels": service["spec"]["selector"]}, pod.labels)]
            if not all("api" in pod.roles for pod in chosen):
                yield f"the route leads people to {back['name']}, which does not answer them"
        for parent in route["spec"]["parentRefs"]:
            if parent["namespace"] == NAMESPACE and parent["sectionName"] not in [
                    each["name"] for each in gateways.get(parent["name"], {"spec": {"listeners": []}})["spec"]["listeners"]]:
                yield f"the route hangs on {parent['name']}, which has no listener {parent['sectionName']}"
    written = {each["spec"]["secretName"] for each in kinds(resources, "Certificate")}
    used = {reference["name"] for gateway in gateways.values() for listener in gateway["spec"]["listeners"]
            for reference in listener["tls"]["certificateRefs"]}
    used |= {pod.volumes["tls"]["secret"]["secretName"] for pod in pods if "tls" in pod.volumes}
    if written and written != used:
        yield f"the certificate is written to {sorted(written)} and read from {sorted(used)}"
    for workload in kinds(resources, "StatefulSet"):
        if workload["spec"]["serviceName"] not in services:
            yield f"{workload['metadata']['name']}: its service is not there"


def scaling_faults(resources: list[Resource], pods: list[Pod]) -> Iterator[str]:
    """Autoscalers and disruption budgets."""
    workloads = {pod.name: pod.workload for pod in pods}
    scaled: list[str] = []
    for scaler in kinds(resources, "HorizontalPodAutoscaler", "ScaledObject"):
        spec = scaler["spec"]
        target = spec["scaleTargetRef"]["name"]
        least, most = (spec["minReplicas"], spec["maxReplicas"]) if "minReplicas" in spec else (
            spec["minReplicaCount"], spec["maxReplicaCount"])
        scaled.append(target)
        if target not in workloads:
            yield f"{scaler['metadata']['name']} scales {target}, which is not there"
        elif "replicas" in workloads[target]["spec"]:
            yield f"{target}: each upgrade undoes what its autoscaler chose"
        if not 1 <= least < most:
            yield f"{scaler['metadata']['name']}: from {least} to {most} pods"
    if len(scaled) != len(set(scaled)):
        yield "two autoscalers pull at one workload"
    for pod in pods:
        if pod.workload["kind"] == "Deployment" and pod.name not in scaled and "replicas" not in pod.workload["spec"]:
            yield f"{pod.name}: nobody says how many pods there are"
    budgets = kinds(resources, "PodDisruptionBudget")
    for pod in pods:
        mine = [each["spec"] for each in budgets if selects(each["spec"]["selector"], pod.labels)]
        fewest = next((each["spec"].get("minReplicas", each["spec"].get("minReplicaCount")) for each in kinds(
            resources, "HorizontalPodAutoscaler", "ScaledObject") if each["spec"]["scaleTargetRef"]["name"] == pod.name),
            pod.workload["spec"].get("replicas", 1))
        for spec in mine:
            if spec.get("maxUnavailable") == 0 or spec.get("minAvailable", 0) >= fewest:
                yield f"{pod.name}: its budget never lets a node go"
        if pod.workload["kind"] == "Deployment" and fewest > 1 and not mine:
            yield f"{pod.name}: a drained node may take all its pods at once"


def metric_faults(resources: list[Resource]) -> Iterator[str]:
    """Whether alerts, dashboard and autoscalers ask for metrics that the program has."""
    texts = [rule["expr"] for each in kinds(resources, "PrometheusRule") for group in each["spec"]["groups"] for rule in group["rules"]]
    for each in kinds(resources, "ConfigMap"):
        for text in each["data"].values():
            texts += [target["expr"] for panel in json.loads(text)["panels"] for target in panel["targets"]]
    for each in kinds(resources, "ScaledObject"):
        texts += [trigger["metadata"].get("query", "") for trigger in each["spec"]["triggers"]]
    for each in kinds(resources, "HorizontalPodAutoscaler"):
        texts += [metric["external"]["metric"]["name"] for metric in each["spec"]["metrics"] if "external" in metric]
    for text in texts:
        for name in re.findall(r"touchstone_\w+", text):
            if re.sub(r"_(bucket|count|sum)$", "", name) not in METRICS:
                yield f"{name} is no metric of the program"
