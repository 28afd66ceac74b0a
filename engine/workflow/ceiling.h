// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/actionpredictor.h"
#include "engine/learning/evaluation.h"
#include "engine/learning/spec.h"
#include "engine/store/workspace.h"
#include "engine/synthesis/sessionpredictor.h"

#include <functional>

namespace sessionsmith::workflow {

/// The model that a synthetic log was drawn from, as what predicts it best: no model can know more of such sessions,
/// but for what chance put into the very log.
class GeneratingModel : public learning::Recommender, public learning::ActionPredictor
{
public:
    /// `catalogue`: whose indices are asked about; what the model does not know of it never comes.
    GeneratingModel(synthesis::BehaviourModel model, const synthesis::ItemModel& items, learning::Catalogue catalogue);

    const learning::Catalogue& catalogue() const override { return m_catalogue; }
    /// Log-probabilities, to within 0.00001: items of the same probability are ranked by chance, as a trained model
    /// ranks them; as ties they would all stand in the middle, where none counts as a hit. Each context must lie in one
    /// session, from its first event on.
    Result<> score(std::span<const learning::Context> contexts, std::vector<float>& scores) override;
    Result<> scoreActions(std::span<const learning::Context> contexts, std::vector<float>& scores) override;
    /// Whether hidden items can be told exactly too: not with revisits.
    bool tellsHidden() const { return m_model.revisits.isDefault(); }
    /// (hidden x items) The same for items hidden in the middle of a session, in their order; only where tellsHidden().
    void scoreHidden(const learning::Context& session, const std::vector<bool>& isHidden,
                     std::vector<float>& scores) const;

private:
    /// Lets `tell` write what follows each context into its row of `scores` (contexts x width).
    void predict(std::span<const learning::Context> contexts, std::size_t width, std::vector<float>& scores,
                 const std::function<void(const synthesis::SessionPredictor&, std::span<float>)>& tell) const;
    void write(const hmm::Vector& probabilities, std::span<float> scores) const;

    synthesis::BehaviourModel m_model;
    synthesis::ItemSteps m_steps;
    learning::Catalogue m_catalogue;
    std::vector<std::int32_t> m_items, m_actions; ///< by index of the catalogue: the model's index, -1 for none
    std::vector<float> m_ties;                    ///< by item: what breaks ties
};

/// The model behind a data set of the workspace; nothing where it is not known exactly: an imported log, a neural
/// generator, a cold start, an augmentation, or a model, or the log whose items it follows, that is gone or another
/// one now.
Result<std::unique_ptr<GeneratingModel>> generatingModel(const store::Workspace& workspace, const std::string& data,
                                                         const learning::Catalogue& catalogue);

/// The most that a pre-training on sessions drawn from `model` can come to, on the sequences that it holds out
/// (learning::HoldOut): loss and accuracy. Of masked prediction with masks of its own, as many as the training hides.
/// Empty where it cannot be told.
Result<learning::Metrics> ceilingOfPretraining(GeneratingModel& model, const learning::TrainingSpec& spec,
                                               const learning::SequenceData& sequences, const ProgressSink& progress,
                                               const Control& control);

} // namespace sessionsmith::workflow
