{{- define "earmark.modelInit" }}
{{- if eq .Values.models.from "init" }}
initContainers:
  - name: models
    image: {{ .Values.models.init.image }}
    command:
      {{- toYaml .Values.models.init.command | nindent 6 }}
    securityContext:
      {{- include "earmark.containerSecurity" . | nindent 6 }}
    resources:
      requests: {cpu: 50m, memory: 64Mi}
      limits: {memory: 256Mi}
    volumeMounts:
      - name: models
        mountPath: /models
      - name: tmp
        mountPath: /tmp
{{- end }}
{{- end }}

{{- define "earmark.modelMount" }}
{{- if ne .Values.models.from "image" }}
- name: models
  mountPath: /models
  readOnly: true
{{- end }}
{{- end }}

{{- define "earmark.modelVolume" }}
{{- if eq .Values.models.from "configMap" }}
- name: models
  configMap:
    name: {{ .Values.models.source }}
{{- else if eq .Values.models.from "claim" }}
- name: models
  persistentVolumeClaim:
    claimName: {{ .Values.models.source }}
    readOnly: true
{{- else if eq .Values.models.from "init" }}
- name: models
  emptyDir:
    sizeLimit: 1Gi
{{- end }}
{{- end }}
