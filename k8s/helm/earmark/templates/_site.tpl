{{- /* The settings of this place, in .properties: a backslash stands for itself only when doubled. */ -}}
{{- define "earmark.site" -}}
bootstrap.servers={{ .Values.bootstrapServers }}
schema.registry.url={{ .Values.schemaRegistryUrl }}
models={{ include "earmark.models" . }}
topics.partitions={{ .Values.topics.partitions }}
topics.replication={{ .Values.topics.replication }}
{{- if .Values.gpu.enabled }}
execution.provider=cuda
{{- end }}
{{- range $name, $value := .Values.settings }}
{{ $name }}={{ toString $value | replace "\\" "\\\\" }}
{{- end }}
{{- end }}
