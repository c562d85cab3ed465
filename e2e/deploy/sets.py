"""Sets of values: those that must be right, and those that the chart must refuse."""

from __future__ import annotations

from tools import Values, merged

BASE: Values = {
    "image": {"repository": "registry.example.org/touchstone", "digest": "sha256:" + 64 * "a"},
    "exposure": {"kind": "gateway", "trustedProxies": ["10.0.0.0/8"]},
}
ONE: Values = merged(BASE, {"exposure": {"gateway": {"name": "public", "namespace": "gateways"}}})
MANY: Values = merged(BASE, {
    "topology": "scale-out",
    "scaleOut": {
        "database": {"secret": "touchstone-database", "to": [{"namespace": "mongodb", "port": 27017}]},
        "media": {"bucket": "media/touchstone", "endpoint": "https://s3.example.org:8333", "secret": "touchstone-media",
                  "to": [{"cidr": "203.0.113.7/32", "port": 8333}]},
        "keys": {"secret": "touchstone-keys"},
        "inference": {"secret": "touchstone-inference"},
    },
})
MEASURED: Values = {"secret": "touchstone", "metrics": {"serviceMonitor": True, "alerts": True, "dashboard": True}}
ISSUED: Values = {"kind": "loadBalancer", "trustedProxies": [], "certificate": {"issuer": "letsencrypt"}}

SETS: dict[str, Values] = {
    "one server, as documented": ONE,
    "one server behind a load balancer": merged(ONE, {"exposure": {"kind": "loadBalancer"}}),
    "one server that speaks TLS": merged(ONE, {"exposure": ISSUED}),
    "one server, not exposed": merged(ONE, {"exposure": {"kind": "none", "trustedProxies": []}}),
    "one server with metrics": merged(ONE, MEASURED),
    "one server with a trust list and a volume for logs": merged(ONE, {"trustList": {"configMap": "trust"}, "logs": {"size": "5Gi"}}),
    "one server without webhooks": merged(ONE, {"allowWebhooks": False}),
    "one server with settings": merged(ONE, {
        "settings": {"TOUCHSTONE_STORAGE_BYTES": "5368709120", "TOUCHSTONE_JOBS": "4"}, "resources": {"cpu": "4"}}),
    "one server, a class of storage, a private registry": merged(ONE, {
        "storage": {"className": "local-path"}, "image": {"pullSecrets": ["registry"]}}),
    "many, as documented": MANY,
    "many with metrics, a trust list and a volume for logs": merged(merged(MANY, MEASURED), {
        "trustList": {"configMap": "trust"}, "logs": {"size": "50Gi", "className": "nfs"}}),
    "many that speak TLS": merged(MANY, {"exposure": ISSUED}),
    "many behind a Gateway of their own": merged(MANY, {
        "exposure": {"gateway": {"className": "envoy"}, "certificate": {"issuer": "letsencrypt"}}}),
    "many, scaled by KEDA": merged(merged(MANY, MEASURED), {
        "scaleOut": {"queueAge": {"by": "keda", "prometheus": "http://prometheus.monitoring:9090"}}}),
    "many, scaled by an external metric": merged(merged(MANY, MEASURED), {"scaleOut": {"queueAge": {"by": "hpa"}}}),
    "many with another's server of models": merged(MANY, {"scaleOut": {"inference": {
        "kind": "server", "secret": "", "address": "https://models.example.org", "models": ["clip-vit-b16"],
        "to": [{"cidr": "203.0.113.9/32", "port": 443}]}}}),
    "many, each worker with its models": merged(MANY, {"scaleOut": {
        "inference": {"kind": "worker", "secret": ""}, "worker": {"memory": "3Gi", "cpu": "2"}}}),
    "many of a fixed number, temporary media on the nodes": merged(MANY, {"scaleOut": {
        "api": {"least": 3, "most": 3}, "worker": {"least": 4, "most": 4}, "inference": {"least": 1, "most": 1},
        "temporaryMedia": {"kind": "node"}}}),
}


def scaled(values: Values) -> Values:
    return merged(MANY, {"scaleOut": values})


