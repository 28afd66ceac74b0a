// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/inference.h"
#include "engine/hmm/estimation.h"

#include "engine/base/random.h"
#include "tests/engine/hmm/enumeration.h"
#include "tests/engine/hmm/randommodel.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::hmm;
using namespace sessionsmith::test;

namespace {

constexpr double minusInfinity = -std::numeric_limits<double>::infinity();

Sequences only(const std::vector<std::int32_t>& sequence)
{
    Sequences sequences;
    sequences.append(sequence);
    return sequences;
}

/// A model in which every path that is possible at all is exactly as likely as any other: rows are uniform over the
/// same number of entries.
Model modelOfEquals()
{
    const int states = anyOf(1, 5);
    const int possible = anyOf(1, states + 1);
    const auto row = [&] {
        Vector values = Vector::Zero(states);
        for (int left = possible; left > 0;) {
            double& value = values[anyOf(0, states)];
            left -= value == 0;
            value = 1.0 / possible;
        }
        return values;
    };
    Model model;
    model.states = numbered("state", states);
    model.actions = numbered("action", 2);
    model.initial = row();
    model.transition.resize(states, states);
    for (int i = 0; i < states; ++i)
        model.transition.row(i) = row().transpose();
    model.emission = Matrix::Constant(states, 2, 0.5);
    if (*rc::gen::arbitrary<bool>()) model.end = Vector::Constant(states, 0.25);
    return model;
}

/// Whether `a` comes before `b` by the rule for equals: the lowest index, last position first.
bool comesFirst(const StatePath& a, const StatePath& b)
{
    return std::lexicographical_compare(a.rbegin(), a.rend(), b.rbegin(), b.rend());
}

} // namespace

class InferenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scoresLikeEnumeration();
    void filtersLikeEnumeration();
    void posteriorsLikeEnumeration();
    void decodesLikeEnumeration();
    void equalPathsGoByIndex();
    void impossibleSequences();
    void endsThatCannotBe();
    void oneEvent();
    void unlikelyBesideUnreachable_data();
    void unlikelyBesideUnreachable();
    void unreachableExplainsBetter_data();
    void unreachableExplainsBetter();
    void aMillionEvents();
    void longOnesSideBySide();
    void threadsDoNotMatter();
    void stops();
    void saysWhereASymbolIsWrong_data();
    void saysWhereASymbolIsWrong();
};

void InferenceTest::scoresLikeEnumeration()
{
    const bool holds = rc::check("score", [] {
        const Model model = anyModel();
        RC_ASSERT(model.validate().has_value());
        const Sequences sequences = anySequences(model.actionCount(), 4);
        const auto scored = score(model, sequences);
        RC_ASSERT(scored.has_value());
        double sum = 0;
        for (std::size_t i = 0; i < sequences.size(); ++i) {
            const double wanted = Enumeration(model, sequences[i]).logLikelihood();
            RC_ASSERT(isClose(scored->perSequence[i], wanted));
            sum += wanted;
        }
        RC_ASSERT(isClose(scored->logLikelihood, sum));
        RC_ASSERT(scored->events == sequences.symbols.size());
    });
    QVERIFY(holds);
}

void InferenceTest::filtersLikeEnumeration()
{
    const bool holds = rc::check("filter", [] {
        const Model model = anyModel();
        const auto sequence = anySequence(model.actionCount());
        const auto filtered = filter(model, sequence);
        RC_ASSERT(filtered.has_value());
        RC_ASSERT(areClose(*filtered, Enumeration(model, sequence).filtered));
    });
    QVERIFY(holds);
}

void InferenceTest::posteriorsLikeEnumeration()
{
    const bool holds = rc::check("posterior", [] {
        const Model model = anyModel();
        const auto sequence = anySequence(model.actionCount());
        const auto found = posterior(model, sequence);
        RC_ASSERT(found.has_value());
        RC_ASSERT(areClose(*found, Enumeration(model, sequence).posterior));
    });
    QVERIFY(holds);
}

