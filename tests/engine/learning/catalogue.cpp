// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/catalogue.h"

#include <QtTest/QTest>

using namespace sessionsmith;
using namespace sessionsmith::learning;

/// What a model knows by name, and logs in its numbers.
class CatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheCategoryOfEachItem();
    void growsByAnother();
    void countsGapsFromTheEventBefore();
    void hasNeitherWithoutThem();
};

namespace {

/// Two users: shirt, shoe, shirt and, after two sessions of one, coat.
events::EventLog log()
{
    events::EventLog log;
    log.users = events::Vocabulary({"anna", "bert"});
    log.items = events::Vocabulary({"shirt", "shoe", "coat"});
    log.actions = events::Vocabulary({"view"});
    log.categories = events::Vocabulary({"top", "feet"});
    log.user = {0, 0, 0, 1};
    log.session = {0, 0, 1, 2};
    log.action = {0, 0, 0, 0};
    log.item = {0, 1, 0, 2};
    log.category = {0, 1, 0, -1};
    log.time = {1000, 3500, 90000, 70000};
    return log;
}

} // namespace

void CatalogueTest::knowsTheCategoryOfEachItem()
{
    const auto catalogue = Catalogue::of(log());
    QCOMPARE(catalogue.categories.names(), log().categories.names());
    QCOMPARE(catalogue.itemCategory, (std::vector<std::int32_t>{0, 1, -1}));
}

void CatalogueTest::growsByAnother()
{
    Catalogue catalogue{events::Vocabulary({"hat", "coat", "shirt"}), events::Vocabulary({"buy"})};
    catalogue.categories = events::Vocabulary({"head", "top"});
    catalogue.itemCategory = {0, 1, -1};
    catalogue.extend(Catalogue::of(log()));
    QCOMPARE(catalogue.items.names(), (std::vector<std::string>{"hat", "coat", "shirt", "shoe"}));
    QCOMPARE(catalogue.actions.names(), (std::vector<std::string>{"buy", "view"}));
    QCOMPARE(catalogue.categories.names(), (std::vector<std::string>{"head", "top", "feet"}));
    QCOMPARE(catalogue.itemCategory, (std::vector<std::int32_t>{0, 1, 1, 2})); // the coat keeps its own

    Catalogue plain{events::Vocabulary({"coat"}), events::Vocabulary({"view"})};
    plain.extend(Catalogue{events::Vocabulary({"hat"}), events::Vocabulary({"view"})});
    QCOMPARE(plain.items.size(), 2);
    QVERIFY(plain.itemCategory.empty());
    plain.extend(Catalogue::of(log()));
    QCOMPARE(plain.itemCategory, (std::vector<std::int32_t>{-1, -1, 0, 1}));
}

void CatalogueTest::countsGapsFromTheEventBefore()
{
    const auto catalogue = Catalogue::of(log());
    const auto byUser = catalogue.translate(log(), {0, 3, 4});
    QVERIFY(byUser);
    QCOMPARE(byUser->gaps, (std::vector<float>{0, 2.5f, 86.5f, 0}));
    const auto bySession = catalogue.translate(log(), {0, 2, 3, 4});
    QVERIFY(bySession);
    QCOMPARE(bySession->gaps, (std::vector<float>{0, 2.5f, 0, 0}));
    const Context second = (*byUser)[0].part(1, 2);
    QCOMPARE(second.gaps.front(), 2.5f);
    QCOMPARE((*byUser)[0].last(1).gaps.front(), 86.5f);
    SequenceData copy;
    copy.append(second);
    QCOMPARE(copy.gaps, (std::vector<float>{2.5f, 86.5f}));
    const std::vector<std::int32_t> item{0}, action{0};
    copy.append({item, action});
    QCOMPARE(copy.gaps, (std::vector<float>{2.5f, 86.5f, Context::unknownGap}));
    SequenceData late;
    late.append({item, action});
    QVERIFY(late.gaps.empty());
    late.append(second);
    QCOMPARE(late.gaps, (std::vector<float>{Context::unknownGap, 2.5f, 86.5f}));
}

void CatalogueTest::hasNeitherWithoutThem()
{
    events::EventLog plain = log();
    plain.category.clear();
    plain.categories = {};
    plain.time.clear();
    const auto catalogue = Catalogue::of(plain);
    QVERIFY(catalogue.itemCategory.empty());
    const auto sequences = catalogue.translate(plain, {0, 3, 4});
    QVERIFY(sequences && sequences->gaps.empty());
    QVERIFY((*sequences)[0].last(2).gaps.empty());
}

QTEST_APPLESS_MAIN(CatalogueTest)
#include "catalogue.moc"
