// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/report.h"

#include "engine/fidelity/bootstrap.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace sessionsmith::fidelity {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

double score(const Metric& metric)
{
    const double span = metric.worst - metric.best;
    const double worse = metric.better == Better::Lower ? span : -span;
    if (!(worse > (metric.high - metric.low) / 2)) return none;
    return std::clamp((metric.worst - metric.value) / span, 0.0, 1.0);
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
        if (auto done = lookAtSessions().and_then([&] { return measureAll(); }); !done)
            return tl::unexpected(done.error());
        for (Metric& metric : m_report.metrics)
            metric.score = score(metric);
        m_report.overall = meanScore(m_report.metrics);
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
        Metric metric{measure->words.name, Message(measure->words.title), Message(measure->words.meaning),
                      Message(measure->words.defect), measure->better};
        metric.value = valueOf(Side::Synthetic);
        if (std::isnan(metric.value)) {
            m_report.leftOut.push_back(
                {metric.name, metric.title, Message(SS_TEXT("engine", "the sessions are too short for it"))});
            return;
        }
        metric.best = valueOf(Side::Real);
        metric.worst = valueOf(Side::Shuffled);
        const auto [low, high] = bootstrapInterval(metric.value, replicates, measure->highest);
        metric.low = low;
        metric.high = high;
        metric.expected =
            measure->hasExpected ? expectedTotalVariation(feature->counts(Side::Synthetic), heldOut) : none;
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

bool Metric::isBad() const
{
    if (!std::isnan(score)) return score < 0.5;
    const double worse = better == Better::Lower ? value - best : best - value;
    return worse > high - low;
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