# Values that contradict themselves: the chart must refuse them with a sentence that holds these words.
REFUSED: dict[str, tuple[Values, str]] = {
    "no image": (merged(ONE, {"image": {"repository": ""}}), "repository"),
    "a tag in the place of a digest": (merged(ONE, {"image": {"digest": "latest"}}), "digest"),
    "a service monitor without a token": (merged(ONE, {"metrics": {"serviceMonitor": True}}), "metrics.token"),
    "a gateway without a name": (merged(ONE, {"exposure": {"gateway": {"name": ""}}}), "gateway"),
    "a proxy that nobody trusts": (merged(ONE, {"exposure": {"trustedProxies": []}}), "trustedProxies"),
    "a secret among the settings": (merged(ONE, {"settings": {"TOUCHSTONE_METRICS_TOKEN": "0123456789abcdef"}}), "TOUCHSTONE_METRICS_TOKEN"),
    "a setting that the chart makes": (merged(ONE, {"settings": {"TOUCHSTONE_HOST": "127.0.0.1"}}), "TOUCHSTONE_HOST"),
    "the database among the settings": (merged(MANY, {"settings": {"TOUCHSTONE_DATABASE": "mongodb://a:b@c/d"}}), "TOUCHSTONE_DATABASE"),
    "a misspelt value": (merged(ONE, {"replicas": 3}), "replicas"),
    "a size without a unit": (merged(ONE, {"storage": {"size": "20"}}), "size"),
    "a topology of another kind": (merged(ONE, {"topology": "cluster"}), "topology"),
    "parts of many for one server": (merged(MANY, {"topology": "single-node"}), "topology is single-node"),
    "a certificate for nobody": (merged(ONE, {"exposure": {"kind": "none", "certificate": {"issuer": "ca"}}}), "with none nobody comes over TLS"),
    "a certificate for another's gateway": (merged(ONE, {"exposure": {"certificate": {"issuer": "ca"}}}), "gateway of somebody else"),
    "a Gateway without a certificate": (merged(ONE, {"exposure": {"gateway": {"className": "envoy"}}}), "speaks TLS"),
    "a proxy in front of TLS that nobody opens": (
        merged(ONE, {"exposure": merged(ISSUED, {"trustedProxies": ["10.0.0.0/8"]})}), "X-Forwarded-For"),
    "no database": (scaled({"database": {"secret": ""}}), "scaleOut.database.secret is missing"),
    "a database that no pod may reach": (scaled({"database": {"to": []}}), "scaleOut.database.to is empty"),
    "a database in two places at once": (
        scaled({"database": {"to": [{"namespace": "mongodb", "cidr": "10.0.0.0/8", "port": 27017}]}}), "either a namespace or a cidr"),
    "no bucket": (scaled({"media": {"bucket": ""}}), "scaleOut.media needs a bucket"),
    "a store that no pod may reach": (scaled({"media": {"to": []}}), "scaleOut.media.to is empty"),
    "keys of each pod's own": (scaled({"keys": {"secret": ""}}), "scaleOut.keys.secret is missing"),
    "inference without a token": (scaled({"inference": {"secret": ""}}), "scaleOut.inference.secret is missing"),
    "another's server of models without an address": (scaled({"inference": {"kind": "server"}}), "name its address"),
    "an address of models that are computed here": (
        scaled({"inference": {"address": "https://models.example.org"}}), "belong to kind server"),
    "fewest above most": (scaled({"worker": {"least": 9, "most": 3}}), "scaleOut.worker: least is above most"),
    "KEDA without Prometheus": (merged(MANY, merged(MEASURED, {"scaleOut": {"queueAge": {"by": "keda"}}})), "queueAge.prometheus"),
    "an age of the queue that nobody can read": (scaled({"queueAge": {"by": "hpa"}}), "metrics.token"),
    "an age of the queue that changes nothing": (
        merged(MANY, merged(MEASURED, {"scaleOut": {"queueAge": {"by": "hpa"}, "worker": {"least": 3, "most": 3}}})), "can change nothing"),
}
