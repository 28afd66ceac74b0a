// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/actionevaluation.h"

#include "engine/learning/binarymetrics.h"
#include "engine/learning/throttle.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sessionsmith::learning {

namespace {

/// Errors: a case that points beyond the data, or an action that the predictor does not know.
Result<> checkCases(const Catalogue& catalogue, const SequenceData& data, std::span<const TestCase> cases)
{
    const auto fits = [&](const TestCase& test) {
        return test.begin <= test.target && test.target < data.actions.size();
    };
    const auto known = [&](std::int32_t action) { return action >= 0 && action < catalogue.actions.size(); };
    if (std::ranges::all_of(cases, fits) && std::ranges::all_of(data.actions, known)) return {};
    return fail(SS_TEXT("engine", "The data to evaluate on do not fit the catalogue of the model"));
}

/// How often an action was asked for, was answered, and both.
struct Counts
{
    double asked = 0, answered = 0, right = 0;
    double f1() const { return 2 * right / (asked + answered); }
};

/// What the answers to all cases come to, as they are put one by one.
class Answers
{
public:
    explicit Answers(const Catalogue& catalogue)
        : m_names(catalogue.actions), m_counts(std::size_t(catalogue.actions.size()))
    {}

    void add(std::span<const float> scores, std::size_t target)
    {
        const double highest = *std::ranges::max_element(scores);
        double sum = 0;
        for (const float score : scores)
            sum += std::exp(score - highest);
        for (const float score : scores)
            m_probabilities.push_back(std::exp(score - highest) / sum);
        const auto answer = std::size_t(std::ranges::max_element(scores) - scores.begin());
        ++m_counts[target].asked;
        ++m_counts[answer].answered;
        m_counts[target].right += answer == target;
        m_targets.push_back(target);
        m_evaluation.ranks.push_back(rankOf(scores, target));
        m_evaluation.losses.push_back(highest + std::log(sum) - scores[target]);
    }

    ActionEvaluation result() &&
    {
        const double cases = double(m_targets.size());
        m_evaluation.metrics["cases"] = cases;
        if (cases == 0) return std::move(m_evaluation);
        double sumOfF1 = 0, involved = 0, right = 0;
        for (std::size_t action = 0; action < m_counts.size(); ++action) {
            const Counts& counts = m_counts[action];
            right += counts.right;
            if (counts.asked + counts.answered == 0) continue;
            sumOfF1 += counts.f1();
            ++involved;
            if (counts.asked > 0) m_evaluation.byAction[m_names[std::int32_t(action)]] = figuresOf(action);
        }
        m_evaluation.metrics["accuracy"] = right / cases;
        m_evaluation.metrics["macro_f1"] = sumOfF1 / involved;
        m_evaluation.metrics["loss"] =
            std::accumulate(m_evaluation.losses.begin(), m_evaluation.losses.end(), 0.0) / cases;
        return std::move(m_evaluation);
    }

private:
    Metrics figuresOf(std::size_t action) const
    {
        std::vector<double> probabilities;
        std::vector<bool> isTarget;
        for (std::size_t i = 0; i < m_targets.size(); ++i) {
            probabilities.push_back(m_probabilities[i * m_counts.size() + action]);
            isTarget.push_back(m_targets[i] == action);
        }
        Metrics metrics = binaryMetrics(probabilities, isTarget);
        metrics["cases"] = m_counts[action].asked;
        metrics["f1"] = m_counts[action].f1();
        return metrics;
    }

    const events::Vocabulary& m_names;
    std::vector<Counts> m_counts;
    std::vector<double> m_probabilities; ///< (cases x actions)
    std::vector<std::size_t> m_targets;  ///< (cases)
    ActionEvaluation m_evaluation;
};

} // namespace

Result<ActionEvaluation> evaluateActions(ActionPredictor& predictor, const SequenceData& data,
                                         std::span<const TestCase> cases, const ProgressSink& progress,
                                         const Control& control)
{
    const Catalogue& catalogue = predictor.catalogue();
    if (auto sound = checkCases(catalogue, data, cases); !sound) return tl::unexpected(sound.error());
    const auto actions = std::size_t(catalogue.actions.size());
    constexpr std::size_t batch = 256;
    Answers answers(catalogue);
    std::vector<Context> contexts;
    std::vector<float> scores;
    Throttle throttle;
    for (std::size_t begin = 0; begin < cases.size(); begin += batch) {
        if (!control.proceed()) return fail(Error::cancelled());
        const auto part = cases.subspan(begin, std::min(batch, cases.size() - begin));
        contexts.clear();
        for (const TestCase& test : part)
            contexts.push_back(data.slice(test.begin, test.target));
        if (auto scored = predictor.scoreActions(contexts, scores); !scored) return tl::unexpected(scored.error());
        for (std::size_t i = 0; i < part.size(); ++i)
            answers.add(std::span(scores).subspan(i * actions, actions), std::size_t(data.actions[part[i].target]));
        if (progress && throttle.isDue())
            progress({Message(SS_TEXT("engine", "Evaluating")), begin + part.size(), cases.size(),
                      Message(SS_TEXT("engine", "sequences"))});
    }
    return std::move(answers).result();
}

} // namespace sessionsmith::learning
