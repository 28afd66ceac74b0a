// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/sessionpredictor.h"

#include "engine/synthesis/itemsequence.h"
#include "engine/synthesis/returns.h"

#include <cmath>

namespace sessionsmith::synthesis {

namespace {

using Vector = hmm::Vector;

/// 1 + x + ... + x^(n - 1).
double geometricSum(double x, int n)
{
    double sum = 0;
    for (int i = 0; i < n; ++i)
        sum = 1 + x * sum;
    return sum;
}

void normalise(Vector& values)
{
    if (const double sum = values.sum(); sum > 0) values /= sum;
}

} // namespace

SessionPredictor::SessionPredictor(const BehaviourModel& model, const ItemSteps& items)
    : m_model(model), m_steps(items),
      m_endsByState(model.hmm.hasEnd() && model.lengths.kind == LengthSettings::Kind::End)
{}

void SessionPredictor::begin()
{
    m_state.resize(0);
    m_item = -1;
    m_touched.clear();
}

/// P(state of the next event | actions so far, there is one).
Vector SessionPredictor::comingState() const
{
    const hmm::Model& hmm = m_model.hmm;
    if (m_state.size() == 0) return hmm.initial;
    Vector going = m_state;
    if (m_endsByState) going = going.cwiseProduct(Vector::Ones(going.size()) - hmm.end);
    if (going.sum() <= 0) going = m_state; // it ends for certain, yet goes on: what the states alone say
    Vector coming = hmm.transition.transpose() * going;
    normalise(coming);
    return coming;
}

void SessionPredictor::observe(std::int32_t action, std::int32_t item)
{
    const Vector coming = comingState();
    m_state = coming;
    if (action >= 0 && action < m_model.hmm.actionCount()) {
        const Vector seen = coming.cwiseProduct(m_model.hmm.emission.col(action));
        if (seen.sum() > 0) m_state = seen;
    }
    normalise(m_state);
    m_item = item;
    if (!m_model.revisits.isDefault()) m_touched.touch(item);
}

Vector SessionPredictor::nextAction() const
{
    Vector action = m_model.hmm.emission.transpose() * comingState();
    normalise(action);
    return action;
}

/// (n) P(rank of the item | the next event returns to one of the n that were touched).
Vector SessionPredictor::returning() const
{
    const Vector byRecency = recencyShares(m_model.revisits.recency, m_touched.size());
    const auto& weight = m_model.revisits.recencyWeight;
    if (!weight || m_touched.size() == 1) return byRecency;
    Vector counts(byRecency.size());
    for (std::size_t rank = 1; rank <= m_touched.size(); ++rank)
        counts[Eigen::Index(rank) - 1] = m_steps.stepCount(m_item, m_touched.at(rank));
    return returnShares(counts, m_steps.stepCount(m_item), byRecency, *weight);
}

Vector SessionPredictor::nextItem() const
{
    if (m_item < 0) return m_steps.first();
    const Vector following = m_steps.next(m_item);
    if (m_model.revisits.isDefault()) return following;

    const Vector actions = nextAction();
    double returns = 0;
    for (Eigen::Index action = 0; action < actions.size(); ++action)
        returns += actions[action] * m_model.revisits.probabilityOf(std::int32_t(action));

    // Drawn again until it is new, first from what follows, then by popularity; the last draw stands whatever it is.
    const Vector& popular = m_steps.popularity();
    double followingTouched = 0, popularTouched = 0;
    for (std::size_t rank = 1; rank <= m_touched.size(); ++rank) {
        followingTouched += following[m_touched.at(rank)];
        popularTouched += popular[m_touched.at(rank)];
    }
    constexpr int tries = ItemSequence::tries;
    const double missed = std::pow(followingTouched, tries);
    Vector items =
        geometricSum(followingTouched, tries) * following + missed * geometricSum(popularTouched, tries) * popular;
    const double last = missed * std::pow(popularTouched, tries - 1);
    items *= 1 - returns;
    const Vector byRank = returning();
    for (std::size_t rank = 1; rank <= m_touched.size(); ++rank) {
        const std::int32_t item = m_touched.at(rank);
        items[item] = (1 - returns) * last * popular[item] + returns * byRank[Eigen::Index(rank) - 1];
    }
    return items;
}

std::vector<Vector> hiddenItems(const ItemSteps& steps, std::span<const std::int32_t> items,
                                const std::vector<bool>& isHidden)
{
    const Eigen::Index count = steps.first().size();
    const auto known = [&](std::size_t place) { return Vector(Vector::Unit(count, items[place])); };
    // What lies behind says of the item at each hidden place, up to a factor: nothing at the end of the session.
    std::vector<Vector> after(items.size());
    Vector value = Vector::Ones(count);
    for (std::size_t place = items.size(); place-- > 0;) {
        if (isHidden[place]) after[place] = value;
        if (place > 0 && isHidden[place - 1]) {
            value = steps.backward(isHidden[place] ? value : known(place));
            if (const double most = value.maxCoeff(); most > 0) value /= most;
        }
    }
    std::vector<Vector> hidden;
    Vector before;
    for (std::size_t place = 0; place < items.size(); ++place) {
        if (!isHidden[place]) continue;
        before = place == 0            ? steps.first()
                 : isHidden[place - 1] ? steps.forward(before)
                                       : steps.next(items[place - 1]);
        hidden.push_back(before.cwiseProduct(after[place]));
        normalise(hidden.back());
    }
    return hidden;
}

} // namespace sessionsmith::synthesis
