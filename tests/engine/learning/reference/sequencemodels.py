#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes sequencemodels.json: tiny models with their weights, what goes in, and the scores, losses and gradients that come
out, by an implementation of its own. It follows the papers and Hugging Face's documentation of BertForMaskedLM,
GPT2LMHeadModel and T5ForConditionalGeneration, and that of torch.nn.GRU, in double precision.

    apt-get install python3-torch && ./sequencemodels.py > sequencemodels.json
"""
import json
import math

import torch

HIDDEN, HEADS, ITEMS, ACTIONS, CATEGORIES, SENTINELS, GAPS, LENGTH = 4, 2, 5, 2, 2, 3, 32, 6
PADDING, MASK = ITEMS, ITEMS + 1
ITEM_CATEGORY = [0, 1, 1, 0, -1]


class Weights(dict):
    """Draws a parameter when it is first asked for."""

    def __init__(self, seed):
        super().__init__()
        self.generator = torch.Generator().manual_seed(seed)

    def __call__(self, name, *shape, mean=0.0):
        if name not in self:
            values = mean + 0.4 * torch.randn(*shape, generator=self.generator, dtype=torch.float64)
            self[name] = torch.round(values * 1e4).div(1e4).requires_grad_()
        assert tuple(self[name].shape) == shape, name
        return self[name]


def padded(rows, length, filler):
    return torch.tensor([row + [filler] * (length - len(row)) for row in rows])


def events(rows, positions_from_end=False):
    """rows: lists of (item, action, gap bin); items beyond the catalogue have no category."""
    length = max(len(row) for row in rows)

    def category(item):
        return ITEM_CATEGORY[item] if item < ITEMS and ITEM_CATEGORY[item] >= 0 else CATEGORIES

    def position(row, i):
        return len(row) - 1 - i if positions_from_end else i

    return {
        "items": padded([[e[0] for e in row] for row in rows], length, PADDING),
        "actions": padded([[e[1] for e in row] for row in rows], length, ACTIONS),
        "categories": padded([[category(e[0]) for e in row] for row in rows], length, CATEGORIES),
        "gaps": padded([[e[2] for e in row] for row in rows], length, GAPS),
        "positions": padded([[position(row, i) for i in range(len(row))] for row in rows], length, 0),
    }


def linear(w, name, x, out):
    return x @ w(name + ".weight", out, x.shape[-1]).T + w(name + ".bias", out)


def layer_norm(w, name, x, eps):
    centred = x - x.mean(-1, keepdim=True)
    scaled = centred / torch.sqrt((centred**2).mean(-1, keepdim=True) + eps)
    return scaled * w(name + ".weight", x.shape[-1], mean=1.0) + w(name + ".bias", x.shape[-1])


def own_embeddings(w, model, grid, actions=True):
    total = 0
    if actions:
        total = total + w("sessionsmith.embeddings.actions.weight", ACTIONS + 2, HIDDEN)[grid["actions"]]
    if model["use_categories"]:
        total = total + w("sessionsmith.embeddings.categories.weight", CATEGORIES + 1, HIDDEN)[grid["categories"]]
    if model["use_gaps"]:
        total = total + w("sessionsmith.embeddings.gaps.weight", GAPS + 1, HIDDEN)[grid["gaps"]]
    return total


def attention(q, k, v, scale, allowed, bias=None):
    """allowed: (rows, queries, keys), True where one may look; bias: (heads, queries, keys). Head by head, row by row."""
    width = HIDDEN // HEADS
    out = torch.zeros_like(q)
    for head in range(HEADS):
        part = slice(head * width, (head + 1) * width)
        logits = scale * torch.einsum("rqd,rkd->rqk", q[..., part], k[..., part])
        if bias is not None:
            logits = logits + bias[head]
        logits = torch.where(allowed, logits, torch.tensor(-1e30, dtype=torch.float64))
        out = out + torch.nn.functional.pad(
            torch.softmax(logits, -1) @ v[..., part], (head * width, HIDDEN - (head + 1) * width)
        )
    return out


def gelu(x):
    return 0.5 * x * (1 + torch.erf(x / math.sqrt(2)))


def gelu_new(x):
    return 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))


def bert(w, model, grid, _told):
    e = "bert.embeddings."
    x = w(e + "word_embeddings.weight", ITEMS + 2, HIDDEN)[grid["items"]]
    x = x + w(e + "position_embeddings.weight", LENGTH, HIDDEN)[grid["positions"]]
    x = x + w(e + "token_type_embeddings.weight", ACTIONS + 2, HIDDEN)[grid["actions"]]
    x = layer_norm(w, e + "LayerNorm", x + own_embeddings(w, model, grid, actions=False), 1e-12)
    length = x.shape[1]
    allowed = (grid["items"] != PADDING)[:, None, :].expand(-1, length, -1)
    for i in range(model["layers"]):
        p = f"bert.encoder.layer.{i}."

        def attend(y):
            q, k, v = (linear(w, p + "attention.self." + part, y, HIDDEN) for part in ("query", "key", "value"))
            mixed = attention(q, k, v, 1 / math.sqrt(HIDDEN // HEADS), allowed)
            return linear(w, p + "attention.output.dense", mixed, HIDDEN)

        def think(y):
            return linear(w, p + "output.dense", gelu(linear(w, p + "intermediate.dense", y, 4 * HIDDEN)), HIDDEN)

        for function, norm in ((attend, p + "attention.output.LayerNorm"), (think, p + "output.LayerNorm")):
            if model["norm"] == "post":
                x = layer_norm(w, norm, x + function(x), 1e-12)
            else:
                x = x + function(layer_norm(w, norm, x, 1e-12))
    if model["norm"] == "pre":
        x = layer_norm(w, "sessionsmith.encoder.LayerNorm", x, 1e-12)
    x = gelu(linear(w, "cls.predictions.transform.dense", x, HIDDEN))
    x = layer_norm(w, "cls.predictions.transform.LayerNorm", x, 1e-12)
    rows = w(e + "word_embeddings.weight" if model["tied_output"] else "cls.predictions.decoder.weight", ITEMS + 2, HIDDEN)
    return x, rows, w("cls.predictions.bias", ITEMS + 2)


def gpt(w, model, grid, _told):
    x = w("transformer.wte.weight", ITEMS + 2, HIDDEN)[grid["items"]]
    x = x + w("transformer.wpe.weight", LENGTH, HIDDEN)[grid["positions"]] + own_embeddings(w, model, grid)
    length = x.shape[1]
    allowed = torch.ones(length, length).tril().bool().expand(x.shape[0], -1, -1)

    def conv1d(name, y, out):
        return y @ w(name + ".weight", y.shape[-1], out) + w(name + ".bias", out)

    for i in range(model["layers"]):
        p = f"transformer.h.{i}."

        def attend(y):
            q, k, v = conv1d(p + "attn.c_attn", y, 3 * HIDDEN).split(HIDDEN, -1)
            return conv1d(p + "attn.c_proj", attention(q, k, v, 1 / math.sqrt(HIDDEN // HEADS), allowed), HIDDEN)

        def think(y):
            return conv1d(p + "mlp.c_proj", gelu_new(conv1d(p + "mlp.c_fc", y, 4 * HIDDEN)), HIDDEN)

        for function, norm in ((attend, p + "ln_1"), (think, p + "ln_2")):
            if model["norm"] == "post":
                x = layer_norm(w, norm, x + function(x), 1e-5)
            else:
                x = x + function(layer_norm(w, norm, x, 1e-5))
    if model["norm"] == "pre":
        x = layer_norm(w, "transformer.ln_f", x, 1e-5)
    return x, w("transformer.wte.weight" if model["tied_output"] else "lm_head.weight", ITEMS + 2, HIDDEN), None


def bucket(relative, both_ways, buckets=32, farthest=128):
    """relative: place of the key minus place of the query, as in the T5 paper's relative position embeddings."""
    result = 0
    if both_ways:
        buckets //= 2
        result += buckets if relative > 0 else 0
        relative = abs(relative)
    else:
        relative = max(-relative, 0)
    exact = buckets // 2
    if relative < exact:
        return result + relative
    share = torch.log(torch.tensor(relative / exact, dtype=torch.float32)) / math.log(farthest / exact)
    return result + min(exact + int(share * (buckets - exact)), buckets - 1)


