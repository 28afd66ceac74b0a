#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes event files as TensorBoard's writers do, and what they hold: event_fixture.py FOLDER

An implementation of its own, with nothing but the standard library: the records of TensorFlow with their checksums, and
the messages Event, Summary and TensorProto in the wire format of Protocol Buffers.
"""
import json
import pathlib
import struct
import sys


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def masked(data):
    crc = crc32c(data)
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


def record(data):
    length = struct.pack("<Q", len(data))
    return length + struct.pack("<I", masked(length)) + data + struct.pack("<I", masked(data))


def varint(number):
    number &= (1 << 64) - 1
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def field(number, value):
    if isinstance(value, bytes):
        return varint(number << 3 | 2) + varint(len(value)) + value
    return varint(number << 3) + varint(value)


def double(number, value):
    return varint(number << 3 | 1) + struct.pack("<d", value)


def single(number, value):
    return varint(number << 3 | 5) + struct.pack("<f", value)


def event(time, step=0, summary=None, version=None):
    message = double(1, time)
    if step:
        message += field(2, step)
    if version:
        message += field(3, version.encode())
    if summary:
        message += field(5, b"".join(field(1, value) for value in summary))
    return record(message)


def shape(*sizes):
    return b"".join(field(2, field(1, size)) for size in sizes)


def plugin(name):
    return field(1, field(1, name.encode()))


def simple(tag, value):
    return field(1, tag.encode()) + single(2, value)


def tensor(tag, message, kind="scalars"):
    return field(1, tag.encode()) + field(8, message) + (field(9, plugin(kind)) if kind else b"")


def as_float(value):
    return struct.unpack("<f", struct.pack("<f", value))[0]


def main(folder):
    begin = 1700000000.25
    points = []

    def keep(tag, step, value):
        points.append({"metric": tag, "step": step, "value": value, "time": round((begin + step) * 1000)})
        return value

    # The older form of scalars, beside a graph, a histogram and a field that nobody knows.
    old = event(begin, version="brain.Event:2") + record(double(1, begin) + field(4, b"graph" * 1000) + field(99, b"new"))
    for step in range(0, 50, 5):
        values = [simple("loss", keep("loss", step, as_float(2 / (1 + step))))]
        values.append(field(1, b"weights") + field(5, double(1, 0) + double(2, 1)))
        old += event(begin + step, step, values)
    # The newer one: tensors as bytes, as lists packed and not, of 32 and 64 bits; its metadata come once.
    new = event(begin, version="brain.Event:2")
    for step in range(1, 40):
        kind = "scalars" if step == 1 else None
        exact = step / 3
        value = as_float(exact)
        forms = [
            field(1, 1) + field(2, shape()) + field(4, struct.pack("<f", value)),
            field(1, 1) + field(2, shape()) + field(5, struct.pack("<f", value)),
            field(1, 1) + field(2, shape(1)) + single(5, value),
        ]
        values = [tensor("valid/ndcg@10", forms[step % 3], kind)]
        keep("valid/ndcg@10", step, value)
        forms = [
            field(1, 2) + field(2, shape()) + field(4, struct.pack("<d", exact)),
            field(1, 2) + field(2, shape()) + field(6, struct.pack("<d", exact)),
            field(1, 2) + double(6, exact),
        ]
        values.append(tensor("中文/学习率", forms[step % 3], kind))
        keep("中文/学习率", step, exact)
        values.append(tensor("text", field(1, 7) + field(8, b"words"), "text" if kind else None))
        values.append(tensor("bars", field(1, 2) + field(2, shape(1, 3)) + field(4, b"\0" * 24), "histograms" if kind else None))
        values.append(tensor("_hparams_", field(1, 1) + field(2, shape(1)) + single(5, 0), "hparams" if kind else None))
        new += event(begin + step, step, values)
    for name, content in (("events.out.tfevents.1700000000.host.1.0", old), ("events.out.tfevents.1700000001.host.1.0", new)):
        (folder / name).write_bytes(content)
    points.sort(key=lambda point: (point["metric"].encode(), point["step"]))
    (folder / "expected.json").write_text(json.dumps(points, ensure_ascii=False, indent=0) + "\n")


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    main(target)
