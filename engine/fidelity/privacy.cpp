// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/privacy.h"

#include "engine/base/parallel.h"
#include "engine/base/random.h"
#include "engine/fidelity/copies.h"
#include "engine/fidelity/membership.h"
#include "engine/fidelity/nearest.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace sessionsmith::fidelity {

namespace {

constexpr std::uint32_t privacyPurpose = 0x46505256, runPurpose = 0x4652554e; // "FPRV", "FRUN"
constexpr std::uint64_t halvesIndex = 4, drawIndex = 32;                      // others drew before

constexpr MetricWords copiesWords{
    "copies", SS_TEXT("engine", "Exact copies of real sessions"),
    SS_TEXT("engine", "Of the synthetic sessions of five or more events the share with the items of a real one in the "
                      "same order; best: of the held-out real ones beside the others"),
    SS_TEXT("engine", "More sessions are copies of real ones than chance explains: do not hand them on")};
constexpr MetricWords runWords{
    "longest_shared_run", SS_TEXT("engine", "Longest run of items shared with a real session"),
    SS_TEXT("engine", "How many items in a row a synthetic session has from a real one; best: a held-out real one from "
                      "the others"),
    SS_TEXT("engine", "A long piece of a real session comes up again: look at it before you hand the log on")};
constexpr MetricWords closerWords{
    "closer_to_training", SS_TEXT("engine", "Closer to the training sessions than to held-out ones"),
    SS_TEXT("engine", "The share of sessions that can be edited into a training session with fewer changes of items "
                      "than into any of as many held-out ones, ties counted half: 0.5 gives nothing away, 1 is a copy"),
    SS_TEXT("engine", "The sessions stick to those that the model was fitted to; where shuffled ones do too, the items "
                      "alone tell them")};
constexpr MetricWords ratioWords{
    "nearest_neighbour_ratio", SS_TEXT("engine", "Nearest beside second nearest training session"),
    SS_TEXT("engine",
            "The distance to the nearest training session over that to the second nearest, on average: near 1 "
            "no single one is hit, near 0 one is"),
    SS_TEXT("engine", "The sessions lie near single training sessions instead of among them")};
constexpr MetricWords membershipWords{
    "membership_advantage", SS_TEXT("engine", "Membership inference, advantage"),
    SS_TEXT("engine", "Who guesses by the nearest of these sessions whether a real one was in the training is right so "
                      "much more often for members than wrong for others: 0 is guessing, 1 is knowing"),
    SS_TEXT("engine",
            "Whose sessions the model was fitted to can be found out in part; where shuffled ones tell it too, by "
            "the items alone")};

Sessions some(const Sessions& all, std::size_t most, std::uint64_t seed, std::uint64_t index)
{
    return drawnSessions(all, std::min(all.size(), most), seed, drawIndex + index);
}

double mean(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size()); // NaN without any
}

/// As many of the values, drawn with replacement.
std::vector<double> drawnAnew(const std::vector<double>& values, Philox& random)
{
    std::vector<double> drawn(values.size());
    for (double& value : drawn)
        value = values[random.below(std::uint32_t(values.size()))];
    return drawn;
}

/// Of each session that was asked for: 1 where the training is nearer, 0 where the held-out sessions are, or half.
std::vector<double> closerOnes(const std::vector<NearestSessions::Distances>& training,
                               const std::vector<NearestSessions::Distances>& heldOut)
{
    std::vector<double> closer;
    for (std::size_t i = 0; i < training.size(); ++i) {
        const double a = training[i].nearest, b = heldOut[i].nearest;
        closer.push_back(a < b ? 1 : a > b ? 0 : 0.5);
    }
    return closer;
}

std::vector<double> ratios(const std::vector<NearestSessions::Distances>& distances)
{
    std::vector<double> ratios;
    for (const auto& [nearest, second] : distances)
        ratios.push_back(second > 0 ? nearest / second : 1); // two are hit alike
    return ratios;
}

