// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/actionpredictor.h"
#include "engine/learning/recommender.h"
#include "engine/learning/representation.h"
#include "engine/learning/torch/sequencemodel.h"

#include <functional>
#include <vector>

namespace sessionsmith::learning {

/// Sequence models as whatever they can be asked for: of several, the mean of their probabilities counts, and the last
/// one represents.
class ModelRecommender : public Recommender, public ActionPredictor, public Representation
{
public:
    /// At least one, all of the same shape and over the catalogue.
    ModelRecommender(Catalogue catalogue, std::vector<SequenceModel> models)
        : m_catalogue(std::move(catalogue)), m_models(std::move(models))
    {}

    const Catalogue& catalogue() const override { return m_catalogue; }
    /// Of models without an action head.
    Result<> score(std::span<const Context> contexts, std::vector<float>& scores) override;
    /// Of models with an action head.
    Result<> scoreActions(std::span<const Context> contexts, std::vector<float>& scores) override;
    std::size_t width() const override { return std::size_t(m_models.back().spec().hidden); }
    Result<> represent(std::span<const Context> contexts, std::vector<float>& states) override;
    std::vector<float> itemEmbeddings() const override;

private:
    using Answer = std::function<torch::Tensor(const Batch&)>;

    bool knows(const Context& context) const;
    /// Lays what `answer` (rows x width) gives for each context into its row. `classes`: of the batches.
    Result<> ask(std::span<const Context> contexts, std::size_t width, std::int64_t classes, const Answer& answer,
                 std::vector<float>& rows) const;
    torch::Tensor scored(const Batch& batch) const;

    Catalogue m_catalogue;
    std::vector<SequenceModel> m_models;
};

} // namespace sessionsmith::learning
