# One recording that is sent and heard from outside the cluster, and the pages of the HTTP port. Read by on-cluster.sh, which sets
# say, audio, earmark, work and space.
# shellcheck shell=bash disable=SC2034,SC2154  # failed is the other file's

# The broker names itself to its clients, so that name leads to the port-forward here.
outside() { # argument of earmark...
  EARMARK_JAVA_OPTS="-Djdk.net.hosts.file=$work/hosts" "$earmark" "$@" \
    --set bootstrap.servers=earmark-broker:9092 --set schema.registry.url=http://earmark-broker:8081
}

# 929,200 samples in windows of 16,000 every 4,000: the last one is filled up with silence.
one_recording() {
  local expected=$((1 + (929200 - 16000 + 3999) / 4000)) heard=0 deadline=$((SECONDS + 120)) different
  echo "127.0.0.9 earmark-broker" >"$work/hosts"
  forward --address 127.0.0.9 service/earmark-broker 9092:9092 8081:8081
  outside send "$audio" --device kitchen --speed 8
  while ((heard < expected && SECONDS < deadline)); do
    outside listen predictions --device kitchen --until-now --json >"$work/heard" 2>/dev/null
    heard=$(wc -l <"$work/heard")
  done
  outside listen predictions --device kitchen --from-beginning --max 5
  different=$(sort -u "$work/heard" | wc -l)
  say "sent and read from outside: windows expected $expected, predicted $heard, of them different $different"
  ((heard == expected && different == expected)) || failed=1
  end_forward
}

forward() { # argument of port-forward...
  kubectl --namespace "$space" port-forward "$@" >"$work/forward" 2>&1 &
  forwarder=$!
  until grep -q Forwarding "$work/forward"; do
    kill -0 "$forwarder" 2>/dev/null || { cat "$work/forward"; return 1; }
    sleep 0.2
  done
}

end_forward() {
  kill "$forwarder"
  wait "$forwarder" 2>/dev/null || true
}

pages() { # what the HTTP port says, through a port-forward
  forward service/earmark 18080:8080
  for page in health/startup health/ready health/live info; do
    printf '%s: ' "$page"
    curl -sS --fail-with-body "http://127.0.0.1:18080/$page" | tr -s ' \n' ' ' | cut -c1-200 || failed=1
  done
  printf 'metrics that begin with earmark_: '
  curl -s http://127.0.0.1:18080/metrics | grep -c ^earmark_
  end_forward
}
