// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/usefulness.h"

#include "engine/base/parallel.h"
#include "engine/fidelity/bootstrap.h"
#include "engine/fidelity/trial.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sessionsmith::fidelity {

namespace {

// More would change nothing that can be seen.
constexpr std::size_t mostTraining = 100'000, mostTest = 20'000;

using Kind = Predictor::Kind;

constexpr MetricWords itemPopularity{
    "tstr_item_popularity", SS_TEXT("engine", "Next item, popularity trained on these"),
    SS_TEXT("engine", "How often the next item of a held-out real session is among the ten most popular ones of these "
                      "sessions"),
    SS_TEXT("engine", "Who learns from these sessions what is popular is wrong about the real ones")};
constexpr MetricWords itemMarkov{
    "tstr_item_markov", SS_TEXT("engine", "Next item, Markov chain trained on these"),
    SS_TEXT("engine", "How often the next item of a held-out real session is among the ten that most often follow the "
                      "last one in these sessions"),
    SS_TEXT("engine", "A model that learns item after item from these sessions serves real visitors badly")};
constexpr MetricWords itemNeighbours{
    "tstr_item_knn", SS_TEXT("engine", "Next item, nearest items trained on these"),
    SS_TEXT("engine",
            "How often the next item of a held-out real session is among the ten that most often share one of "
            "these sessions with the last one (item-kNN)"),
    SS_TEXT("engine", "Which items belong together cannot be learnt from these sessions")};
constexpr MetricWords actionMarkov{
    "tstr_action_markov", SS_TEXT("engine", "Next action, Markov chain trained on these"),
    SS_TEXT("engine",
            "How often the next action of a held-out real session is the one that most often follows the last "
            "one in these sessions"),
    SS_TEXT("engine", "A model that learns action after action from these sessions foretells real visitors badly")};
constexpr MetricWords actionSecondOrder{
    "tstr_action_second_order", SS_TEXT("engine", "Next action, second order trained on these"),
    SS_TEXT("engine",
            "How often the next action of a held-out real session is the one that most often follows the last "
            "two in these sessions"),
    SS_TEXT("engine", "What two actions say of the next one cannot be learnt from these sessions")};
constexpr MetricWords itemReverse{
    "trts_item_markov", SS_TEXT("engine", "Next item here, Markov chain trained on real, difference"),
    SS_TEXT("engine", "The reverse: by how much the hits of a Markov chain of items that was trained on half of the "
                      "held-out real sessions differ between these sessions and the other half"),
    SS_TEXT("engine",
            "For a model of real visitors the items of these sessions are too easy to foretell, or too hard")};
constexpr MetricWords actionReverse{
    "trts_action_markov", SS_TEXT("engine", "Next action here, Markov chain trained on real, difference"),
    SS_TEXT("engine", "The reverse: by how much the hits of a Markov chain of actions that was trained on half of the "
                      "held-out real sessions differ between these sessions and the other half"),
    SS_TEXT("engine",
            "For a model of real visitors the actions of these sessions are too easy to foretell, or too hard")};
constexpr MetricWords ranking{
    "model_ranking", SS_TEXT("engine", "Models rank the same"),
    SS_TEXT("engine", "Of all pairs of simple models of one task the share that come in the same order whether trained "
                      "and tested here or on held-out real sessions; half for a tie of one"),
    SS_TEXT("engine", "Which model is the better one cannot be told from these sessions")};

const std::array itemCandidates{Candidate{Kind::Popularity, &itemPopularity}, Candidate{Kind::Repetition},
                                Candidate{Kind::Markov, &itemMarkov, &itemReverse},
                                Candidate{Kind::Neighbours, &itemNeighbours}};
const std::array actionCandidates{Candidate{Kind::Popularity}, Candidate{Kind::Repetition},
                                  Candidate{Kind::Markov, &actionMarkov, &actionReverse},
                                  Candidate{Kind::SecondOrder, &actionSecondOrder}};

double orderOf(double a, double b)
{
    return a > b ? 1 : a < b ? -1 : 0;
}

/// Adds up the pairs of places of two lists, and those in the same order.
void countPairs(const std::vector<double>& a, const std::vector<double>& b, double& same, double& pairs)
{
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = i + 1; j < a.size(); ++j) {
            same += 1 - std::abs(orderOf(a[i], a[j]) - orderOf(b[i], b[j])) / 2;
            ++pairs;
        }
}

std::vector<std::uint16_t> once(std::size_t sessions)
{
    return std::vector<std::uint16_t>(sessions, 1);
}

class Judgement
{
public:
    Judgement(const Spec& spec) : m_spec(spec) {}

    Figures take() { return std::move(m_found); }

    void addTraining(const Trial& trial, std::size_t candidate)
    {
        const auto hits = [&](std::size_t side) -> const Hits& { return trial.trained(side, candidate); };
        Figure figure{*trial.question().candidates[candidate].trained, Better::Higher};
        figure.value = hits(0).share();
        figure.best = hits(1).share();
        figure.worst = hits(2).share();
        const std::size_t asked = hits(0).hits.size();
        replicate(figure, asked, asked, [&](const Resample& drawn) { return hits(0).share(drawn.heldOut); });
    }

