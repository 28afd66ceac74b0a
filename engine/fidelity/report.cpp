// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/report.h"

#include "engine/fidelity/bootstrap.h"
#include "engine/fidelity/detection.h"
#include "engine/fidelity/privacy.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

namespace sessionsmith::fidelity {

namespace {

constexpr std::size_t mostDifferences = 5;
constexpr double leastScore = 0.8; // of a metric that is not called bad
constexpr double none = std::numeric_limits<double>::quiet_NaN();

constexpr MetricWords detectionWords{
    "detection_auc", SS_TEXT("engine", "Detection, area under the curve"),
    SS_TEXT("engine", "How often a detector finds the real one of a real and a synthetic session: 0.5 is guessing"),
    SS_TEXT("engine", "Single sessions can be told from real ones by their length, actions and gaps")};
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

/// Without any figure yet.
Metric named(const MetricWords& words)
{
    Metric metric{words.name, Message(words.title), Message(words.meaning), Message(words.defect)};
    for (double* figure :
         {&metric.value, &metric.low, &metric.high, &metric.best, &metric.worst, &metric.expected, &metric.score})
        *figure = none;
    return metric;
}

double score(const Metric& metric)
{
    const double span = metric.worst - metric.best;
    const double worse = metric.better == Better::Lower ? span : -span;
    if (!(worse > (metric.high - metric.low) / 2)) return none;
    return std::clamp((metric.worst - metric.value) / span, 0.0, 1.0);
}

bool isBad(const Metric& metric)
{
    if (!std::isnan(metric.score)) return metric.score < leastScore;
    const double worse = metric.better == Better::Lower ? metric.value - metric.best : metric.best - metric.value;
    return worse > metric.high - metric.low;
}

double meanScore(const std::vector<Metric>& metrics)
{
    double sum = 0, number = 0;
    for (const Metric& metric : metrics) {
        if (std::isnan(metric.score)) continue;
        sum += metric.score;
        ++number;
    }
    return number > 0 ? sum / number : none;
}

/// Compares two logs part by part.
class Comparison
{
public:
    Comparison(Sides sides, const Spec& spec, const ProgressSink& progress, const Control& control)
        : m_sides(std::move(sides)), m_spec(spec), m_progress(progress), m_control(control)
    {}

    Result<Report> run()
    {
        m_report.heldOutSessions = m_sides[Side::HeldOut].size();
        m_report.trainingSessions = m_sides.training.size();
        m_report.syntheticSessions = m_sides.synthetic.size();
        m_report.comparedSessions = m_sides[Side::Synthetic].size();
        const auto done =
            lookAtSessions().and_then([&] { return measureAll(); }).and_then([&] { return detect(); }).and_then([&] {
                return lookForCopies();
            });
        if (!done) return tl::unexpected(done.error());
        m_report.overall = meanScore(m_report.metrics);
        m_report.differences = largestDifferences(m_sides, m_report.metrics, mostDifferences);
        m_report.pictures = picturesOf(m_sides, m_spec.seed);
        return std::move(m_report);
    }

private:
    Result<> lookAtSessions()
    {
        Phase phase(m_progress, m_control, Message(SS_TEXT("engine", "Looking at the sessions")), measures().size(),
                    Message(SS_TEXT("engine", "figures")));
        for (const Measure& measure : measures()) {
            if (!phase.advance(1)) return fail(Error::cancelled());
            const Message reason = obstacle(measure.view, m_sides);
            if (!reason.isEmpty())
                m_report.leftOut.push_back({measure.words.name, Message(measure.words.title), reason});
            else if (!m_features.contains(measure.view))
                m_features[measure.view] = featureOf(measure.view, m_sides);
        }
        return {};
    }

    Result<> measureAll()
    {
        std::vector<Task> tasks;
        for (const auto& [view, feature] : m_features)
            for (const Measure& measure : measures())
                if (measure.view == view) tasks.push_back({&measure, &feature});
        const auto replicates =
            bootstrap(m_sides, tasks, m_spec.bootstrap, m_spec.seed, m_spec.threads, m_progress, m_control);
        if (!replicates) return tl::unexpected(replicates.error());
        for (std::size_t i = 0; i < tasks.size(); ++i)
            add(tasks[i], (*replicates)[i]);
        return {};
    }

    void add(const Task& task, const std::vector<double>& replicates)
    {
        const auto& [measure, feature] = task;
        const auto heldOut = feature->counts(Side::HeldOut);
        const auto valueOf = [&](Side side) { return measure->value(*feature, feature->counts(side), heldOut); };
        Metric metric = named(measure->words);
        metric.better = measure->better;
        metric.value = valueOf(Side::Synthetic);
        metric.best = valueOf(Side::Real);
        metric.worst = valueOf(Side::Shuffled);
        if (measure->hasExpected) metric.expected = expectedTotalVariation(feature->counts(Side::Synthetic), heldOut);
        addJudged(std::move(metric), replicates, measure->highest);
    }

