"""Reads back what a device sent and compares it with its WAV file, sample by sample.

python check_chunks.py FILE.wav DEVICE BOOTSTRAP REGISTRY
"""

import sys
import time
import uuid
import wave

from confluent_kafka import OFFSET_BEGINNING, Consumer, TopicPartition
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroDeserializer
from confluent_kafka.serialization import MessageField, SerializationContext

TOPIC = "earmark.chunks"


def chunks(device: str, bootstrap: str, registry: str) -> list[dict]:
    consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": str(uuid.uuid4()), "log_level": 2})
    partitions = consumer.list_topics(TOPIC, timeout=15).topics[TOPIC].partitions
    consumer.assign([TopicPartition(TOPIC, p, OFFSET_BEGINNING) for p in partitions])
    decode = AvroDeserializer(SchemaRegistryClient({"url": registry}))
    found, deadline = [], time.monotonic() + 60
    while time.monotonic() < deadline and not (found and found[-1]["last"]):
        message = consumer.poll(0.5)
        if message is not None and message.error() is None and message.key() == device.encode():
            found.append(decode(message.value(), SerializationContext(TOPIC, MessageField.VALUE)))
    consumer.close()
    return found


def main(path: str, device: str, bootstrap: str, registry: str) -> None:
    with wave.open(path, "rb") as wav:
        rate, frame = wav.getframerate(), wav.getnchannels() * wav.getsampwidth()
        expected = wav.readframes(wav.getnframes())
    found = chunks(device, bootstrap, registry)
    position = 0
    for chunk in found:
        assert chunk["firstSample"] == position, (chunk["firstSample"], position)
        micros = (chunk["capturedAt"] - found[0]["capturedAt"]).total_seconds() * 1e6
        assert abs(micros - position / rate * 1e6) <= 1, (micros, position)
        position += len(chunk["samples"]) // frame
    assert b"".join(chunk["samples"] for chunk in found) == expected, "samples differ"
    assert [chunk["last"] for chunk in found] == [False] * (len(found) - 1) + [True]
    print(f"{device}: {len(found)} chunks, {position} samples, as in the file")


if __name__ == "__main__":
    main(*sys.argv[1:])
