{{- define "touchstone.labels" -}}
{{ include "touchstone.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- define "touchstone.selector" -}}
app.kubernetes.io/name: touchstone
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "touchstone.name" -}}
{{- if contains "touchstone" .Release.Name -}}
{{ .Release.Name | trunc 40 | trimSuffix "-" }}
{{- else -}}
{{ printf "%s-touchstone" .Release.Name | trunc 40 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- /* The pods that people reach: all of single-node, the api pods of scale-out. */}}
{{- define "touchstone.frontSelector" -}}
{{ include "touchstone.selector" . }}
{{- if eq .Values.topology "scale-out" }}
app.kubernetes.io/component: api
{{- end }}
{{- end }}

{{- define "touchstone.front" -}}
{{ include "touchstone.name" . }}{{ if eq .Values.topology "scale-out" }}-api{{ end }}
{{- end }}

{{- define "touchstone.certificateSecret" -}}
{{ .Values.exposure.certificate.secret | default (printf "%s-tls" (include "touchstone.name" .)) }}
{{- end }}

{{- /* Whether the server itself speaks TLS: not empty. */}}
{{- define "touchstone.speaksTLS" -}}
{{- if and (eq .Values.exposure.kind "loadBalancer") (or .Values.exposure.certificate.issuer .Values.exposure.certificate.secret) }}yes{{ end }}
{{- end }}

{{- /* The name of the port that people reach, which says what is spoken there. */}}
{{- define "touchstone.frontPort" -}}
{{ if include "touchstone.speaksTLS" . }}https{{ else }}http{{ end }}
{{- end }}

{{- define "touchstone.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "touchstone.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
runAsUser: 10001
capabilities:
  drop: [ALL]
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "touchstone.image" -}}
{{ printf "%s@%s" .Values.image.repository .Values.image.digest | quote }}
{{- end }}

{{- define "touchstone.pullSecrets" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end }}

{{- /* What every pod begins with; the account is that of the release. */}}
{{- define "touchstone.podStart" -}}
automountServiceAccountToken: false
enableServiceLinks: false
serviceAccountName: {{ include "touchstone.name" . }}
{{- include "touchstone.pullSecrets" . }}
securityContext: {{- include "touchstone.podSecurity" . | nindent 2 }}
{{- end }}

{{- /* The program and its first argument; with a volume for logs standard error goes there as well. */}}
{{- define "touchstone.command" -}}
{{- if .Values.logs.size }}
command: [/bin/bash, -c, 'exec "$0" "$@" 2> >(exec tee -a "/logs/$HOSTNAME.log" >&2)', /opt/touchstone/bin/touchstone]
{{- end }}
args: [serve]
{{- end }}

{{- /* Takes `root` and `scheme`. */}}
{{- define "touchstone.probes" -}}
startupProbe:
  httpGet: {path: /healthz/live, port: {{ .port }}, scheme: {{ upper .port }}}
  periodSeconds: 2
  failureThreshold: 90
livenessProbe:
  httpGet: {path: /healthz/live, port: {{ .port }}, scheme: {{ upper .port }}}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: {path: /healthz/ready, port: {{ .port }}, scheme: {{ upper .port }}}
  periodSeconds: 5
  timeoutSeconds: 3
  failureThreshold: 2
{{- end }}

{{- /* Settings that everybody has, and those of the values. */}}
{{- define "touchstone.settings" -}}
- name: TOUCHSTONE_HOST
  value: 0.0.0.0
- name: TOUCHSTONE_PORT
  value: "8080"
- name: TOUCHSTONE_DATA
  value: /data
- name: TOUCHSTONE_DRAIN_SECONDS
  value: {{ .Values.drainSeconds | quote }}
{{- range $name, $value := .Values.settings }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}

{{- /* Settings of the pods that people reach. */}}
{{- define "touchstone.frontSettings" -}}
{{- if .Values.exposure.trustedProxies }}
- name: TOUCHSTONE_TRUSTED_PROXIES
  value: {{ join "," .Values.exposure.trustedProxies | quote }}
{{- end }}
{{- if include "touchstone.speaksTLS" . }}
- name: TOUCHSTONE_TLS_CERTIFICATE
  value: /tls/tls.crt
- name: TOUCHSTONE_TLS_KEY
  value: /tls/tls.key
{{- end }}
{{- end }}

{{- /* Takes a list of {namespace or cidr, port}. */}}
{{- define "touchstone.egress" -}}
{{- range . }}
- to:
    {{- if .cidr }}
    - ipBlock: {cidr: {{ .cidr }}}
    {{- else }}
    - namespaceSelector:
        matchLabels: {kubernetes.io/metadata.name: {{ .namespace }}}
    {{- end }}
  ports: [{port: {{ .port }}, protocol: TCP}]
{{- end }}
{{- end }}

{{- define "touchstone.egressToNames" -}}
- to:
    - namespaceSelector:
        matchLabels: {kubernetes.io/metadata.name: kube-system}
      podSelector:
        matchLabels: {k8s-app: kube-dns}
  ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]
{{- end }}

{{- /* Webhooks: public addresses only, as the server's own guard has it. */}}
{{- define "touchstone.egressToWebhooks" -}}
- to:
    - ipBlock:
        cidr: 0.0.0.0/0
        except: [0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16]
  ports: [{port: 443, protocol: TCP}]
{{- end }}

{{- /* The components of scale-out. */}}
{{- define "touchstone.components" -}}
{{- $components := list "api" "worker" "housekeeping" }}
{{- if eq .Values.scaleOut.inference.kind "own" }}{{ $components = append $components "inference" }}{{ end }}
{{- join "," $components }}
{{- end }}