    Result<> detect()
    {
        Phase phase(m_progress, m_control, Message(SS_TEXT("engine", "Training a detector")), 3);
        Metric metric = named(detectionWords);
        std::vector<double> replicates;
        const std::array<std::pair<Side, double*>, 3> areas{
            {{Side::Synthetic, &metric.value}, {Side::Real, &metric.best}, {Side::Shuffled, &metric.worst}}};
        for (const auto& [side, area] : areas) {
            const Detection detection(m_sides, side, m_spec.seed, m_spec.threads);
            *area = detection.area();
            if (side == Side::Synthetic)
                for (int i = 0; i < m_spec.bootstrap; ++i)
                    replicates.push_back(detection.areaOfReplicate(m_spec.seed, std::uint64_t(i)));
            if (!phase.advance(1)) return fail(Error::cancelled());
        }
        addJudged(std::move(metric), replicates, 1);
        return {};
    }

    Result<> lookForCopies()
    {
        Phase phase(m_progress, m_control, Message(SS_TEXT("engine", "Looking for copies")), 2);
        Metric copies = named(copiesWords), run = named(runWords);
        if (const Message reason = obstacle(View::Items, m_sides); !reason.isEmpty()) {
            m_report.leftOut.push_back({copies.name, copies.title, reason});
            m_report.leftOut.push_back({run.name, run.title, reason});
            return {};
        }
        const std::vector<const Sessions*> training{&m_sides.training}, all{&m_sides.training, &m_sides[Side::HeldOut]};
        const Copies found = copiesFrom(all, m_sides.synthetic);
        const Copies usual = copiesFrom(training, m_sides[Side::HeldOut]);
        if (!phase.advance(1)) return fail(Error::cancelled());
        if (found.sessions > 0) {
            copies.value = double(found.copied) / double(found.sessions);
            copies.best = usual.sessions > 0 ? double(usual.copied) / double(usual.sessions) : 0;
            const auto [low, high] = hmm::proportionInterval(found.copied, found.sessions);
            copies.low = low;
            copies.high = high;
            copies.isBad = low > copies.best;
            m_report.metrics.push_back(std::move(copies));
        } else {
            m_report.leftOut.push_back(
                {copies.name, copies.title, Message(SS_TEXT("engine", "the sessions are too short for it"))});
        }
        run.value = double(longestSharedRun(all, m_sides.synthetic));
        run.best = double(longestSharedRun(training, m_sides[Side::HeldOut]));
        run.isBad = run.value > 2 * run.best;
        m_report.metrics.push_back(std::move(run));
        if (!phase.advance(1)) return fail(Error::cancelled());
        return {};
    }

    void addJudged(Metric metric, const std::vector<double>& replicates, double highest)
    {
        if (std::isnan(metric.value)) {
            m_report.leftOut.push_back(
                {metric.name, metric.title, Message(SS_TEXT("engine", "the sessions are too short for it"))});
            return;
        }
        const auto [low, high] = bootstrapInterval(metric.value, replicates, highest);
        metric.low = low;
        metric.high = high;
        metric.score = score(metric);
        metric.isBad = isBad(metric);
        m_report.metrics.push_back(std::move(metric));
    }

    const Sides m_sides;
    const Spec& m_spec;
    const ProgressSink& m_progress;
    const Control& m_control;
    std::map<View, Feature> m_features;
    Report m_report;
};

} // namespace

Result<> Spec::validate() const
{
    if (!heldOutLimits.allow(heldOut))
        return fail(SS_TEXT("engine", "The share that is held out must lie between {0} and {1}"), heldOutLimits.low,
                    heldOutLimits.high);
    if (!bootstrapLimits.allow(bootstrap))
        return fail(SS_TEXT("engine", "The number of draws for the intervals must lie between {0} and {1}"),
                    bootstrapLimits.low, bootstrapLimits.high);
    return {};
}

const Metric* Report::find(std::string_view name) const
{
    const auto found = std::ranges::find(metrics, name, &Metric::name);
    return found == metrics.end() ? nullptr : &*found;
}

Result<Report> compare(const events::EventLog& real, const events::EventLog& synthetic, const Spec& spec,
                       const ProgressSink& progress, const Control& control)
{
    if (auto valid = spec.validate(); !valid) return tl::unexpected(valid.error());
    auto sides = arrangeSides(real, synthetic, spec.heldOut, spec.seed);
    if (!sides) return tl::unexpected(sides.error());
    return Comparison(std::move(*sides), spec, progress, control).run();
}

} // namespace sessionsmith::fidelity
