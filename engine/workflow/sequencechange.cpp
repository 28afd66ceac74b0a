// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/sequencechange.h"

#include "engine/augmentation/augmenter.h"

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

} // namespace

Result<> checkChange(const std::string& pipeline)
{
    return pipelineOf(pipeline).map([](const augmentation::Pipeline&) {});
}

Result<std::shared_ptr<const learning::SequenceChange>> changeOf(const std::string& text, const events::EventLog& log)
{
    auto pipeline = pipelineOf(text);
    if (!pipeline) return tl::unexpected(pipeline.error());
    if (pipeline->empty()) return nullptr;
    auto augmenter = augmentation::Augmenter::create(log, std::move(*pipeline));
    if (!augmenter) return tl::unexpected(augmenter.error());
    return std::make_shared<const Augmentation>(std::move(*augmenter), events::itemCategories(log));
}

} // namespace sessionsmith::workflow
