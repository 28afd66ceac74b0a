// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/runalerts.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace sessionsmith::workflow {

namespace {

constexpr const char* noteKey = "alerts";

} // namespace

AlertRules alertRules(const store::Workspace& workspace)
{
    AlertRules rules;
    const auto json = nlohmann::json::parse(workspace.note(noteKey).value_or(std::string()), nullptr, false);
    if (!json.is_object()) return rules;
    const auto count = [&](const char* key, int& value) {
        if (const auto found = json.find(key); found != json.end() && found->is_number_integer())
            value = std::clamp(found->get<int>(), 0, mostAlertEvaluations);
    };
    if (const auto found = json.find("not_finite"); found != json.end() && found->is_boolean())
        rules.notFinite = found->get<bool>();
    count("stalled", rules.stalledEvaluations);
    count("overfitting", rules.overfittingEvaluations);
    return rules;
}

Result<> setAlertRules(store::Workspace& workspace, const AlertRules& rules)
{
    const nlohmann::json json{{"not_finite", rules.notFinite},
                              {"stalled", rules.stalledEvaluations},
                              {"overfitting", rules.overfittingEvaluations}};
    return workspace.setNote(noteKey, json.dump());
}

const char* name(Alert alert)
{
    constexpr const char* names[] = {"not_finite", "stalled", "overfitting"};
    return names[std::size_t(alert)];
}

Message words(Alert alert, int evaluations)
{
    switch (alert) {
    case Alert::NotFinite:
        return Message(SS_TEXT("engine", "The loss is no longer finite"));
    case Alert::Stalled:
        return Message(SS_TEXT("engine", "No progress for {0} evaluations"), evaluations);
    case Alert::Overfitting:
        break;
    }
    return Message(SS_TEXT("engine", "Over-fitting: for {0} evaluations the validation loss has risen while the "
                                     "training loss fell"),
                   evaluations);
}

std::optional<int> AlertWatch::placeOf(const std::string& metric)
{
    constexpr std::array heard{"train/loss", "valid/loss", "valid/ndcg@10"};
    const auto found = std::ranges::find(heard, metric);
    return found == heard.end() ? std::nullopt : std::optional(int(found - heard.begin()));
}

std::optional<AlertWatch::Raised> AlertWatch::take(const store::MetricPoint& point)
{
    const bool isTraining = point.metric == "train/loss", isLoss = point.metric == "valid/loss";
    if (point.metric == "valid/ndcg@10") {
        m_ranks = true;
        return progress(point.value);
    }
    if (!isTraining && !isLoss) return std::nullopt;
    if (!std::isfinite(point.value)) {
        if (!m_rules.notFinite || !std::exchange(m_wasFinite, false)) return std::nullopt;
        return Raised{Alert::NotFinite, words(Alert::NotFinite, 0)};
    }
    if (isLoss) return evaluated(point.value);
    m_sum += point.value;
    ++m_count;
    return std::nullopt;
}

std::optional<AlertWatch::Raised> AlertWatch::progress(double worth)
{
    if (worth > m_best) {
        m_best = worth;
        m_stale = 0;
        return std::nullopt;
    }
    if (++m_stale != m_rules.stalledEvaluations) return std::nullopt; // told once, and never where that is 0
    return Raised{Alert::Stalled, words(Alert::Stalled, m_stale)};
}

std::optional<AlertWatch::Raised> AlertWatch::evaluated(double loss)
{
    std::optional<Raised> raised;
    // The first evaluation tells whether the run ranks items at all: its NDCG comes behind its loss.
    if (m_evaluations > 0 && !m_ranks)
        raised = progress(-loss);
    else if (!m_ranks)
        m_best = -loss;
    const double training = m_count > 0 ? m_sum / m_count : m_training;
    const bool falls = m_evaluations > 1 && m_count > 0 && training < m_training;
    m_rising = falls && loss > m_loss ? m_rising + 1 : 0;
    ++m_evaluations;
    m_loss = loss;
    m_training = training;
    m_sum = 0;
    m_count = 0;
    if (m_rising > 0 && m_rising == m_rules.overfittingEvaluations)
        raised = Raised{Alert::Overfitting, words(Alert::Overfitting, m_rising)};
    return raised;
}

} // namespace sessionsmith::workflow