def t5(w, model, grid, told):
    vocabulary = ITEMS + 2 + SENTINELS

    def embedded(g):
        return w("shared.weight", vocabulary, HIDDEN)[g["items"]] + own_embeddings(w, model, g)

    def norm(name, y):
        return y / torch.sqrt((y**2).mean(-1, keepdim=True) + 1e-6) * w(name + ".weight", HIDDEN, mean=1.0)

    def product(name, y, out):
        return y @ w(name + ".weight", out, y.shape[-1]).T

    def stack(name, x, blocks, allowed, read=None, read_allowed=None):
        length = x.shape[1]
        table = w(name + ".block.0.layer.0.SelfAttention.relative_attention_bias.weight", 32, HEADS)
        distances = torch.tensor([[bucket(k - q, read is None) for k in range(length)] for q in range(length)])
        bias = table[distances].permute(2, 0, 1)
        for i in range(blocks):
            layers = []

            def attend(p, y, seen, may, offset):
                q, k, v = product(p + ".q", y, HIDDEN), product(p + ".k", seen, HIDDEN), product(p + ".v", seen, HIDDEN)
                return product(p + ".o", attention(q, k, v, 1, may, offset), HIDDEN)

            layers.append(lambda p, y: attend(p + ".SelfAttention", y, y, allowed, bias))
            if read is not None:
                layers.append(lambda p, y: attend(p + ".EncDecAttention", y, read, read_allowed, None))
            layers.append(
                lambda p, y: product(
                    p + ".DenseReluDense.wo", torch.relu(product(p + ".DenseReluDense.wi", y, 4 * HIDDEN)), HIDDEN
                )
            )
            for number, layer in enumerate(layers):
                p = f"{name}.block.{i}.layer.{number}"
                if model["norm"] == "post":
                    x = norm(p + ".layer_norm", x + layer(p, x))
                else:
                    x = x + layer(p, norm(p + ".layer_norm", x))
        return norm(name + ".final_layer_norm", x) if model["norm"] == "pre" else x

    real = grid["items"] != PADDING
    length, steps = grid["items"].shape[1], told["items"].shape[1]
    rows = len(grid["items"])
    read = stack("encoder", embedded(grid), (model["layers"] + 1) // 2, real[:, None, :].expand(-1, length, -1))
    causal = torch.ones(steps, steps).tril().bool().expand(rows, -1, -1)
    x = stack(
        "decoder", embedded(told), model["layers"] // 2, causal, read, real[:, None, :].expand(-1, steps, -1)
    )
    if model["tied_output"]:
        return x * HIDDEN**-0.5, w("shared.weight", vocabulary, HIDDEN), None
    return x, w("lm_head.weight", vocabulary, HIDDEN), None


def gru(w, model, grid, _told):
    x = w("embeddings.weight", ITEMS + 2, HIDDEN)[grid["items"]] + own_embeddings(w, model, grid)
    for i in range(model["layers"]):
        state, states = torch.zeros(x.shape[0], HIDDEN, dtype=torch.float64), []
        for t in range(x.shape[1]):
            read = x[:, t] @ w(f"gru.weight_ih_l{i}", 3 * HIDDEN, HIDDEN).T + w(f"gru.bias_ih_l{i}", 3 * HIDDEN)
            kept = state @ w(f"gru.weight_hh_l{i}", 3 * HIDDEN, HIDDEN).T + w(f"gru.bias_hh_l{i}", 3 * HIDDEN)
            (r1, z1, n1), (r2, z2, n2) = read.split(HIDDEN, -1), kept.split(HIDDEN, -1)
            reset, update = torch.sigmoid(r1 + r2), torch.sigmoid(z1 + z2)
            state = (1 - update) * torch.tanh(n1 + reset * n2) + update * state
            states.append(state)
        x = torch.stack(states, 1)
    rows = w("embeddings.weight" if model["tied_output"] else "output.weight", ITEMS + 2, HIDDEN)
    return x, rows, w("output.bias", ITEMS + 2)


# Each gives the states at all places, what they are held against, and its biases.
FUNCTIONS = {"bert": bert, "gpt": gpt, "t5": t5, "gru": gru}


def numbers(tensor):
    return [float(f"{value:.8g}") for value in tensor.detach().flatten().tolist()]


def case(seed, name, architecture, objective, grid, places, targets, told=None, classes=ITEMS, owners=(), **changes):
    """owners: the number of the place of each target, where a place tells several."""
    model = {"architecture": architecture, "layers": 2, "hidden": HIDDEN, "heads": HEADS, "max_length": LENGTH,
             "norm": "pre", "tied_output": True, "use_categories": False, "use_gaps": False, **changes}
    w = Weights(seed)
    states, rows, biases = FUNCTIONS[architecture](w, model, grid, told)
    if objective == "next-action":
        classes = ACTIONS
        rows, biases = w("nextAction.weight", ACTIONS, HIDDEN), w("nextAction.bias", ACTIONS)
    everywhere = (states @ rows.T + (0 if biases is None else biases)).flatten(0, 1)
    scores = everywhere[torch.tensor(places)][:, :classes]
    if owners: # the multinomial likelihood of what each place has seen, one by one
        shares = torch.exp(scores) / torch.exp(scores).sum(1, keepdim=True)
        loss = -sum(torch.log(shares[owner, target]) for owner, target in zip(owners, targets)) / len(targets)
    else:
        loss = torch.nn.functional.cross_entropy(scores, torch.tensor(targets))
    loss.backward()

    def gradient(v):
        return numbers(torch.zeros_like(v) if v.grad is None else v.grad)

    def written(g):
        return {"rows": len(g["items"]), "length": g["items"].shape[1], **{k: v.flatten().tolist() for k, v in g.items()}}

    return {
        "name": name, "objective": objective, "model": model,
        "sizes": {"items": ITEMS, "actions": ACTIONS, "categories": CATEGORIES if model["use_categories"] else 0,
                  "sentinels": SENTINELS if architecture == "t5" else 0},
        "events": written(grid), "told": written(told) if told else None,
        "classes": classes, "places": places, "targets": targets, "owners": list(owners),
        "weights": {k: {"shape": list(v.shape), "values": numbers(v), "gradient": gradient(v)} for k, v in w.items()},
        "scores": numbers(scores), "loss": float(f"{loss.item():.10g}"),
    }


def main():
    sequence = [(1, 0, GAPS), (2, 0, 3), (0, 1, 0), (4, 0, 7), (3, 1, 31)]
    short = [(4, 1, GAPS), (1, 0, 2)]
    hidden = (MASK, ACTIONS + 1, GAPS)
    masked = events([sequence[:1] + [hidden] + sequence[2:4] + [hidden], short[:1] + [hidden]], True)
    last = events([sequence[:4] + [hidden], short + [hidden]], True)
    causal = events([sequence[:4], short[:1]])
    start = (PADDING, ACTIONS, GAPS)

    def sentinel(i):
        return (ITEMS + 2 + i, ACTIONS + 1, GAPS)

    span_read = events([[sequence[0], sentinel(0), sequence[3], sentinel(1)], [sentinel(0), short[1]]])
    span_told = events([[start, sentinel(0), sequence[1], sequence[2], sentinel(1), sequence[4]],
                        [start, sentinel(0), short[0]]])
    span_targets = [7, 2, 0, 8, 3, 9, 7, 4, 8]
    both = {"use_categories": True, "use_gaps": True}
    cases = [
        case(1, "bert masked, post-norm", "bert", "masked", masked, [1, 4, 6], [2, 3, 1], norm="post"),
        case(2, "bert masked, pre-norm, categories and gaps", "bert", "masked", masked, [1, 4, 6], [2, 3, 1], **both),
        case(3, "bert next item, post-norm, own output", "bert", "next-item", last, [4, 7], [3, 0], norm="post",
             tied_output=False),
        case(4, "gpt causal, pre-norm", "gpt", "causal", causal, [0, 1, 2, 3, 4], [2, 0, 4, 3, 1]),
        case(5, "gpt next item, post-norm, own output, categories and gaps", "gpt", "next-item", causal,
             [0, 1, 2, 3, 4], [2, 0, 4, 3, 1], norm="post", tied_output=False, **both),
        case(6, "t5 span, pre-norm", "t5", "span", span_read, [0, 1, 2, 3, 4, 5, 6, 7, 8], span_targets,
             told=span_told, classes=ITEMS + 2 + SENTINELS, layers=3),
        case(7, "t5 next item, post-norm, own output, categories and gaps", "t5", "next-item",
             events([sequence[:2], short[:1]]), [0, 1, 2, 3], [0, 4, 3, 1],
             told=events([[start, sequence[2], sequence[3]], [start]]), norm="post", tied_output=False, **both),
        case(8, "gru causal", "gru", "causal", causal, [0, 1, 2, 3, 4], [2, 0, 4, 3, 1]),
        case(9, "gru next item, own output, categories and gaps", "gru", "next-item", causal, [0, 1, 2, 3, 4],
             [2, 0, 4, 3, 1], tied_output=False, **both),
        case(10, "gpt next action", "gpt", "next-action", causal, [0, 1, 2, 3, 4], [0, 1, 0, 1, 0]),
        case(11, "gru next action, categories and gaps", "gru", "next-action", causal, [0, 1, 2, 3, 4], [0, 1, 0, 1, 0],
             **both),
        case(12, "bert next action", "bert", "next-action", last, [4, 7], [1, 0]),
        case(13, "t5 next action", "t5", "next-action", events([sequence[:2], short[:1]]), [0, 1, 2, 3], [1, 0, 1, 0],
             told=events([[start, sequence[2], sequence[3]], [start]])),
        case(14, "gpt autoencoder, categories and gaps", "gpt", "autoencoder", causal, [3, 4], [0, 1, 2, 3, 4, 1, 4],
             owners=[0, 0, 0, 0, 0, 1, 1], **both),
        case(15, "bert autoencoder", "bert", "autoencoder", last, [4, 7], [0, 1, 2, 4, 1, 4], owners=[0, 0, 0, 0, 1, 1]),
    ]
    reach = 200
    buckets = {kind: [bucket(d, kind == "both_ways") for d in range(-reach, reach + 1)] for kind in ("both_ways", "causal")}
    lines = [json.dumps(c, separators=(",", ":")) for c in cases]
    print('{"reach":%d,"buckets":%s,\n"cases":[\n%s\n]}' % (reach, json.dumps(buckets, separators=(",", ":")), ",\n".join(lines)))


if __name__ == "__main__":
    main()
