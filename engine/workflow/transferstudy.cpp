// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/transferstudy.h"

#include "engine/workflow/runcomparison.h"
#include "engine/workflow/studycell.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;

const std::string noteKey = "studies/transfer";

/// Tells how far the whole study is beside how far its cell is.
class StudyObserver : public RunObserver
{
public:
    StudyObserver(RunObserver& observer, std::size_t cells) : m_observer(observer), m_cells(cells) {}
    void begin(std::string cell)
    {
        ++m_cell;
        m_name = std::move(cell);
    }
    void onRunStarted(const store::RunRecord& run) override { m_observer.onRunStarted(run); }
    void onProgress(const Progress& progress) override
    {
        Progress shown = progress;
        shown.phase = Message(SS_TEXT("engine", "{0} of {1}, {2}: {3}"), m_cell, m_cells, m_name, progress.phase);
        m_observer.onProgress(shown);
    }

private:
    RunObserver& m_observer;
    std::size_t m_cells, m_cell = 0;
    std::string m_name;
};

const std::vector<std::string>& armsOf(const TransferStudyRequest& request)
{
    return request.arms.empty() ? transferArms() : request.arms;
}

TransferStudyRequest named(TransferStudyRequest request)
{
    if (request.name.empty()) request.name = request.data + " transfer";
    return request;
}

/// More shares, seeds and arms are a larger study; anything else is another one, whose data sets are not these.
bool isSameStudy(const TransferStudyRequest& one, const TransferStudyRequest& other)
{
    return one.data == other.data && one.model == other.model && one.sessions == other.sessions &&
           one.pretrainEpochs == other.pretrainEpochs && learning::differingValue(one.spec, other.spec).empty();
}

/// Errors: there is another study of that name.
Result<> remember(store::Workspace& workspace, const TransferStudyRequest& request)
{
    auto studies = transferStudies(workspace);
    if (!studies) return tl::unexpected(studies.error());
    for (const TransferStudyRequest& study : *studies)
        if (study.name == request.name && !isSameStudy(study, request))
            return fail(
                Error(SS_TEXT("engine", "There is a study \"{0}\" already that was made otherwise"), request.name)
                    .advise(SS_TEXT("engine", "Give the study another name")));
    std::erase_if(*studies, [&](const auto& study) { return study.name == request.name; });
    Json list = Json::array({toJson(request)});
    for (const TransferStudyRequest& study : *studies)
        list.push_back(toJson(study));
    return workspace.setNote(noteKey, list.dump());
}

} // namespace

const std::vector<std::string>& transferArms()
{
    static const std::vector<std::string> arms{"scratch",       "random-frozen", "independent",
                                               "random-chains", "shuffled",      "categories",
                                               "generator",     "real",          "markov"};
    return arms;
}

Result<> checkStudy(const TransferStudyRequest& request)
{
    for (const std::string& arm : request.arms)
        if (std::ranges::find(transferArms(), arm) == transferArms().end())
            return fail(Error(SS_TEXT("engine", "\"{0}\" is no arm of a transfer study"), arm)
                            .advise(SS_TEXT("engine", "Choose one of: {0}"),
                                    fmt::format("{}", fmt::join(transferArms(), ", "))));
    for (const double share : request.shares)
        if (!(share > 0 && share <= 100))
            return fail(
                SS_TEXT("engine", "A share of the training users must lie between 0 and 100 percent, not be {0}"),
                share);
    if (request.shares.empty() || request.seeds.empty())
        return fail(SS_TEXT("engine", "A transfer study needs a share and a seed"));
    const auto isOnce = [](auto values) {
        std::ranges::sort(values);
        return std::ranges::adjacent_find(values) == values.end();
    };
    if (!isOnce(request.shares) || !isOnce(request.seeds) || !isOnce(request.arms))
        return fail(SS_TEXT("engine", "Each share, seed and arm of a transfer study is named once"));
    if (request.sessions == 0 || request.pretrainEpochs < 1)
        return fail(SS_TEXT("engine", "A transfer study needs sessions and an epoch to pre-train"));
    return checkSpec(request.spec);
}

Json toJson(const TransferStudyRequest& request)
{
    return {{"data", request.data},
            {"model", request.model},
            {"shares", request.shares},
            {"seeds", request.seeds},
            {"arms", armsOf(request)},
            {"sessions", request.sessions},
            {"name", request.name},
            {"pretrain_epochs", request.pretrainEpochs},
            {"spec", learning::toJson(request.spec)}};
}

