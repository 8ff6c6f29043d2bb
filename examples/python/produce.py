"""Sends a WAV file to Earmark as if a device heard it.

python produce.py doorbell.wav --device porch --speed 1 --truth doorbell.txt
"""

import argparse
import json
import pathlib
import re
import socket
import sys
import time
import uuid
import wave
from datetime import datetime, timedelta, timezone

import httpx
from confluent_kafka import KafkaException, Producer
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroSerializer
from confluent_kafka.schema_registry.error import SchemaRegistryError
from confluent_kafka.serialization import MessageField, SerializationContext

HERE = pathlib.Path(__file__).parent
CHUNK_SECONDS = 0.1
ENCODINGS = {2: "S16LE", 3: "S24LE"}  # by bytes of a sample
UNKNOWN_SUBJECT = (40401, 40402)


class Topic:
    """A topic whose values are Avro: with the newest schema in the registry, else with the file's."""

    def __init__(self, registry: SchemaRegistryClient, name: str, record: str):
        self.name = name
        self.context = SerializationContext(name, MessageField.VALUE)
        self.serializer = AvroSerializer(registry, self._schema(registry, record))

    def _schema(self, registry: SchemaRegistryClient, record: str) -> str:
        try:
            return registry.get_latest_version(f"{self.name}-value").schema.schema_str
        except SchemaRegistryError as e:
            if e.error_code not in UNKNOWN_SUBJECT:
                raise
            return (HERE / f"{record}.avsc").read_text(encoding="utf-8")

    def encode(self, value: dict) -> bytes:
        return self.serializer(value, self.context)


class Sender:
    """Delivers everything or says why not; waits while too much is unsent."""

    def __init__(self, bootstrap: str):
        self.failure = None
        self.producer = Producer(
            {
                "bootstrap.servers": bootstrap,
                "enable.idempotence": True,  # a retry neither repeats nor reorders chunks
                "partitioner": "murmur2_random",  # Java's: chunks and truths of a device must meet
                "queue.buffering.max.kbytes": 32 * 1024,
                "linger.ms": 5,
                "log_level": 2,  # what goes wrong is said below, once
            }
        )
        try:
            self.producer.list_topics(timeout=15)
        except KafkaException:
            raise SystemExit(f"a broker must answer within 15 s: bootstrap={bootstrap}") from None

    def send(self, topic: Topic, device: str, value: dict) -> None:
        payload = topic.encode(value)
        while True:
            self.check()
            try:
                self.producer.produce(topic.name, payload, device, on_delivery=self._delivered)
                self.producer.poll(0)
                return
            except BufferError:
                self.producer.poll(0.1)

    def _delivered(self, error, message) -> None:
        if error is not None and self.failure is None:
            self.failure = f"recording must reach topic {message.topic()} whole: {error.str()}"

    def check(self) -> None:
        if self.failure is not None:
            raise SystemExit(self.failure)

    def finish(self) -> None:
        self.producer.flush()
        self.check()


def labels(path: str):
    """Yields start, end (seconds) and label of each line of an Audacity label track."""
    for number, line in enumerate(pathlib.Path(path).read_text(encoding="utf-8").splitlines(), 1):
        fields = line.split("\t")
        if not line.strip() or line.startswith("\\"):
            continue
        try:
            yield float(fields[0]), float(fields[1]), fields[2].strip()
        except (ValueError, IndexError):
            raise SystemExit(f"{path}:{number}: must be start, end and label with tabs between: {line!r}") from None


