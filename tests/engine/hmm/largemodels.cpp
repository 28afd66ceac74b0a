// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/estimation.h"
#include "engine/hmm/inference.h"
#include "tests/engine/hmm/enumeration.h"
#include "tests/engine/hmm/somemodel.h"

#include "engine/base/random.h"

#include <hwy/targets.h>

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::hmm;
using namespace sessionsmith::test;

namespace {

/// So many that they fill several registers and batches, with lengths that fit into none of them.
Sequences someSequences(int actions, Philox& random)
{
    Sequences sequences;
    for (int n = 0; n < 150; ++n) {
        std::vector<std::int32_t> sequence(1 + random.below(n % 10 == 0 ? 60 : 12));
        for (std::int32_t& symbol : sequence)
            symbol = std::int32_t(random.below(std::uint32_t(actions)));
        sequences.append(sequence);
    }
    return sequences;
}

/// The textbook's recursions, a sequence at a time, without scaling: sixty events are far from underflow in this type.
struct Textbook
{
    using Number = long double;
    using Table = Eigen::Matrix<Number, Eigen::Dynamic, Eigen::Dynamic>;
    Table forward, backward; // (T x K)
    Number likelihood = 0;
    double best = 0; // ln of the likeliest path

    Textbook(const Model& model, std::span<const std::int32_t> actions)
    {
        const Eigen::Index k = model.stateCount(), length = Eigen::Index(actions.size());
        forward = backward = Table::Zero(length, k);
        Vector path = (model.initial.array() * model.emission.col(actions[0]).array()).log();
        forward.row(0) = model.initial.cwiseProduct(model.emission.col(actions[0])).transpose().cast<Number>();
        for (Eigen::Index t = 1; t < length; ++t) {
            Vector next = Vector::Constant(k, -std::numeric_limits<double>::infinity());
            for (Eigen::Index i = 0; i < k; ++i)
                for (Eigen::Index j = 0; j < k; ++j) {
                    const double step = factor(model, i, j, actions[std::size_t(t)]);
                    forward(t, j) += forward(t - 1, i) * step;
                    next[j] = std::max(next[j], path[i] + std::log(step));
                }
            path = next;
        }
        for (Eigen::Index i = 0; i < k; ++i) {
            const double ending = model.hasEnd() ? model.end[i] : 1;
            backward(length - 1, i) = ending;
            path[i] += std::log(ending);
            likelihood += forward(length - 1, i) * ending;
        }
        best = path.maxCoeff();
        for (Eigen::Index t = length - 1; t-- > 0;)
            for (Eigen::Index i = 0; i < k; ++i)
                for (Eigen::Index j = 0; j < k; ++j)
                    backward(t, i) += factor(model, i, j, actions[std::size_t(t + 1)]) * backward(t + 1, j);
    }

    static double factor(const Model& model, Eigen::Index i, Eigen::Index j, std::int32_t action)
    {
        return (model.hasEnd() ? 1 - model.end[i] : 1) * model.transition(i, j) * model.emission(j, action);
    }
    Matrix posterior() const { return (forward.cwiseProduct(backward) / likelihood).cast<double>(); }
    Matrix filtered() const
    {
        Table rows = forward;
        for (Eigen::Index t = 0; t < rows.rows(); ++t)
            if (rows.row(t).sum() > 0) rows.row(t) /= rows.row(t).sum();
        return rows.cast<double>();
    }
    void addTo(ExpectedCounts& counts, const Model& model, std::span<const std::int32_t> actions) const
    {
        const Matrix rows = posterior();
        counts.initial += rows.row(0).transpose();
        counts.end += rows.row(rows.rows() - 1).transpose();
        for (Eigen::Index t = 0; t < rows.rows(); ++t) {
            counts.emission.col(actions[std::size_t(t)]) += rows.row(t).transpose();
            for (Eigen::Index i = 0; t > 0 && i < rows.cols(); ++i)
                for (Eigen::Index j = 0; j < rows.cols(); ++j)
                    counts.transition(i, j) += double(forward(t - 1, i) * factor(model, i, j, actions[std::size_t(t)]) *
                                                      backward(t, j) / likelihood);
        }
    }
};

double logProbability(const Model& model, const Path& path, std::span<const std::int32_t> actions)
{
    return std::log(pathProbability(model, statesOf(path), actions)) +
           (model.hasEnd() ? std::log(model.end[path.states.back()]) : 0);
}

} // namespace

