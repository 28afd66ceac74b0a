# SPDX-License-Identifier: GPL-3.0-or-later
"""The sampler of engine/synthesis once more, as fast as NumPy may be: all sessions of a block go in lockstep.

    python3 generation.py FOLDER SESSIONS

FOLDER holds what generation.cpp writes: the model's document and the columns of the log whose items are followed.
Prints one line: events, seconds of the processor, peak memory in MB, mean length of a session, sessions in a block. Needs python3-numpy.
"""
import json
import resource
import sys
import time

import numpy as np

DAY = 86_400_000
SHORTEST_PAUSE = 30 * 60 * 1000 + 1000
LONGEST_PAUSE = 3650.0 * DAY
START = 1_735_689_600_000
TRIES = 16


class Rows:
    """Distributions, drawn from by one search in all of their running sums."""

    def __init__(self, rows):
        rows = np.atleast_2d(np.asarray(rows, float))
        sums = np.cumsum(rows, axis=1)
        sums /= sums[:, -1:]
        self.width = rows.shape[1]
        self.flat = (sums + np.arange(len(rows))[:, None]).ravel()

    def draw(self, row, u):
        return np.searchsorted(self.flat, row + u, side="right") - row * self.width


class Lists:
    """Ragged lists, one behind the other."""

    def __init__(self, keys, values, count):
        order = np.argsort(keys, kind="stable")
        self.values = values[order]
        self.counts = np.bincount(keys, minlength=count)
        self.offsets = np.concatenate([[0], np.cumsum(self.counts)])

    def pick(self, key, u):
        return self.values[self.offsets[key] + (u * self.counts[key]).astype(np.int64)]


class Items:
    def __init__(self, folder, smoothing):
        item, session, first = (np.fromfile(f"{folder}/{name}", np.int32) for name in ("item", "session", "first"))
        self.category = np.fromfile(f"{folder}/category", np.int32)
        groups = self.category.max() + 2
        self.category = np.where(self.category < 0, groups - 1, self.category)
        begins = np.concatenate([[True], session[1:] != session[:-1]])
        first = first.astype(bool)
        self.smoothing = smoothing
        self.popularity = item[first]
        self.firsts = item[begins]
        follows = first & ~begins
        before = np.concatenate([[0], item[:-1]])
        self.successors = Lists(before[follows], item[follows], len(self.category))
        self.group_successors = Lists(self.category[before[follows]], self.category[item[follows]], groups)
        self.group_items = Lists(self.category[item[first]], item[first], groups)

    def popular(self, u):
        return self.popularity[(u * len(self.popularity)).astype(np.int64)]

    def first(self, random, count):
        own = random.random(count) * (len(self.firsts) + self.smoothing) < len(self.firsts)
        u = random.random(count)
        return np.where(own, self.firsts[(u * len(self.firsts)).astype(np.int64)], self.popular(u))

    def next(self, random, previous):
        counts = self.successors.counts[previous]
        own = random.random(len(previous)) * (counts + self.smoothing) < counts
        item = np.empty(len(previous), np.int32)
        item[own] = self.successors.pick(previous[own], random.random(int(own.sum())))
        other = np.flatnonzero(~own)
        group = self.category[previous[other]]
        empty = self.group_successors.counts[group] == 0
        u = random.random(len(other))
        if empty.any():
            item[other[empty]] = self.popular(u[empty])
            other, group, u = other[~empty], group[~empty], u[~empty]
        target = self.group_successors.pick(group, u)
        item[other] = self.group_items.pick(target, random.random(len(other)))
        return item


class Rhythm:
    """Operational time of the week, by linear interpolation between its hours."""

    def __init__(self, hours, weekdays):
        week = np.outer(weekdays if weekdays else np.ones(7), hours).ravel()
        self.begin = np.concatenate([[0], np.cumsum(week / week.sum() * 7 * DAY)])
        self.clock_of = np.arange(169) * 3_600_000.0

    def operational(self, when):
        since = (when - 4 * DAY) % (7 * DAY)
        return when - since + np.interp(since, self.clock_of, self.begin)

    def clock(self, when):
        since = (when - 4 * DAY) % (7 * DAY)
        return when - since + np.interp(since, self.begin, self.clock_of)


