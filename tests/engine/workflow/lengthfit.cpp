// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/lengthfit.h"

#include "engine/base/random.h"
#include "engine/hmm/inference.h"
#include "engine/synthesis/smoothing.h"

#include <QTest>

#include <iterator>

using namespace sessionsmith;
using Kind = synthesis::LengthSettings::Kind;

namespace {

constexpr std::uint64_t seed = 7;

/// Sessions of actions at random, and a model whose states are these actions, counted from all of them with half an
/// event in each cell.
struct Counted
{
    events::EventLog log;
    hmm::Sequences sequences;
    hmm::Model model;

    Counted(int actions, int sessions, bool isGeometric)
    {
        Philox random(11, 0, 0);
        for (int i = 0; i < sessions; ++i) {
            std::vector<std::int32_t> session;
            int length = random.below(2) ? 6 : 2;
            do
                session.push_back(std::int32_t(random.below(std::uint32_t(actions))));
            while (isGeometric ? random.uniform() < 0.75 : --length > 0);
            log.session.insert(log.session.end(), session.size(), i);
            log.user.insert(log.user.end(), session.size(), i);
            log.item.insert(log.item.end(), session.size(), 0);
            std::ranges::copy(session, std::back_inserter(log.action));
            sequences.append(session);
        }
        count(actions);
    }

    void count(int actions)
    {
        hmm::Vector visits = hmm::Vector::Ones(actions);
        model.initial = model.end = hmm::Vector::Constant(actions, 0.5);
        model.transition = model.emission = hmm::Matrix::Constant(actions, actions, 0.5);
        for (int i = 0; i < actions; ++i) {
            model.states.push_back("state " + std::to_string(i));
            model.actions.push_back("action " + std::to_string(i));
        }
        for (std::size_t s = 0; s < sequences.size(); ++s) {
            const auto session = sequences[s];
            model.initial[session.front()] += 1;
            model.end[session.back()] += 1;
            for (std::size_t i = 0; i < session.size(); ++i) {
                visits[session[i]] += 1;
                model.emission(session[i], session[i]) += 1;
                if (i > 0) model.transition(session[i - 1], session[i]) += 1;
            }
        }
        model.initial /= model.initial.sum();
        model.end = model.end.cwiseQuotient(visits);
        for (hmm::Matrix* rows : {&model.transition, &model.emission})
            for (auto row : rows->rowwise())
                row /= row.sum();
    }

    Kind chosen(const hmm::Model& by) const
    {
        const std::string name = "log";
        synthesis::LengthSettings lengths;
        if (!workflow::fitLengths(lengths, by, {name, log, sequences}, seed, 1, {})) qFatal("not fitted");
        return lengths.kind;
    }

    /// How much likelier drawn lengths make the held-out sessions than the END state as it is.
    double gain() const
    {
        const auto isHeldOut = synthesis::heldOutSessions(sequences.size(), seed);
        hmm::Sequences heldOut;
        for (std::size_t s = 0; s < sequences.size(); ++s)
            if (isHeldOut[s]) heldOut.append(sequences[s]);
        hmm::Model open = model;
        open.end.resize(0);
        return hmm::score(open, heldOut)->logLikelihood +
               synthesis::smoothLengths(log, isHeldOut)->heldOutLogLikelihood -
               hmm::score(model, heldOut)->logLikelihood;
    }
};

} // namespace

/// Whether sessions end by the END state or have a drawn length.
class LengthFitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatHoldsForAll();
    void anEndThatOnlyRemembers();
    void anEndFromElsewhere();
};

void LengthFitTest::whatHoldsForAll()
{
    QVERIFY(Counted(2, 3000, true).chosen(Counted(2, 3000, true).model) == Kind::End);
    QVERIFY(Counted(2, 3000, false).chosen(Counted(2, 3000, false).model) == Kind::Drawn);
}

void LengthFitTest::anEndThatOnlyRemembers()
{
    // Sessions end at any time, whatever was done last: sixty END probabilities know those that they were counted in.
    const Counted counted(60, 3000, true);
    QVERIFY(counted.gain() < 0); // in whose eyes they are the better ones
    QVERIFY(counted.chosen(counted.model) == Kind::Drawn);
}

void LengthFitTest::anEndFromElsewhere()
{
    // An END state that never saw the log counts as it is, not as it might be.
    const Counted counted(2, 3000, true);
    hmm::Model other = counted.model;
    other.end.setConstant(0.02);
    QVERIFY(counted.chosen(other) == Kind::Drawn);
    other.end.resize(0); // without any the length is given elsewhere
    QVERIFY(counted.chosen(other) == Kind::End);
}

QTEST_APPLESS_MAIN(LengthFitTest)
#include "lengthfit.moc"
