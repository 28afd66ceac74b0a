// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/ceiling.h"

#include "engine/base/parallel.h"
#include "engine/base/random.h"
#include "engine/learning/holdout.h"
#include "engine/learning/throttle.h"
#include "engine/workflow/itemsource.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;
using Contexts = std::span<const learning::Context>;

constexpr float never = -1e9F;                    // finite, so that what never comes and comes nevertheless has a loss
constexpr std::uint32_t maskPurpose = 0x4345494c, // "CEIL"
    tiePurpose = 0x54494553;                      // "TIES"

/// By index of one vocabulary the index in another, -1 for none.
template <typename Names>
std::vector<std::int32_t> matched(const events::Vocabulary& from, const Names& to)
{
    std::vector<std::int32_t> indices;
    for (std::int32_t i = 0; i < from.size(); ++i)
        indices.push_back(to.find(from[i]));
    return indices;
}

/// Every event but the first of each of the sequences, from those before it.
std::vector<learning::TestCase> allNext(const learning::SequenceData& data, const std::vector<std::size_t>& sequences)
{
    std::vector<learning::TestCase> cases;
    for (const std::size_t sequence : sequences)
        for (std::size_t target = data.offsets[sequence] + 1; target < data.offsets[sequence + 1]; ++target)
            cases.push_back({data.offsets[sequence], target});
    return cases;
}

/// Hides items as a training by masked prediction does: at least one, and of a tenth of the sequences only the last.
std::vector<bool> masks(std::size_t events, double rate, Philox random)
{
    std::vector<bool> isHidden(events);
    if (random.uniform() < 0.1) {
        isHidden.back() = true;
        return isHidden;
    }
    for (std::size_t i = 0; i < events; ++i)
        isHidden[i] = random.uniform() < rate;
    if (std::ranges::find(isHidden, true) == isHidden.end()) isHidden[random.below(std::uint32_t(events))] = true;
    return isHidden;
}

Result<learning::Metrics> ceilingOfMasked(const GeneratingModel& model, const learning::TrainingSpec& spec,
                                          const learning::SequenceData& data, const std::vector<std::size_t>& sequences,
                                          const Control& control)
{
    const auto items = std::size_t(model.catalogue().items.size());
    std::vector<float> scores;
    double loss = 0, right = 0;
    std::size_t count = 0;
    for (const std::size_t sequence : sequences) {
        if (!control.proceed()) return fail(Error::cancelled());
        const learning::Context session = data[sequence];
        if (session.items.empty()) continue;
        const auto isHidden =
            masks(session.items.size(), spec.maskRate, Philox(spec.seed, maskPurpose, std::uint64_t(sequence)));
        model.scoreHidden(session, isHidden, scores);
        auto row = scores.begin();
        for (std::size_t place = 0; place < isHidden.size(); ++place) {
            if (!isHidden[place]) continue;
            const auto target = session.items[place];
            double sum = 0; // of what the catalogue has
            for (std::size_t i = 0; i < items; ++i)
                sum += std::exp(double(row[std::ptrdiff_t(i)]));
            loss += std::log(sum) - double(row[target]);
            right += std::max_element(row, row + std::ptrdiff_t(items)) - row == target;
            row += std::ptrdiff_t(items);
            ++count;
        }
    }
    if (count == 0) return learning::Metrics{};
    return learning::Metrics{{"loss", loss / double(count)}, {"accuracy", right / double(count)}};
}

} // namespace

GeneratingModel::GeneratingModel(synthesis::BehaviourModel model, const synthesis::ItemModel& items,
                                 learning::Catalogue catalogue)
    : m_model(std::move(model)), m_steps(items), m_catalogue(std::move(catalogue)),
      m_items(matched(m_catalogue.items, items.items())),
      m_actions(matched(m_catalogue.actions, events::Vocabulary(m_model.hmm.actions)))
{
    constexpr double slight = 1e-5;
    Philox random(0, tiePurpose, 0);
    for (std::size_t i = 0; i < m_items.size(); ++i)
        m_ties.push_back(float(slight * random.uniform()));
}

void GeneratingModel::write(const hmm::Vector& probabilities, std::span<float> scores) const
{
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const double probability = m_items[i] < 0 ? 0 : probabilities[m_items[i]];
        scores[i] = probability > 0 ? float(std::log(probability)) + m_ties[i] : never;
    }
}

