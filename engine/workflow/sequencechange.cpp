// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/sequencechange.h"

#include "engine/augmentation/augmenter.h"
#include "engine/base/text.h"

#include <algorithm>

namespace sessionsmith::workflow {

namespace {

Result<augmentation::Pipeline> pipelineOf(const std::string& text)
{
    auto pipeline = augmentation::parsePipeline(text);
    if (!pipeline) return pipeline;
    if (std::ranges::any_of(*pipeline, [](const auto& step) { return step.kind == augmentation::StepKind::Mask; }))
        return fail(Error(SS_TEXT("engine", "augmentation: a training hides items by itself"))
                        .advise(SS_TEXT("engine", "Leave out the step \"mask\", and set the share of hidden items")));
    return pipeline;
}

class Augmentation : public learning::SequenceChange
{
public:
    Augmentation(augmentation::Augmenter augmenter, std::vector<std::int32_t> categories)
        : m_augmenter(std::move(augmenter)), m_categories(std::move(categories))
    {}

    void apply(std::vector<std::int32_t>& items, std::vector<std::int32_t>& actions, Philox& random) const override
    {
        augmentation::Session session;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const bool known = std::size_t(items[i]) < m_categories.size();
            session.push_back({actions[i], items[i], known ? m_categories[std::size_t(items[i])] : -1, 0});
        }
        m_augmenter.augmentSession(session, random);
        items.clear();
        actions.clear();
        for (const augmentation::Event& event : session) {
            items.push_back(event.item);
            actions.push_back(event.action);
        }
    }

private:
    augmentation::Augmenter m_augmenter;
    std::vector<std::int32_t> m_categories; ///< (items)
};

/// Pipelines apart by "|".
Result<std::vector<augmentation::Pipeline>> pipelinesOf(const std::string& text)
{
    std::vector<augmentation::Pipeline> pipelines;
    for (const std::string_view part : split(text, '|')) {
        auto pipeline = augmentation::parsePipeline(part);
        if (!pipeline) return tl::unexpected(pipeline.error());
        if (pipeline->empty())
            return fail(
                Error(SS_TEXT("engine", "views: a pipeline is empty"))
                    .advise(SS_TEXT("engine", "Name the steps that make a view, such as \"crop:0.6 | mask:0.3\"")));
        pipelines.push_back(std::move(*pipeline));
    }
    return pipelines;
}

Result<std::shared_ptr<const learning::SequenceChange>> changeBy(augmentation::Pipeline pipeline,
                                                                 const events::EventLog& log)
{
    auto augmenter = augmentation::Augmenter::create(log, std::move(pipeline));
    if (!augmenter) return tl::unexpected(augmenter.error());
    return std::make_shared<const Augmentation>(std::move(*augmenter), events::itemCategories(log));
}

} // namespace

Result<> checkViews(const std::string& pipelines)
{
    return pipelinesOf(pipelines).map([](const auto&) {});
}

Result<std::vector<std::shared_ptr<const learning::SequenceChange>>> viewsOf(const std::string& text,
                                                                             const events::EventLog& log)
{
    const auto pipelines = pipelinesOf(text);
    if (!pipelines) return tl::unexpected(pipelines.error());
    std::vector<std::shared_ptr<const learning::SequenceChange>> views;
    for (const augmentation::Pipeline& pipeline : *pipelines) {
        auto change = changeBy(pipeline, log);
        if (!change) return tl::unexpected(change.error());
        views.push_back(std::move(*change));
    }
    return views;
}

Result<> checkChange(const std::string& pipeline)
{
    return pipelineOf(pipeline).map([](const augmentation::Pipeline&) {});
}

Result<std::shared_ptr<const learning::SequenceChange>> changeOf(const std::string& text, const events::EventLog& log)
{
    auto pipeline = pipelineOf(text);
    if (!pipeline) return tl::unexpected(pipeline.error());
    if (pipeline->empty()) return nullptr;
    return changeBy(std::move(*pipeline), log);
}

} // namespace sessionsmith::workflow
