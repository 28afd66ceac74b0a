// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/report.h"

#include "engine/fidelity/bootstrap.h"
#include "engine/fidelity/detection.h"
#include "engine/fidelity/privacy.h"
#include "engine/fidelity/usefulness.h"
#include "engine/fidelity/verdict.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

namespace sessionsmith::fidelity {

namespace {

constexpr std::size_t mostDifferences = 5, mostRuns = 5;
constexpr double leastScore = 0.8; // of a metric that is not called bad
constexpr double leastShare = 0.005;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

constexpr MetricWords detectionWords{
    "detection_auc", SS_TEXT("engine", "Detection, area under the curve"),
    SS_TEXT("engine", "How often a detector finds the real one of a real and a synthetic session: 0.5 is guessing"),
    SS_TEXT("engine", "Single sessions can be told from real ones by their length, actions and gaps")};

Metric metricOf(const Figure& figure)
{
    const MetricWords& words = figure.words;
    Metric metric{words.name, Message(words.title), Message(words.meaning), Message(words.defect)};
    metric.better = figure.better;
    metric.value = figure.value;
    metric.best = figure.best;
    metric.worst = figure.worst;
    metric.expected = none;
    const auto [low, high] = figure.interval
                                 ? *figure.interval
                                 : bootstrapInterval(figure.value, figure.replicates, figure.highest, figure.lowest);
    metric.low = low;
    metric.high = high;
    return metric;
}

/// A share that should be high and is next to nothing even among real sessions: a matter of single cases.
bool isNextToNothing(const Metric& metric)
{
    return metric.better == Better::Higher && !(std::max(metric.best, metric.worst) >= leastShare);
}

double score(const Metric& metric)
{
    if (isNextToNothing(metric)) return none;
    const double span = metric.worst - metric.best;
    const double worse = metric.better == Better::Lower ? span : -span;
    if (!(worse > (metric.high - metric.low) / 2)) return none;
    return std::clamp((metric.worst - metric.value) / span + 0.0, 0.0, 1.0); // no -0
}

bool isBad(const Metric& metric)
{
    if (!std::isnan(metric.score)) return metric.score < leastScore;
    if (isNextToNothing(metric)) return false;
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
    Comparison(const Logs& logs, Sides sides, const Spec& spec, const ProgressSink& progress, const Control& control)
        : m_logs(logs), m_sides(std::move(sides)), m_spec(spec), m_progress(progress), m_control(control)
    {}

    Result<Report> run()
    {
        m_report.knowsTraining = m_logs.training != nullptr;
        m_report.heldOutSessions = m_sides[Side::HeldOut].size();
        m_report.trainingSessions = m_sides.training.size();
        m_report.syntheticSessions = m_sides.synthetic.size();
        m_report.comparedSessions = m_sides[Side::Synthetic].size();
        const auto done = lookAtSessions()
                              .and_then([&] { return measureAll(); })
                              .and_then([&] { return detect(); })
                              .and_then([&] { return train(); })
                              .and_then([&] { return lookForCopies(); });
        if (!done) return tl::unexpected(done.error());
        m_report.overall = isCopy(m_report) ? none : meanScore(m_report.metrics);
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
        auto replicates =
            bootstrap(m_sides, tasks, m_spec.bootstrap, m_spec.seed, m_spec.threads, m_progress, m_control);
        if (!replicates) return tl::unexpected(replicates.error());
        for (std::size_t i = 0; i < tasks.size(); ++i)
            add(tasks[i], std::move((*replicates)[i]));
        return {};
    }

    void add(const Task& task, std::vector<double> replicates)
    {
        const auto& [measure, feature] = task;
        const auto heldOut = feature->counts(Side::HeldOut);
        const auto valueOf = [&](Side side) { return measure->value(*feature, feature->counts(side), heldOut); };
        Figure figure{measure->words, measure->better, 0, measure->highest};
        figure.value = valueOf(Side::Synthetic);
        figure.best = valueOf(Side::Real);
        figure.worst = valueOf(Side::Shuffled);
        figure.replicates = std::move(replicates);
        if (judge(figure) && measure->hasExpected)
            m_report.metrics.back().expected = expectedTotalVariation(feature->counts(Side::Synthetic), heldOut);
    }

    Result<> detect()
    {
        Phase phase(m_progress, m_control, Message(SS_TEXT("engine", "Training a detector")), 3);
        Figure figure{detectionWords};
        const std::array<std::pair<Side, double*>, 3> areas{
            {{Side::Synthetic, &figure.value}, {Side::Real, &figure.best}, {Side::Shuffled, &figure.worst}}};
        for (const auto& [side, area] : areas) {
            const Detection detection(m_sides, side, m_spec.seed, m_spec.threads);
            *area = detection.area();
            if (side == Side::Synthetic)
                for (int i = 0; i < m_spec.bootstrap; ++i)
                    figure.replicates.push_back(detection.areaOfReplicate(m_spec.seed, std::uint64_t(i)));
            if (!phase.advance(1)) return fail(Error::cancelled());
        }
        judge(figure);
        return {};
    }

    Result<> train()
    {
        const auto found = usefulness(m_sides, m_spec, m_progress, m_control);
        if (!found) return tl::unexpected(found.error());
        judgeAll(*found);
        return {};
    }

    Result<> lookForCopies()
    {
        const auto found = privacy(m_sides, m_spec, mostRuns, m_progress, m_control);
        if (!found) return tl::unexpected(found.error());
        judgeAll(found->found);
        for (const SharedRun& run : found->runs)
            if (run.events > 1) m_report.runs.push_back(namedRun(run));
        return {};
    }

    NamedRun namedRun(const SharedRun& run) const
    {
        const std::size_t firstEvent = m_sides.synthetic.offsets[run.session];
        const events::EventLog& log = m_logs.synthetic;
        return {log.users[log.user[firstEvent]], events::sessionName(log, run.session), run.events,
                m_sides.synthetic.itemsOf(run.session).size(), run.original < m_sides.training.size()};
    }

    void judgeAll(const Figures& found)
    {
        for (const Figure& figure : found.figures)
            judge(figure);
        for (const auto& [words, reason] : found.obstacles)
            m_report.leftOut.push_back({words.name, Message(words.title), reason});
    }

    /// Into the report; false where there is nothing to judge.
    bool judge(const Figure& figure)
    {
        if (std::isnan(figure.value)) {
            m_report.leftOut.push_back({figure.words.name, Message(figure.words.title),
                                        Message(SS_TEXT("engine", "the sessions are too short for it"))});
            return false;
        }
        Metric metric = metricOf(figure);
        metric.score = figure.isPrivacy ? none : score(metric);
        metric.isBad = figure.isBad.value_or(isBad(metric));
        m_report.metrics.push_back(std::move(metric));
        return true;
    }

    const Logs& m_logs;
    const Sides m_sides;
    const Spec& m_spec;
    const ProgressSink& m_progress;
    const Control& m_control;
    std::map<View, Feature> m_features;
    Report m_report;
};

/// Of a figure by its name; nothing for a name that no report has.
const MetricWords* wordsOf(std::string_view metric)
{
    const auto isIt = [metric](const MetricWords& words) { return metric == words.name; };
    for (const Measure& measure : measures())
        if (isIt(measure.words)) return &measure.words;
    for (const std::span<const MetricWords> group :
         {privacyWords(), usefulnessWords(), std::span<const MetricWords>(&detectionWords, 1)})
        if (const auto found = std::ranges::find_if(group, isIt); found != group.end()) return &*found;
    return nullptr;
}

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

Message sentenceOf(const NamedRun& run)
{
    return Message(run.isFromTraining
                       ? SS_TEXT("engine", "Synthetic session {0} of user {1}: {2} of its {3} events in a row have the "
                                           "items of a session that the model may know")
                       : SS_TEXT("engine", "Synthetic session {0} of user {1}: {2} of its {3} events in a row have the "
                                           "items of a held-out session"),
                   run.session, run.user, run.events, run.length);
}

Message privacyCaution(const Report& report)
{
    return Message(report.knowsTraining
                       ? SS_TEXT("engine", "Figures of privacy are an alarm, no proof: an attack that knows more may "
                                           "succeed where they see nothing")
                       : SS_TEXT("engine",
                                 "Which log the model was fitted to is not known: the figures of privacy take "
                                 "the sessions that are not held out for it"));
}

Result<Report> compare(const Logs& logs, const Spec& spec, const ProgressSink& progress, const Control& control)
{
    if (auto valid = spec.validate(); !valid) return tl::unexpected(valid.error());
    auto sides = arrangeSides(logs, spec.heldOut, spec.seed);
    if (!sides) return tl::unexpected(sides.error());
    return Comparison(logs, std::move(*sides), spec, progress, control).run();
}

std::optional<Message> titleOf(std::string_view metric)
{
    const MetricWords* words = wordsOf(metric);
    return words ? std::optional(Message(words->title)) : std::nullopt;
}

std::optional<Message> meaningOf(std::string_view metric)
{
    const MetricWords* words = wordsOf(metric);
    return words ? std::optional(Message(words->meaning)) : std::nullopt;
}

} // namespace sessionsmith::fidelity