std::vector<double> nearestOnes(const std::vector<NearestSessions::Distances>& distances)
{
    std::vector<double> nearest;
    for (const auto& one : distances)
        nearest.push_back(one.nearest);
    return nearest;
}

class Search
{
public:
    Search(const Sides& sides, const Spec& spec) : m_sides(sides), m_spec(spec)
    {
        const auto [reference, best] = halvesOf(sides[Side::HeldOut], spec.seed, halvesIndex);
        const std::size_t near = std::min({sides.training.size(), reference.size(), Privacy::mostNear});
        m_training = some(sides.training, near, spec.seed, 0);
        m_heldOut = some(reference, near, spec.seed, 1);
        const std::size_t made = std::min({sides.synthetic.size(), best.size(), Privacy::mostNear});
        m_made = {some(sides.synthetic, made, spec.seed, 2), some(best, made, spec.seed, 3),
                  some(sides[Side::Shuffled], made, spec.seed, 4)};
    }

    bool isPossible() const { return m_heldOut.size() > 0 && m_made[1].size() > 0; }

    /// Of what was made (0: synthetic, 1: other real, 2: shuffled).
    void ask(std::size_t made)
    {
        const Sessions asked = some(m_made[made], Privacy::mostAsked, m_spec.seed, 5);
        const auto toTraining = nearestTo(m_training, asked, m_sides.items, m_spec.threads);
        m_closer[made] = closerOnes(toTraining, nearestTo(m_heldOut, asked, m_sides.items, m_spec.threads));
        m_ratios[made] = ratios(toTraining);
        const auto toMade = [&](const Sessions& sessions, std::uint64_t index) {
            return nearestOnes(nearestTo(m_made[made], some(sessions, Privacy::mostAsked, m_spec.seed, index),
                                         m_sides.items, m_spec.threads));
        };
        m_members[made] = toMade(m_training, 6);
        m_others[made] = toMade(m_heldOut, 7);
    }

    std::vector<Figure> figures() const
    {
        Figure closer{closerWords}, ratio{ratioWords, Better::Higher}, membership{membershipWords, Better::Lower, -1};
        double* const closerOf[] = {&closer.value, &closer.best, &closer.worst};
        double* const ratioOf[] = {&ratio.value, &ratio.best, &ratio.worst};
        double* const membershipOf[] = {&membership.value, &membership.best, &membership.worst};
        for (std::size_t i = 0; i < m_made.size(); ++i) {
            *closerOf[i] = mean(m_closer[i]);
            *ratioOf[i] = mean(m_ratios[i]);
            *membershipOf[i] = membershipAdvantage(m_members[i], m_others[i]);
        }
        for (Figure* figure : {&closer, &ratio, &membership}) {
            figure->isPrivacy = true;
            figure->replicates.resize(std::size_t(m_spec.bootstrap));
        }
        parallelFor(std::size_t(m_spec.bootstrap), 1, m_spec.threads, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                Philox random(m_spec.seed, privacyPurpose, i);
                closer.replicates[i] = mean(drawnAnew(m_closer[0], random));
                ratio.replicates[i] = mean(drawnAnew(m_ratios[0], random));
                const auto members = drawnAnew(m_members[0], random), others = drawnAnew(m_others[0], random);
                membership.replicates[i] = membershipAdvantage(members, others);
            }
        });
        return {std::move(closer), std::move(ratio), std::move(membership)};
    }

private:
    const Sides& m_sides;
    const Spec& m_spec;
    Sessions m_training, m_heldOut; // as many
    std::array<Sessions, 3> m_made;
    std::array<std::vector<double>, 3> m_closer, m_ratios, m_members, m_others; // of what was made
};

Figure copiesFigure(const Sides& sides)
{
    const std::vector<const Sessions*> training{&sides.training}, all{&sides.training, &sides[Side::HeldOut]};
    const Copies found = copiesFrom(all, sides.synthetic);
    Figure figure{copiesWords};
    figure.value = found.share();
    const Copies usual = copiesFrom(training, sides[Side::HeldOut]);
    figure.best = usual.sessions > 0 ? usual.share() : 0;
    figure.worst = copiesFrom(all, sides[Side::Shuffled]).share();
    figure.interval = hmm::proportionInterval(double(found.copied), double(found.sessions));
    figure.isPrivacy = true;
    figure.isBad = figure.interval->low > figure.best;
    return figure;
}