/// Models too large for enumeration, of sizes around those of registers, beside the textbook's recursions.
class LargeModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void likeTheTextbook_data();
    void likeTheTextbook();
};

void LargeModelsTest::likeTheTextbook_data()
{
    QTest::addColumn<std::int64_t>("instructions");
    QTest::addColumn<int>("states");
    QTest::addColumn<int>("actions");
    QTest::addColumn<bool>("withEnd");
    bool withEnd = false;
    for (const auto& [states, actions] : {std::pair(1, 3),
                                          {2, 1},
                                          {3, 7},
                                          {5, 5},
                                          {7, 8},
                                          {8, 9},
                                          {9, 2},
                                          {15, 16},
                                          {16, 33},
                                          {17, 4},
                                          {33, 256},
                                          {64, 5},
                                          {100, 11}}) {
        withEnd = !withEnd;
        for (const std::int64_t target : hwy::SupportedAndGeneratedTargets())
            QTest::addRow("%s, %d states, %d actions, end %d", hwy::TargetName(target), states, actions, withEnd)
                << target << states << actions << withEnd;
    }
}

void LargeModelsTest::likeTheTextbook()
{
    QFETCH(std::int64_t, instructions);
    QFETCH(int, states);
    QFETCH(int, actions);
    QFETCH(bool, withEnd);
    hwy::SetSupportedTargetsForTest(instructions);
    Philox random(std::uint64_t(states), 0, 0);
    const Model model = someModel(states, actions, withEnd, random);
    QVERIFY(model.validate());
    const Sequences sequences = someSequences(actions, random);
    const auto scored = score(model, sequences);
    const auto paths = decode(model, sequences);
    const auto counts = expectedCounts(model, sequences);
    const auto rows = posteriors(model, sequences);
    QVERIFY(scored && paths && counts && rows);

    ExpectedCounts wanted{Vector::Zero(states), Matrix::Zero(states, states), Matrix::Zero(states, actions),
                          Vector::Zero(states)};
    for (std::size_t i = 0; i < sequences.size(); ++i) {
        const auto sequence = sequences[i];
        const Textbook textbook(model, sequence);
        QVERIFY(isClose(scored->perSequence[i], double(std::log(textbook.likelihood))));
        const Path path = (*paths)[i];
        QVERIFY(isClose(path.logProbability, textbook.best));
        QVERIFY(areClose(*filter(model, sequence), textbook.filtered()));
        if (textbook.likelihood == 0) {
            ++wanted.impossible;
            QVERIFY(path.states.empty());
            QVERIFY((*rows)[i].isZero(0));
            continue;
        }
        QVERIFY(isClose(logProbability(model, path, sequence), textbook.best));
        QVERIFY(areClose(Matrix((*rows)[i]), textbook.posterior()));
        QVERIFY(areClose(*posterior(model, sequence), textbook.posterior()));
        textbook.addTo(wanted, model, sequence);
    }
    QVERIFY(wanted.impossible < sequences.size());
    QCOMPARE(counts->impossible, wanted.impossible);
    QVERIFY(areClose(counts->initial, wanted.initial));
    QVERIFY(areClose(counts->transition, wanted.transition));
    QVERIFY(areClose(counts->emission, wanted.emission));
    QVERIFY(areClose(counts->end, wanted.end));
}

QTEST_APPLESS_MAIN(LargeModelsTest)
#include "largemodels.moc"
