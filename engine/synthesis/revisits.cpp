// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/revisits.h"

#include "engine/synthesis/likeliest.h"
#include "engine/synthesis/toucheditems.h"

#include <cmath>

namespace sessionsmith::synthesis {

namespace {

/// The choices among n touched items, of which those of rank r were taken.
class RecencyChoices
{
public:
    void add(std::size_t rank, std::size_t size)
    {
        ++m_count;
        m_back += double(rank - 1);
        if (size >= m_sizes.size()) m_sizes.resize(size + 1);
        m_sizes[size] += 1;
    }
    std::size_t count() const { return m_count; }
    double logLikelihood(double recency) const
    {
        const double logRecency = std::log(recency);
        double sum = m_back * logRecency;
        for (std::size_t n = 2; n < m_sizes.size(); ++n)
            if (m_sizes[n] > 0) sum -= m_sizes[n] * std::log(geometricSum(logRecency, double(n)));
        return sum;
    }

private:
    /// Of recency^0 ... recency^(n - 1).
    static double geometricSum(double logRecency, double n)
    {
        return logRecency == 0 ? n : std::expm1(n * logRecency) / std::expm1(logRecency);
    }

    std::size_t m_count = 0;
    double m_back = 0;
    std::vector<double> m_sizes; // how often among so many
};

Result<> checkShares(const hmm::Vector& values, int actions)
{
    if (values.size() != actions)
        return fail(SS_TEXT("engine", "\"{0}\" must have one entry for each of the {1} actions"), "probability",
                    actions);
    for (Eigen::Index i = 0; i < values.size(); ++i)
        if (!(values[i] >= 0 && values[i] <= 1))
            return fail(SS_TEXT("engine", "\"{0}\", entry {1} must be a number between {2} and {3}"), "probability",
                        i + 1, 0, 1);
    return {};
}

} // namespace

double RevisitSettings::probabilityOf(std::int32_t action) const
{
    if (!viewedBefore.empty() && viewedBefore[std::size_t(action)]) return 1;
    return probability[action];
}

hmm::Interval RevisitSettings::intervalOf(std::int32_t action) const
{
    return hmm::proportionInterval(evidence->revisits[action], evidence->events[action]);
}

Result<> RevisitSettings::validate(int actions) const
{
    if (isDefault()) return {};
    if (auto good = checkShares(probability, actions); !good) return good;
    if (!(recency >= leastRecency && recency <= 1))
        return fail(SS_TEXT("engine", "\"{0}\" is {1}; it must lie between {2} and {3}"), "recency", recency,
                    leastRecency, 1);
    if (recencyWeight && !(*recencyWeight >= ReturnsEvidence::least && *recencyWeight <= ReturnsEvidence::most))
        return fail(SS_TEXT("engine", "\"{0}\" is {1}; it must lie between {2} and {3}"), "recency_weight",
                    *recencyWeight, ReturnsEvidence::least, ReturnsEvidence::most);
    for (const auto& [key, size] : {std::pair("viewed_before", std::ptrdiff_t(viewedBefore.size())),
                                    std::pair("events", evidence ? evidence->events.size() : 0),
                                    std::pair("revisits", evidence ? evidence->revisits.size() : 0)})
        if (size != 0 && size != actions)
            return fail(SS_TEXT("engine", "\"{0}\" must have one entry for each of the {1} actions"), key, actions);
    return {};
}

RevisitSettings estimateRevisits(const events::EventLog& log, std::span<const std::int32_t> actions, int actionCount)
{
    RevisitEvidence evidence{{}, hmm::Vector::Zero(actionCount), hmm::Vector::Zero(actionCount)};
    RecencyChoices choices;
    TouchedItems touched;
    for (std::size_t e = 0; e < log.size(); ++e) {
        if (e == 0 || log.session[e] != log.session[e - 1]) touched.clear();
        if (!touched.isEmpty()) {
            const std::size_t rank = touched.rankOf(log.item[e]);
            evidence.events[actions[e]] += 1;
            evidence.revisits[actions[e]] += rank > 0;
            if (rank > 0 && touched.size() > 1) choices.add(rank, touched.size());
        }
        touched.touch(log.item[e]);
    }
    const double events = evidence.events.sum();
    if (events == 0) return {};
    RevisitSettings settings;
    settings.probability = hmm::Vector::Constant(actionCount, evidence.revisits.sum() / events);
    for (Eigen::Index a = 0; a < actionCount; ++a)
        if (evidence.events[a] > 0) settings.probability[a] = evidence.revisits[a] / evidence.events[a];
    evidence.choices = choices.count();
    if (choices.count() > 0) {
        const Likeliest found =
            likeliest([&](double recency) { return choices.logLikelihood(recency); }, RevisitSettings::leastRecency, 1);
        settings.recency = found.value;
        evidence.recencyLow = found.low;
        evidence.recencyHigh = found.high;
    }
    settings.evidence = std::move(evidence);
    return settings;
}

RevisitSettings remapped(const RevisitSettings& revisits, const std::vector<int>& actions)
{
    if (revisits.isDefault()) return {};
    const auto column = [&](const hmm::Vector& values, double ofNew) {
        hmm::Vector result(Eigen::Index(actions.size()));
        for (std::size_t i = 0; i < actions.size(); ++i)
            result[Eigen::Index(i)] = actions[i] < 0 ? ofNew : values[actions[i]];
        return result;
    };
    RevisitSettings result = revisits;
    result.probability = column(revisits.probability, revisits.probability.mean());
    if (!revisits.viewedBefore.empty()) {
        result.viewedBefore.clear();
        for (const int action : actions)
            result.viewedBefore.push_back(action >= 0 && revisits.viewedBefore[std::size_t(action)]);
    }
    if (revisits.evidence) {
        result.evidence->events = column(revisits.evidence->events, 0);
        result.evidence->revisits = column(revisits.evidence->revisits, 0);
    }
    return result;
}

} // namespace sessionsmith::synthesis
