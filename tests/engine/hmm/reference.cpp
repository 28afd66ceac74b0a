// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/baumwelch.h"
#include "engine/hmm/estimation.h"
#include "engine/hmm/inference.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>

using namespace sessionsmith::hmm;
using Json = nlohmann::json;

namespace {

constexpr double tolerance = 1e-9;

Vector vectorOf(const Json& json)
{
    Vector vector{Eigen::Index(json.size())};
    for (std::size_t i = 0; i < json.size(); ++i)
        vector[Eigen::Index(i)] = json[i].get<double>();
    return vector;
}

Matrix matrixOf(const Json& json)
{
    Matrix matrix(Eigen::Index(json.size()), Eigen::Index(json.at(0).size()));
    for (std::size_t i = 0; i < json.size(); ++i)
        matrix.row(Eigen::Index(i)) = vectorOf(json[i]).transpose();
    return matrix;
}

Sequences sequencesOf(const Json& json)
{
    Sequences sequences;
    for (const Json& one : json)
        sequences.append(one.get<std::vector<std::int32_t>>());
    return sequences;
}

/// The largest difference; infinite where the shapes differ or an entry is no number.
template <typename Values>
double distance(const Values& a, const Values& b)
{
    if (a.rows() != b.rows() || a.cols() != b.cols() || !a.allFinite()) return std::numeric_limits<double>::infinity();
    return (a - b).cwiseAbs().maxCoeff();
}

} // namespace

/// The engine beside figures that were worked out in exact rational arithmetic by going through every path.
class ReferenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void likelihoods();
    void filtered();
    void posteriors();
    void paths();
    void transitionsOfEachSequence();
    void expectedCountsOfAll();
    void oneStep();
    void tenSteps();
    void supervisedCounts_data();
    void supervisedCounts();
    void impossible();

private:
    const Json& of(std::size_t sequence) const { return m_reference["per_sequence"][sequence]; }
    void compareModel(const Model& model, const Json& wanted) const;

    Json m_reference;
    Model m_model;
    Sequences m_sequences;
};

void ReferenceTest::initTestCase()
{
    std::ifstream file(SESSIONSMITH_SHARED_DIR "/reference/hmm_small.json");
    if (!file) QSKIP("The reference values (shared/reference/hmm_small.json) are not here");
    m_reference = Json::parse(file);
    m_model.states = {"0", "1", "2"};
    m_model.actions = {"0", "1", "2", "3"};
    m_model.initial = vectorOf(m_reference["pi"]);
    m_model.transition = matrixOf(m_reference["A"]);
    m_model.emission = matrixOf(m_reference["B"]);
    QVERIFY(m_model.validate());
    m_sequences = sequencesOf(m_reference["sequences"]);
    QCOMPARE(m_sequences.size(), m_reference["per_sequence"].size());
}

void ReferenceTest::likelihoods()
{
    const auto scored = score(m_model, m_sequences);
    QVERIFY(scored);
    for (std::size_t i = 0; i < m_sequences.size(); ++i)
        QVERIFY(std::abs(scored->perSequence[i] - of(i)["loglik"].get<double>()) < tolerance);
    const double total = m_reference["total_loglik"];
    QVERIFY(std::abs(scored->logLikelihood - total) < tolerance);
    QCOMPARE(scored->events, std::size_t(16));
    QVERIFY(std::abs(scored->perplexity() - std::exp(-total / 16)) < tolerance);
}

void ReferenceTest::filtered()
{
    for (std::size_t i = 0; i < m_sequences.size(); ++i)
        QVERIFY(distance(*filter(m_model, m_sequences[i]), matrixOf(of(i)["filtered"])) < tolerance);
}

void ReferenceTest::posteriors()
{
    for (std::size_t i = 0; i < m_sequences.size(); ++i) {
        const Matrix found = *posterior(m_model, m_sequences[i]);
        QVERIFY(distance(found, matrixOf(of(i)["posterior"])) < tolerance);
        for (Eigen::Index t = 0; t < found.rows(); ++t) {
            Eigen::Index likeliest = -1;
            found.row(t).maxCoeff(&likeliest);
            QCOMPARE(int(likeliest), of(i)["posterior_argmax_path"][std::size_t(t)].get<int>());
        }
    }
}