    void addReverse(const Trial& trial, std::size_t candidate)
    {
        const Hits& reference = trial.reference(candidate);
        const double usual = reference.share();
        const auto difference = [&](std::size_t side) {
            return std::abs(trial.reversed(side, candidate).share() - usual);
        };
        Figure figure{*trial.question().candidates[candidate].reversed, Better::Lower};
        figure.value = difference(0);
        figure.best = difference(1);
        figure.worst = difference(2);
        const Hits& hits = trial.reversed(0, candidate);
        replicate(figure, hits.hits.size(), reference.hits.size(), [&](const Resample& drawn) {
            return std::abs(hits.share(drawn.side) - reference.share(drawn.heldOut));
        });
    }

    void addRanking(const std::vector<Trial>& trials)
    {
        const auto agreement = [&](std::size_t side, std::span<const std::uint16_t> ofSide,
                                   std::span<const std::uint16_t> ofHeldOut) {
            double same = 0, pairs = 0;
            for (const Trial& trial : trials) {
                std::vector<double> here, there;
                for (std::size_t c = 0; c < trial.question().candidates.size(); ++c) {
                    here.push_back(trial.within(side, c).share(ofSide));
                    there.push_back(trial.reference(c).share(ofHeldOut));
                }
                if (std::isnan(here[0]) || std::isnan(there[0])) continue; // nothing was asked
                countPairs(here, there, same, pairs);
            }
            return pairs > 0 ? same / pairs : Figure::none;
        };
        const auto asked = [&](std::size_t side) { return trials[0].within(side, 0).hits.size(); };
        const std::size_t heldOut = trials[0].reference(0).hits.size();
        Figure figure{ranking, Better::Higher};
        figure.value = agreement(0, once(asked(0)), once(heldOut));
        figure.best = agreement(1, once(asked(1)), once(heldOut));
        figure.worst = agreement(2, once(asked(2)), once(heldOut));
        replicate(figure, asked(0), heldOut,
                  [&](const Resample& drawn) { return agreement(0, drawn.side, drawn.heldOut); });
    }

    void leaveOut(const MetricWords& words, const Message& reason) { m_found.obstacles.push_back({words, reason}); }

private:
    template <typename Value>
    void replicate(Figure& figure, std::size_t side, std::size_t heldOut, Value value)
    {
        figure.replicates.resize(std::size_t(m_spec.bootstrap), Figure::none);
        if (side > 0 && heldOut > 0)
            parallelFor(figure.replicates.size(), 1, m_spec.threads, [&](std::size_t begin, std::size_t end) {
                for (std::size_t i = begin; i < end; ++i)
                    figure.replicates[i] = value(Resample(m_spec.seed, i, side, heldOut));
            });
        m_found.figures.push_back(std::move(figure));
    }

    const Spec& m_spec;
    Figures m_found;
};

} // namespace

Result<Figures> usefulness(const Sides& sides, const Spec& spec, const ProgressSink& progress, const Control& control)
{
    Phase phase(progress, control, Message(SS_TEXT("engine", "Training simple models on either side")), 3);
    Judgement judgement(spec);
    const std::array questions{Question{&Sessions::item, std::size_t(sides.items), 10, itemCandidates},
                               Question{&Sessions::action, sides.actions.size(), 1, actionCandidates}};
    const std::array obstacles{obstacle(View::Items, sides), obstacle(View::Actions, sides)};
    const std::array parts{Halved(sides[Side::Synthetic], mostTraining, spec.seed, 0),
                           Halved(sides[Side::Real], mostTraining, spec.seed, 1),
                           Halved(sides[Side::Shuffled], mostTraining, spec.seed, 2),
                           Halved(sides[Side::HeldOut], mostTest, spec.seed, 3)};
    std::vector<Trial> trials;
    for (std::size_t t = 0; t < questions.size(); ++t) {
        if (obstacles[t].isEmpty()) trials.emplace_back(questions[t], parts, spec.threads);
        for (std::size_t c = 0; c < questions[t].candidates.size(); ++c) {
            const Candidate& candidate = questions[t].candidates[c];
            if (!obstacles[t].isEmpty()) {
                for (const MetricWords* words : {candidate.trained, candidate.reversed})
                    if (words) judgement.leaveOut(*words, obstacles[t]);
                continue;
            }
            if (candidate.trained) judgement.addTraining(trials.back(), c);
            if (candidate.reversed) judgement.addReverse(trials.back(), c);
        }
        if (!phase.advance(1)) return fail(Error::cancelled());
    }
    if (trials.empty())
        judgement.leaveOut(ranking, obstacles[0]);
    else
        judgement.addRanking(trials);
    if (!phase.advance(1)) return fail(Error::cancelled());
    return judgement.take();
}

std::span<const MetricWords> usefulnessWords()
{
    static constexpr std::array words{itemPopularity,    itemMarkov,  itemNeighbours, actionMarkov,
                                      actionSecondOrder, itemReverse, actionReverse,  ranking};
    return words;
}

} // namespace sessionsmith::fidelity
