#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills trainings at random moments and lets them go on: killedruns.py CLI [RUNS [SEED]]

Each of RUNS runs (54) is killed one to three times (SIGKILL), resumed each time, and then compared with the run of the
same settings that nobody disturbed: every figure of its curve, but for what hangs on the clock, and its results must be
the same to the last bit. The settings take turns, so that each technique is killed. Exit 1 if a run differs or does not
go on."""

import json
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

TRAINING = ["finetune", "--data", "log", "--epochs", "4", "--hidden", "16", "--layers", "1", "--batch", "32", "--threads",
            "1", "--checkpoint-seconds", "0.1"]
FINETUNINGS = {
    "plain": [],
    "losses": ["--loss", "gbce", "--objective", "next-item:1,contrastive:0.1,replaced:1"],
    "descent": ["--adversarial", "pgd", "--ema", "0.99", "--accumulate", "2", "--schedule", "linear", "--layer-decay", "0.8"],
    "stages": ["--ensemble", "2", "--distil", "--prune", "0.5", "--retrain-epochs", "2"],
    "actions": ["--task", "next-action", "--objective", "next-action:1,replaced:1", "--adversarial", "fgm"],
    "autoencoder": ["--task", "autoencoder", "--architecture", "gpt", "--exclude-seen", "--accumulate", "2"],
    "augmented": ["--augment", "crop:0.8", "--loss", "sampled", "--adversarial", "vat", "--architecture", "gpt"],
}
PRETRAINING = ["pretrain", *TRAINING[1:], "--architecture", "bert", "--objective", "masked:1,contrastive:0.1"]
# By the name of a kind of run what stands behind "train"; the last two learn on what the first has learnt.
KINDS = {kind: [*TRAINING, *settings] for kind, settings in FINETUNINGS.items()} | {
    "pretraining": PRETRAINING,
    "click": ["finetune", "--task", "click", "--data", "log", "--from", "plain", "--target", "action=buy"],
    "tags": ["tags", "--run", "plain"],
}


class Runs:
    def __init__(self, cli, folder):
        self.cli, self.folder = cli, pathlib.Path(folder)

    def command(self, *arguments):
        return [self.cli, "--workspace", str(self.folder), "--json", *arguments]

    def call(self, *arguments):
        done = subprocess.run(self.command(*arguments), capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"{' '.join(arguments)}: {done.stderr}")
        return json.loads(done.stdout)

    def training(self, name, kind):
        tags = ["--tags", str(self.folder / "tags.csv")] if kind == "tags" else []
        return ["train", *KINDS[kind], "--name", name, "--device", "cpu", *tags]

    def curve(self, name):
        """All that was recorded, but for what hangs on the clock."""
        with sqlite3.connect(self.folder / "workspace.sqlite") as database:
            rows = database.execute(
                "SELECT n.name, m.step, m.epoch, m.value FROM metrics m JOIN runs r ON r.id = m.run "
                "JOIN metric_names n ON n.id = m.metric WHERE r.name = ? ORDER BY 1, 2", (name,)).fetchall()
        return [row for row in rows if not row[0].endswith("per_second") and "system/" not in row[0]]


def write_log(path):
    rows = ["user,item,action"] + [f"u{user},{(user * 7 + step * step) % 97},{('view', 'cart', 'buy')[(user + step) % 3]}"
                                   for user in range(300) for step in range(12)]
    path.write_text("\n".join(rows) + "\n")


def write_tags(path):
    rows = ["item,tag"] + [f"{item},{tag}" for item in range(97) for tag in (f"fifth {item % 5}", f"half {item % 2}")]
    path.write_text("\n".join(rows) + "\n")


def disturbed(runs, name, kind, seconds):
    """Starts a run, kills it once or more, and resumes it until it is finished. Gives the number of kills."""
    kills = 0
    command = runs.command(*runs.training(name, kind))
    for _ in range(random.randint(1, 3)):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        time.sleep(random.uniform(0, seconds))
        process.send_signal(signal.SIGKILL)
        errors = process.communicate()[1]
        if process.returncode == 0:
            return kills
        if process.returncode != -signal.SIGKILL:
            sys.exit(f"{name}: {errors}")
        kills += 1
        status = {run["name"]: run["status"] for run in runs.call("runs", "list")["runs"]}.get(name)
        if status == "finished":  # killed on its way out
            return kills
        if status:  # else it was killed before it began
            command = runs.command("train", "resume", name)
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{name}: {done.stderr}")
    return kills


def main():
    cli = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 54
    random.seed(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    differing = kills = 0
    with tempfile.TemporaryDirectory() as folder:
        runs = Runs(cli, folder)
        log = pathlib.Path(folder) / "log.csv"
        write_log(log)
        write_tags(pathlib.Path(folder) / "tags.csv")
        runs.call("data", "import", str(log), "--name", "log")
        whole = {}
        for kind in KINDS:
            begin = time.monotonic()
            result = runs.call(*runs.training(kind, kind))
            whole[kind] = (time.monotonic() - begin, runs.curve(kind), result["metrics"])
        for number in range(count):
            kind = list(KINDS)[number % len(KINDS)]
            seconds, curve, metrics = whole[kind]
            name = f"{kind} {number}"
            kills += disturbed(runs, name, kind, seconds)
            same = runs.curve(name) == curve and runs.call("runs", "show", name)["metrics"] == metrics
            differing += not same
            print(f"{name}: {'the same' if same else 'DIFFERENT'} ({len(curve)} figures)", flush=True)
    print(f"{count} runs, {kills} kills, {differing} different")
    sys.exit(differing > 0)


if __name__ == "__main__":
    main()
