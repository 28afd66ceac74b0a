// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/assessment.h"

#include "engine/base/text.h"
#include "engine/learning/actionevaluation.h"
#include "engine/learning/bootstrap.h"

#include <algorithm>
#include <array>

namespace sessionsmith::workflow {

namespace {

const std::vector<int> cutoffs{1, 5, 10, 20};
const std::string slicePrefix = "test/";
constexpr std::array sliceOrder{"history", "item events", "user events", "target", "action"};

void addIntervals(store::RunMetrics& metrics, std::span<const learning::RankMeasure> measures,
                  const std::vector<double>& ranks, const std::vector<double>& losses)
{
    std::vector<std::string> names;
    std::vector<std::vector<double>> columns;
    for (const learning::RankMeasure& measure : measures) {
        names.push_back(measure.name());
        std::ranges::transform(ranks, std::back_inserter(columns.emplace_back()),
                               [&](double rank) { return measure.of(rank); });
    }
    if (!losses.empty()) {
        names.emplace_back("loss");
        columns.push_back(losses);
    }
    const auto intervals = learning::bootstrapMeans(columns);
    for (std::size_t i = 0; i < names.size(); ++i) {
        metrics["test_low"][names[i]] = intervals[i].low;
        metrics["test_high"][names[i]] = intervals[i].high;
    }
}

learning::CaseTraits traitsOf(const PreparedLog& log, const std::vector<std::uint32_t>& itemCounts)
{
    learning::CaseTraits traits;
    traits.userEvents = log.userEvents;
    for (const learning::TestCase& test : log.test) {
        const auto context = log.sequences.slice(test.begin, test.target);
        const std::int32_t item = log.sequences.items[test.target];
        traits.history.push_back(std::uint32_t(context.items.size()));
        traits.itemEvents.push_back(itemCounts[std::size_t(item)]);
        traits.repeats.push_back(std::ranges::find(context.items, item) != context.items.end());
        traits.actions.push_back(log.catalogue.actions[log.sequences.actions[test.target]]);
    }
    return traits;
}

void addSlices(store::RunMetrics& metrics, const learning::Evaluation& evaluation, const learning::CaseTraits& traits)
{
    for (learning::Slice& slice : learning::slices(evaluation, traits))
        metrics[fmt::format("{}{}={}", slicePrefix, slice.by, slice.value)] = std::move(slice.metrics);
}

void addFindings(store::RunMetrics& metrics, const events::SplitFindings& findings)
{
    metrics["split"] = {{"ambiguous_cases", double(findings.ambiguous)},
                        {"training_events_after_test", double(findings.trainingAfterTest)},
                        {"known_cases", double(findings.known)},
                        {"unseen_items", double(findings.unseenItems)},
                        {"cases_of_unseen_items", double(findings.casesOfUnseenItems)},
                        {"unseen_users", double(findings.unseenUsers)},
                        {"cases_of_unseen_users", double(findings.casesOfUnseenUsers)}};
}

} // namespace

Result<Assessment> assess(learning::Recommender& recommender, const PreparedLog& log, const AssessmentSpec& asked,
                          const ProgressSink& progress, const Control& control)
{
    learning::EvaluationSpec spec;
    spec.excludeSeen = asked.excludeSeen;
    spec.cutoffs = cutoffs;
    spec.sampledNegatives = asked.sampledNegatives;
    spec.itemCounts = learning::countItems(log.training, std::size_t(log.catalogue.items.size()));
    Assessment assessment;
    auto valid = learning::evaluate(recommender, log.sequences, log.validation, spec, progress, control);
    if (!valid) return tl::unexpected(valid.error());
    const auto test = learning::evaluate(recommender, log.sequences, log.test, spec, progress, control);
    if (!test) return tl::unexpected(test.error());
    assessment.metrics["valid"] = std::move(valid->metrics);
    assessment.metrics["test"] = test->metrics;
    addFindings(assessment.metrics, log.findings);
    addIntervals(assessment.metrics, learning::rankMeasures(cutoffs), test->ranks, test->losses);
    addSlices(assessment.metrics, *test, traitsOf(log, spec.itemCounts));
    assessment.test = {log.questions + (asked.excludeSeen ? " without seen" : ""),
                       {test->ranks.begin(), test->ranks.end()},
                       {test->losses.begin(), test->losses.end()}};
    return assessment;
}

Result<Assessment> assessActions(learning::ActionPredictor& predictor, const PreparedLog& log,
                                 const ProgressSink& progress, const Control& control)
{
    const auto ask = [&](learning::ActionPredictor& asked, const std::vector<learning::TestCase>& cases) {
        return learning::evaluateActions(asked, log.sequences, cases, progress, control);
    };
    Assessment assessment;
    auto valid = ask(predictor, log.validation);
    if (!valid) return tl::unexpected(valid.error());
    auto test = ask(predictor, log.test);
    if (!test) return tl::unexpected(test.error());
    for (const auto kind : {learning::ActionBaseline::Majority, learning::ActionBaseline::Markov}) {
        const auto baseline = learning::fitActionBaseline(kind, log.catalogue, log.training);
        auto figures = ask(*baseline, log.test);
        if (!figures) return tl::unexpected(figures.error());
        assessment.metrics[learning::name(kind)] = std::move(figures->metrics);
    }
    assessment.metrics["valid"] = std::move(valid->metrics);
    assessment.metrics["test"] = std::move(test->metrics);
    addFindings(assessment.metrics, log.findings);
    addIntervals(assessment.metrics, std::array{learning::RankMeasure{learning::RankMeasure::Kind::Accuracy, 0}},
                 test->ranks, test->losses);
    for (auto& [action, figures] : test->byAction)
        assessment.metrics[fmt::format("{}action={}", slicePrefix, action)] = std::move(figures);
    assessment.test = {log.questions + " actions",
                       {test->ranks.begin(), test->ranks.end()},
                       {test->losses.begin(), test->losses.end()}};
    return assessment;
}

std::vector<std::pair<std::string, learning::Metrics>> besideTest(const store::RunMetrics& metrics)
{
    std::vector<std::pair<std::string, learning::Metrics>> beside;
    for (const char* part : {"majority", "markov", "base_rate", "without_representation", "ceiling_test"})
        if (const auto found = metrics.find(part); found != metrics.end()) beside.push_back(*found);
    return beside;
}

bool isSlice(const std::string& part)
{
    return part.starts_with(slicePrefix);
}

std::vector<learning::Slice> slicesIn(const store::RunMetrics& metrics)
{
    std::vector<learning::Slice> slices;
    for (const auto& [part, values] : metrics) {
        const std::size_t equals = part.find('=');
        if (!isSlice(part) || equals == std::string::npos) continue;
        slices.push_back(
            {part.substr(slicePrefix.size(), equals - slicePrefix.size()), part.substr(equals + 1), values});
    }
    const auto place = [](const learning::Slice& slice) {
        const auto by = std::ranges::find(sliceOrder, slice.by) - sliceOrder.begin();
        const auto digits = slice.value.find_first_not_of("0123456789");
        return std::pair(by, parseInteger(slice.value.substr(0, digits)).value_or(0));
    };
    std::ranges::stable_sort(slices, {}, place);
    return slices;
}

} // namespace sessionsmith::workflow
