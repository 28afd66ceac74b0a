// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/comparison/runtable.h"

#include "engine/base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

namespace sessionsmith::comparison {

namespace {

using Json = nlohmann::json;

constexpr std::array parts{"test", "valid", "train", "fidelity"}; // where a metric without a part is looked for

FieldValue valueOf(const Json& json)
{
    if (json.is_boolean()) return json.get<bool>();
    if (json.is_number()) return json.get<double>();
    if (json.is_string()) return json.get<std::string>();
    if (json.is_null()) return {};
    return json.dump(); // a list of the specification
}

} // namespace

/// Puts what is said of runs into columns, which are made as they come.
class RunTable::Filling
{
public:
    Filling(RunTable& table, const std::vector<store::DatasetRecord>& datasets, const DataFigures& fidelity)
        : m_table(table), m_fidelity(fidelity)
    {
        for (const store::DatasetRecord& dataset : datasets)
            m_datasets.emplace(dataset.id, &dataset);
        for (const store::RunRecord& run : table.m_runs)
            m_runs.emplace(run.id, &run);
        for (const char* field : ownFields)
            column(field);
    }

    void fill()
    {
        m_table.m_values.resize(m_table.m_runs.size());
        for (std::size_t row = 0; row < m_table.m_runs.size(); ++row)
            fill(m_table.m_runs[row], m_table.m_values[row]);
        sortColumns();
    }

private:
    void fill(const store::RunRecord& run, std::vector<FieldValue>& values)
    {
        const auto set = [&](const std::string& field, FieldValue value) {
            const std::size_t place = column(field);
            if (values.size() <= place) values.resize(place + 1);
            values[place] = std::move(value);
        };
        const auto data = run.dataset ? m_datasets.find(*run.dataset) : m_datasets.end();
        const auto start = run.parent ? m_runs.find(*run.parent) : m_runs.end();
        set("name", run.name);
        set("kind", store::name(run.kind));
        set("status", store::name(run.status));
        if (data != m_datasets.end()) set("data", data->second->name);
        if (start != m_runs.end()) set("start", start->second->name);
        const auto behind = dataBehind(run);
        if (auto models = modelsOf(behind); !models.empty()) set("model", std::move(models));
        for (const auto& [figure, value] : fidelityOf(behind))
            set("fidelity/" + figure, value);
        if (!run.marks.note.empty()) set("note", run.marks.note);
        if (!run.marks.tags.empty()) set("tags", run.marks.tags);
        set("starred", run.marks.isStarred);
        set("archived", run.marks.isArchived);
        set("created", Moment{run.createdAt});
        set("seconds", run.seconds);
        for (const auto& [part, metrics] : run.metrics)
            for (const auto& [metric, value] : metrics)
                set(part + "/" + metric, value);
        const Json spec = Json::parse(run.spec, nullptr, false);
        if (!spec.is_object()) return;
        if (run.kind == store::RunKind::Import) setTold(spec, set);
        for (const auto& [key, value] : spec.items())
            if (std::ranges::find(ownFields, key) == std::end(ownFields)) setAll(key, value, set);
    }

    template <typename Set>
    static void setTold(const Json& spec, const Set& set)
    {
        const auto told = spec.find(importedKey);
        if (told == spec.end() || !told->is_object()) return;
        for (const char* field : {"data", "start"})
            if (const auto name = told->find(field); name != told->end() && name->is_string())
                set(field, name->template get<std::string>());
        std::vector<std::string> models;
        for (const Json& model : told->value("model", Json::array()))
            if (model.is_string()) models.push_back(model.template get<std::string>());
        if (!models.empty()) set("model", std::move(models));
    }

    template <typename Set>
    void setAll(const std::string& key, const Json& json, const Set& set)
    {
        if (!json.is_object()) return set(key, valueOf(json));
        for (const auto& [inner, value] : json.items())
            setAll(key + "." + inner, value, set);
    }

    /// Those of the run, of the runs it began from and all that these were made from, the nearest first.
    std::vector<const store::DatasetRecord*> dataBehind(const store::RunRecord& run) const
    {
        std::vector<const store::DatasetRecord*> behind;
        std::set<store::Id> seenRuns, seenData;
        std::vector<const store::RunRecord*> runs{&run};
        for (std::size_t i = 0; i < runs.size(); ++i) {
            if (!seenRuns.insert(runs[i]->id).second) continue;
            std::vector<std::optional<store::Id>> data{runs[i]->dataset};
            for (std::size_t j = 0; j < data.size(); ++j) {
                const auto found = data[j] ? m_datasets.find(*data[j]) : m_datasets.end();
                if (found == m_datasets.end() || !seenData.insert(*data[j]).second) continue;
                const store::DatasetRecord& dataset = *found->second;
                behind.push_back(&dataset);
                data.push_back(dataset.sourceDataset);
                if (dataset.run)
                    if (const auto made = m_runs.find(*dataset.run); made != m_runs.end()) runs.push_back(made->second);
            }
            if (runs[i]->parent)
                if (const auto parent = m_runs.find(*runs[i]->parent); parent != m_runs.end())
                    runs.push_back(parent->second);
        }
        return behind;
    }

