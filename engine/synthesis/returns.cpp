// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/returns.h"

#include "engine/synthesis/itemsequence.h"
#include "engine/synthesis/likeliest.h"
#include "engine/synthesis/smoothing.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sessionsmith::synthesis {

namespace {

/// P(one touched item): `count` of `touched` steps lead to it.
double returnShare(double count, double touched, double all, double share, double weight)
{
    const double missed = std::pow((all - touched) / (all + weight), ItemSequence::tries);
    return (1 - missed) * (count + weight * share) / (touched + weight) + missed * share;
}

/// A return of a held-out session, with what the other sessions say of it.
struct Choice
{
    double count = 0, touched = 0, all = 0; ///< steps to the item that was taken, to any that was touched, to any
    double share = 0;                       ///< by recency
};

class Choices
{
public:
    Choices(ItemModel others, double recency)
        : m_others(std::move(others)), m_recency(recency), m_isTouched(std::size_t(m_others.items().size()))
    {}

    void add(std::int32_t before, std::int32_t taken, const TouchedItems& touched)
    {
        Choice choice;
        mark(touched, true);
        for (const auto steps : {m_others.successors(before), m_others.returns(before)}) {
            choice.all += double(steps.size());
            for (const std::int32_t item : steps) {
                choice.count += item == taken;
                choice.touched += m_isTouched[std::size_t(item)];
            }
        }
        mark(touched, false);
        const double share = recencyShares(m_recency, touched.size())[Eigen::Index(touched.rankOf(taken)) - 1];
        choice.share = std::max(share, std::numeric_limits<double>::min()); // far back it is too small for a double
        m_choices.push_back(choice);
    }
    std::size_t size() const { return m_choices.size(); }
    double logLikelihood(double weight) const
    {
        double sum = 0;
        for (const Choice& choice : m_choices)
            sum += std::log(returnShare(choice.count, choice.touched, choice.all, choice.share, weight));
        return sum;
    }
    double logLikelihoodByRecency() const
    {
        double sum = 0;
        for (const Choice& choice : m_choices)
            sum += std::log(choice.share);
        return sum;
    }

private:
    void mark(const TouchedItems& touched, bool isTouched)
    {
        for (std::size_t rank = 1; rank <= touched.size(); ++rank)
            m_isTouched[std::size_t(touched.at(rank))] = isTouched;
    }

    ItemModel m_others;
    double m_recency;
    std::vector<bool> m_isTouched; // by item: in the choice that is looked at
    std::vector<Choice> m_choices;
};

} // namespace

hmm::Vector recencyShares(double recency, std::size_t n)
{
    hmm::Vector shares = hmm::Vector::Ones(Eigen::Index(n));
    for (Eigen::Index i = 1; i < shares.size(); ++i)
        shares[i] = recency * shares[i - 1];
    return shares / shares.sum();
}

hmm::Vector returnShares(const hmm::Vector& counts, double all, const hmm::Vector& shares, double weight)
{
    const double touched = counts.sum();
    hmm::Vector result(shares.size());
    for (Eigen::Index i = 0; i < result.size(); ++i)
        result[i] = returnShare(counts[i], touched, all, shares[i], weight);
    return result;
}

Result<std::optional<ReturnsEvidence>> estimateRecencyWeight(const events::EventLog& log, double recency,
                                                             std::uint64_t seed, const Control& control)
{
    const std::vector<bool> isHeldOut = heldOutSessions(log.sessionCount(), seed);
    auto others = ItemModel::estimate(log, 0, ItemModel::Steps::ToNewItems, isHeldOut);
    if (!others) return tl::unexpected(others.error());
    Choices choices(std::move(*others), recency);
    TouchedItems touched;
    for (std::size_t e = 0; e < log.size() && choices.size() < mostChoices; ++e) {
        if (!isHeldOut[std::size_t(log.session[e])]) continue;
        if (e == 0 || log.session[e] != log.session[e - 1]) {
            touched.clear();
            if (!control.proceed()) return fail(Error::cancelled());
        }
        if (touched.size() > 1 && touched.rankOf(log.item[e]) > 0) choices.add(log.item[e - 1], log.item[e], touched);
        touched.touch(log.item[e]);
    }
    if (choices.size() == 0) return std::nullopt;
    const auto [estimate, low, high] = likeliest([&](double weight) { return choices.logLikelihood(weight); },
                                                 ReturnsEvidence::least, ReturnsEvidence::most);
    const auto perplexity = [&](double sum) { return std::exp(-sum / double(choices.size())); };
    return std::optional(ReturnsEvidence{{},
                                         estimate,
                                         low,
                                         high,
                                         choices.size(),
                                         perplexity(choices.logLikelihood(estimate)),
                                         perplexity(choices.logLikelihoodByRecency())});
}

} // namespace sessionsmith::synthesis
