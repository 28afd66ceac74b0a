#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes losses.json beside itself: losses, gradients and techniques of training, from their definitions, in NumPy.

Gradients are written out by hand. The test reads the file; nobody needs NumPy to run it."""

import json
import pathlib

import numpy as np

random = np.random.default_rng(20261129)


def softmax(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def full(scores, targets, smoothing):
    n, items = scores.shape
    wanted = np.full((n, items), smoothing / items)
    wanted[np.arange(n), targets] += 1 - smoothing
    p = softmax(scores)
    return -(wanted * np.log(p)).sum(1).mean(), (p - wanted) / n


def multinomial(scores, owners, targets, smoothing):
    """Each target is the outcome of a draw at its place."""
    wanted = np.full((len(targets), scores.shape[1]), smoothing / scores.shape[1])
    wanted[np.arange(len(targets)), targets] += 1 - smoothing
    p = softmax(scores)[owners]
    gradient = np.zeros_like(scores)
    for owner, row in zip(owners, p - wanted):
        gradient[owner] += row / len(targets)
    return -(wanted * np.log(p)).sum(1).mean(), gradient


def sampled(positive, negative, targets, drawn, popularity):
    """The sum over the catalogue is exp(s+) and, for each draw that is another item, exp(s-) / (k q)."""
    n, k = negative.shape
    weight = np.where(targets[:, None] == drawn[None, :], 0, 1 / (k * popularity[None, :]))
    terms = weight * np.exp(negative)
    total = np.exp(positive) + terms.sum(1)
    loss = (np.log(total) - positive).mean()
    return loss, (np.exp(positive) / total - 1) / n, terms / total[:, None] / n


def gbce(positive, negative, items, t):
    n, k = negative.shape
    alpha = k / (items - 1)
    beta = alpha * (t * (1 - 1 / alpha) + 1 / alpha)
    # -log(sigmoid(s+)^beta) - sum log(1 - sigmoid(s-)), all over k + 1
    loss = -(np.log(sigmoid(positive) ** beta) + np.log(1 - sigmoid(negative)).sum(1)).mean() / (k + 1)
    return beta, loss, -beta * (1 - sigmoid(positive)) / n / (k + 1), sigmoid(negative) / n / (k + 1)


def contrastive(first, second, temperature):
    """Pair by pair, as the definition says it."""
    views = [v / np.linalg.norm(v) for v in np.concatenate([first, second])]
    n = len(first)
    losses = []
    for i, view in enumerate(views):
        similar = [np.exp(view @ other / temperature) for other in views]
        others = sum(s for j, s in enumerate(similar) if j != i)
        losses.append(-np.log(similar[(i + n) % (2 * n)] / others))
    return np.mean(losses)


def distillation(teachers, student, temperature):
    known = np.mean([softmax(t / temperature) for t in teachers], axis=0)
    predicted = softmax(student / temperature)
    return temperature**2 * (known * np.log(known / predicted)).sum(1).mean()


def virtual(weights, embedded, share):
    """One sequence of one event: where KL(p || p') grows fastest is the eigenvector of the largest eigenvalue of its
    second derivative, W' (diag p - p p') W."""
    p = softmax(weights @ embedded)
    curvature = weights.T @ (np.diag(p) - np.outer(p, p)) @ weights
    worst = np.linalg.eigh(curvature)[1][:, -1]
    losses = []
    for direction in (worst, -worst):
        q = softmax(weights @ (embedded + share * np.linalg.norm(embedded) * direction))
        losses.append((p * np.log(p / q)).sum())
    return worst, losses


def rates(decline, warm_up, steps):
    """A rise over the warm-up, then down to a tenth."""
    rise = max(1.0, warm_up * steps)
    values = []
    for step in range(steps + 2):
        if step < rise:
            values.append(min(1.0, (step + 1) / rise))
            continue
        way = min(1.0, (step - rise) / max(1.0, steps - rise))
        values.append({"cosine": 0.1 + 0.45 * (1 + np.cos(np.pi * way)), "linear": 1 - 0.9 * way, "constant": 1.0}[decline])
    return values


def average(values, decay):
    result = [values[0]]
    for n, value in enumerate(values[1:]):
        d = min(decay, (1 + n) / (10 + n))
        result.append(d * result[-1] + (1 - d) * value)
    return result


n, items, k = 3, 11, 4
scores = random.normal(0, 2, (n, items))
targets = np.array([4, 0, 10])
drawn = np.array([2, 4, 2, 9])
popularity = random.uniform(0.02, 0.2, k)
popularity[2] = popularity[0]
positive = scores[np.arange(n), targets]
negative = scores[:, drawn]
views = random.normal(0, 1, (2, n, 5))
teachers = random.normal(0, 2, (3, n, items))
weights = random.normal(0, 1, (items, 4))
embedded = random.normal(0, 1, 4)
walk = random.normal(0, 1, 30)

document = {
    "scores": scores, "targets": targets, "drawn": drawn, "popularity": popularity,
    "full": [dict(zip(("smoothing", "loss", "gradient"), (s, *full(scores, targets, s)))) for s in (0.0, 0.1)],
    "owners": np.array([0, 0, 0, 1, 2, 2]), "told": np.array([4, 1, 7, 0, 10, 2]),
    "multinomial": [dict(zip(("smoothing", "loss", "gradient"),
                             (s, *multinomial(scores, np.array([0, 0, 0, 1, 2, 2]), np.array([4, 1, 7, 0, 10, 2]), s))))
                    for s in (0.0, 0.1)],
    "sampled": dict(zip(("loss", "positive", "negative"), sampled(positive, negative, targets, drawn, popularity))),
    "gbce": [dict(zip(("t", "exponent", "loss", "positive", "negative"), (t, *gbce(positive, negative, items, t))))
             for t in (0.0, 0.75, 1.0)],
    "views": views, "contrastive": [{"temperature": t, "loss": contrastive(*views, t)} for t in (0.1, 1.0)],
    "teachers": teachers,
    "distillation": [{"temperature": t, "loss": distillation(teachers, scores, t)} for t in (1.0, 2.0)],
    "virtual": dict(zip(("weights", "embedded", "share", "direction", "losses"),
                        (weights, embedded, 0.05, *virtual(weights, embedded, 0.05)))),
    "rates": [{"decline": d, "warm_up": w, "steps": 20, "rates": rates(d, w, 20)}
              for d in ("cosine", "linear", "constant") for w in (0.0, 0.05, 0.3)],
    "walk": walk, "average": [{"decay": d, "values": average(walk, d)} for d in (0.5, 0.99)],
}
lines = [f'"{key}": {json.dumps(value, default=lambda x: x.tolist())}' for key, value in document.items()]
pathlib.Path(__file__).with_suffix(".json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
