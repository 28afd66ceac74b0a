// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/jsontext.h"
#include "engine/workflow/datacard.h"
#include "engine/workflow/itemsource.h"
#include "engine/workflow/shardset.h"
#include "engine/workflow/workflow.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;

constexpr double eventsPerFile = 5e6;

/// The progress of one shard as part of that of all, in sessions; it never goes back.
class ShardProgress
{
public:
    ShardProgress(const ProgressSink& sink, std::uint64_t shard, const synthesis::GenerateSpec& spec)
        : m_sink(sink), m_message(SS_TEXT("engine", "Shard {0} of {1}"), shard, spec.shards),
          m_begin(double(spec.sessions) * double(shard - 1) / double(spec.shards)),
          m_share(double(spec.sessions) / double(spec.shards)), m_total(spec.sessions)
    {}

    /// Of a part of the work on the shard, from one share of it to another.
    ProgressSink part(double from, double to)
    {
        if (!m_sink) return {};
        return [this, from, to](const Progress& progress) {
            if (progress.total > 0)
                m_done = std::max(m_done, from + (to - from) * double(progress.done) / double(progress.total));
            m_sink({m_message, std::uint64_t(m_begin + m_done * m_share), m_total,
                    Message(SS_TEXT("engine", "sessions"))});
        };
    }

private:
    const ProgressSink& m_sink;
    Message m_message;
    double m_begin, m_share, m_done = 0;
    std::uint64_t m_total;
};

/// Writes the shards of a set that are missing.
class FileSynthesis
{
public:
    FileSynthesis(const synthesis::BehaviourModel& model, const synthesis::ItemModel& items,
                  const SynthesizeFilesRequest& request, ShardSet& set)
        : m_model(model), m_items(items), m_request(request), m_set(set)
    {}

    /// Errors: those of generate() and stageExport(); cancelled, with how to go on.
    Result<> write(std::uint64_t first, std::uint64_t last, const ProgressSink& progress, const Control& control)
    {
        for (std::uint64_t shard = first; shard <= last; ++shard) {
            if (m_set.has(shard)) continue;
            const Result<> written = writeShard(shard, progress, control).and_then([&](FinishedShard&& finished) {
                return m_set.add(std::move(finished));
            });
            if (written) continue;
            Error error = written.error();
            if (error.isCancelled() && !m_set.finished().empty())
                error.advise(
                    SS_TEXT("engine", "{0} of {1} shards are finished; the same call goes on with the next one"),
                    m_set.finished().size(), last - first + 1);
            return fail(error);
        }
        return {};
    }

private:
    Result<FinishedShard> writeShard(std::uint64_t shard, const ProgressSink& sink, const Control& control)
    {
        ShardProgress progress(sink, shard, m_request.synthesis.spec);
        synthesis::GenerateSpec spec = m_request.synthesis.spec;
        spec.shard = shard;
        auto log = synthesis::generate(m_model, m_items, spec, progress.part(0, 0.4), control);
        if (!log) return tl::unexpected(log.error());
        // Rows hold no name that nobody touched; without events they tell which columns there are.
        if (!exchange::isText(m_request.files.format)) events::dropUnusedNames(*log);
        exchange::ExportSpec files = m_request.files;
        files.path = m_set.fileOf(shard);
        files.threads = spec.threads;
        auto staged = exchange::stageExport(*log, files, progress.part(0.4, 1), control);
        if (!staged) return tl::unexpected(staged.error());
        events::dropUnusedNames(*log);
        FinishedShard finished(shard, *log, std::move(staged->files));
        if (auto named = AtomicFile::commitTogether(staged->written); !named) return tl::unexpected(named.error());
        return finished.seal().map([&] { return std::move(finished); });
    }

    const synthesis::BehaviourModel& m_model;
    const synthesis::ItemModel& m_items;
    const SynthesizeFilesRequest& m_request;
    ShardSet& m_set;
};

