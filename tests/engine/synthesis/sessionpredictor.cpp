// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/sessionpredictor.h"

#include "engine/synthesis/generator.h"
#include "tests/engine/events/logof.h"
#include "tests/engine/synthesis/chance.h"

#include <rapidcheck.h>

#include <map>

using namespace sessionsmith;
using namespace sessionsmith::synthesis;
using namespace sessionsmith::test;

namespace {

/// States that their actions only hint at.
BehaviourModel hiddenModel(int items)
{
    BehaviourModel model;
    model.hmm.states = {"s", "t", "u"};
    model.hmm.actions = {"a", "b"};
    model.hmm.initial = hmm::Vector{{0.6, 0.3, 0.1}};
    model.hmm.transition = hmm::Matrix{{0.8, 0.1, 0.1}, {0.1, 0.7, 0.2}, {0.3, 0.3, 0.4}};
    model.hmm.emission = hmm::Matrix{{0.9, 0.1}, {0.2, 0.8}, {0.5, 0.5}};
    model.hmm.end = hmm::Vector{{0.05, 0.5, 0.2}};
    model.items.inventedItems = items;
    model.items.inventedCategories = std::min(3, items);
    return model;
}

RevisitSettings revisits()
{
    RevisitSettings revisits;
    revisits.probability = hmm::Vector{{0.1, 0.7}};
    revisits.recency = 0.4;
    return revisits;
}

using Prefix = std::vector<std::int32_t>; // action, item, action, item, ...
struct Followers
{
    hmm::Vector items, actions;
};

/// What followed each beginning of sessions of up to `longest` events.
std::map<Prefix, Followers> followers(const BehaviourModel& model, const ItemModel& items, std::size_t longest)
{
    GenerateSpec spec;
    spec.sessions = 200'000;
    const auto log = generate(model, items, spec);
    if (!log) qFatal("%s", log.error().message().c_str());
    std::map<Prefix, Followers> found;
    Prefix prefix;
    for (std::size_t e = 0; e < log->size(); ++e) {
        if (e == 0 || log->session[e] != log->session[e - 1]) prefix.clear();
        if (prefix.size() <= 2 * longest) {
            Followers& next = found[prefix];
            if (next.items.size() == 0) {
                next.items = hmm::Vector::Zero(items.items().size());
                next.actions = hmm::Vector::Zero(model.hmm.actionCount());
            }
            next.items[log->item[e]] += 1;
            next.actions[log->action[e]] += 1;
        }
        prefix.push_back(log->action[e]);
        prefix.push_back(log->item[e]);
    }
    return found;
}

/// Of two sessions that go in circles, with what they return to.
ItemModel circling()
{
    return *ItemModel::estimate(logOf({"v:a v:b v:c v:a v:b v:d v:a v:c v:c", "v:b v:a v:d v:d v:b v:a v:c v:b"}), 2,
                                ItemModel::Steps::ToNewItems);
}

/// Two sessions, a b a c and b b d; the category x holds a and b, y holds c; d has none.
ItemModel estimated(double smoothing)
{
    events::EventLog log;
    log.users = events::Vocabulary({"u", "v"});
    log.items = events::Vocabulary({"a", "b", "c", "d"});
    log.categories = events::Vocabulary({"x", "y"});
    log.actions = events::Vocabulary({"view"});
    log.user = log.session = {0, 0, 0, 0, 1, 1, 1};
    log.action = {0, 0, 0, 0, 0, 0, 0};
    log.item = {0, 1, 0, 2, 1, 1, 3};
    log.category = {0, 0, 0, 1, 0, 0, -1};
    return *ItemModel::estimate(log, smoothing);
}

} // namespace

class SessionPredictorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatSessionsDo_data()
    {
        QTest::addColumn<int>("items"); // 0: those of two sessions that circle
        QTest::addColumn<bool>("returns");
        QTest::addColumn<bool>("fixed");
        QTest::addColumn<double>("recencyWeight"); // 0: none
        QTest::newRow("by the item before") << 6 << false << false << 0.;
        QTest::newRow("with revisits") << 6 << true << false << 0.;
        QTest::newRow("with revisits by steps") << 0 << true << false << 1.5;
        QTest::newRow("revisits by steps that nobody made") << 6 << true << false << 1.5;
        QTest::newRow("a catalogue that is soon seen whole") << 2 << true << false << 0.;
        QTest::newRow("of fixed length") << 5 << true << true << 0.;
    }
    void saysWhatSessionsDo()
    {
        QFETCH(int, items);
        QFETCH(bool, returns);
        QFETCH(bool, fixed);
        BehaviourModel model = hiddenModel(std::max(1, items));
        if (returns) model.revisits = revisits();
        QFETCH(double, recencyWeight);
        if (recencyWeight > 0) model.revisits.recencyWeight = recencyWeight;
        if (fixed) {
            model.lengths.kind = LengthSettings::Kind::Fixed;
            model.lengths.events = 4;
        }
        const ItemModel catalogue = items == 0 ? circling() : *ItemModel::invented(model.items);
        const ItemSteps steps(catalogue);
        SessionPredictor predictor(model, steps);
        int judged = 0;
        for (const auto& [prefix, next] : followers(model, catalogue, 3)) {
            if (next.items.sum() < 400) continue;
            predictor.begin();
            std::string what = "after";
            for (std::size_t i = 0; i < prefix.size(); i += 2) {
                predictor.observe(prefix[i], prefix[i + 1]);
                what += " " + std::to_string(prefix[i]) + ":" + std::to_string(prefix[i + 1]);
            }
            QVERIFY(std::abs(predictor.nextItem().sum() - 1) < 1e-12);
            checkLikely(next.items, predictor.nextItem(), what);
            checkLikely(next.actions, predictor.nextAction(), what + ", action");
            ++judged;
        }
        QVERIFY(judged > 40);
    }

    void stepsAreThoseOfTheItemModel()
    {
        for (const double smoothing : {0.0, 2.0}) {
            ItemModel items = estimated(smoothing);
            QVERIFY(items.setTransitions({{"x", "y", 0.3}, {"y", "", 1.0}}));
            for (const ItemWays& ways : {ItemWays(), ItemWays{0.25, 0.5}}) {
                items.setWays(ways);
                const ItemSteps steps(items);
                for (std::int32_t i = 0; i < 4; ++i)
                    for (std::int32_t j = 0; j < 4; ++j)
                        QVERIFY(std::abs(steps.next(i)[j] - items.probability(i, j)) < 1e-14);
            }
        }
    }

    void backwardIsTheAdjointOfForward()
    {
        ItemModel items = estimated(1.5);
        items.setWays({0.25, 0.5});
        const ItemSteps steps(items);
        const bool holds = rc::check([&] {
            hmm::Vector from(4), value(4);
            for (Eigen::Index i = 0; i < 4; ++i) {
                from[i] = *rc::gen::inRange(0, 100) / 10.0;
                value[i] = *rc::gen::inRange(0, 100) / 10.0;
            }
            RC_ASSERT(std::abs(steps.forward(from).dot(value) - from.dot(steps.backward(value))) < 1e-9);
        });
        QVERIFY(holds);
    }

    /// Beside the sum over all that the hidden items can be.
    void hiddenItemsByEnumeration()
    {
        const ItemModel items = estimated(1.5);
        const ItemSteps steps(items);
        const bool holds = rc::check([&] {
            const auto length = std::size_t(*rc::gen::inRange(1, 5));
            std::vector<std::int32_t> session(length);
            std::vector<bool> isHidden(length);
            for (std::size_t i = 0; i < length; ++i) {
                session[i] = *rc::gen::inRange(0, 4);
                isHidden[i] = *rc::gen::inRange(0, 2) == 1;
            }
            std::vector<hmm::Vector> wanted;
            for (std::size_t i = 0; i < length; ++i)
                if (isHidden[i]) wanted.push_back(hmm::Vector::Zero(4));
            const int ways = 1 << (2 * length);
            for (int way = 0; way < ways; ++way) {
                std::vector<std::int32_t> filled(length);
                bool fits = true;
                for (std::size_t i = 0; i < length; ++i) {
                    filled[i] = way >> (2 * i) & 3;
                    fits &= isHidden[i] || filled[i] == session[i];
                }
                if (!fits) continue;
                double probability = steps.first()[filled[0]];
                for (std::size_t i = 1; i < length; ++i)
                    probability *= items.probability(filled[i - 1], filled[i]);
                std::size_t next = 0;
                for (std::size_t i = 0; i < length; ++i)
                    if (isHidden[i]) wanted[next++][filled[i]] += probability;
            }
            const auto found = hiddenItems(steps, session, isHidden);
            RC_ASSERT(found.size() == wanted.size());
            for (std::size_t i = 0; i < found.size(); ++i)
                RC_ASSERT((found[i] - wanted[i] / wanted[i].sum()).cwiseAbs().maxCoeff() < 1e-12);
        });
        QVERIFY(holds);
    }
};

QTEST_APPLESS_MAIN(SessionPredictorTest)
#include "sessionpredictor.moc"
