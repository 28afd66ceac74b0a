// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/initialisation.h"

#include "engine/base/random.h"
#include "engine/hmm/kmeans.h"

#include <fmt/format.h>

#include <cmath>

namespace sessionsmith::hmm {

namespace {

constexpr std::uint32_t purpose = 0x494e4954; // "INIT"

/// A distribution near uniform (`spread` small) or drawn uniformly from all (`spread` = 1).
Vector randomRow(Eigen::Index size, double spread, Philox& random)
{
    Vector row(size);
    for (double& value : row)
        value = 1 - spread + spread * -std::log(1 - random.uniform());
    return row / row.sum();
}

std::vector<std::string> numberedStates(int count)
{
    std::vector<std::string> names;
    for (int i = 1; i <= count; ++i)
        names.push_back(fmt::format("state {}", i));
    return names;
}

/// Emission rows and initial distribution from clusters of windows of a few events.
void initialiseByClusters(Model& model, const Sequences& sequences, Philox& random)
{
    constexpr std::size_t window = 4;
    constexpr std::size_t largest = 20'000;
    std::vector<std::pair<std::size_t, std::size_t>> windows; // sequence, begin
    for (std::size_t i = 0; i < sequences.size() && windows.size() < largest; ++i)
        for (std::size_t begin = 0; begin < sequences[i].size() && windows.size() < largest; begin += window)
            windows.emplace_back(i, begin);

    Matrix points = Matrix::Zero(Eigen::Index(windows.size()), model.actionCount());
    for (std::size_t w = 0; w < windows.size(); ++w) {
        const auto sequence = sequences[windows[w].first];
        const std::size_t end = std::min(sequence.size(), windows[w].second + window);
        for (std::size_t t = windows[w].second; t < end; ++t)
            points(Eigen::Index(w), sequence[t]) += 1.0 / double(end - windows[w].second);
    }
    const Clusters clusters = kMeans(points, model.stateCount(), random);
    Vector starts = Vector::Zero(model.stateCount());
    for (std::size_t w = 0; w < windows.size(); ++w)
        if (windows[w].second == 0) starts[clusters.member[w]] += 1;
    // A little of uniform keeps every action possible, so that Baum-Welch can still move there.
    constexpr double kept = 0.9;
    const double share = 1.0 / model.actionCount();
    for (Eigen::Index i = 0; i < model.stateCount(); ++i) {
        const Vector row = kept * clusters.centres.row(i).transpose().array() + (1 - kept) * share;
        model.emission.row(i) = (row / row.sum()).transpose();
        model.transition.row(i) = randomRow(model.stateCount(), 0.1, random).transpose();
    }
    model.initial = (starts.array() + 1) / (starts.sum() + double(starts.size()));
}

} // namespace

Result<Model> initialModel(const std::vector<std::string>& actions, const Sequences& sequences, int states,
                           Initialisation method, std::uint64_t seed, bool withEnd, int index)
{
    if (states < 1 || states > Model::maximumSize)
        return fail(SS_TEXT("engine", "The number of states must lie between 1 and {0}"), Model::maximumSize);
    if (auto good = checkSymbols(sequences, int(actions.size())); !good) return tl::unexpected(good.error());
    Philox random(seed, purpose, std::uint64_t(index));

    Model model;
    model.states = numberedStates(states);
    model.actions = actions;
    if (auto good = model.validateNames(); !good) return tl::unexpected(good.error());
    model.initial.resize(states);
    model.transition.resize(states, states);
    model.emission.resize(states, Eigen::Index(actions.size()));
    if (withEnd) model.end = Vector::Constant(states, std::min(0.5, 1 / sequences.meanLength()));
    if (method == Initialisation::KMeans) {
        initialiseByClusters(model, sequences, random);
    } else {
        const double spread = method == Initialisation::Uniform ? 0.05 : 1;
        model.initial = randomRow(states, spread, random);
        for (int i = 0; i < states; ++i) {
            model.transition.row(i) = randomRow(states, spread, random).transpose();
            model.emission.row(i) = randomRow(model.actionCount(), spread, random).transpose();
        }
    }
    if (auto valid = model.validate(); !valid) return tl::unexpected(valid.error());
    return model;
}

Model redrawn(const Model& model, const Constraints& constraints, std::uint64_t seed, int index)
{
    Philox random(seed, purpose, std::uint64_t(index));
    Model next = model;
    for (const FreeRow& row : freeRows(model, constraints)) {
        Vector values = row.valuesOf(model);
        const Vector before = row.summed(values);
        Vector drawn(before.size());
        for (Eigen::Index group = 0; group < drawn.size(); ++group)
            drawn[group] = before[group] > 0 ? -std::log(1 - random.uniform()) : 0;
        if (!(drawn.sum() > 0)) continue;
        row.share(drawn, values);
        row.setValues(values, next);
    }
    return next;
}

} // namespace sessionsmith::hmm
