// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/differences.h"

#include "engine/analysis/transitiondifference.h"
#include "engine/fidelity/report.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sessionsmith::fidelity {

namespace {

constexpr double standardErrors = 3;
constexpr double leastExcess = 0.005;    // of a metric: less is nothing to work on
constexpr std::size_t mostActions = 256; // that a model can have; transitions are looked at for the first ones

std::string percent(double share)
{
    return fmt::format("{:.1f} %", 100 * share);
}

hmm::Sequences actionsOf(const std::vector<const Sessions*>& parts)
{
    hmm::Sequences sequences;
    for (const Sessions* sessions : parts)
        for (std::size_t s = 0; s < sessions->size(); ++s)
            sequences.append(sessions->actionsOf(s));
    return sequences;
}

/// How often each action comes first, comes last, and comes at all.
struct ActionCounts
{
    explicit ActionCounts(const hmm::Sequences& sequences, std::size_t actions)
        : first(actions), last(actions), all(actions), sessions(double(sequences.size())),
          events(double(sequences.symbols.size()))
    {
        for (std::size_t i = 0; i < sequences.size(); ++i) {
            ++first[std::size_t(sequences[i].front())];
            ++last[std::size_t(sequences[i].back())];
        }
        for (const std::int32_t action : sequences.symbols)
            ++all[std::size_t(action)];
    }
    std::vector<double> first, last, all;
    double sessions, events;
};

/// A count and the number of cases in which it might have been.
struct Share
{
    double count, cases;
};

bool isBeyondChance(Share real, Share synthetic)
{
    if (real.cases == 0 || synthetic.cases == 0) return false;
    const double p = (real.count + synthetic.count) / (real.cases + synthetic.cases);
    const double deviation = std::sqrt(p * (1 - p) * (1 / real.cases + 1 / synthetic.cases));
    return std::abs(real.count / real.cases - synthetic.count / synthetic.cases) > standardErrors * deviation;
}

class Search
{
public:
    Search(const Sides& sides, std::vector<Difference>& found) : m_names(sides.actions), m_found(found) {}

    void lookAtActions(const hmm::Sequences& real, const hmm::Sequences& synthetic)
    {
        const ActionCounts r(real, m_names.size()), s(synthetic, m_names.size());
        for (std::size_t a = 0; a < m_names.size(); ++a) {
            add(Part::Initial, a, {r.first[a], r.sessions}, {s.first[a], s.sessions},
                SS_TEXT("engine", "{0} comes first in {1} of the sessions instead of {2}: the initial probabilities"));
            add(Part::End, a, {r.last[a], r.all[a]}, {s.last[a], s.all[a]},
                SS_TEXT("engine", "{1} of the events {0} are the last of their session instead of {2}: the END "
                                  "probability, or the length asked for"));
            add(Part::Emission, a, {r.all[a], r.events}, {s.all[a], s.events},
                SS_TEXT("engine", "{1} of the events are {0} instead of {2}: the emissions, or how often their states "
                                  "are visited"));
        }
    }

    void lookAtTransitions(const hmm::Sequences& real, const hmm::Sequences& synthetic)
    {
        const int actions = int(std::min(m_names.size(), mostActions));
        const hmm::ActionTransitions r(real, actions), s(synthetic, actions);
        const hmm::TransitionDifference difference = hmm::transitionDifference(s, r);
        for (int a = 0; a < actions; ++a)
            for (int b = 0; b < actions; ++b) {
                if (!difference.isBeyondChance(a, b)) continue;
                const std::string &from = m_names[std::size_t(a)], &to = m_names[std::size_t(b)];
                const double before = r.frequency(a, b), now = s.frequency(a, b);
                m_found.push_back({Part::Transition, from, to, before, now, std::abs(now - before),
                                   Message(SS_TEXT("engine", "{0} is followed by {1} in {2} of the cases instead of "
                                                             "{3}: the transition from {0} to {1}"),
                                           from, to, percent(now), percent(before))});
            }
    }

    void lookAt(const Metric& metric)
    {
        struct Governed
        {
            const char* metric;
            Part part;
            const char* text;
        };
        static constexpr std::array table{
            Governed{"length_ks", Part::End,
                     SS_TEXT("engine", "Sessions are too long or too short: the END probabilities, or the length asked "
                                       "for")},
            Governed{"gap_ks", Part::Gaps,
                     SS_TEXT("engine", "The time between events is not as in the real log: the gaps of the states")},
            Governed{"item_popularity_tv", Part::Items,
                     SS_TEXT("engine", "Other items are popular than in the real log: the data set that the items "
                                       "follow, or the exponent of invented ones")},
            Governed{"category_transitions_tv", Part::ItemTransitions,
                     SS_TEXT("engine", "Visitors go from category to category in another way: the item transitions and "
                                       "how much these are smoothed")},
            Governed{"repeat_rate", Part::Revisits,
                     SS_TEXT("engine", "Visitors come back to an item too often, or too rarely: how likely each action "
                                       "returns to an item of its session")},
            Governed{"tstr_item_markov", Part::ItemTransitions,
                     SS_TEXT("engine", "What item comes after an item cannot be learnt as from real sessions: the item "
                                       "transitions and how much these are smoothed")}};
        const auto governed = std::ranges::find(table, metric.name, &Governed::metric);
        const double excess = metric.better == Better::Lower ? metric.value - metric.best : metric.best - metric.value;
        if (governed == table.end() || !(excess > std::max(leastExcess, (metric.high - metric.low) / 2))) return;
        m_found.push_back({governed->part, "", "", metric.best, metric.value, excess, Message(governed->text)});
    }

private:
    void add(Part part, std::size_t action, Share real, Share synthetic, const char* text)
    {
        if (!isBeyondChance(real, synthetic)) return;
        const double before = real.count / real.cases, now = synthetic.count / synthetic.cases;
        m_found.push_back({part, m_names[action], "", before, now, std::abs(now - before),
                           Message(text, m_names[action], percent(now), percent(before))});
    }

    const std::vector<std::string>& m_names;
    std::vector<Difference>& m_found;
};

} // namespace

const char* nameOf(Part part)
{
    static constexpr std::array names{"initial", "transition", "emission",         "end",
                                      "gaps",    "items",      "item_transitions", "revisits"};
    return names[std::size_t(part)];
}

std::vector<Difference> largestDifferences(const Sides& sides, const std::vector<Metric>& metrics, std::size_t number)
{
    std::vector<Difference> found;
    Search search(sides, found);
    const hmm::Sequences real = actionsOf({&sides.training, &sides[Side::HeldOut]});
    const hmm::Sequences synthetic = actionsOf({&sides.synthetic});
    search.lookAtActions(real, synthetic);
    search.lookAtTransitions(real, synthetic);
    for (const Metric& metric : metrics)
        search.lookAt(metric);
    std::ranges::stable_sort(found, std::greater(), &Difference::size);
    found.resize(std::min(found.size(), number));
    return found;
}

} // namespace sessionsmith::fidelity
