// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/actionpredictor.h"

#include <cmath>

namespace sessionsmith::learning {

namespace {

/// A distribution behind each action, and one where nothing came before.
class ActionTable : public ActionPredictor
{
public:
    ActionTable(Catalogue catalogue, std::vector<std::vector<float>> rows)
        : m_catalogue(std::move(catalogue)), m_rows(std::move(rows))
    {}

    const Catalogue& catalogue() const override { return m_catalogue; }

    Result<> scoreActions(std::span<const Context> contexts, std::vector<float>& scores) override
    {
        scores.clear();
        for (const Context& context : contexts) {
            const std::size_t last = context.actions.empty() ? m_rows.size() - 1 : std::size_t(context.actions.back());
            scores.insert(scores.end(), m_rows[last].begin(), m_rows[last].end());
        }
        return {};
    }

private:
    Catalogue m_catalogue;
    std::vector<std::vector<float>> m_rows; ///< (actions + 1) the last one where there is no action before
};

} // namespace

const char* name(ActionBaseline baseline)
{
    return baseline == ActionBaseline::Majority ? "majority" : "markov";
}

std::unique_ptr<ActionPredictor> fitActionBaseline(ActionBaseline baseline, const Catalogue& catalogue,
                                                   const SequenceData& data)
{
    const auto actions = std::size_t(catalogue.actions.size());
    std::vector<double> share(actions, 1);
    for (const std::int32_t action : data.actions)
        share[std::size_t(action)] += 1;
    for (double& value : share)
        value /= double(data.actions.size() + actions);

    std::vector<std::vector<double>> follows(actions + 1, share);
    if (baseline == ActionBaseline::Markov)
        for (std::size_t i = 0; i < data.size(); ++i) {
            const auto sequence = data[i].actions;
            for (std::size_t e = 1; e < sequence.size(); ++e)
                follows[std::size_t(sequence[e - 1])][std::size_t(sequence[e])] += 1;
        }
    std::vector<std::vector<float>> rows;
    for (const std::vector<double>& counts : follows) {
        std::vector<float>& row = rows.emplace_back();
        for (const double count : counts) // up to a constant, n(a) + 1
            row.push_back(float(std::log(count)));
    }
    return std::make_unique<ActionTable>(catalogue, std::move(rows));
}

} // namespace sessionsmith::learning
