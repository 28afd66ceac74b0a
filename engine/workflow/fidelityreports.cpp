// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/fidelityreports.h"

#include "engine/base/jsontext.h"
#include "engine/fidelity/document.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;

constexpr const char* listKey = "fidelity/reports";
constexpr std::size_t most = 50;

Json toJson(const KeptReport& kept)
{
    return {{"created", kept.createdAt},
            {"real", kept.real},
            {"synthetic", kept.synthetic},
            {"real_hash", kept.realHash},
            {"synthetic_hash", kept.syntheticHash},
            {"training", kept.training},
            {"training_hash", kept.trainingHash},
            {"held_out", kept.spec.heldOut},
            {"bootstrap", kept.spec.bootstrap},
            {"seed", kept.spec.seed},
            {"overall", std::isfinite(kept.overall) ? Json(kept.overall) : Json()},
            {"figures", kept.figures},
            {"key", kept.key}};
}

/// Throws an exception of the library for what is none.
KeptReport toReport(const Json& json)
{
    KeptReport kept;
    kept.createdAt = json.at("created").get<Milliseconds>();
    kept.real = json.at("real").get<std::string>();
    kept.synthetic = json.at("synthetic").get<std::string>();
    kept.realHash = json.at("real_hash").get<std::string>();
    kept.syntheticHash = json.at("synthetic_hash").get<std::string>();
    kept.training = json.value("training", std::string()); // reports of before had none
    kept.trainingHash = json.value("training_hash", std::string());
    kept.spec.heldOut = json.at("held_out").get<double>();
    kept.spec.bootstrap = json.at("bootstrap").get<int>();
    kept.spec.seed = json.at("seed").get<std::uint64_t>();
    const Json& overall = json.at("overall");
    kept.overall = overall.is_null() ? std::numeric_limits<double>::quiet_NaN() : overall.get<double>();
    kept.figures = json.value("figures", std::map<std::string, double>());
    kept.key = json.at("key").get<std::string>();
    return kept;
}

Result<> writeList(store::Workspace& workspace, const std::vector<KeptReport>& reports)
{
    Json list = Json::array();
    for (const KeptReport& kept : reports)
        list.push_back(toJson(kept));
    return workspace.setNote(listKey, jsonText(list));
}

/// Of the same contents, compared in the same way.
bool areSame(const KeptReport& a, const KeptReport& b)
{
    return a.realHash == b.realHash && a.syntheticHash == b.syntheticHash && a.trainingHash == b.trainingHash &&
           a.spec.heldOut == b.spec.heldOut && a.spec.bootstrap == b.spec.bootstrap && a.spec.seed == b.spec.seed;
}

/// A note that no report of the list has.
std::string freeKey(const std::vector<KeptReport>& reports, Milliseconds now)
{
    std::string key;
    do
        key = "fidelity/report/" + std::to_string(now++);
    while (std::ranges::count(reports, key, &KeptReport::key) > 0);
    return key;
}

} // namespace

Result<std::vector<KeptReport>> keptReports(const store::Workspace& workspace)
{
    const auto note = workspace.note(listKey);
    if (!note) return tl::unexpected(note.error());
    std::vector<KeptReport> reports;
    const auto parsed = parseJson(*note);
    if (!parsed || !parsed->is_array()) return reports; // a list that nobody can read is one without reports
    for (const Json& one : *parsed)
        try {
            reports.push_back(toReport(one));
        } catch (const Json::exception&) {
            continue; // the others are as good as before
        }
    return reports;
}

Result<KeptReport> keepReport(store::Workspace& workspace, const FidelityRequest& request,
                              const fidelity::Report& report)
{
    const auto real = workspace.dataset(request.real), synthetic = workspace.dataset(request.synthetic);
    if (!real) return tl::unexpected(real.error());
    if (!synthetic) return tl::unexpected(synthetic.error());
    auto reports = keptReports(workspace);
    if (!reports) return tl::unexpected(reports.error());
    KeptReport kept{currentTime(),
                    request.real,
                    request.synthetic,
                    real->contentHash,
                    synthetic->contentHash,
                    request.training,
                    {},
                    request.spec,
                    report.overall,
                    {},
                    {}};
    for (const fidelity::Metric& metric : report.metrics)
        if (std::isfinite(metric.value)) kept.figures.emplace(metric.name, metric.value);
    if (!request.training.empty()) {
        const auto training = workspace.dataset(request.training);
        if (!training) return tl::unexpected(training.error());
        kept.trainingHash = training->contentHash;
    }
    kept.key = freeKey(*reports, kept.createdAt);
    if (auto noted = workspace.setNote(kept.key, fidelity::writeDocument(report)); !noted)
        return tl::unexpected(noted.error());

    std::vector<KeptReport> list{kept}, gone;
    for (KeptReport& earlier : *reports)
        (areSame(earlier, kept) || list.size() == most ? gone : list).push_back(std::move(earlier));
    if (auto written = writeList(workspace, list); !written) return tl::unexpected(written.error());
    for (const KeptReport& earlier : gone)
        if (auto emptied = workspace.setNote(earlier.key, {}); !emptied) return tl::unexpected(emptied.error());
    return kept;
}

Result<std::optional<KeptReport>> newestReportOf(const store::Workspace& workspace, const std::string& contentHash)
{
    const auto reports = keptReports(workspace);
    if (!reports) return tl::unexpected(reports.error());
    const auto found = std::ranges::find(*reports, contentHash, &KeptReport::syntheticHash);
    return found == reports->end() ? std::nullopt : std::optional(*found);
}

Result<comparison::DataFigures> fidelityFigures(const store::Workspace& workspace)
{
    const auto reports = keptReports(workspace);
    if (!reports) return tl::unexpected(reports.error());
    comparison::DataFigures figures;
    for (const KeptReport& kept : *reports) {
        const auto [place, isNewest] = figures.try_emplace(kept.syntheticHash, kept.figures);
        if (isNewest && std::isfinite(kept.overall)) place->second.emplace("overall", kept.overall);
    }
    return figures;
}

Result<comparison::RunTable> readRunTable(store::Workspace& workspace)
{
    const auto figures = fidelityFigures(workspace);
    if (!figures) return tl::unexpected(figures.error());
    return comparison::RunTable::read(workspace, *figures);
}

Result<fidelity::Report> readReport(const store::Workspace& workspace, const KeptReport& kept)
{
    const auto document = workspace.note(kept.key);
    if (!document) return tl::unexpected(document.error());
    return fidelity::readDocument(*document);
}

Result<> removeReport(store::Workspace& workspace, const KeptReport& kept)
{
    auto reports = keptReports(workspace);
    if (!reports) return tl::unexpected(reports.error());
    std::erase_if(*reports, [&](const KeptReport& one) { return one.key == kept.key; });
    if (auto written = writeList(workspace, *reports); !written) return written;
    return workspace.setNote(kept.key, {});
}

} // namespace sessionsmith::workflow
