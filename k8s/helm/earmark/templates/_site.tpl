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
{{ $name }}={{ include "earmark.plain" $value | replace "\\" "\\\\" }}
{{- end }}
{{- end }}

{{- /* A number of a file of values is a float to Helm, which writes a large one as 1e+06: a whole one is written out. */ -}}
{{- define "earmark.plain" -}}
{{- if and (kindIs "float64" .) (eq (floor .) .) }}{{ int64 . }}{{ else }}{{ toString . }}{{ end }}
{{- end }}