void ReferenceTest::paths()
{
    const auto decoded = decode(m_model, m_sequences);
    QVERIFY(decoded);
    for (std::size_t i = 0; i < m_sequences.size(); ++i) {
        QVERIFY(std::ranges::equal((*decoded)[i].states, of(i)["viterbi_path"].get<std::vector<std::int32_t>>()));
        QVERIFY(std::abs((*decoded)[i].logProbability - of(i)["viterbi_logprob"].get<double>()) < tolerance);
    }
}

void ReferenceTest::transitionsOfEachSequence()
{
    for (std::size_t i = 0; i < m_sequences.size(); ++i) {
        Sequences one;
        one.append(m_sequences[i]);
        QVERIFY(distance(expectedCounts(m_model, one)->transition, matrixOf(of(i)["xi_sum"])) < tolerance);
    }
}

void ReferenceTest::expectedCountsOfAll()
{
    const auto counts = expectedCounts(m_model, m_sequences);
    QVERIFY(counts);
    const Json& wanted = m_reference["expected_counts"];
    QVERIFY(distance(counts->initial, vectorOf(wanted["initial"])) < tolerance);
    QVERIFY(distance(counts->transition, matrixOf(wanted["transitions"])) < tolerance);
    QVERIFY(distance(counts->emission, matrixOf(wanted["emissions"])) < tolerance);
    QVERIFY(std::abs(counts->logLikelihood - m_reference["total_loglik"].get<double>()) < tolerance);
    QCOMPARE(counts->impossible, std::size_t(0));
}

void ReferenceTest::compareModel(const Model& model, const Json& wanted) const
{
    QVERIFY(distance(model.initial, vectorOf(wanted["pi"])) < tolerance);
    QVERIFY(distance(model.transition, matrixOf(wanted["A"])) < tolerance);
    QVERIFY(distance(model.emission, matrixOf(wanted["B"])) < tolerance);
}

void ReferenceTest::oneStep()
{
    const auto counts = expectedCounts(m_model, m_sequences);
    QVERIFY(counts);
    compareModel(maximise(m_model, *counts), m_reference["em_step_1"]);
}

void ReferenceTest::tenSteps()
{
    const auto fit = baumWelch(m_model, m_sequences, {.maximumIterations = 10, .tolerance = 0});
    QVERIFY(fit);
    QCOMPARE(fit->iterations, 10);
    compareModel(fit->model, m_reference["em_step_10"]);
    const Json& trace = m_reference["em_loglik_trace_iter0_to_10"];
    QCOMPARE(fit->logLikelihoodHistory.size(), trace.size());
    for (std::size_t i = 0; i < trace.size(); ++i)
        QVERIFY(std::abs(fit->logLikelihoodHistory[i] - trace[i].get<double>()) < tolerance);
}

void ReferenceTest::supervisedCounts_data()
{
    QTest::addColumn<QString>("key");
    QTest::newRow("without pseudo-counts") << QStringLiteral("mle");
    QTest::newRow("with pseudo-counts") << QStringLiteral("laplace");
}

void ReferenceTest::supervisedCounts()
{
    QFETCH(QString, key);
    const Json& wanted = m_reference["supervised"][key.toStdString()];
    const auto counted = countModel(m_model.states, m_model.actions, sequencesOf(m_reference["supervised"]["labels"]),
                                    m_sequences, {.pseudoCount = wanted["alpha"].get<double>()}, false);
    QVERIFY(counted);
    QVERIFY(!counted->hasEnd());
    compareModel(*counted, wanted);
}

void ReferenceTest::impossible()
{
    Model model = m_model;
    model.initial = vectorOf(m_reference["impossible"]["pi"]);
    Sequences sequences;
    sequences.append(m_reference["impossible"]["obs"].get<std::vector<std::int32_t>>());
    QCOMPARE(score(model, sequences)->logLikelihood, -std::numeric_limits<double>::infinity());
}

QTEST_APPLESS_MAIN(ReferenceTest)
#include "reference.moc"