    /// By name, each once.
    static std::vector<std::string> modelsOf(const std::vector<const store::DatasetRecord*>& data)
    {
        std::vector<std::string> models;
        for (const store::DatasetRecord* dataset : data)
            if (dataset->model && std::ranges::find(models, dataset->source) == models.end())
                models.push_back(dataset->source);
        return models;
    }

    std::map<std::string, double> fidelityOf(const std::vector<const store::DatasetRecord*>& data) const
    {
        for (const store::DatasetRecord* dataset : data)
            if (const auto found = m_fidelity.find(dataset->contentHash); found != m_fidelity.end())
                return found->second;
        return {};
    }

    std::size_t column(const std::string& field)
    {
        const auto [place, isNew] = m_table.m_byName.emplace(lowered(field), m_table.m_fields.size());
        if (isNew) m_table.m_fields.push_back(field);
        return place->second;
    }

    void sortColumns()
    {
        std::vector<std::size_t> order(m_table.m_fields.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        const auto own = std::ptrdiff_t(std::size(ownFields));
        std::sort(order.begin() + own, order.end(),
                  [&](std::size_t a, std::size_t b) { return m_table.m_fields[a] < m_table.m_fields[b]; });
        std::vector<std::string> fields;
        for (const std::size_t from : order) {
            m_table.m_byName[lowered(m_table.m_fields[from])] = fields.size();
            fields.push_back(m_table.m_fields[from]);
        }
        m_table.m_fields = std::move(fields);
        for (std::vector<FieldValue>& values : m_table.m_values) {
            values.resize(order.size());
            std::vector<FieldValue> sorted;
            for (const std::size_t from : order)
                sorted.push_back(std::move(values[from]));
            values = std::move(sorted);
        }
    }

    RunTable& m_table;
    const DataFigures& m_fidelity;
    std::unordered_map<store::Id, const store::DatasetRecord*> m_datasets;
    std::unordered_map<store::Id, const store::RunRecord*> m_runs;
};

RunTable::RunTable(std::vector<store::RunRecord> runs, const std::vector<store::DatasetRecord>& datasets,
                   const DataFigures& fidelity)
    : m_runs(std::move(runs))
{
    Filling(*this, datasets, fidelity).fill();
}

Result<RunTable> RunTable::read(store::Workspace& workspace, const DataFigures& fidelity)
{
    auto runs = workspace.runs();
    if (!runs) return tl::unexpected(runs.error());
    const auto datasets = workspace.datasets();
    if (!datasets) return tl::unexpected(datasets.error());
    return RunTable(*std::move(runs), *datasets, fidelity);
}

Result<std::size_t> RunTable::rowOf(const store::RunRecord& run) const
{
    const auto found = std::ranges::find(m_runs, run.id, &store::RunRecord::id);
    if (found == m_runs.end()) return fail(SS_TEXT("engine", "The run \"{0}\" was deleted in the meantime"), run.name);
    return std::size_t(found - m_runs.begin());
}

std::optional<std::size_t> RunTable::find(const std::string& name) const
{
    const auto all = findAll(name);
    return all.empty() ? std::nullopt : std::optional(all[0]);
}

std::vector<std::size_t> RunTable::findAll(const std::string& name) const
{
    std::string wanted = lowered(name);
    if (wanted == "fidelity") wanted = "fidelity/overall";
    if (const auto found = m_byName.find(wanted); found != m_byName.end()) return {found->second};
    std::vector<std::size_t> figures;
    for (const char* part : parts)
        if (const auto found = m_byName.find(part + ("/" + wanted)); found != m_byName.end())
            figures.push_back(found->second);
    return figures;
}

const FieldValue& RunTable::value(std::size_t row, const std::string& name) const
{
    static const FieldValue none;
    for (const std::size_t field : findAll(name))
        if (!isMissing(value(row, field))) return value(row, field);
    return none;
}

std::vector<std::size_t> RunTable::differing(const std::vector<std::size_t>& rows) const
{
    std::vector<std::size_t> fields;
    for (std::size_t field = 0; field < m_fields.size(); ++field)
        if (std::ranges::any_of(rows, [&](std::size_t row) { return value(row, field) != value(rows[0], field); }))
            fields.push_back(field);
    return fields;
}

std::optional<double> figureOf(const store::RunMetrics& metrics, const std::string& metric)
{
    for (const char* part : parts)
        if (const auto values = metrics.find(part); values != metrics.end())
            if (const auto found = values->second.find(metric); found != values->second.end()) return found->second;
    return std::nullopt;
}

} // namespace sessionsmith::comparison