void InferenceTest::decodesLikeEnumeration()
{
    const bool holds = rc::check("decode", [] {
        const Model model = anyModel();
        const Sequences sequences = anySequences(model.actionCount(), 4);
        const auto paths = decode(model, sequences);
        RC_ASSERT(paths.has_value());
        RC_ASSERT(paths->size() == sequences.size());
        for (std::size_t i = 0; i < sequences.size(); ++i) {
            const Path path = (*paths)[i];
            const double best = Enumeration(model, sequences[i]).best;
            RC_ASSERT(isClose(path.logProbability, std::log(best)));
            RC_ASSERT(path.states.size() == (best > 0 ? sequences[i].size() : 0u));
            if (best == 0) continue;
            const double ending = model.hasEnd() ? model.end[path.states.back()] : 1;
            RC_ASSERT(isClose(pathProbability(model, statesOf(path), sequences[i]) * ending / best, 1));
        }
    });
    QVERIFY(holds);
}

void InferenceTest::equalPathsGoByIndex()
{
    const bool holds = rc::check("of equals the lowest index, last position first", [] {
        const Model model = modelOfEquals();
        const auto sequence = anySequence(2);
        std::optional<StatePath> wanted;
        forEachPath(model.stateCount(), sequence.size(), [&](const StatePath& path) {
            if (pathProbability(model, path, sequence) > 0 && (!wanted || comesFirst(path, *wanted))) wanted = path;
        });
        RC_ASSERT(statesOf((*decode(model, only(sequence)))[0]) == *wanted);
    });
    QVERIFY(holds);
}

void InferenceTest::impossibleSequences()
{
    Model model = ecommerceTemplate();
    model.emission.row(0) = Matrix{{1, 0, 0, 0, 0}};
    model.initial = Vector{{1, 0, 0, 0, 0}};
    const std::vector<std::int32_t> sequence{0, 1, 0};
    Sequences both = only(sequence);
    QVERIFY(std::isfinite(score(model, both)->logLikelihood));
    both.append(std::vector<std::int32_t>{1, 0});
    const auto scored = score(model, both);
    QVERIFY(std::isfinite(scored->perSequence[0]));
    QCOMPARE(scored->perSequence[1], minusInfinity);
    QCOMPARE(scored->logLikelihood, minusInfinity);
    QCOMPARE(scored->perplexity(), -minusInfinity);
    const auto paths = decode(model, both);
    QCOMPARE((*paths)[0].states.size(), std::size_t(3));
    QVERIFY((*paths)[1].states.empty());
    QCOMPARE((*paths)[1].logProbability, minusInfinity);

    // In the middle of a sequence: what came before is known all the same.
    model.transition.row(0) = Matrix{{1, 0, 0, 0, 0}};
    const auto filtered = filter(model, sequence);
    QCOMPARE((*filtered)(0, 0), 1.0);
    QVERIFY(filtered->bottomRows(2).isZero(0));
    QVERIFY(posterior(model, sequence)->isZero(0));
}

void InferenceTest::endsThatCannotBe()
{
    Model model = ecommerceTemplate();
    model.end.setZero();
    const std::vector<std::int32_t> sequence{0, 1};
    QCOMPARE(score(model, only(sequence))->logLikelihood, minusInfinity);
    QVERIFY((*decode(model, only(sequence)))[0].states.empty());
    QVERIFY(posterior(model, sequence)->isZero(0));
    model.end.setOnes(); // now nothing goes on
    QCOMPARE(score(model, only(sequence))->logLikelihood, minusInfinity);
    QVERIFY(isClose(score(model, only({0}))->logLikelihood, std::log(model.initial.dot(model.emission.col(0)))));
}

void InferenceTest::oneEvent()
{
    const Model model = ecommerceTemplate();
    const Vector joint = model.initial.cwiseProduct(model.emission.col(4));
    const double ending = joint.dot(model.end);
    QVERIFY(isClose(score(model, only({4}))->logLikelihood, std::log(ending)));
    QVERIFY(areClose(*filter(model, std::vector{4}), Matrix(joint.transpose() / joint.sum())));
    QVERIFY(areClose(*posterior(model, std::vector{4}), Matrix(joint.cwiseProduct(model.end).transpose() / ending)));
    QCOMPARE(statesOf((*decode(model, only({4})))[0]), StatePath{4});
}

