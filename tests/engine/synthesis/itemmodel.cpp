// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/itemmodel.h"
#include "tests/engine/synthesis/chance.h"

#include <rapidcheck.h>

using namespace sessionsmith;
using namespace sessionsmith::synthesis;
using namespace sessionsmith::test;

namespace {

/// Two sessions: a b a c and b b. The category x holds a and b, y holds c; d never happens.
events::EventLog smallLog()
{
    events::EventLog log;
    log.users = events::Vocabulary({"u", "v"});
    log.items = events::Vocabulary({"a", "b", "c", "d"});
    log.categories = events::Vocabulary({"x", "y"});
    log.actions = events::Vocabulary({"view"});
    log.user = log.session = {0, 0, 0, 0, 1, 1};
    log.action = {0, 0, 0, 0, 0, 0};
    log.item = {0, 1, 0, 2, 1, 1};
    log.category = {0, 0, 0, 1, 0, 0};
    return log;
}

hmm::Vector rowOf(const ItemModel& model, std::int32_t previous)
{
    hmm::Vector row(model.items().size());
    for (std::int32_t next = 0; next < model.items().size(); ++next)
        row[next] = model.probability(previous, next);
    return row;
}

void checkRow(const ItemModel& model, std::int32_t previous, const hmm::Vector& wanted)
{
    const hmm::Vector row = rowOf(model, previous);
    QVERIFY2((row - wanted).cwiseAbs().maxCoeff() < 1e-9,
             (std::to_string(previous) + ": " + std::to_string(row[0]) + ", " + std::to_string(row[1]) + ", " +
              std::to_string(row[2]) + ", " + std::to_string(row[3]))
                 .c_str());
}

hmm::Vector drawn(int items, const std::function<std::int32_t(Philox&)>& draw)
{
    Philox random(11, 0, 0);
    hmm::Vector counts = hmm::Vector::Zero(items);
    for (int i = 0; i < 100'000; ++i)
        counts[draw(random)] += 1;
    return counts;
}

events::EventLog anyLog()
{
    const int items = *rc::gen::inRange(1, 8), categories = *rc::gen::inRange(0, 4);
    events::EventLog log;
    log.users = events::Vocabulary({"u"});
    log.actions = events::Vocabulary({"view"});
    for (int i = 0; i < items; ++i)
        log.items.add(std::to_string(i));
    for (int c = 0; c < categories; ++c)
        log.categories.add(std::to_string(c));
    std::int32_t session = 0;
    for (int e = *rc::gen::inRange(1, 25); e > 0; --e) {
        session += !log.item.empty() && *rc::gen::inRange(0, 4) == 0;
        log.user.push_back(0);
        log.session.push_back(session);
        log.action.push_back(0);
        log.item.push_back(*rc::gen::inRange(0, items));
        // An item may be seen in several categories, or without any.
        if (categories > 0) log.category.push_back(*rc::gen::inRange(-1, categories));
    }
    return log;
}

} // namespace

class ItemModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worksOutByHand();
    void withoutCategories();
    void drawsFollowTheProbabilities_data();
    void drawsFollowTheProbabilities();
    void firstItems();
    void rowsSumToOne();
    void inventedCatalogues();
    void inventedPopularity();
    void errors();
};

void ItemModelTest::worksOutByHand()
{
    QVERIFY(smallLog().validate());
    const auto model = ItemModel::estimate(smallLog(), 2);
    QVERIFY(model);
    QCOMPARE(model->items().names(), smallLog().items.names());
    QCOMPARE(model->categoryOf(0), 0);
    QCOMPARE(model->categoryOf(2), 1);
    QCOMPARE(model->categoryOf(3), -1);
    // Of four steps from x three stay; in x, a has two of five events. So Q(.|x) = (.3, .45, .25, 0).
    checkRow(*model, 0, hmm::Vector{{0.6 / 4, 1.9 / 4, 1.5 / 4, 0}}); // followed by b and c
    checkRow(*model, 1, hmm::Vector{{1.6 / 4, 1.9 / 4, 0.5 / 4, 0}}); // followed by a and b
    const hmm::Vector popularity{{2. / 6, 3. / 6, 1. / 6, 0}};
    checkRow(*model, 2, popularity); // nothing ever followed, not even in its category
    checkRow(*model, 3, popularity);

    const auto rough = ItemModel::estimate(smallLog(), 0);
    checkRow(*rough, 0, hmm::Vector{{0, 0.5, 0.5, 0}});
    checkRow(*rough, 1, hmm::Vector{{0.5, 0.5, 0, 0}});
    checkRow(*rough, 2, popularity);
    const auto smooth = ItemModel::estimate(smallLog(), 1e12);
    for (const std::int32_t previous : {0, 1})
        checkRow(*smooth, previous, hmm::Vector{{0.3, 0.45, 0.25, 0}});
}

void ItemModelTest::withoutCategories()
{
    events::EventLog log = smallLog();
    log.category.clear();
    log.categories = {};
    const auto model = ItemModel::estimate(log, 2);
    QVERIFY(model);
    QVERIFY(model->categories().isEmpty());
    QCOMPARE(model->categoryOf(0), -1);
    // One category of all: smoothed towards popularity (2, 3, 1) / 6.
    checkRow(*model, 0, hmm::Vector{{2. / 3 / 4, (1 + 1.) / 4, (1 + 1. / 3) / 4, 0}});
    checkRow(*model, 2, hmm::Vector{{2. / 6, 3. / 6, 1. / 6, 0}});
}

void ItemModelTest::drawsFollowTheProbabilities_data()
{
    QTest::addColumn<double>("smoothing");
    QTest::newRow("none") << 0.0;
    QTest::newRow("some") << 2.0;
    QTest::newRow("nothing else") << 1e9;
}

