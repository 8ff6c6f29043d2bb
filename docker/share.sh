#!/usr/bin/env bash
# share.sh HOME CLASSES: writes HOME/java.options, the JVM's options of the image, and HOME/classes.jsa, the class data of
# other people's jars: own classes change with the code, and are read from their own jars.
set -euo pipefail
home=$1
version=$(java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
jars=$(printf '%s:' "$home"/lib/*.jar)

# JDK 24 and later warn about native code and Unsafe unless they are allowed.
natives() {
  [ "$version" -lt 24 ] || printf '%s\n' --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
}

# What glibc was given back goes back to the system once a minute, if the JVM can: 17.0.15 can, the first of 17 cannot.
trim() {
  ! java -XX:TrimNativeHeapInterval=60000 -version >/dev/null 2>&1 || echo -XX:TrimNativeHeapInterval=60000
}

# Half of the container's memory is heap; models, network buffers, compiled code and stacks are the other half.
cat >"$home/java.options" <<OPTIONS
-XX:+UseParallelGC
-XX:-UsePerfData
-XX:+ExitOnOutOfMemoryError
-XX:MaxRAMPercentage=50
-XX:InitialRAMPercentage=25
-XX:SharedArchiveFile=$home/classes.jsa
-Xlog:cds=off
-Djava.io.tmpdir=/dev/shm
-Djava.library.path=$home/natives
-Donnxruntime.native.path=$home/natives
-Dorg.xerial.snappy.use.systemlib=true
-DZstdNativePath=$home/natives/libzstd-jni.so
$(trim)
$(natives)
-Dearmark.home=$home
-cp
$jars$home/own/*
OPTIONS

java -Xshare:dump -XX:+UseG1GC -Xlog:cds=off -Xlog:class+path=off -XX:SharedClassListFile="$2" \
  -XX:SharedArchiveFile="$home/classes.jsa" -cp "${jars%:}" >/tmp/share.log 2>&1 || {
  tail -n 20 /tmp/share.log >&2
  exit 1
}
chmod a+r "$home/classes.jsa" "$home/java.options"