void InferenceTest::unlikelyBesideUnreachable_data()
{
    QTest::addColumn<int>("states");
    QTest::newRow("in registers") << 2;
    QTest::newRow("from memory") << 12;
}

/// Two events so unlikely that scaling what comes before and what is seen by the largest factors would overflow in the
/// states that cannot be reached: zero times infinity.
void InferenceTest::unlikelyBesideUnreachable()
{
    QFETCH(int, states);
    Model model;
    for (int i = 0; i < states; ++i)
        model.states.push_back("s" + std::to_string(i));
    model.actions = {"a", "b", "c"};
    model.initial = Vector::Unit(states, 0);
    model.transition = Matrix::Constant(states, states, 1.0 / states);
    model.transition.row(0) = Vector::Unit(states, 0).transpose();
    model.emission = Vector::Ones(states) * Matrix{{0.25, 0.5, 0.25}};
    model.emission.row(0) = Matrix{{1e-289, 1e-295, 1}};
    const std::vector<std::int32_t> sequence{0, 1, 2};
    const double wanted = std::log(1e-289) + std::log(1e-295);
    QVERIFY(isClose(score(model, only(sequence))->logLikelihood, wanted));
    Matrix certain = Matrix::Zero(3, states);
    certain.col(0).setOnes();
    QVERIFY(areClose(*posterior(model, sequence), certain));
    const auto counts = expectedCounts(model, only(sequence));
    QVERIFY(isClose(counts->logLikelihood, wanted));
    QVERIFY(isClose(counts->transition(0, 0), 2));
    QVERIFY(isClose(counts->transition.sum(), 2));
}

void InferenceTest::unreachableExplainsBetter_data()
{
    unlikelyBesideUnreachable_data();
}

/// What follows is 1000^300 times as likely from the states that cannot be reached: their beta overflows.
void InferenceTest::unreachableExplainsBetter()
{
    QFETCH(int, states);
    Model model;
    for (int i = 0; i < states; ++i)
        model.states.push_back("s" + std::to_string(i));
    model.actions = {"a", "b"};
    model.initial = Vector::Unit(states, 0);
    model.transition = Matrix::Identity(states, states);
    model.emission = Vector::Ones(states) * Matrix{{1, 0}};
    model.emission.row(0) = Matrix{{1e-3, 1 - 1e-3}};
    const std::vector<std::int32_t> sequence(300);
    Matrix certain = Matrix::Zero(300, states);
    certain.col(0).setOnes();
    QVERIFY(areClose(*posterior(model, sequence), certain));
    const auto counts = expectedCounts(model, only(sequence));
    QVERIFY(isClose(counts->logLikelihood, 300 * std::log(1e-3)));
    QVERIFY(isClose(counts->transition(0, 0), 299));
    QVERIFY(isClose(counts->transition.sum(), 299));
    QVERIFY(isClose(counts->emission(0, 0), 300));
}

void InferenceTest::aMillionEvents()
{
    Model model = ecommerceTemplate();
    model.end *= 1e-3;
    Philox random(1, 0, 0);
    std::vector<std::int32_t> sequence(1'000'000);
    for (std::int32_t& symbol : sequence)
        symbol = std::int32_t(random.below(5));
    const double logLikelihood = score(model, only(sequence))->logLikelihood;
    QVERIFY(std::isfinite(logLikelihood) && logLikelihood < -1e6);
    const auto paths = decode(model, only(sequence));
    const Path path = (*paths)[0];
    QCOMPARE(path.states.size(), sequence.size());
    QVERIFY(std::isfinite(path.logProbability) && path.logProbability < logLikelihood);
    const Matrix rows = *posterior(model, sequence);
    QVERIFY((rows.rowwise().sum().array() - 1).abs().maxCoeff() < 1e-9);
}

