"""Faults to plant, one at a time: a check that catches none of them checks nothing."""

from __future__ import annotations

from collections.abc import Callable

from rules import kinds
from tools import Resource

Plant = Callable[[list[Resource]], object]


def named(resources: list[Resource], kind: str, name: str = "") -> Resource:
    """The first resource of a kind whose name ends so."""
    return next(each for each in kinds(resources, kind) if each["metadata"]["name"].endswith(name))


def spec_of(resources: list[Resource], component: str = "") -> Resource:
    """The pod of single-node, or of a component."""
    kind = "Deployment" if component else "StatefulSet"
    return named(resources, kind, component)["spec"]["template"]["spec"]


def pod_of(resources: list[Resource]) -> Resource:
    return spec_of(resources)


def container_of(resources: list[Resource], component: str = "") -> Resource:
    return spec_of(resources, component)["containers"][0]


def variable(resources: list[Resource], component: str, name: str) -> Resource:
    return next(each for each in container_of(resources, component)["env"] if each["name"] == f"TOUCHSTONE_{name}")


def sources(resources: list[Resource], component: str) -> list[Resource]:
    """Where a component's secrets come from: database, media, inference where it has it, metrics."""
    return next(each for each in spec_of(resources, component)["volumes"] if each["name"] == "secrets")["projected"]["sources"]


def policy(resources: list[Resource], component: str) -> Resource:
    return named(resources, "NetworkPolicy", f"touchstone-{component}")["spec"]


def close(resources: list[Resource], component: str, port: int | str) -> None:
    """Takes the rule for a port out of what a component may reach."""
    rules = policy(resources, component)["egress"]
    rules.remove(next(each for each in rules if each["ports"][0]["port"] == port))


