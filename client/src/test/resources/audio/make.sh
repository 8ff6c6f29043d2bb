#!/bin/sh
# Made the audio beside it: sox 14.4.2 with libvorbis 1.3.7, vorbis-tools 1.4.2, flac 1.4.2, python 3.11. Nothing in it is recorded. Noise differs from run to run.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
tone() { # name rate channels bits, then effects
  name=$1 rate=$2 channels=$3 bits=$4
  shift 4
  sox -D -n -r "$rate" -c "$channels" -b "$bits" "$tmp/$name.wav" "$@"
}
mix() { # name first second's factor second
  sox -D -m -v 1 "$tmp/$2.wav" -v "$3" "$tmp/$4.wav" "$tmp/$1.wav"
}
pair() { # name left right bits
  sox -D -M "$tmp/$2.wav" "$tmp/$3.wav" -b "$4" "$tmp/$1.wav"
}
tone mono16 16000 1 16 synth 0.3 sine 300-3000 vol 0.5
tone noise16 16000 1 16 synth 0.1 whitenoise
tone silence16 16000 1 16 trim 0 0.3
tone mono8 8000 1 8 synth 0.2 sine 500 vol 0.5
tone stereo32 48000 2 32 synth 0.05 whitenoise vol 0.9
tone left 44100 1 24 synth 0.2 sine 440 vol 0.6
tone right 44100 1 24 synth 0.2 pluck 441 vol 0.5
pair stereo24 left right 24
pair same16 left left 16
tone mid 8000 1 16 synth 0.1 whitenoise vol 0.3
tone side 8000 1 16 synth 0.1 sine 900 vol 0.05
mix plus mid 1 side
mix minus mid -1 side
pair midside16 plus minus 16
pair sideright16 plus mid 16
sox -D "$tmp/mono16.wav" -t raw -e signed -b 16 -B - |
  python3 -c 'import sys; b = sys.stdin.buffer.read(); sys.stdout.buffer.write(bytes(v & (0xf0 if i % 2 else 0xff) for i, v in enumerate(b)))' |
  sox -D -t raw -e signed -b 16 -B -r 16000 -c 1 - "$tmp/wasted16.wav"
for name in mono16 noise16 silence16 mono8 stereo32 wasted16; do
  flac -s -f -8 --no-padding -o "$name.flac" "$tmp/$name.wav"
done
for name in stereo24 same16 midside16 sideright16; do
  flac -s -f -8 -m --no-padding -o "$name.flac" "$tmp/$name.wav"
done
flac -s -f -0 -b 576 --no-padding -o fixed16.flac "$tmp/mono16.wav"

tone vorbis 22050 2 16 synth 0.4 sine 300-3000 sine 2000-100 vol 0.4
tone vorbis8k 8000 1 16 synth 0.4 pluck 200 vol 0.5
sox -D "$tmp/vorbis.wav" -C 0 stereo.ogg
sox -D "$tmp/vorbis8k.wav" -C -1 mono8k.ogg
tone burst 44100 2 16 synth 0.02 whitenoise pad 0.04 0.05 vol 0.7
tone surround 48000 6 16 synth 0.02 whitenoise synth 0.02 sine mix 700 pad 0.02 0.02 vol 0.6
sox -D "$tmp/burst.wav" -C 10 burst44k.ogg # short and long blocks, both channels coupled
sox -D "$tmp/surround.wav" -C 3 surround48k.ogg # two submaps
python3 lsp.py lsp.ogg
vcut burst44k.ogg "$tmp/first.ogg" cutbegin.ogg 1000 # vorbis-tools 1.4.2; the first page begins before position 0
ffmpeg -v error -ss 0.1 -i stereo.ogg -c copy seek.ogg # FFmpeg 5.1.9; its one page says a position beyond 2^32
for name in stereo mono8k burst44k surround48k lsp cutbegin seek; do
  sox -D "$name.ogg" -t raw -e signed -b 16 -L "$name.s16"
done
vcut stereo.ogg "$tmp/first.ogg" cut.ogg 3123 # the first page begins before position 0
oggdec -Q -R -o cut.s16 cut.ogg
