"""Prints what Earmark hears.

python consume.py --device porch --from-beginning
"""

import argparse
import json
import os
import sys
import time
import uuid

import httpx
from confluent_kafka import OFFSET_BEGINNING, OFFSET_END, Consumer, KafkaException, TopicPartition
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroDeserializer
from confluent_kafka.schema_registry.error import SchemaRegistryError
from confluent_kafka.serialization import MessageField, SerializationContext

TOPIC = "earmark.predictions"


def count(given: str) -> int:
    """A number of predictions to wait for."""
    if not given.isdecimal() or int(given) < 1:
        raise argparse.ArgumentTypeError(f"must be 1 or more: {given!r}")
    return int(given)


def seconds(given: str) -> float:
    """How long to wait."""
    if not 0 < float(given) < float("inf"):
        raise argparse.ArgumentTypeError(f"must be above 0: {given!r}")
    return float(given)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--device", help="only this device")
    parser.add_argument("--from-beginning", action="store_true")
    parser.add_argument("--max", type=count, help="stop after so many predictions")
    parser.add_argument("--seconds", type=seconds, help="stop after so long; with --max, exit 1")
    parser.add_argument("--json", action="store_true", help="one object a line")
    parser.add_argument("--bootstrap", default="localhost:9092")
    parser.add_argument("--registry", default="http://localhost:8081")
    return parser.parse_args()


def open_consumer(args) -> Consumer:
    """Follows every partition and commits nothing: each such consumer sees everything."""
    consumer = Consumer(
        {
            "bootstrap.servers": args.bootstrap,
            "group.id": f"consume-{uuid.uuid4()}",
            "enable.auto.commit": False,
            "isolation.level": "read_committed",
            "auto.offset.reset": "earliest",
            "log_level": 2,
        }
    )
    try:
        topic = consumer.list_topics(TOPIC, timeout=15).topics[TOPIC]
    except KafkaException:
        raise SystemExit(f"a broker must answer within 15 s: bootstrap={args.bootstrap}") from None
    if topic.error is not None:
        raise KafkaException(topic.error)
    offset = OFFSET_BEGINNING if args.from_beginning else OFFSET_END
    consumer.assign([TopicPartition(TOPIC, partition, offset) for partition in topic.partitions])
    return consumer


def predictions(args, consumer: Consumer):
    """Yields predictions as dictionaries, as they come."""
    decode = AvroDeserializer(SchemaRegistryClient({"url": args.registry}))
    context = SerializationContext(TOPIC, MessageField.VALUE)
    end = time.monotonic() + args.seconds if args.seconds else float("inf")
    while time.monotonic() < end:
        message = consumer.poll(0.5)
        if message is None:
            continue
        if message.error() is not None:
            raise KafkaException(message.error())
        if args.device is None or message.key().decode() == args.device:
            yield decode(message.value(), context)


def line(prediction: dict, as_json: bool) -> str:
    if as_json:
        return json.dumps(prediction, default=str)
    return "{startedAt:%H:%M:%S.%f} {device:<20} {label:<12} {confidence:5.3f}".format(**prediction)


def main(args) -> int:
    consumer, seen = open_consumer(args), 0
    try:
        for prediction in predictions(args, consumer):
            print(line(prediction, args.json), flush=True)
            seen += 1
            if seen == args.max:
                return 0
    finally:
        consumer.close()
    return 0 if args.max is None else 1


if __name__ == "__main__":
    args = arguments()
    try:
        sys.exit(main(args))
    except KeyboardInterrupt:
        sys.exit(0)
    except BrokenPipeError:  # nobody reads any more, as behind `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except httpx.HTTPError as e:
        sys.exit(f"the registry must answer: registry={args.registry}: {e}")
    except (KafkaException, SchemaRegistryError, OSError) as e:
        sys.exit(f"could not read {TOPIC}: {e}")
