# SPDX-License-Identifier: GPL-3.0-or-later
"""All generators beside the same held-out half of a log, figure by figure, as a table in Markdown.

    python3 fidelitytable.py CLI LOG FOLDER [--seed 1] [--only full,markov] [--vae-epochs 20] [-- OPTIONS OF data import]

CLI is sessionsmith-cli. The users of LOG are halved; every generator knows the first half alone, makes as many sessions
as the second has and is compared with that one. Beside the product's own ones stand two controls that this script draws:
`independent` (events dealt out one by one) and `markov` (a first-order chain over whole events, with gaps as they were
seen). FOLDER is made; what is there already is not made again. Below the table: how often each generator is the nearest
to other real sessions, and how often `full` is nearer than each of the others (a difference of .01 of the score is none).
"""
import argparse
import collections
import csv
import datetime
import json
import pathlib
import random
import subprocess
import sys

class Failed(Exception):
    pass


GENERATORS = ["full", "hmm", "personas", "vae", "gan", "markov", "independent"]


class Workspace:
    def __init__(self, cli, folder):
        self.folder = folder / "workspace"
        self.call = [cli, "--workspace", str(self.folder), "--quiet", "--json"]

    def run(self, *arguments):
        done = subprocess.run([*self.call, *map(str, arguments)], stdout=subprocess.PIPE, text=True)
        if done.returncode != 0:
            raise Failed(f"{' '.join(map(str, arguments))}: {done.stdout}")
        return json.loads(done.stdout)

    def has(self, name):
        if not self.folder.exists():
            return False
        return name in [dataset["name"] for dataset in self.run("data", "list")["datasets"]]


