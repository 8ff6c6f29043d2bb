#!/usr/bin/env python3
"""Usage: lsp.py FILE. Writes Ogg Vorbis with floor 0 and residue 0, which no encoder of today does.

Everything is as section numbers of the Vorbis I specification say; what the packets hold is random.
"""

import random
import struct
import sys

RATE, SHORT, LONG, PACKETS = 16000, 7, 9, 10
ORDER, AMPLITUDE_BITS = 4, 7


class Bits:
    def __init__(self):
        self.value, self.length = 0, 0

    def add(self, *fields):
        for width, value in fields:
            self.value |= value << self.length
            self.length += width
        return self

    def bytes(self):
        return self.value.to_bytes((self.length + 7) // 8, "little")


def head(kind):
    return Bits().add(*((8, byte) for byte in bytes([kind]) + b"vorbis"))


def packed(mantissa, exponent):  # 9.2.2
    return (0x80000000 if mantissa < 0 else 0) | (exponent + 788) << 21 | abs(mantissa)


def book(out, dimensions, lengths, lookup=()):  # 3.2.1, lengths one by one
    out.add((24, 0x564342), (16, dimensions), (24, len(lengths)), (1, 0), (1, 0))
    out.add(*((5, length - 1) for length in lengths))
    out.add(*(lookup or [(4, 0)]))


def setup():
    out = head(5).add((8, 2))
    book(out, 2, [2, 2, 2, 2])  # two classes of two partitions
    lattice = [(4, 1), (32, packed(-1, 0)), (32, packed(1, -1)), (4, 1), (1, 0)]
    book(out, 4, [4] * 14 + [5] * 4, lattice + [(2, 0), (2, 3)])
    steps = [(4, 2), (32, packed(1, -2)), (32, packed(1, -4)), (4, 2), (1, 1)]
    book(out, 2, [1, 2, 3, 3], steps + [(3, v) for v in (1, 2, 3, 4, 6, 2, 5, 5)])
    out.add((6, 0), (16, 0))  # no transform
    out.add((6, 0), (16, 0))  # one floor, type 0 (6.2.1): book 2
    out.add((8, ORDER), (16, RATE), (16, 64), (6, AMPLITUDE_BITS), (8, 60), (4, 0), (8, 2))
    out.add((6, 0), (16, 0))  # one residue, type 0 (8.6.1): class 1 in two passes
    out.add((24, 8), (24, 240), (24, 15), (6, 1), (8, 0))
    out.add((3, 0), (1, 0), (3, 3), (1, 0), (8, 1), (8, 1))
    out.add((6, 0), (16, 0), (1, 0), (1, 0), (2, 0), (8, 0), (8, 0), (8, 0))  # one mapping
    out.add((6, 1), (1, 0), (32, 0), (8, 0), (1, 1), (32, 0), (8, 0))  # a short and a long mode
    return out.add((1, 1)).bytes()


def packet(numbers, flags, i):
    out = Bits().add((1, 0), (1, flags[i]))
    if flags[i]:
        out.add((1, flags[i - 1]), (1, flags[(i + 1) % len(flags)]))
    out.add((AMPLITUDE_BITS, numbers.randint(3, 14)), (1, 0))
    return out.add((960, numbers.getrandbits(960))).bytes()


def crc(data):
    value = 0
    for byte in data:
        value ^= byte << 24
        for _ in range(8):
            value = (value << 1 ^ (0x104C11DB7 if value >> 31 else 0)) & 0xFFFFFFFF
    return value


def page(content, number, granule, flags):
    lacing = bytes([255] * (len(content) // 255) + [len(content) % 255])
    start = struct.pack("<4sBBqIIIB", b"OggS", 0, flags, granule, 1, number, 0, len(lacing))
    whole = start + lacing + content
    return whole[:22] + struct.pack("<I", crc(whole)) + whole[26:]


def stream():
    first = b"\1vorbis" + struct.pack("<IBIiiiBB", 0, 1, RATE, 0, 0, 0, SHORT | LONG << 4, 1)
    headers = [first, b"\3vorbis" + bytes(8) + b"\1", setup()]
    pages = [page(header, i, 0, 0 if i else 2) for i, header in enumerate(headers)]
    numbers = random.Random(1)
    flags = [numbers.randint(0, 1) for _ in range(PACKETS)]
    position = 0
    for i in range(PACKETS):
        if i:
            position += sum(1 << (LONG if flags[j] else SHORT) for j in (i - 1, i)) // 4
        end = 4 if i == PACKETS - 1 else 0
        pages.append(page(packet(numbers, flags, i), len(headers) + i, position, end))
    return b"".join(pages)


with open(sys.argv[1], "wb") as file:
    file.write(stream())
