// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/recommender.h"
#include "engine/learning/torch/sequencemodel.h"

namespace sessionsmith::learning {

/// Calls `work`, which gives a Result; whatever LibTorch throws becomes an Error.
template <typename Work>
auto translated(Work&& work) -> decltype(work())
{
    const auto outOfMemory = [](const std::string& words) {
        return words.find("out of memory") != std::string::npos || words.find("t allocate memory") != std::string::npos;
    };
    const auto noMemory = [] {
        return fail(Error(SS_TEXT("engine", "There is not enough memory on the device"))
                        .advise(SS_TEXT("engine", "Choose a smaller batch, a shorter length or a smaller model")));
    };
    try {
        return work();
    } catch (const c10::Error& error) {
        const std::string words = error.what_without_backtrace();
        if (outOfMemory(words)) return noMemory();
        return fail(SS_TEXT("engine", "LibTorch reports: {0}"), words);
    } catch (const std::bad_alloc&) {
        return noMemory();
    } catch (const std::exception& error) {
        if (outOfMemory(error.what())) return noMemory();
        return fail(SS_TEXT("engine", "LibTorch reports: {0}"), error.what());
    }
}

/// A sequence model as a recommender.
class ModelRecommender : public Recommender
{
public:
    ModelRecommender(Catalogue catalogue, SequenceModel model)
        : m_catalogue(std::move(catalogue)), m_model(std::move(model))
    {}

    const Catalogue& catalogue() const override { return m_catalogue; }
    Result<> score(std::span<const Context> contexts, std::vector<float>& scores) override;

private:
    bool knows(const Context& context) const;
    void scoreAll(std::span<const Context> contexts, std::vector<float>& scores) const;

    Catalogue m_catalogue;
    SequenceModel m_model;
};

} // namespace sessionsmith::learning