Result<> writeCards(const ShardSet& set, const store::ModelRecord& model, const std::string& license,
                    const page::Voice& voice)
{
    std::vector<exchange::ExportedFile> files;
    Json shards = Json::array();
    for (const FinishedShard& finished : set.finished()) {
        files.insert(files.end(), finished.files.begin(), finished.files.end());
        shards.push_back(finished.toJson());
    }
    store::DatasetRecord described;
    described.name = model.name + " synthetic";
    described.kind = store::DatasetKind::Synthetic;
    described.source = model.name;
    described.model = model.id;
    described.createdAt = currentTime();
    described.summary = jsonText(figuresOf(set.finished()));
    described.spec = jsonText(set.plan());
    Json card = dataCard(described, files, license, {});
    const bool isOne = set.finished().size() == 1; // else each shard has a hash of its own
    card["content_hash"] = isOne ? Json(set.finished().front().contentHash) : Json();
    card["shards"] = shards;
    auto cards = stageCards(card, cardPaths(set.name()), voice);
    return cards ? AtomicFile::commitTogether(*cards) : tl::unexpected(cards.error());
}

SynthesizedFiles outcomeOf(const ShardSet& set)
{
    SynthesizedFiles made;
    made.cards = cardPaths(set.name());
    made.shards = set.finished().size();
    made.found = set.found();
    for (const FinishedShard& finished : set.finished()) {
        for (const exchange::ExportedFile& file : finished.files)
            made.files.push_back({file, &file == &finished.files.front() ? finished.contentHash : std::string()});
        made.sessions += finished.sessions;
        made.events += finished.events;
    }
    return made;
}

std::uint64_t usefulShards(const synthesis::BehaviourModel& model, const synthesis::GenerateSpec& spec)
{
    return std::uint64_t(
        std::clamp(std::ceil(synthesis::expectedEvents(model, spec) / eventsPerFile), 1.0, spec.shardLimits.high));
}

/// All that tells one set of files from another.
Json planOf(const SynthesizeFilesRequest& request, const store::ModelRecord& record,
            const synthesis::BehaviourModel& model, const ItemSource& source)
{
    const synthesis::GenerateSpec& spec = request.synthesis.spec;
    Json plan = specJson(request.synthesis, record, model, source);
    plan["items_hash"] = source.contentHash;
    plan["program"] = SESSIONSMITH_VERSION;
    plan["format"] = exchange::exportFormatNames()[std::size_t(request.files.format)];
    plan["compressed"] = request.files.compressed;
    plan["shards"] = spec.shards;
    plan["shard"] = request.onlyShard ? Json(spec.shard) : Json("all");
    return plan;
}

Result<> checkPlace(const std::filesystem::path& path)
{
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown) || std::filesystem::is_regular_file(path, unknown)) return {};
    return fail(
        Error(SS_TEXT("engine", "Shards and their record need a place for files, and this is none")).at(path.string()));
}

} // namespace

Result<SynthesizedFiles> synthesizeToFiles(store::Workspace& workspace, const SynthesizeFilesRequest& asked,
                                           const ProgressSink& progress, const Control& control)
{
    SynthesizeFilesRequest request = asked;
    synthesis::GenerateSpec& spec = request.synthesis.spec;
    request.files.shards = 1;
    if (auto valid = request.files.validate(); !valid) return tl::unexpected(valid.error());
    if (auto good = checkPlace(request.files.path); !good) return tl::unexpected(good.error());
    const auto record = workspace.model(request.synthesis.model);
    if (!record) return tl::unexpected(record.error());
    const auto model = loadModel(workspace, request.synthesis.model);
    if (!model) return tl::unexpected(model.error());
    if (!request.onlyShard) {
        spec.shard = 1;
        spec.shards = request.shards > 0 ? request.shards : usefulShards(*model, spec);
    }
    if (auto possible = synthesis::checkGeneration(*model, spec); !possible) return tl::unexpected(possible.error());
    const auto source = openItems(workspace, *model, request.synthesis);
    if (!source) return tl::unexpected(source.error());

    const auto begin = std::chrono::steady_clock::now();
    const std::uint64_t first = request.onlyShard ? spec.shard : 1, last = request.onlyShard ? spec.shard : spec.shards;
    ShardSet set(request.files.fullPath(), planOf(request, *record, *model, *source), first, last, spec.shards);
    Result<> done = set.begin(request.replace, progress, control);
    if (done) done = FileSynthesis(*model, source->items, request, set).write(first, last, progress, control);
    if (done && !set.isOld())
        done = writeCards(set, *record, request.license.empty() ? source->license : request.license, request.voice);
    set.close(bool(done));
    if (!done) return tl::unexpected(done.error());
    SynthesizedFiles made = outcomeOf(set);
    made.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return made;
}

} // namespace sessionsmith::workflow
