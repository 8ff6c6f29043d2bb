{{- define "earmark.name" -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- if .Values.fullnameOverride }}{{ .Values.fullnameOverride }}{{ else if contains $name .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}{{ else }}{{ printf "%s-%s" .Release.Name $name | trunc 50 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- /* What Prometheus calls the Pods: the alerts and the dashboard know a job by "earmark" in its name. */ -}}
{{- define "earmark.job" -}}
{{- $name := include "earmark.name" . -}}
{{- if contains "earmark" $name }}{{ $name }}{{ else }}{{ $name }}-earmark{{ end }}
{{- end }}

{{- define "earmark.selector" -}}
app.kubernetes.io/name: earmark
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "earmark.labels" -}}
{{ include "earmark.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
{{- end }}

{{- define "earmark.topology" -}}
{{ include "earmark.selector" . }}
app.kubernetes.io/component: topology
{{- end }}

{{- define "earmark.account" -}}
{{- if .Values.serviceAccount.create }}{{ default (include "earmark.name" .) .Values.serviceAccount.name }}{{ else }}{{ default "default" .Values.serviceAccount.name }}{{ end }}
{{- end }}

{{- define "earmark.image" -}}
{{- if .Values.image.digest }}{{ .Values.image.repository }}@{{ .Values.image.digest }}{{ else }}{{ .Values.image.repository }}:{{ default .Chart.AppVersion .Values.image.tag }}{{ end }}
{{- end }}

{{- /* What every Pod of Earmark's may do: nothing that the "restricted" standard does not allow. */ -}}
{{- define "earmark.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "earmark.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- /* Where the models are, as the setting names them. */ -}}
{{- define "earmark.models" -}}
{{- $from := .Values.models.from -}}
{{- $all := list -}}
{{- range .Values.models.names }}
{{- if eq $from "image" }}{{ $all = append $all . }}{{ else if eq . "." }}{{ $all = append $all "/models/" }}{{ else }}{{ $all = append $all (printf "/models/%s" .) }}{{ end }}
{{- end }}
{{- join "," $all }}
{{- end }}

{{- /* The files of settings that a command reads, the later wins. */ -}}
{{- define "earmark.configs" -}}
- --config=/etc/earmark/settings/earmark.properties
- --config=/etc/earmark/settings/site.properties
{{- if .Values.secret.existing }}
- --config=/etc/earmark/secret/secrets.properties
{{- end }}
{{- end }}

{{- define "earmark.configMounts" -}}
- name: settings
  mountPath: /etc/earmark/settings
  readOnly: true
{{- include "earmark.secretMounts" . }}
- name: tmp
  mountPath: /tmp
{{- end }}

{{- define "earmark.secretMounts" }}
{{- if .Values.secret.existing }}
- name: secret
  mountPath: /etc/earmark/secret
  readOnly: true
{{- end }}
{{- range .Values.files }}
- name: file-{{ .name }}
  mountPath: /etc/earmark/{{ .name }}
  readOnly: true
{{- end }}
{{- end }}

{{- define "earmark.secretVolumes" }}
{{- if .Values.secret.existing }}
- name: secret
  secret:
    secretName: {{ .Values.secret.existing }}
    defaultMode: 0440
{{- end }}
{{- range .Values.files }}
- name: file-{{ .name }}
  {{- if .secret }}
  secret:
    secretName: {{ .secret }}
    defaultMode: 0440
  {{- else }}
  configMap:
    name: {{ .configMap }}
  {{- end }}
{{- end }}
{{- end }}

{{- define "earmark.tmpVolume" }}
- name: tmp
  emptyDir:
    sizeLimit: 256Mi
{{- end }}