void GeneratingModel::predict(
    Contexts contexts, std::size_t width, std::vector<float>& scores,
    const std::function<void(const synthesis::SessionPredictor&, std::span<float>)>& tell) const
{
    scores.resize(contexts.size() * width);
    parallelFor(contexts.size(), 16, 0, [&](std::size_t begin, std::size_t end) {
        synthesis::SessionPredictor predictor(m_model, m_steps);
        for (std::size_t c = begin; c < end; ++c) {
            predictor.begin();
            for (std::size_t i = 0; i < contexts[c].items.size(); ++i) {
                const std::int32_t item = m_items[std::size_t(contexts[c].items[i])];
                if (item >= 0) predictor.observe(m_actions[std::size_t(contexts[c].actions[i])], item);
            }
            tell(predictor, {scores.data() + c * width, width});
        }
    });
}

Result<> GeneratingModel::score(Contexts contexts, std::vector<float>& scores)
{
    predict(contexts, m_items.size(), scores,
            [this](const synthesis::SessionPredictor& predictor, std::span<float> row) {
                write(predictor.nextItem(), row);
            });
    return {};
}

Result<> GeneratingModel::scoreActions(Contexts contexts, std::vector<float>& scores)
{
    predict(contexts, m_actions.size(), scores,
            [this](const synthesis::SessionPredictor& predictor, std::span<float> row) {
                const hmm::Vector probabilities = predictor.nextAction();
                for (std::size_t i = 0; i < row.size(); ++i) {
                    const double probability = m_actions[i] < 0 ? 0 : probabilities[m_actions[i]];
                    row[i] = probability > 0 ? float(std::log(probability)) : never;
                }
            });
    return {};
}

void GeneratingModel::scoreHidden(const learning::Context& session, const std::vector<bool>& isHidden,
                                  std::vector<float>& scores) const
{
    std::vector<std::int32_t> own;
    for (const std::int32_t item : session.items)
        own.push_back(std::max(0, m_items[std::size_t(item)]));
    const auto hidden = synthesis::hiddenItems(m_steps, own, isHidden);
    scores.resize(hidden.size() * m_items.size());
    for (std::size_t i = 0; i < hidden.size(); ++i)
        write(hidden[i], {scores.data() + i * m_items.size(), m_items.size()});
}

Result<std::unique_ptr<GeneratingModel>> generatingModel(const store::Workspace& workspace, const std::string& data,
                                                         const learning::Catalogue& catalogue)
{
    const auto record = workspace.dataset(data);
    if (!record) return tl::unexpected(record.error());
    const Json spec = Json::parse(record->spec, nullptr, false);
    if (!record->model || !spec.is_object() || !spec.contains("model_hash") || spec.value("new_items", 0.0) > 0)
        return nullptr;
    const auto made = workspace.model(*record->model);
    if (!made || made->contentHash != spec["model_hash"]) return nullptr;
    auto model = synthesis::parseDocument(made->document, made->name);
    if (!model) return nullptr;
    SynthesizeRequest request;
    request.model = made->name;
    request.items = spec.value("items", "");
    request.holdOut = spec.value("hold_out", true);
    const auto source = openItems(workspace, *model, request);
    if (!source || source->dataset != record->sourceDataset) return nullptr;
    return std::make_unique<GeneratingModel>(std::move(*model), source->items, catalogue);
}

Result<learning::Metrics> ceilingOfPretraining(GeneratingModel& model, const learning::TrainingSpec& spec,
                                               const learning::SequenceData& sequences, const ProgressSink& progress,
                                               const Control& control)
{
    if (spec.objective == learning::Objective::Span) return learning::Metrics{}; // a question of its own
    const learning::HoldOut parts(sequences.size(), spec.seed);
    if (spec.objective == learning::Objective::Masked) {
        if (!model.tellsHidden()) return learning::Metrics{};
        return ceilingOfMasked(model, spec, sequences, parts.heldOut, control);
    }
    auto evaluated = learning::evaluate(model, sequences, allNext(sequences, parts.heldOut), {}, progress, control);
    if (!evaluated) return tl::unexpected(evaluated.error());
    learning::Metrics metrics;
    for (const char* name : {"loss", "accuracy"})
        if (const auto found = evaluated->metrics.find(name); found != evaluated->metrics.end()) metrics.insert(*found);
    return metrics;
}

} // namespace sessionsmith::workflow