void ItemModelTest::drawsFollowTheProbabilities()
{
    QFETCH(double, smoothing);
    const auto model = ItemModel::estimate(smallLog(), smoothing);
    for (std::int32_t previous = 0; previous < 4; ++previous)
        checkLikely(drawn(4, [&](Philox& random) { return model->next(previous, random); }), rowOf(*model, previous),
                    "after " + std::to_string(previous));
}

void ItemModelTest::firstItems()
{
    // Sessions began with a and b, once each; popularity is (2, 3, 1) / 6.
    const auto firsts = [](double smoothing) {
        const auto model = ItemModel::estimate(smallLog(), smoothing);
        return drawn(4, [&](Philox& random) { return model->first(random); });
    };
    checkLikely(firsts(0), hmm::Vector{{0.5, 0.5, 0, 0}}, "as in the log");
    checkLikely(firsts(6), hmm::Vector{{3. / 8, 4. / 8, 1. / 8, 0}}, "smoothed");
}

void ItemModelTest::rowsSumToOne()
{
    const bool holds = rc::check("P(. | previous) is a distribution", [] {
        const auto log = anyLog();
        RC_ASSERT(log.validate().has_value());
        const auto model = ItemModel::estimate(log, *rc::gen::element(0.0, 0.5, 8.0, 1e6));
        RC_ASSERT(model.has_value());
        Philox random(1, 0, 0);
        for (std::int32_t previous = 0; previous < log.items.size(); ++previous) {
            const hmm::Vector row = rowOf(*model, previous);
            RC_ASSERT(row.minCoeff() >= 0);
            RC_ASSERT(std::abs(row.sum() - 1) < 1e-12);
            for (int i = 0; i < 20; ++i) // what is impossible is never drawn
                RC_ASSERT(row[model->next(previous, random)] > 0);
        }
    });
    QVERIFY(holds);
}

void ItemModelTest::inventedCatalogues()
{
    ItemSettings settings;
    settings.inventedItems = 60;
    settings.inventedCategories = 12;
    const auto model = ItemModel::invented(settings);
    QVERIFY(model);
    QCOMPARE(model->items().size(), 60);
    QCOMPARE(model->items()[59], std::string("item 60"));
    QCOMPARE(model->categories().size(), 12);
    QCOMPARE(model->categories()[0], std::string("category 1"));
    double stays = 0;
    for (std::int32_t i = 0; i < 60; ++i) {
        QVERIFY(model->categoryOf(i) >= 0 && model->categoryOf(i) < 12);
        QVERIFY(std::abs(rowOf(*model, i).sum() - 1) < 1e-12);
        double within = 0;
        for (std::int32_t j = 0; j < 60; ++j)
            within += model->categoryOf(j) == model->categoryOf(i) ? model->probability(i, j) : 0;
        QVERIFY(within >= 0.7 - 1e-12); // interest stays for seven steps of ten, and now and then by chance
        stays += within / 60;
    }
    QVERIFY(stays < 0.8);
    const auto same = ItemModel::invented(settings);
    settings.inventedSeed = 2;
    const auto other = ItemModel::invented(settings);
    bool differs = false;
    for (std::int32_t i = 0; i < 60; ++i) {
        QVERIFY(rowOf(*same, i) == rowOf(*model, i));
        differs |= rowOf(*other, i) != rowOf(*model, i);
    }
    QVERIFY(differs);

    settings.inventedItems = 3; // no category stays empty
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        settings.inventedSeed = seed;
        const auto few = ItemModel::invented(settings);
        QCOMPARE(few->categories().size(), 3);
        for (std::int32_t i = 0; i < 3; ++i)
            QCOMPARE(few->categoryOf(i), i);
    }
    settings.inventedItems = settings.inventedCategories = 1;
    QCOMPARE(ItemModel::invented(settings)->probability(0, 0), 1.0);
}

void ItemModelTest::inventedPopularity()
{
    ItemSettings settings;
    settings.inventedItems = 20;
    for (const double exponent : {0.0, 1.0, 2.0}) {
        settings.zipfExponent = exponent;
        const auto model = ItemModel::invented(settings);
        // Whole occurrences, the rarest one: within rounding the weights are rank^-exponent.
        const hmm::Vector ranks = hmm::Vector::LinSpaced(20, 1, 20);
        const hmm::Vector wanted =
            (ranks.array() / 20).pow(-exponent).unaryExpr([](double weight) { return double(std::lround(weight)); });
        checkLikely(drawn(20, [&](Philox& random) { return model->first(random); }), hmm::Vector(wanted / wanted.sum()),
                    "exponent " + std::to_string(exponent));
    }
}

void ItemModelTest::errors()
{
    const auto messageOf = [](const auto& result) {
        return result ? QString() : QString::fromStdString(result.error().message());
    };
    QVERIFY(messageOf(ItemModel::estimate({}, 1)).contains("no events"));
    for (const double smoothing : {-1.0, double(NAN), double(INFINITY)})
        QVERIFY(messageOf(ItemModel::estimate(smallLog(), smoothing)).contains("smoothing"));
    ItemSettings settings;
    settings.inventedItems = 0;
    QVERIFY(messageOf(ItemModel::invented(settings)).contains("at least one item"));
    settings.inventedItems = 10;
    settings.inventedCategories = 0;
    QVERIFY(messageOf(ItemModel::invented(settings)).contains("at least one item"));
    settings.inventedCategories = 2;
    for (const double exponent : {-1.0, double(NAN), double(INFINITY)}) {
        settings.zipfExponent = exponent;
        QVERIFY(messageOf(ItemModel::invented(settings)).contains("Zipf"));
    }
}

QTEST_APPLESS_MAIN(ItemModelTest)
#include "itemmodel.moc"