void InferenceTest::threadsDoNotMatter()
{
    const Model model = ecommerceTemplate();
    Philox random(2, 0, 0);
    Sequences sequences;
    for (int i = 0; i < 2000; ++i) {
        std::vector<std::int32_t> sequence(1 + random.below(9));
        for (std::int32_t& symbol : sequence)
            symbol = std::int32_t(random.below(5));
        sequences.append(sequence);
    }
    const auto one = score(model, sequences, 1), two = score(model, sequences, 2);
    QCOMPARE(one->perSequence, two->perSequence);
    QVERIFY(one->logLikelihood == two->logLikelihood);
    const auto paths = decode(model, sequences, 1), others = decode(model, sequences, 2);
    const auto rows = posteriors(model, sequences, 1), otherRows = posteriors(model, sequences, 2);
    for (std::size_t i = 0; i < sequences.size(); ++i) {
        QCOMPARE(statesOf((*paths)[i]), statesOf((*others)[i]));
        QVERIFY((*paths)[i].logProbability == (*others)[i].logProbability);
        QVERIFY((*rows)[i] == (*otherRows)[i]);
        QVERIFY(isClose(one->perSequence[i],
                        score(model, only({sequences[i].begin(), sequences[i].end()}))->logLikelihood));
    }
}

void InferenceTest::stops()
{
    const Model model = ecommerceTemplate();
    Sequences sequences;
    for (int i = 0; i < 100; ++i)
        sequences.append(std::vector<std::int32_t>{0, 1, 3});
    std::stop_source source;
    source.request_stop();
    const Control control{source.get_token()};
    const auto isStopped = [](const auto& result) { return !result && result.error().isCancelled(); };
    for (const unsigned threads : {1u, 3u}) {
        QVERIFY(isStopped(score(model, sequences, threads, control)));
        QVERIFY(isStopped(decode(model, sequences, threads, control)));
        QVERIFY(isStopped(posteriors(model, sequences, threads, control)));
    }
}

void InferenceTest::saysWhereASymbolIsWrong_data()
{
    QTest::addColumn<std::vector<std::int32_t>>("second");
    QTest::addColumn<QString>("message");
    QTest::newRow("too large") << std::vector{0, 1, 5} << "Sequence 2, position 3: there is no action with index 5";
    QTest::newRow("negative") << std::vector{-1, 1} << "Sequence 2, position 1: there is no action with index -1";
    QTest::newRow("empty") << std::vector<std::int32_t>{} << "Sequence 2 is empty";
}

void InferenceTest::saysWhereASymbolIsWrong()
{
    QFETCH(std::vector<std::int32_t>, second);
    QFETCH(QString, message);
    const Model model = ecommerceTemplate();
    Sequences sequences = only({0, 4});
    sequences.append(second);
    QCOMPARE(QString::fromStdString(score(model, sequences).error().message()), message);
    QCOMPARE(QString::fromStdString(decode(model, sequences).error().message()), message);
    const QString alone = message.replace("Sequence 2", "Sequence 1");
    QCOMPARE(QString::fromStdString(filter(model, second).error().message()), alone);
    QCOMPARE(QString::fromStdString(posterior(model, second).error().message()), alone);
    QVERIFY(!score(model, {}));
    QVERIFY(!decode(model, {}));
}

/// Several segments, in which one lane after the other ends: nothing of it may show.
void InferenceTest::longOnesSideBySide()
{
    const Model model = ecommerceTemplate();
    Philox random(3, 0, 0);
    Sequences sequences;
    for (int i = 0; i < 20; ++i) {
        std::vector<std::int32_t> sequence(1 + random.below(9000));
        for (std::int32_t& symbol : sequence)
            symbol = std::int32_t(random.below(5));
        sequences.append(sequence);
    }
    const auto together = posteriors(model, sequences);
    const auto paths = decode(model, sequences);
    const auto scored = score(model, sequences);
    for (std::size_t i = 0; i < sequences.size(); ++i) {
        QVERIFY((*together)[i] == *posterior(model, sequences[i]));
        const std::vector<std::int32_t> sequence(sequences[i].begin(), sequences[i].end());
        QCOMPARE(statesOf((*paths)[i]), statesOf((*decode(model, only(sequence)))[0]));
        QCOMPARE(scored->perSequence[i], score(model, only(sequence))->logLikelihood);
    }
}

QTEST_APPLESS_MAIN(InferenceTest)
#include "inference.moc"
