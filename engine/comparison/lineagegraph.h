// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/comparison/layeredlayout.h"
#include "engine/store/workspace.h"

#include <functional>
#include <variant>

namespace sessionsmith::comparison {

/// What a run or a data set was made from and what came of it: model -> data set -> pre-training -> fine-tuning, with
/// all that the latter were made from besides.
class LineageGraph
{
public:
    /// Things of one kind that were made from the same and that nothing was made from, newest first.
    struct Folded
    {
        std::vector<std::string> names;
        bool areRuns = true;
    };
    using Thing = std::variant<store::ModelRecord, store::DatasetRecord, store::RunRecord, Folded>;
    struct Node
    {
        Thing thing;
        std::vector<std::size_t> origins; ///< nodes that it was made from
        bool isChosen = false;
    };
    struct Chosen
    {
        bool isRun = true; ///< else a data set
        store::Id id = 0;
    };

    LineageGraph() = default;
    /// `models`: the version of a number. Of more than `alike` things that can be folded the oldest are. Empty where
    /// the chosen one is not there.
    LineageGraph(Chosen chosen, const std::vector<store::DatasetRecord>& datasets,
                 const std::vector<store::RunRecord>& runs,
                 const std::function<std::optional<store::ModelRecord>(store::Id)>& models, std::size_t alike = 6);
    static Result<LineageGraph> read(store::Workspace& workspace, Chosen chosen, std::size_t alike = 6);

    const std::vector<Node>& nodes() const { return m_nodes; } ///< the chosen one first
    const LayeredLayout& layout() const { return m_layout; }
    /// (edges of the layout) Nodes: made from, made.
    const std::vector<LayeredLayout::Edge>& edges() const { return m_edges; }

private:
    class Gathering;
    void fold(std::size_t alike);
    void layOut();

    std::vector<Node> m_nodes;
    std::vector<LayeredLayout::Edge> m_edges;
    LayeredLayout m_layout{{}, {}};
};

} // namespace sessionsmith::comparison