class Recording:
    """One uninterrupted capture: keeps positions, capture times and the pace."""

    def __init__(self, args, wav: wave.Wave_read):
        self.name = f"{datetime.now(timezone.utc):%Y%m%dT%H%M%SZ}-{uuid.uuid4().hex[:8]}"
        self.device, self.speed, self.file, self.wav = args.device, args.speed, args.wav, wav
        self.rate, self.channels = wav.getframerate(), wav.getnchannels()
        if wav.getsampwidth() not in ENCODINGS:
            raise SystemExit(f"{args.wav}: must have 16 or 24 bits: bits={8 * wav.getsampwidth()}") from None
        self.encoding = ENCODINGS[wav.getsampwidth()]
        self.start, self.began = datetime.now(timezone.utc), time.monotonic()

    def truth(self, start: float, end: float, label: str) -> dict:
        return {
            "device": self.device,
            "recording": self.name,
            "fromSample": round(start * self.rate),
            "toSample": round(end * self.rate),
            "sampleRate": self.rate,
            "label": label,
            "source": "PRODUCER",
        }

    def chunk(self, first: int, samples: bytes) -> dict:
        total = self.wav.getnframes()
        frames = len(samples) // (self.channels * self.wav.getsampwidth())
        return {
            "device": self.device,
            "recording": self.name,
            "firstSample": first,
            "sampleRate": self.rate,
            "channels": self.channels,
            "encoding": self.encoding,
            "capturedAt": self.start + timedelta(seconds=first / self.rate),
            "last": first + frames >= total,
            "samples": samples,
        }

    def chunks(self):
        """Yields each chunk when its last sample is due."""
        first, size = 0, max(1, int(self.rate * CHUNK_SECONDS))
        while samples := self.wav.readframes(size):
            chunk = self.chunk(first, samples)
            first += len(samples) // (self.channels * self.wav.getsampwidth())
            if self.speed > 0:
                due = self.began + first / self.rate / self.speed
                time.sleep(max(0.0, due - time.monotonic()))
            yield chunk
        if first != self.wav.getnframes():
            raise SystemExit(
                f"{self.file}: is cut off, must hold {self.wav.getnframes()} samples: samples={first}"
            ) from None


def name(given: str) -> str:
    """What may name a device; a record with any other name would only become a dead letter."""
    characters = len(given.encode("utf-16-le", "surrogatepass")) // 2  # as Java counts them
    if not given.strip() or characters > 200 or not re.fullmatch(r"(?!\*$)[^/\x00-\x1f\x7f-\x9f]+", given):
        rule = "must be 1..200 characters, not '*', without '/' and control characters"
        raise argparse.ArgumentTypeError(f"{rule}: {given!r}")
    return given


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wav", help="WAV file, PCM of 16 or 24 bits")
    parser.add_argument("--device", type=name, default=socket.gethostname())
    parser.add_argument("--speed", type=float, default=1, help="1 is life, 0 as fast as it goes")
    parser.add_argument("--truth", help="Audacity label track")
    parser.add_argument("--bootstrap", default="localhost:9092")
    parser.add_argument("--registry", default="http://localhost:8081")
    return parser.parse_args()


def main(args) -> None:
    registry = SchemaRegistryClient({"url": args.registry})
    with wave.open(args.wav, "rb") as wav:
        sender = Sender(args.bootstrap)
        recording = Recording(args, wav)
        if args.truth:
            truths = Topic(registry, "earmark.truths", "Truth")
            for start, end, label in labels(args.truth):
                sender.send(truths, args.device, recording.truth(start, end, label))
        chunks, sent = Topic(registry, "earmark.chunks", "AudioChunk"), 0
        for chunk in recording.chunks():
            sender.send(chunks, args.device, chunk)
            sent += 1
        sender.finish()
    print(json.dumps({"device": args.device, "recording": recording.name, "chunks": sent}))


if __name__ == "__main__":
    args = arguments()
    try:
        main(args)
    except httpx.HTTPError as e:
        sys.exit(f"the registry must answer: registry={args.registry}: {e}")
    except (wave.Error, EOFError) as e:
        sys.exit(f"{args.wav}: must be a WAV file of PCM samples: {str(e) or 'it ends too early'}")
    except (OSError, KafkaException, SchemaRegistryError) as e:
        sys.exit(f"could not send: {e}")