# Each changes one server with metrics and a trust list.
ONE_FAULTS: dict[str, Plant] = {
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


# Each changes many processes with metrics, a trust list and a volume for logs.
MANY_FAULTS: dict[str, Plant] = {
    "a worker may run as root": lambda r: spec_of(r, "worker")["securityContext"].pop("runAsNonRoot"),
    "what prepares a pod may gain privileges": lambda r: spec_of(r, "api")["initContainers"][0]["securityContext"].update(
        allowPrivilegeEscalation=True),
    "what prepares a pod is an image by tag": lambda r: spec_of(r, "api")["initContainers"][0].update(image="debian:12"),
    "the migration writes to its root": lambda r: named(r, "Job")["spec"]["template"]["spec"]["containers"][0]["securityContext"].update(
        readOnlyRootFilesystem=False),
    "the migration may run for ever": lambda r: named(r, "Job")["spec"].pop("activeDeadlineSeconds"),
    "nobody migrates": lambda r: r.remove(named(r, "Job")),
    "the migration cannot reach the database": lambda r: close(r, "migrate", 27017),
    "no housekeeping": lambda r: [r.remove(named(r, kind, "housekeeping")) for kind in ("Deployment", "Service")],
    "a role that nobody knows": lambda r: variable(r, "worker", "ROLES").update(value="decoder"),
    "a misspelt setting": lambda r: variable(r, "worker", "JOBS").update(name="TOUCHSTONE_JOB"),
    "a setting that comes twice": lambda r: container_of(r, "api")["env"].append({"name": "TOUCHSTONE_ROLES", "value": "worker"}),
    "the database's address in the environment": lambda r: container_of(r, "api")["env"].append(
        {"name": "TOUCHSTONE_DATABASE", "value": "mongodb://touchstone:x@db/touchstone"}),
    "the database's address from a Secret in the environment": lambda r: container_of(r, "api")["env"].append(
        {"name": "TOUCHSTONE_BLOBS", "valueFrom": {"secretKeyRef": {"name": "touchstone-media", "key": "s3.access.key"}}}),
    "an api pod without the database's address": lambda r: sources(r, "api").pop(0),
    "a worker without the keys of the store": lambda r: sources(r, "worker").pop(1),
    "an inference pod without its token": lambda r: sources(r, "inference").pop(0),
    "a worker without the token": lambda r: sources(r, "worker").pop(2),
    "an inference pod that knows the database": lambda r: sources(r, "inference").append(sources(r, "api")[0]),
    "an api pod that knows the token of inference": lambda r: sources(r, "api").append(sources(r, "inference")[0]),
    "a pod that makes its own keys": lambda r: spec_of(r, "worker").pop("initContainers"),
    "a pod that shares temporary media": lambda r: next(
        each for each in spec_of(r, "api")["volumes"] if each["name"] == "data")["ephemeral"]["volumeClaimTemplate"]["spec"].update(
        accessModes=["ReadWriteMany"]),
    "logs that go nowhere": lambda r: container_of(r, "worker")["volumeMounts"].pop(),
    "no policy closes all": lambda r: [r.remove(each) for each in [*kinds(r, "NetworkPolicy")] if "api" not in each["metadata"]["name"]],
    "an api pod cannot reach the database": lambda r: close(r, "api", 27017),
    "an api pod cannot reach the store": lambda r: close(r, "api", 8333),
    "housekeeping cannot reach the database": lambda r: close(r, "housekeeping", 27017),
    "a worker cannot reach inference": lambda r: close(r, "worker", "http"),
    "inference does not let workers in": lambda r: policy(r, "inference")["ingress"][0]["from"].pop(0),
    "a worker may reach the internet": lambda r: policy(r, "worker")["egress"].append(policy(r, "housekeeping")["egress"][-1]),
    "inference may reach the database": lambda r: policy(r, "inference")["egress"].append(policy(r, "api")["egress"][1]),
    "a policy opens inference for everybody": lambda r: policy(r, "inference")["ingress"].append({"ports": [{"port": "http"}]}),
    "a policy opens a port that nobody has": lambda r: policy(r, "api")["ingress"][0].update(ports=[{"port": "https"}]),
    "models at a service that is not there": lambda r: variable(r, "worker", "INFERENCE_SERVER").update(value="http://models"),
    "models at the service of the api": lambda r: variable(r, "worker", "INFERENCE_SERVER").update(value="http://check-touchstone-api"),
    "people are led to the workers": lambda r: named(r, "HTTPRoute")["spec"]["rules"][0]["backendRefs"][0].update(
        name="check-touchstone-worker"),
    "a service of all pods": lambda r: named(r, "Service", "api")["spec"]["selector"].pop("app.kubernetes.io/component"),
    "a replica count beside an autoscaler": lambda r: named(r, "Deployment", "worker")["spec"].update(replicas=2),
    "two autoscalers": lambda r: r.append(named(r, "HorizontalPodAutoscaler", "worker")),
    "an autoscaler of nobody": lambda r: named(r, "HorizontalPodAutoscaler", "api")["spec"]["scaleTargetRef"].update(name="web"),
    "an autoscaler to nothing": lambda r: named(r, "HorizontalPodAutoscaler", "api")["spec"].update(minReplicas=0),
    "a budget that keeps every node": lambda r: named(r, "PodDisruptionBudget", "api")["spec"].update(maxUnavailable=0),
    "no budget": lambda r: r.remove(named(r, "PodDisruptionBudget", "worker")),
    "all pods on one node": lambda r: spec_of(r, "api").pop("topologySpreadConstraints"),
    "an upgrade that takes pods away first": lambda r: named(r, "Deployment", "api")["spec"]["strategy"]["rollingUpdate"].update(
        maxUnavailable=1),
    "a worker killed before it gives its jobs back": lambda r: spec_of(r, "worker").update(terminationGracePeriodSeconds=10),
    "an alert about nothing": lambda r: named(r, "PrometheusRule")["spec"]["groups"][0]["rules"][0].update(
        expr="max(touchstone_queue_seconds) > 60"),
    "a dashboard of nothing": lambda r: named(r, "ConfigMap")["data"].update(
        {"touchstone.json": named(r, "ConfigMap")["data"]["touchstone.json"].replace("verdicts_total", "verdict_total")}),
    "a misspelt constraint": lambda r: spec_of(r, "api")["topologySpreadConstraints"][0].update(maxSkews=1),
}

# Each changes many processes that speak TLS.
TLS_FAULTS: dict[str, Plant] = {
    "a probe without TLS": lambda r: container_of(r, "api")["readinessProbe"]["httpGet"].update(scheme="HTTP"),
    "a certificate that nobody reads": lambda r: named(r, "Certificate")["spec"].update(secretName="other"),
    "a balancer that leads to the workers": lambda r: named(r, "Service", "public")["spec"]["selector"].update(
        {"app.kubernetes.io/component": "worker"}),
}
