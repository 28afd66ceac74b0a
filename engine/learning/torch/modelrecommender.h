// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/recommender.h"
#include "engine/learning/torch/sequencemodel.h"

#include <vector>

namespace sessionsmith::learning {

/// Sequence models as a recommender: of several, the mean of their probabilities counts.
class ModelRecommender : public Recommender
{
public:
    /// At least one, all of the same shape and over the catalogue.
    ModelRecommender(Catalogue catalogue, std::vector<SequenceModel> models)
        : m_catalogue(std::move(catalogue)), m_models(std::move(models))
    {}

    const Catalogue& catalogue() const override { return m_catalogue; }
    Result<> score(std::span<const Context> contexts, std::vector<float>& scores) override;

private:
    bool knows(const Context& context) const;
    void scoreAll(std::span<const Context> contexts, std::vector<float>& scores) const;

    Catalogue m_catalogue;
    std::vector<SequenceModel> m_models;
};

} // namespace sessionsmith::learning
