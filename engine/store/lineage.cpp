// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/connection.h"
#include "engine/store/lookups.h"

#include <deque>
#include <set>

namespace sessionsmith::store {

namespace {

/// Walks breadth first from a run to everything that it was made from, each once.
class Ancestry
{
public:
    explicit Ancestry(Database& database) : m_database(database) {}

    std::vector<LineageEntry> of(const RunRecord& run)
    {
        addOriginsOf(run);
        while (!m_waiting.empty()) {
            const Step step = m_waiting.front();
            m_waiting.pop_front();
            if (m_seen.emplace(step.kind, step.id).second) visit(step);
        }
        return std::move(m_entries);
    }

private:
    struct Step
    {
        std::string kind;
        Id id;
        std::string role;
    };

    void add(const char* kind, std::optional<Id> id, const char* role)
    {
        if (id) m_waiting.push_back({kind, *id, role});
    }

    void addOriginsOf(const RunRecord& run)
    {
        add("dataset", run.dataset, "data");
        add("run", run.parent, "start");
    }

    void visit(const Step& step)
    {
        if (step.kind == "model") {
            if (const auto model = findModel(m_database, step.id))
                m_entries.push_back({step.kind, model->name, model->contentHash, step.role});
        } else if (step.kind == "dataset") {
            const auto dataset = findDataset(m_database, step.id);
            if (!dataset) return;
            m_entries.push_back({step.kind, dataset->name, dataset->contentHash, step.role});
            add("model", dataset->model, "model");
            add("run", dataset->run, "generator");
            add("dataset", dataset->sourceDataset, dataset->model ? "items" : "data");
        } else if (const auto run = findRun(m_database, step.id)) {
            m_entries.push_back({step.kind, run->name, {}, name(run->kind)});
            addOriginsOf(*run);
        }
    }

    Database& m_database;
    std::deque<Step> m_waiting;
    std::set<std::pair<std::string, Id>> m_seen;
    std::vector<LineageEntry> m_entries;
};

} // namespace

Result<std::vector<LineageEntry>> Workspace::lineage(Id run) const
{
    Database& database = m_connection->database;
    return database.read([&]() -> Result<std::vector<LineageEntry>> {
        const auto record = findRun(database, run);
        if (!record) return fail(SS_TEXT("engine", "There is no run with the number {0}"), run);
        return Ancestry(database).of(*record);
    });
}

} // namespace sessionsmith::store
