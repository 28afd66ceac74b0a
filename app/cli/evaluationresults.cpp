// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluationresults.h"

#include "app/cli/rundocument.h"
#include "app/cli/tables.h"

#include "engine/learning/seedsummary.h"
#include "engine/workflow/assessment.h"

#include <cmath>

namespace sessionsmith::cli {

namespace {

Json jsonNumber(double value)
{
    return std::isfinite(value) ? Json(value) : Json();
}

std::string shown(const learning::Metrics& metrics, const char* name)
{
    const auto value = metrics.find(name);
    return value == metrics.end() ? "-" : number(value->second);
}

/// By part and metric, of the parts that every run has.
std::map<std::string, std::map<std::string, learning::SeedSummary>>
summariesOf(const std::vector<store::RunRecord>& runs)
{
    std::map<std::string, std::map<std::string, std::vector<double>>> values;
    for (const store::RunRecord& run : runs)
        for (const char* part : {"valid", "test"})
            if (const auto found = run.metrics.find(part); found != run.metrics.end())
                for (const auto& [metric, value] : found->second)
                    values[part][metric].push_back(value);
    std::map<std::string, std::map<std::string, learning::SeedSummary>> summaries;
    for (const auto& [part, metrics] : values)
        for (const auto& [metric, ofRuns] : metrics)
            if (ofRuns.size() == runs.size()) summaries[part][metric] = learning::summariseSeeds(ofRuns);
    return summaries;
}

} // namespace

Json slicesDocument(const store::RunMetrics& metrics)
{
    Json slices = Json::array();
    for (const learning::Slice& slice : workflow::slicesIn(metrics)) {
        Json document{{"by", slice.by}, {"value", slice.value}};
        for (const auto& [name, value] : slice.metrics)
            document[name] = jsonNumber(value);
        slices.push_back(std::move(document));
    }
    return slices;
}

std::string slicesTable(const store::RunMetrics& metrics)
{
    const auto slices = workflow::slicesIn(metrics);
    const bool areRanked = slices.empty() || slices.front().metrics.contains("mrr");
    const std::vector<const char*> names = areRanked ? std::vector{"hr@10", "ndcg@10", "mrr", "loss"}
                                                     : std::vector{"f1", "auc", "log_loss", "calibration_error"};
    std::vector<std::string> head{"slice of the test", "cases"};
    head.insert(head.end(), names.begin(), names.end());
    std::vector<std::vector<std::string>> rows;
    for (const learning::Slice& slice : slices) {
        auto& row = rows.emplace_back();
        row = {slice.by + " " + slice.value, fmt::format("{:.0f}", slice.metrics.at("cases"))};
        for (const char* name : names)
            row.push_back(shown(slice.metrics, name));
    }
    return table(head, rows);
}

std::string besideTable(const store::RunMetrics& metrics)
{
    const auto beside = workflow::besideTest(metrics);
    const auto test = metrics.find("test");
    if (beside.empty() || test == metrics.end() || test->second.contains("mrr")) return {}; // rankings have no room
    std::vector<std::string> names, head{"test"};
    for (const auto& [name, value] : test->second)
        if (name != "cases" && !name.starts_with("recall@")) names.push_back(name);
    head.insert(head.end(), names.begin(), names.end());
    std::vector<std::vector<std::string>> rows;
    const auto add = [&](const std::string& title, const learning::Metrics& figures) {
        auto& row = rows.emplace_back(1, title);
        for (const std::string& name : names)
            row.push_back(shown(figures, name.c_str()));
    };
    add("the run", test->second);
    for (const auto& [part, title] : {std::pair("test_low", "  from"), std::pair("test_high", "  to")})
        if (const auto found = metrics.find(part); found != metrics.end()) add(title, found->second);
    for (const auto& [part, figures] : beside)
        add(part, figures);
    std::string text = table(head, rows);
    if (const auto gain = metrics.find("gain"); gain != metrics.end())
        text += fmt::format("\nThe representation takes {} off the loss of a question ({} ... {}, p {})\n",
                            shown(gain->second, "difference"), shown(gain->second, "low"), shown(gain->second, "high"),
                            shown(gain->second, "p"));
    if (const auto found = metrics.find("proposals"); found != metrics.end())
        text += fmt::format("\n{:.0f} tags proposed above the threshold {} for {:.0f} items without any\n",
                            found->second.at("pairs"), shown(found->second, "threshold"), found->second.at("items"));
    return text;
}

std::string sampledTable(const store::RunMetrics& metrics)
{
    std::vector<std::vector<std::string>> rows;
    if (const auto test = metrics.find("test"); test != metrics.end())
        for (const auto& [name, value] : test->second)
            if (learning::findSampledMark(name) != std::string::npos) rows.push_back({name, number(value)});
    return rows.empty() ? std::string() : "\n" + table({"sampled, not comparable", "test"}, rows);
}

std::string ceilingTable(const store::RunMetrics& metrics)
{
    std::vector<std::vector<std::string>> rows;
    for (const auto& [ceiling, part] : {std::pair("ceiling", "valid"), std::pair("ceiling_test", "test")}) {
        const auto known = metrics.find(ceiling), own = metrics.find(part);
        if (known == metrics.end()) continue;
        for (const auto& [name, value] : known->second) {
            if (name == "cases" || name.starts_with("recall@")) continue;
            const bool has = own != metrics.end() && own->second.contains(name);
            rows.push_back({name, part, has ? number(own->second.at(name)) : "-", number(value)});
        }
    }
    return rows.empty() ? std::string() : "\n" + table({"metric", "part", "run", "can be known"}, rows);
}

Json protocolDocument(const Json& spec, const store::RunMetrics& metrics)
{
    Json protocol = Json::object();
    if (!spec.is_object() || !spec.contains("split")) return nullptr;
    for (const char* key : {"split", "sequence_by"})
        if (const auto value = spec.find(key); value != spec.end()) protocol[key] = *value;
    const auto test = metrics.find("test");
    if (test == metrics.end() || !test->second.contains("macro_f1")) { // what tells actions ranks nothing
        protocol["ranking"] = "full";
        protocol["seen_items"] = spec.value("exclude_seen", false) ? "left out of the ranking" : "in the ranking";
        if (const int negatives = spec.value("sampled_negatives", 0); negatives > 0)
            protocol["sampled"] =
                fmt::format("marked figures are among {} sampled items; not comparable with full rankings", negatives);
    }
    if (const auto found = metrics.find("split"); found != metrics.end())
        for (const auto& [name, value] : found->second)
            protocol[name] = std::int64_t(value);
    return protocol;
}

std::string protocolText(const Json& protocol)
{
    if (!protocol.is_object()) return {};
    std::string text =
        fmt::format("split {} of sequences by {}", protocol.value("split", "?"), protocol.value("sequence_by", "?"));
    if (protocol.contains("ranking"))
        text += fmt::format("; ranking: {}, seen items {}", protocol.value("ranking", "?"),
                            protocol.value("seen_items", "?"));
    if (protocol.contains("sampled")) text += "; " + protocol.value("sampled", "");
    text += "\n";
    const auto line = [&](const char* key, const char* words) {
        if (const std::int64_t count = protocol.value(key, std::int64_t(0)); count > 0)
            text += fmt::format("  {} {}\n", count, words);
    };
    line("ambiguous_cases", "test cases are ambiguous: their target has the same time as another event beside it");
    line("training_events_after_test", "training events are later than the first test target");
    line("known_cases", "test cases ask for an event that the data set holds too, for training or validation: their "
                        "figures flatter");
    line("cases_of_unseen_items", "test cases ask for an item that the training does not hold");
    line("cases_of_unseen_users", "test cases are of users that the training does not hold");
    return text;
}

Output seedsOutput(const std::vector<store::RunRecord>& runs)
{
    Json documents = Json::array(), summary = Json::object();
    for (const store::RunRecord& run : runs)
        documents.push_back(trainDocument(run));
    auto summaries = summariesOf(runs);
    for (const auto& [part, metrics] : summaries)
        for (const auto& [metric, values] : metrics)
            summary[part][metric] = {{"mean", jsonNumber(values.mean)},
                                     {"low", jsonNumber(values.interval.low)},
                                     {"high", jsonNumber(values.interval.high)}};
    std::vector<std::vector<std::string>> rows;
    for (const char* metric : {"hr@10", "ndcg@10", "mrr", "accuracy", "macro_f1", "loss"})
        if (const auto found = summaries["test"].find(metric); found != summaries["test"].end()) {
            const auto& [count, mean, interval] = found->second;
            rows.push_back({metric, number(mean), number(interval.low), number(interval.high)});
        }
    return {{{"runs", std::move(documents)}, {"summary", std::move(summary)}},
            runTable(runs) + "\n" +
                table({fmt::format("test, over {} seeds", runs.size()), "mean", "low", "high"}, rows)};
}

} // namespace sessionsmith::cli