class Control:
    """What the controls know of a log: its sessions as lists of events, and when its users came."""

    def __init__(self, path):
        sessions = collections.OrderedDict()
        users = collections.OrderedDict()
        with open(path, newline="") as file:
            for row in csv.DictReader(file):
                key = row["user"], row["session"]
                if key not in sessions:
                    users.setdefault(row["user"], []).append(key)
                sessions.setdefault(key, []).append(row)
        self.has_time = "time" in next(iter(sessions.values()))[0]
        self.columns = [name for name in ("action", "category", "price") if name in next(iter(sessions.values()))[0]]
        self.counts = [len(keys) for keys in users.values()]
        self.lengths = [len(events) for events in sessions.values()]
        self.events, self.gaps, self.firsts, self.pauses = [], [], [], []
        self.begins, self.follows = [], collections.defaultdict(list)
        for keys in users.values():
            end = None
            for key in keys:
                events = sessions[key]
                times = [self.milliseconds(event) for event in events]
                bare = [(event["item"], *(event[name] for name in self.columns)) for event in events]
                self.begins.append(bare[0])
                self.events += bare
                for i, event in enumerate(bare):
                    last = i + 1 == len(bare)
                    gap = 0 if last else times[i + 1] - times[i]
                    if not last:
                        self.gaps.append(gap)
                    self.follows[event].append(None if last else (bare[i + 1], gap))
                if end is None:
                    self.firsts.append(times[0])
                else:
                    self.pauses.append(times[0] - end)
                end = times[-1]

    def milliseconds(self, event):
        if not self.has_time:
            return 0
        return round(datetime.datetime.fromisoformat(event["time"]).timestamp() * 1000)

    def independent(self, draw):
        events = [draw.choice(self.events) for _ in range(draw.choice(self.lengths))]
        return events, [draw.choice(self.gaps) if self.gaps else 0 for _ in events[1:]]

    def markov(self, draw):
        events, gaps = [draw.choice(self.begins)], []
        while len(events) < 500:
            step = draw.choice(self.follows[events[-1]])
            if step is None:
                break
            events.append(step[0])
            gaps.append(step[1])
        return events, gaps

    def write(self, path, kind, sessions, seed):
        draw = random.Random(seed)
        with open(path, "w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["user", "session", *(["time"] if self.has_time else []), "item", *self.columns])
            number = user = 0
            while number < sessions:
                user += 1
                time = draw.choice(self.firsts)
                for _ in range(min(draw.choice(self.counts), sessions - number)):
                    number += 1
                    events, gaps = getattr(self, kind)(draw)
                    for i, event in enumerate(events):
                        if i > 0:
                            time += gaps[i - 1]
                        stamp = [datetime.datetime.fromtimestamp(time / 1000, datetime.timezone.utc).isoformat()]
                        writer.writerow([f"user {user}", number, *(stamp if self.has_time else []), *event])
                    time += draw.choice(self.pauses) if self.pauses else 0


def make(workspace, name, folder, sessions, options):
    if workspace.has(name):
        return
    seed = ["--seed", options.seed]
    if name in ("markov", "independent"):
        known = folder / "known.csv"
        if not known.exists():
            workspace.run("data", "export", "known", "--to", known)
        path = folder / f"{name}.csv"
        Control(known).write(path, name, sessions, options.seed)
        workspace.run("data", "import", path, "--name", name)
    elif name in ("vae", "gan"):
        epochs = ["--epochs", options.vae_epochs if name == "vae" else options.gan_epochs]
        workspace.run("train", "generator", "--data", "known", "--kind", name, "--name", f"{name} run", "--whole-log",
                      *epochs, *seed)
        workspace.run("synthesize", "--run", f"{name} run", "--sessions", sessions, "--name", name, *seed)
    else:
        how = {"full": ["--full"], "hmm": [], "personas": ["--full", "--personas", "2..3"]}[name]
        workspace.run("model", "fit", "--data", "known", "--name", f"{name} model", *how, *seed)
        workspace.run("synthesize", "--model", f"{name} model", "--sessions", sessions, "--whole-log", "--name", name,
                      *seed)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli")
    parser.add_argument("log")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default=",".join(GENERATORS))
    parser.add_argument("--vae-epochs", type=int, default=20)
    parser.add_argument("--gan-epochs", type=int, default=20)
    own = sys.argv[1:]
    options = parser.parse_args(own[:own.index("--")] if "--" in own else own)
    how = own[own.index("--") + 1:] if "--" in own else []
    options.folder.mkdir(parents=True, exist_ok=True)
    workspace = Workspace(options.cli, options.folder)
    if not workspace.has("log"):
        workspace.run("data", "import", options.log, "--name", "log", *how)
    if not workspace.has("known"):
        workspace.run("data", "split", "log", "--first", "known", "--second", "unseen", "--seed", options.seed)
    sessions = workspace.run("data", "show", "unseen")["sessions"]
    names = options.only.split(",")
    reports = {}
    for name in names:
        kept = options.folder / f"{name}.json"
        if not kept.exists():
            try:
                make(workspace, name, options.folder, sessions, options)
            except Failed as failed:  # such as personas of a log that shows one kind of users
                print(f"{name} is left out: {failed}", file=sys.stderr)
                continue
            report = workspace.run("fidelity", "--real", "unseen", "--training", "known", "--synthetic", name)
            kept.write_text(json.dumps(report))
        reports[name] = json.loads(kept.read_text())
        print(f"{name}: overall {reports[name]['overall']}", file=sys.stderr)

    names = list(reports)
    figures = list(dict.fromkeys(figure for report in reports.values() for figure in report["metrics"]))
    print("| figure | best | worst | " + " | ".join(names) + " |")
    print("|---" * (len(names) + 3) + "|")
    nearest = collections.Counter()
    against = {name: [0, 0, 0] for name in names if name != "full"}
    text = lambda value: "-" if value is None else f"{value:.4g}"
    for figure in figures:
        found = {name: reports[name]["metrics"].get(figure) for name in names}
        some = next(metric for metric in found.values() if metric)
        cells = []
        for metric in found.values():
            score = "" if not metric or metric["score"] is None else f" ({metric['score']:.2f})"
            cells.append("-" if not metric else text(metric["value"]) + score)
        print(f"| {figure} | {text(some['best'])} | {text(some['worst'])} | " + " | ".join(cells) + " |")
        scores = {name: metric["score"] for name, metric in found.items() if metric and metric["score"] is not None}
        if len(scores) < 2:
            continue
        best = max(scores.values())
        nearest.update(name for name, score in scores.items() if score > best - 0.01)
        for name in against:
            if "full" in scores and name in scores:
                difference = scores["full"] - scores[name]
                against[name][0 if difference > 0.01 else 1 if difference < -0.01 else 2] += 1
    print("| overall | | | " + " | ".join(text(reports[name]["overall"]) for name in names) + " |\n")
    print("nearest, or as near: " + ", ".join(f"{name} {nearest[name]}" for name in names))
    for name, (wins, losses, ties) in against.items():
        print(f"full against {name}: nearer {wins}, farther {losses}, alike {ties}")


if __name__ == "__main__":
    main()
