// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/detection.h"

#include "engine/base/parallel.h"
#include "engine/fidelity/bootstrap.h"
#include "engine/regression/areaundercurve.h"
#include "engine/regression/regression.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sessionsmith::fidelity {

namespace {

constexpr std::uint32_t foldPurpose = 0x46464c44; // "FFLD"
constexpr double ridge = 1;                       // for standardised features: as good as nothing once there are many

/// What the detector sees of sessions: one row each.
class SessionFeatures
{
public:
    explicit SessionFeatures(const Sides& sides)
        : m_kinds(std::min(sides.actions.size(), Detection::mostActions + 1)), m_hasTime(sides.hasTime()),
          m_kind(sides.actions.size(), m_kinds - 1)
    {
        std::vector<std::size_t> counts(sides.actions.size());
        for (const Sessions& sessions : sides.compared)
            for (const std::int32_t action : sessions.action)
                ++counts[std::size_t(action)];
        std::vector<std::size_t> order(counts.size());
        std::iota(order.begin(), order.end(), std::size_t(0));
        std::ranges::stable_sort(order, std::greater(), [&](std::size_t action) { return counts[action]; });
        for (std::size_t i = 0; i + 1 < m_kinds; ++i)
            m_kind[order[i]] = i;
    }

    std::size_t columns() const { return 1 + m_hasTime + m_kinds * (m_kinds + 2); }

    void fill(const Sessions& sessions, std::size_t session, hmm::Matrix::RowXpr row) const
    {
        const auto actions = sessions.actionsOf(session);
        const std::size_t shares = 1 + m_hasTime, presence = shares + m_kinds, transitions = presence + m_kinds;
        row.setZero();
        row[0] = std::log(double(actions.size()));
        for (std::size_t i = 0; i < actions.size(); ++i) {
            const std::size_t kind = m_kind[std::size_t(actions[i])];
            row[Eigen::Index(shares + kind)] += 1.0 / double(actions.size());
            row[Eigen::Index(presence + kind)] = 1;
            if (i > 0) row[Eigen::Index(transitions + m_kind[std::size_t(actions[i - 1])] * m_kinds + kind)] += 1;
        }
        auto counts = row.tail(Eigen::Index(m_kinds * m_kinds)).array();
        counts = (1 + counts).log();
        if (!m_hasTime || actions.size() < 2) return;
        const Milliseconds* time = sessions.time.data() + sessions.offsets[session];
        for (std::size_t i = 1; i < actions.size(); ++i)
            row[1] += std::log1p(double(time[i] - time[i - 1]) / 1000) / double(actions.size() - 1);
    }

private:
    std::size_t m_kinds; // of actions that are told apart; the last one may stand for all others
    bool m_hasTime;
    std::vector<std::size_t> m_kind; // by action
};

/// To mean 0 and deviation 1, but for what never changes.
void standardise(hmm::Matrix& features)
{
    for (Eigen::Index column = 0; column < features.cols(); ++column) {
        auto values = features.col(column).array();
        values -= values.mean();
        const double deviation = std::sqrt(values.square().mean());
        if (deviation > 0) values /= deviation;
    }
}

/// Each kind by itself spread evenly over the folds.
std::vector<int> foldsOf(std::size_t number, std::uint64_t seed)
{
    std::vector<int> folds(2 * number);
    Philox random(seed, foldPurpose, 0);
    for (std::size_t kind = 0; kind < 2; ++kind)
        for (std::size_t i = 0; i < number; ++i) {
            int* first = folds.data() + kind * number;
            first[i] = int(i) % Detection::folds;
            std::swap(first[i], first[random.below(std::uint32_t(i + 1))]);
        }
    return folds;
}

} // namespace

Detection::Detection(const Sides& sides, Side side, std::uint64_t seed, unsigned threads)
    : m_number(std::min({sides[side].size(), sides[Side::HeldOut].size(), mostSessions}))
{
    if (m_number < std::size_t(folds)) return;
    const SessionFeatures look(sides);
    hmm::Matrix features(Eigen::Index(2 * m_number), Eigen::Index(look.columns()));
    m_isPositive = hmm::Vector::Zero(Eigen::Index(2 * m_number));
    m_isPositive.head(Eigen::Index(m_number)).setOnes();
    const Sessions kinds[]{drawnSessions(sides[side], m_number, seed, 2),
                           drawnSessions(sides[Side::HeldOut], m_number, seed, 3)};
    for (std::size_t kind = 0; kind < 2; ++kind)
        for (std::size_t s = 0; s < m_number; ++s)
            look.fill(kinds[kind], s, features.row(Eigen::Index(kind * m_number + s)));
    standardise(features);

    const std::vector<int> fold = foldsOf(m_number, seed);
    m_scores = hmm::Vector::Zero(features.rows());
    parallelFor(folds, 1, threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t judged = begin; judged < end; ++judged) {
            std::vector<Eigen::Index> learnt, left;
            for (std::size_t i = 0; i < fold.size(); ++i)
                (std::size_t(fold[i]) == judged ? left : learnt).push_back(Eigen::Index(i));
            const auto detector =
                regression::fitLogistic(features(learnt, Eigen::all), m_isPositive(learnt), {ridge, 25, 1e-6});
            if (detector) m_scores(left) = detector->scores(features(left, Eigen::all)); // numbers are finite
        }
    });
    m_ascending = regression::ascending({m_scores.data(), 2 * m_number});
}

double Detection::areaOf(std::span<const std::uint16_t> weights) const
{
    const std::size_t count = m_ascending.size();
    return regression::areaUnderCurve({m_scores.data(), count}, m_ascending, {m_isPositive.data(), count}, weights);
}

double Detection::area() const
{
    return areaOf(std::vector<std::uint16_t>(2 * m_number, 1));
}

double Detection::areaOfReplicate(std::uint64_t seed, std::uint64_t index) const
{
    Resample drawn(seed, index, m_number, m_number);
    drawn.side.insert(drawn.side.end(), drawn.heldOut.begin(), drawn.heldOut.end());
    return areaOf(drawn.side);
}

} // namespace sessionsmith::fidelity