Result<TransferStudyRequest> transferStudyFromJson(const Json& json)
{
    try {
        TransferStudyRequest request;
        json.at("data").get_to(request.data);
        json.at("model").get_to(request.model);
        json.at("shares").get_to(request.shares);
        json.at("seeds").get_to(request.seeds);
        json.at("arms").get_to(request.arms);
        json.at("sessions").get_to(request.sessions);
        json.at("name").get_to(request.name);
        json.at("pretrain_epochs").get_to(request.pretrainEpochs);
        auto spec = learning::trainingSpecFromJson(json.at("spec"));
        if (!spec) return tl::unexpected(spec.error());
        request.spec = std::move(*spec);
        if (auto valid = checkStudy(request); !valid) return tl::unexpected(valid.error());
        return request;
    } catch (const Json::exception&) {
        return fail(SS_TEXT("engine", "What is stored of a transfer study is damaged"));
    }
}

Result<std::vector<TransferStudyRequest>> transferStudies(const store::Workspace& workspace)
{
    const auto note = workspace.note(noteKey);
    if (!note) return tl::unexpected(note.error());
    std::vector<TransferStudyRequest> studies;
    const Json list = Json::parse(*note, nullptr, false);
    if (!list.is_array()) return studies;
    for (const Json& json : list)
        if (auto study = transferStudyFromJson(json)) studies.push_back(std::move(*study)); // others cannot be shown
    return studies;
}

Result<TransferStudy> readTransferStudy(store::Workspace& workspace, const TransferStudyRequest& asked)
{
    TransferStudy study{named(asked), {}};
    const auto all = workspace.runs();
    if (!all) return tl::unexpected(all.error());
    for (const double share : study.request.shares) {
        std::optional<std::vector<double>> scratch;
        for (const std::string& arm : armsOf(study.request)) {
            TransferRow& row = study.rows.emplace_back();
            row.arm = arm;
            row.share = share;
            std::vector<std::optional<store::CaseResults>> cases;
            for (const std::uint64_t seed : study.request.seeds) {
                const StudyCell cell{study.request, share, seed};
                const auto run = std::ranges::find(*all, cell.runName(arm), &store::RunRecord::name);
                const bool isDone =
                    run != all->end() && run->status == store::RunStatus::Finished && run->metrics.contains("test");
                row.runs.push_back(isDone ? run->name : std::string());
                row.values.push_back(isDone ? run->metrics.at("test").at("ndcg@10")
                                            : std::numeric_limits<double>::quiet_NaN());
                auto kept = isDone ? workspace.runCases(run->id) : std::optional<store::CaseResults>();
                if (!kept) return tl::unexpected(kept.error());
                cases.push_back(std::move(*kept));
            }
            row.summary = learning::summariseSeeds(row.values);
            const auto own = meanCaseValues(cases, "ndcg@10");
            if (arm == "scratch")
                scratch = own;
            else if (own && scratch && own->size() == scratch->size())
                row.difference = learning::comparePaired(*own, *scratch);
        }
    }
    return study;
}

Result<TransferStudy> runTransferStudy(store::Workspace& workspace, const TransferStudyRequest& asked,
                                       RunObserver& observer, const Control& control)
{
    const TransferStudyRequest request = named(asked);
    if (auto valid = checkStudy(request); !valid) return tl::unexpected(valid.error());
    const auto log = loadDataset(workspace, request.data);
    if (!log) return tl::unexpected(log.error());
    if (auto kept = remember(workspace, request); !kept) return tl::unexpected(kept.error());
    StudyObserver watching(observer, request.shares.size() * request.seeds.size() * armsOf(request).size());
    if (auto ready = storeStudyTest(workspace, request, *log); !ready) return tl::unexpected(ready.error());
    for (const double share : request.shares)
        for (const std::uint64_t seed : request.seeds) {
            const StudyCell cell{request, share, seed};
            for (const std::string& arm : armsOf(request)) {
                watching.begin(cell.runName(arm));
                if (auto done = cell.carryOut(workspace, *log, arm, watching, control); !done)
                    return tl::unexpected(done.error());
            }
        }
    return readTransferStudy(workspace, request);
}

} // namespace sessionsmith::workflow
