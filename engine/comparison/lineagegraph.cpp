// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/comparison/lineagegraph.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace sessionsmith::comparison {

namespace {

/// The columns read model, data set, pre-training, fine-tuning wherever the lineage allows.
int columnOf(const LineageGraph::Thing& thing)
{
    if (std::holds_alternative<store::ModelRecord>(thing)) return 0;
    if (std::holds_alternative<store::DatasetRecord>(thing)) return 1;
    if (const auto* folded = std::get_if<LineageGraph::Folded>(&thing)) return folded->areRuns ? 3 : 1;
    using enum store::RunKind;
    const store::RunKind kind = std::get<store::RunRecord>(thing).kind;
    return kind == Pretrain || kind == Generator ? 2 : 3;
}

/// Runs of one kind, or data sets; nothing else is folded.
std::optional<int> kindToFold(const LineageGraph::Thing& thing)
{
    if (std::holds_alternative<store::DatasetRecord>(thing)) return -1;
    if (const auto* run = std::get_if<store::RunRecord>(&thing)) return int(run->kind);
    return std::nullopt;
}

} // namespace

/// Walks from the chosen one to what came of it, and from all of these to what they were made from.
class LineageGraph::Gathering
{
public:
    Gathering(LineageGraph& graph, const std::vector<store::DatasetRecord>& datasets,
              const std::vector<store::RunRecord>& runs,
              const std::function<std::optional<store::ModelRecord>(store::Id)>& models)
        : m_graph(graph), m_models(models)
    {
        for (const store::DatasetRecord& dataset : datasets)
            m_things.emplace(Key{Kind::Dataset, dataset.id}, dataset);
        for (const store::RunRecord& run : runs)
            m_things.emplace(Key{Kind::Run, run.id}, run);
        for (const auto& [key, thing] : m_things)
            for (const Key& origin : originsOf(thing))
                m_made[origin].push_back(key);
    }

    void gather(const Chosen& chosen)
    {
        const Key first{chosen.isRun ? Kind::Run : Kind::Dataset, chosen.id};
        if (!m_things.contains(first)) return;
        add(first);
        // What came of it, each with its own behind it; the list grows while it is walked.
        std::vector<Key> reached{first};
        for (std::size_t i = 0; i < reached.size(); ++i)
            for (const Key& made : m_made[reached[i]])
                if (!m_nodes.contains(made)) {
                    add(made);
                    reached.push_back(made);
                }
        for (std::size_t i = 0; i < reached.size(); ++i)
            for (const Key& origin : originsOf(m_graph.m_nodes[m_nodes.at(reached[i])].thing)) {
                if (!m_nodes.contains(origin)) {
                    if (!add(origin)) continue;
                    reached.push_back(origin);
                }
                m_graph.m_nodes[m_nodes.at(reached[i])].origins.push_back(m_nodes.at(origin));
            }
        m_graph.m_nodes[0].isChosen = true;
    }

private:
    enum class Kind { Model, Dataset, Run };
    using Key = std::pair<Kind, store::Id>;

    static std::vector<Key> originsOf(const Thing& thing)
    {
        std::vector<Key> origins;
        const auto add = [&](Kind kind, std::optional<store::Id> id) {
            if (id) origins.emplace_back(kind, *id);
        };
        if (const auto* dataset = std::get_if<store::DatasetRecord>(&thing)) {
            add(Kind::Model, dataset->model);
            add(Kind::Run, dataset->run);
            add(Kind::Dataset, dataset->sourceDataset);
        } else if (const auto* run = std::get_if<store::RunRecord>(&thing)) {
            add(Kind::Dataset, run->dataset);
            add(Kind::Run, run->parent);
        }
        return origins;
    }

    /// False where it is not there.
    bool add(const Key& key)
    {
        std::optional<Thing> thing;
        if (const auto found = m_things.find(key); found != m_things.end())
            thing = found->second;
        else if (key.first == Kind::Model)
            if (auto model = m_models(key.second)) thing = *std::move(model);
        if (!thing) return false;
        m_nodes.emplace(key, m_graph.m_nodes.size());
        m_graph.m_nodes.push_back({*std::move(thing), {}, false});
        return true;
    }

    LineageGraph& m_graph;
    const std::function<std::optional<store::ModelRecord>(store::Id)>& m_models;
    std::map<Key, Thing> m_things;
    std::map<Key, std::vector<Key>> m_made;
    std::map<Key, std::size_t> m_nodes;
};

LineageGraph::LineageGraph(Chosen chosen, const std::vector<store::DatasetRecord>& datasets,
                           const std::vector<store::RunRecord>& runs,
                           const std::function<std::optional<store::ModelRecord>(store::Id)>& models, std::size_t alike)
{
    Gathering(*this, datasets, runs, models).gather(chosen);
    fold(alike);
    layOut();
}

Result<LineageGraph> LineageGraph::read(store::Workspace& workspace, Chosen chosen, std::size_t alike)
{
    const auto datasets = workspace.datasets();
    if (!datasets) return tl::unexpected(datasets.error());
    const auto runs = workspace.runs();
    if (!runs) return tl::unexpected(runs.error());
    const auto models = [&](store::Id id) {
        const auto model = workspace.model(id);
        return model ? std::optional(*model) : std::nullopt;
    };
    return LineageGraph(chosen, *datasets, *runs, models, alike);
}

void LineageGraph::fold(std::size_t alike)
{
    std::vector<bool> hasMade(m_nodes.size());
    for (const Node& node : m_nodes)
        for (const std::size_t origin : node.origins)
            hasMade[origin] = true;
    std::map<std::pair<int, std::vector<std::size_t>>, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        if (const auto kind = kindToFold(m_nodes[i].thing); kind && !hasMade[i] && !m_nodes[i].isChosen)
            groups[{*kind, m_nodes[i].origins}].push_back(i);

    const auto recordOf = [&](std::size_t node) {
        return std::visit(
            [](const auto& thing) {
                if constexpr (requires { thing.id; })
                    return std::pair(thing.id, thing.name);
                else
                    return std::pair(store::Id(0), std::string());
            },
            m_nodes[node].thing);
    };
    std::vector<bool> isFolded(m_nodes.size());
    std::vector<Node> kept;
    std::vector<Node> folds;
    for (auto& [key, members] : groups) {
        if (members.size() <= alike) continue;
        std::ranges::sort(members, std::greater(), [&](std::size_t node) { return recordOf(node).first; });
        Folded folded{{}, key.first >= 0};
        for (std::size_t i = alike - 1; i < members.size(); ++i) {
            isFolded[members[i]] = true;
            folded.names.push_back(recordOf(members[i]).second);
        }
        folds.push_back({std::move(folded), key.second, false});
    }
    std::vector<std::size_t> place(m_nodes.size());
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        place[i] = kept.size();
        if (!isFolded[i]) kept.push_back(std::move(m_nodes[i]));
    }
    kept.insert(kept.end(), std::make_move_iterator(folds.begin()), std::make_move_iterator(folds.end()));
    for (Node& node : kept)
        for (std::size_t& origin : node.origins)
            origin = place[origin];
    m_nodes = std::move(kept);
}

void LineageGraph::layOut()
{
    std::vector<int> columns;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        columns.push_back(columnOf(m_nodes[i].thing));
        for (const std::size_t origin : m_nodes[i].origins)
            m_edges.emplace_back(origin, i);
    }
    m_layout = LayeredLayout(columns, m_edges);
}

} // namespace sessionsmith::comparison
