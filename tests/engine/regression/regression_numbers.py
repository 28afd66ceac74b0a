#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes regression_numbers.json: the weights that scipy's general minimiser finds for the two penalised costs, to hold
Newton's method against. Needs python3-scipy."""
import json
import pathlib

import numpy
from scipy.optimize import minimize

random = numpy.random.default_rng(7)
cases, features, l2 = 40, 3, 0.7
x = random.normal(size=(cases, features)).round(3)
y = (random.random(cases) < 1 / (1 + numpy.exp(-(x @ [1.5, -1, 0.2] - 0.5)))).astype(float)
target = (x @ [2, 0.5, -1] + 3 + 0.3 * random.normal(size=cases)).round(3)


def logistic(w):
    scores = x @ w[:-1] + w[-1]
    return numpy.sum(numpy.logaddexp(0, scores) - y * scores) + l2 / 2 * numpy.sum(w[:-1] ** 2)


def linear(w):
    return 0.5 * numpy.sum((x @ w[:-1] + w[-1] - target) ** 2) + l2 / 2 * numpy.sum(w[:-1] ** 2)


def least(cost):
    found = minimize(cost, numpy.zeros(features + 1), method="Nelder-Mead",
                     options={"xatol": 1e-12, "fatol": 1e-14, "maxiter": 100000, "maxfev": 100000})
    return found.x.tolist()


numbers = {"l2": l2, "x": x.tolist(), "y": y.tolist(), "target": target.tolist(),
           "logistic": least(logistic), "linear": least(linear)}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(numbers, indent=1) + "\n")
