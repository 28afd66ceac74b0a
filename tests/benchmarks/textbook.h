// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/hmm/model.h"
#include "engine/hmm/sequences.h"

#include <cmath>
#include <limits>
#include <random>

/// The recursions as a textbook has them (Rabiner 1989): one sequence at a time, nested loops, scaled, double. What the
/// engine is measured against.
namespace textbook {

using sessionsmith::hmm::Model;
using sessionsmith::hmm::Sequences;

struct Counts
{
    std::vector<double> initial, transition, emission;
    double logLikelihood = 0;
};

class Hmm
{
public:
    explicit Hmm(const Model& model)
        : m_states(model.stateCount()), m_actions(model.actionCount()),
          m_initial(model.initial.begin(), model.initial.end()),
          m_transition(model.transition.data(), model.transition.data() + model.transition.size()),
          m_emission(model.emission.data(), model.emission.data() + model.emission.size()),
          m_end(model.end.begin(), model.end.end())
    {}

    double forward(std::span<const std::int32_t> o)
    {
        const int K = m_states, M = m_actions, T = int(o.size());
        m_alpha.resize(std::size_t(T * K));
        m_scale.resize(std::size_t(T));
        double logLikelihood = 0;
        for (int t = 0; t < T; ++t) {
            double sum = 0;
            for (int j = 0; j < K; ++j) {
                double value = 0;
                if (t == 0)
                    value = m_initial[j];
                else
                    for (int i = 0; i < K; ++i)
                        value += m_alpha[(t - 1) * K + i] * m_transition[i * K + j];
                value *= m_emission[j * M + o[t]];
                m_alpha[t * K + j] = value;
                sum += value;
            }
            for (int j = 0; j < K; ++j)
                m_alpha[t * K + j] /= sum;
            m_scale[t] = sum;
            logLikelihood += std::log(sum);
        }
        return logLikelihood;
    }

    void backward(std::span<const std::int32_t> o)
    {
        const int K = m_states, M = m_actions, T = int(o.size());
        m_beta.resize(std::size_t(T * K));
        for (int i = 0; i < K; ++i)
            m_beta[(T - 1) * K + i] = 1;
        for (int t = T - 2; t >= 0; --t)
            for (int i = 0; i < K; ++i) {
                double value = 0;
                for (int j = 0; j < K; ++j)
                    value += m_transition[i * K + j] * m_emission[j * M + o[t + 1]] * m_beta[(t + 1) * K + j];
                m_beta[t * K + i] = value / m_scale[t + 1];
            }
    }

    /// Expected counts of all sequences: one E step.
    Counts count(const Sequences& sequences)
    {
        const int K = m_states, M = m_actions;
        Counts counts{std::vector<double>(std::size_t(K)), std::vector<double>(std::size_t(K * K)),
                      std::vector<double>(std::size_t(K * M)), 0};
        for (std::size_t s = 0; s < sequences.size(); ++s) {
            const auto o = sequences[s];
            const int T = int(o.size());
            counts.logLikelihood += forward(o);
            backward(o);
            for (int t = 0; t < T; ++t)
                for (int i = 0; i < K; ++i) {
                    const double gamma = m_alpha[t * K + i] * m_beta[t * K + i];
                    if (t == 0) counts.initial[i] += gamma;
                    counts.emission[i * M + o[t]] += gamma;
                }
            for (int t = 0; t + 1 < T; ++t)
                for (int i = 0; i < K; ++i)
                    for (int j = 0; j < K; ++j)
                        counts.transition[i * K + j] += m_alpha[t * K + i] * m_transition[i * K + j] *
                                                        m_emission[j * M + o[t + 1]] * m_beta[(t + 1) * K + j] /
                                                        m_scale[t + 1];
        }
        return counts;
    }

    /// Posteriors (T x K) of one sequence.
    void posterior(std::span<const std::int32_t> o, double* gamma)
    {
        forward(o);
        backward(o);
        for (std::size_t i = 0; i < o.size() * std::size_t(m_states); ++i)
            gamma[i] = m_alpha[i] * m_beta[i];
    }

    std::vector<std::int32_t> decode(std::span<const std::int32_t> o)
    {
        const int K = m_states, M = m_actions, T = int(o.size());
        if (m_logTransition.empty())
            for (const auto& [from, to] :
                 {std::pair(&m_initial, &m_logInitial), std::pair(&m_transition, &m_logTransition),
                  std::pair(&m_emission, &m_logEmission)})
                for (const double p : *from)
                    to->push_back(std::log(p));
        m_delta.resize(std::size_t(T * K));
        m_from.resize(std::size_t(T * K));
        for (int t = 0; t < T; ++t)
            for (int j = 0; j < K; ++j) {
                double best = -std::numeric_limits<double>::infinity();
                int from = 0;
                if (t == 0)
                    best = m_logInitial[j];
                else
                    for (int i = 0; i < K; ++i) {
                        const double value = m_delta[(t - 1) * K + i] + m_logTransition[i * K + j];
                        if (value > best) {
                            best = value;
                            from = i;
                        }
                    }
                m_delta[t * K + j] = best + m_logEmission[j * M + o[t]];
                m_from[t * K + j] = from;
            }
        std::vector<std::int32_t> path(o.size());
        int last = 0;
        for (int j = 1; j < K; ++j)
            if (m_delta[(T - 1) * K + j] > m_delta[(T - 1) * K + last]) last = j;
        for (int t = T - 1; t >= 0; --t) {
            path[t] = last;
            last = m_from[t * K + last];
        }
        return path;
    }

    /// States and actions of sessions of `length` events (0: until END): a linear search in each row, a number of
    /// mt19937 for each draw.
    void generate(std::size_t sessions, int length, std::mt19937& random, std::vector<std::uint8_t>& states,
                  std::vector<std::uint8_t>& actions) const
    {
        std::uniform_real_distribution<double> uniform;
        const auto draw = [&](const double* row, int size) {
            double left = uniform(random);
            int i = 0;
            while (i + 1 < size && (left -= row[i]) >= 0)
                ++i;
            return i;
        };
        for (std::size_t s = 0; s < sessions; ++s) {
            int state = 0;
            for (int t = 0; length == 0 || t < length; ++t) {
                state = t == 0 ? draw(m_initial.data(), m_states) : draw(&m_transition[state * m_states], m_states);
                states.push_back(std::uint8_t(state));
                actions.push_back(std::uint8_t(draw(&m_emission[state * m_actions], m_actions)));
                if (length == 0 && uniform(random) < m_end[state]) break;
            }
        }
    }

private:
    int m_states, m_actions;
    std::vector<double> m_initial, m_transition, m_emission, m_end, m_logInitial, m_logTransition, m_logEmission;
    std::vector<double> m_alpha, m_beta, m_scale, m_delta;
    std::vector<std::int32_t> m_from;
};

} // namespace textbook
