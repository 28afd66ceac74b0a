// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/frequentsessions.h"

#include "engine/hmm/inference.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace sessionsmith::widgets {

namespace {

using Session = std::vector<std::int32_t>;

std::set<Session> candidates(const hmm::DistinctSequences& synthetic, const hmm::DistinctSequences& real,
                             std::size_t number)
{
    std::set<Session> result;
    for (const hmm::DistinctSequences* source : {&synthetic, &real})
        for (const auto& entry : source->top(number)) {
            const auto actions = source->sequence(entry);
            result.emplace(actions.begin(), actions.end());
        }
    return result;
}

/// P(a session is this one); none where it has actions that the model does not.
double probability(const hmm::Model& model, const Session& session, int fixedLength)
{
    if (!model.hasEnd() && int(session.size()) != fixedLength) return 0;
    hmm::Sequences one;
    one.append(session);
    const auto score = hmm::score(model, one, 1);
    return score ? std::exp(score->logLikelihood) : 0;
}

} // namespace

std::vector<FrequentSession> frequentSessions(const hmm::Model& model, const hmm::DistinctSequences& synthetic,
                                              const hmm::DistinctSequences& real, std::size_t number, int fixedLength)
{
    std::vector<FrequentSession> result;
    for (const Session& session : candidates(synthetic, real, number))
        result.push_back({session, probability(model, session, fixedLength), real.countOf(session)});
    const double total = std::max(1.0, double(real.total()));
    const auto weight = [total](const FrequentSession& one) { return one.share + double(one.realCount) / total; };
    std::ranges::stable_sort(result, std::greater<>(), weight);
    result.resize(std::min(number, result.size()));
    return result;
}

} // namespace sessionsmith::widgets