std::size_t longestOf(const std::vector<SharedRun>& runs)
{
    return runs.empty() ? 0 : std::ranges::max_element(runs, {}, &SharedRun::events)->events;
}

/// The 95 % of the longest run when the sessions are drawn anew. It cannot become longer than it is, so that its
/// percentiles are not moved as those of a distance are.
hmm::Interval intervalOfLongest(const std::vector<SharedRun>& runs, const Spec& spec)
{
    std::vector<double> lengths, replicates;
    for (const SharedRun& run : runs)
        lengths.push_back(double(run.events));
    for (int i = 0; i < spec.bootstrap; ++i) {
        Philox random(spec.seed, runPurpose, std::uint64_t(i));
        replicates.push_back(std::ranges::max(drawnAnew(lengths, random)));
    }
    std::ranges::sort(replicates);
    const auto percentile = [&](double share) { return replicates[std::size_t(share * double(spec.bootstrap - 1))]; };
    return {percentile(0.025), double(longestOf(runs))};
}

} // namespace

Result<Privacy> privacy(const Sides& sides, const Spec& spec, std::size_t mostRuns, const ProgressSink& progress,
                        const Control& control)
{
    Privacy result;
    const auto leaveOut = [&](std::initializer_list<const MetricWords*> all, const Message& reason) {
        for (const MetricWords* words : all)
            result.found.obstacles.push_back({*words, reason});
    };
    if (const Message reason = obstacle(View::Items, sides); !reason.isEmpty()) {
        leaveOut({&copiesWords, &runWords, &closerWords, &ratioWords, &membershipWords}, reason);
        return result;
    }
    Phase phase(progress, control, Message(SS_TEXT("engine", "Looking for copies")), 6);
    result.found.figures.push_back(copiesFigure(sides));
    if (!phase.advance(1)) return fail(Error::cancelled());

    const std::vector<const Sessions*> training{&sides.training}, all{&sides.training, &sides[Side::HeldOut]};
    Figure run{runWords, Better::Lower, 0, double(SharedRuns::longest)};
    run.isPrivacy = true;
    {
        const SharedRuns shared(all);
        result.runs = shared.ofAll(sides.synthetic, spec.threads);
        run.worst = double(longestOf(shared.ofAll(sides[Side::Shuffled], spec.threads)));
    }
    if (!phase.advance(1)) return fail(Error::cancelled());
    run.best = double(longestOf(SharedRuns(training).ofAll(sides[Side::HeldOut], spec.threads)));
    run.value = double(longestOf(result.runs));
    run.interval = intervalOfLongest(result.runs, spec);
    run.isBad = run.value > 2 * run.best;
    result.found.figures.push_back(std::move(run));
    const std::size_t kept = std::min(mostRuns, result.runs.size());
    std::ranges::partial_sort(result.runs, result.runs.begin() + std::ptrdiff_t(kept),
                              [](const auto& a, const auto& b) {
                                  return a.events != b.events ? a.events > b.events : a.session < b.session;
                              });
    result.runs.resize(kept);
    if (!phase.advance(1)) return fail(Error::cancelled());

    Search search(sides, spec);
    if (!search.isPossible()) {
        leaveOut({&closerWords, &ratioWords, &membershipWords},
                 Message(SS_TEXT("engine", "there are too few held-out sessions")));
        return result;
    }
    for (std::size_t made = 0; made < 3; ++made) {
        search.ask(made);
        if (!phase.advance(1)) return fail(Error::cancelled());
    }
    for (Figure& figure : search.figures())
        result.found.figures.push_back(std::move(figure));
    return result;
}

std::span<const MetricWords> privacyWords()
{
    static constexpr std::array words{copiesWords, runWords, closerWords, ratioWords, membershipWords};
    return words;
}

} // namespace sessionsmith::fidelity