class Sampler:
    def __init__(self, folder):
        model = json.load(open(f"{folder}/model.json"))
        self.initial, self.transition, self.emission = (Rows(model[k]) for k in ("initial", "transition", "emission"))
        self.end = np.asarray(model["end"])
        gaps, revisits, self.visits = model["gaps"], model["revisits"], model["visits"]
        self.gap_mean, self.gap_deviation = np.asarray(gaps["log_mean"]), np.asarray(gaps["log_deviation"])
        self.together = np.asarray(gaps["together"]) if "together" in gaps else None
        self.revisit, self.recency = np.asarray(revisits["probability"]), np.log(revisits["recency"])
        self.items = Items(folder, model["items"]["smoothing"])
        self.rhythm = Rhythm(self.visits["hours"], self.visits.get("weekdays"))
        self.users = np.cumsum(self.visits["sessions_per_user"])
        self.users = self.users / self.users[-1]

    def pauses(self, random, count):
        mean, deviation = self.visits["pause_log_mean"], self.visits["pause_log_deviation"]
        pause = np.zeros(count)
        left = np.arange(count)
        for _ in range(64):
            pause[left] = 1000 * np.exp(mean + deviation * random.standard_normal(len(left)))
            left = left[pause[left] < SHORTEST_PAUSE]
            if not len(left):
                break
        pause[left] = SHORTEST_PAUSE
        return np.minimum(pause, LONGEST_PAUSE)

    def plan(self, random, sessions):
        """Of each user the number of sessions, and the pauses before all of them but the first."""
        counts = np.searchsorted(self.users[:-1], random.random(sessions), side="right") + 1
        users = np.searchsorted(np.cumsum(counts), sessions) + 1
        counts = counts[:users]
        counts[-1] -= counts.sum() - sessions
        offsets = np.concatenate([[0], np.cumsum(counts)])
        pause = np.zeros(sessions)
        begin = self.rhythm.operational(np.array([START]))[0]
        end = self.rhythm.operational(np.array([START + DAY * self.visits["days"]]))[0]
        span = np.zeros(users)
        left = np.flatnonzero(counts > 1)
        for attempt in range(64):
            where = np.repeat(offsets[left] + 1 - np.concatenate([[0], np.cumsum(counts[left] - 1)[:-1]]),
                              counts[left] - 1) + np.arange((counts[left] - 1).sum())
            pause[where] = self.pauses(random, len(where))
            span[left] = np.add.reduceat(pause[where], np.concatenate([[0], np.cumsum(counts[left] - 1)[:-1]]))
            over = span[left] > end - begin
            if not over.any():
                break
            left = left[over]
        else:
            pause[where] *= np.repeat((end - begin) / span[left], counts[left] - 1)
            span[left] = end - begin
        first = self.rhythm.clock(begin + random.random(users) * (end - begin - span))
        return counts, offsets, pause, np.maximum(first, START)

    def touch(self, touched, sizes, rows, ranks):
        """Moves what has these ranks to the end of its row."""
        last = sizes[rows] - 1
        item = touched[rows, last - ranks + 1]
        move, place = rows[ranks > 1], (last - ranks + 1)[ranks > 1]
        end = last[ranks > 1]
        while len(move):
            touched[move, place] = touched[move, place + 1]
            place = place + 1
            go = place < end
            move, place, end = move[go], place[go], end[go]
        touched[rows, last] = item
        return item

    def sessions(self, random, count):
        """Lockstep: of each step the rows that are still there, their actions, items and time since the begin."""
        rows = np.arange(count)
        state = self.initial.draw(np.zeros(count, np.int64), random.random(count))
        since = np.zeros(count)
        touched = np.full((count, 16), -1, np.int32)
        sizes = np.zeros(count, np.int64)
        item = self.items.first(random, count)
        steps = []
        for step in range(500):
            action = self.emission.draw(state, random.random(len(rows)))
            if step > 0:
                back = random.random(len(rows)) < self.revisit[action]
                item = np.empty(len(rows), np.int32)
                again = np.flatnonzero(back)
                size = sizes[rows[again]].astype(float)
                u = random.random(len(again))
                rank = np.log1p(u * np.expm1(size * self.recency)) / self.recency
                rank = np.clip(np.floor(rank) + 1, 1, size).astype(np.int64)
                item[again] = self.touch(touched, sizes, rows[again], rank)
                new = np.flatnonzero(~back)
            else:
                new = np.arange(len(rows))
            if sizes.max() == touched.shape[1]:
                touched = np.concatenate([touched, np.full_like(touched, -1)], axis=1)
            if step > 0:
                left, widest = new, int(sizes[rows].max())
                for attempt in range(2 * TRIES):
                    if attempt < TRIES:
                        drawn = self.items.next(random, previous[left])
                    else:
                        drawn = self.items.popular(random.random(len(left)))
                    item[left] = drawn
                    left = left[(touched[rows[left], :widest] == drawn[:, None]).any(axis=1)]
                    if not len(left):
                        break
            touched[rows[new], sizes[rows[new]]] = item[new]
            sizes[rows[new]] += 1
            steps.append((rows, action.astype(np.int32), item, since.astype(np.int64)))
            goes = random.random(len(rows)) >= self.end[state]
            gap = np.exp(self.gap_mean[state] + self.gap_deviation[state] * random.standard_normal(len(rows)))
            gap = np.clip(np.round(gap), 1, 1500) * 1000
            if self.together is not None:
                gap[random.random(len(rows)) < self.together[state]] = 0
            rows, previous, since, state = rows[goes], item[goes], (since + gap)[goes], state[goes]
            if not len(rows):
                break
            state = self.transition.draw(state, random.random(len(rows)))
        return steps

    def generate(self, seed, sessions):
        """All columns, sorted by user, session and step."""
        random = np.random.Generator(np.random.SFC64(seed))
        counts, offsets, pause, first = self.plan(random, sessions)
        steps = self.sessions(random, sessions)
        lengths = np.zeros(sessions, np.int64)
        duration = np.zeros(sessions, np.int64)
        for rows, _, _, since in steps:
            lengths[rows] += 1
            duration[rows] = since
        begins = np.zeros(sessions)
        begins[offsets[:-1]] = first
        for visit in range(1, counts.max()):
            session = offsets[:-1][counts > visit] + visit
            end = begins[session - 1] + duration[session - 1]
            after = self.rhythm.clock(self.rhythm.operational(end) + pause[session])
            begins[session] = np.maximum(after, end + SHORTEST_PAUSE)
        where = np.concatenate([[0], np.cumsum(lengths)])
        events = where[-1]
        action, item, when = np.empty(events, np.int32), np.empty(events, np.int32), np.empty(events, np.int64)
        begins = begins.astype(np.int64)
        for step, (rows, actions, items, since) in enumerate(steps):
            place = where[rows] + step
            action[place], item[place], when[place] = actions, items, begins[rows] + since
        return np.repeat(np.arange(sessions), lengths), action, item, when, lengths


def main(folder, sessions):
    sampler = Sampler(folder)
    sampler.generate(0, 1000)
    best = 0
    for block in (2_000, 8_000, 32_000, 128_000):  # what is fast depends on the caches
        begin = time.process_time()
        events = sum(len(sampler.generate(seed, block)[1]) for seed in range(max(1, 64_000 // block)))
        rate = events / (time.process_time() - begin)
        if rate > best:
            best, size = rate, block
    begin = time.process_time()
    events = 0
    lengths = []
    for seed in range(max(1, sessions // size)):
        _, action, item, when, length = sampler.generate(seed + 1, size)
        events += len(action)
        lengths.append(length.mean())
    seconds = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(events, seconds, peak, np.mean(lengths), size)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
