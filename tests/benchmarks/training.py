#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many positions a second a training learns, beside the same model in python3-torch (Debian's package).

    tests/benchmarks/training.py --cli build/release/bin/sessionsmith-cli [--data FILE] [--threads 2]

FILE has one sequence a line, "user item item ..."; without it one is made up (8,000 users, 4,000 items by Zipf's law).
Three ways in turns, `--rounds` times, with the same sequences, the same model (causal, pre-norm, tied output, full
cross-entropy, AdamW) and the same number of threads:

    sessionsmith  its own training of one epoch, by the rate that it records
    bucketed      python3-torch: batches of sequences of like length, scores only where there is a target: equal work
    padded        python3-torch: every sequence padded to the longest, scores at every place

Prints the medians and the ratios to the first."""
import argparse
import json
import pathlib
import random
import sqlite3
import statistics
import subprocess
import tempfile
import time

import torch
from torch import nn


class Block(nn.Module):
    def __init__(self, hidden, heads, dropout):
        super().__init__()
        self.heads, self.dropout = heads, nn.Dropout(dropout)
        self.first, self.second = nn.LayerNorm(hidden), nn.LayerNorm(hidden)
        self.inputs, self.output = nn.Linear(hidden, 3 * hidden), nn.Linear(hidden, hidden)
        self.expand, self.contract = nn.Linear(hidden, 4 * hidden), nn.Linear(4 * hidden, hidden)

    def forward(self, values, mask):
        rows, length, hidden = values.shape
        parts = self.inputs(self.first(values)).view(rows, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        agreement = parts[0] @ parts[1].transpose(-2, -1) / (hidden / self.heads) ** 0.5 + mask
        mixed = (self.dropout(agreement.softmax(-1)) @ parts[2]).transpose(1, 2).reshape(rows, length, hidden)
        values = values + self.dropout(self.output(mixed))
        return values + self.dropout(self.contract(nn.functional.gelu(self.expand(self.second(values)))))


class Model(nn.Module):
    def __init__(self, items, options):
        super().__init__()
        self.items = nn.Embedding(items + 1, options.hidden, padding_idx=items)
        self.bias = nn.Parameter(torch.zeros(items + 1))
        self.positions = nn.Embedding(options.max_length, options.hidden)
        self.blocks = nn.ModuleList(Block(options.hidden, options.heads, options.dropout) for _ in range(options.layers))
        self.norm, self.dropout = nn.LayerNorm(options.hidden), nn.Dropout(options.dropout)
        for parameter in self.parameters():
            if parameter.dim() > 1:
                nn.init.normal_(parameter, std=0.02)

    def forward(self, inputs, places):
        length = inputs.shape[1]
        mask = torch.full((length, length), float("-inf")).triu(1)
        values = self.dropout(self.items(inputs) + self.positions(torch.arange(length)))
        for block in self.blocks:
            values = block(values, mask)
        values = self.norm(values).reshape(-1, values.shape[-1])
        if places is not None:
            values = values[places]
        return nn.functional.linear(values, self.items.weight, self.bias)


def rate(sequences, items, options, padded):
    """Positions a second of python3-torch, over `--seconds`."""
    torch.manual_seed(1)
    model = Model(items, options)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=1e-4)
    ordered = sorted(sequences, key=len)
    batches = [ordered[i:i + options.batch] for i in range(0, len(ordered), options.batch)]
    if padded:  # in random order, as they come
        shuffled = sequences[:]
        random.Random(1).shuffle(shuffled)
        batches = [shuffled[i:i + options.batch] for i in range(0, len(shuffled), options.batch)]
    random.Random(2).shuffle(batches)
    done, steps, begin = 0, 0, time.perf_counter()
    while time.perf_counter() - begin < options.seconds or steps < 3:
        batch = batches[steps % len(batches)]
        length = options.max_length if padded else max(map(len, batch)) - 1
        rows = torch.full((len(batch), length + 1), items)
        for i, sequence in enumerate(batch):
            rows[i, :len(sequence)] = torch.tensor(sequence)
        inputs, targets = rows[:, :-1], rows[:, 1:].reshape(-1)
        known = targets != items
        if padded:
            loss = nn.functional.cross_entropy(model(inputs, None), targets, ignore_index=items)
        else:
            loss = nn.functional.cross_entropy(model(inputs, known.nonzero()[:, 0]), targets[known])
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        done += int(known.sum())
        steps += 1
    return done / (time.perf_counter() - begin)


def own_rate(cli, workspace, options, number):
    """Positions a second that a training of one epoch recorded, the median over its reports."""
    name = f"speed {number}"
    subprocess.run([cli, "--workspace", workspace, "--quiet", "train", "finetune", "--scratch", "--data", "speed",
                    "--architecture", "gpt", "--layers", str(options.layers), "--hidden", str(options.hidden), "--heads",
                    str(options.heads), "--max-length", str(options.max_length), "--batch", str(options.batch),
                    "--dropout", str(options.dropout), "--epochs", "1", "--threads", str(options.threads), "--name", name],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    store = sqlite3.connect(pathlib.Path(workspace) / "workspace.sqlite")
    values = store.execute("SELECT value FROM metrics JOIN metric_names ON metric_names.id = metric JOIN runs ON "
                           "runs.id = run WHERE metric_names.name = 'system/positions_per_second' AND runs.name = ?",
                           (name,)).fetchall()
    return statistics.median(value for value, in values)


def made_up(path):
    chance = random.Random(1)
    weights = [1 / (rank + 1) for rank in range(4000)]
    with open(path, "w") as file:
        for user in range(8000):
            length = min(50, 5 + int(chance.expovariate(1 / 5)))
            file.write(" ".join(map(str, [user, *chance.choices(range(1, 4001), weights, k=length)])) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cli", required=True)
    parser.add_argument("--data")
    for name, value in {"threads": 2, "layers": 2, "hidden": 128, "heads": 2, "max-length": 50, "batch": 256,
                        "rounds": 3, "seconds": 20}.items():
        parser.add_argument("--" + name, type=int, default=value)
    parser.add_argument("--dropout", type=float, default=0.5)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)

    with tempfile.TemporaryDirectory() as folder:
        data = options.data or str(pathlib.Path(folder) / "sequences.txt")
        if not options.data:
            made_up(data)
        subprocess.run([options.cli, "--workspace", folder, "--quiet", "data", "import", data, "--format", "sequences",
                        "--name", "speed"], check=True, stdout=subprocess.DEVNULL)
        numbers = {}
        sequences = []
        for line in open(data):
            items = [numbers.setdefault(item, len(numbers)) for item in line.split()[1:]][:-2]  # as leave-one-out does
            if len(items) > 1:
                sequences.append(items[-options.max_length - 1:])
        rates = {"sessionsmith": [], "bucketed": [], "padded": []}
        for number in range(options.rounds):
            rates["sessionsmith"].append(own_rate(options.cli, folder, options, number))
            rates["bucketed"].append(rate(sequences, len(numbers), options, False))
            rates["padded"].append(rate(sequences, len(numbers), options, True))
    medians = {way: statistics.median(values) for way, values in rates.items()}
    print(json.dumps({"positions_per_second": medians, "all": rates,
                      "ratio_to_bucketed": medians["sessionsmith"] / medians["bucketed"],
                      "ratio_to_padded": medians["sessionsmith"] / medians["padded"]}, indent=1))


if __name__ == "__main__":
    main()
