// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/generator.h"

#include "engine/base/memory.h"

#include <QTest>

#include <unistd.h>

#include <functional>

using namespace sessionsmith;
using namespace sessionsmith::synthesis;

namespace {

BehaviourModel shop()
{
    BehaviourModel model;
    model.hmm = hmm::ecommerceTemplate();
    model.items.inventedItems = 50;
    model.items.inventedCategories = 5;
    return model;
}

ItemModel itemsOf(const BehaviourModel& model)
{
    return *ItemModel::invented(model.items);
}

events::EventLog generated(const BehaviourModel& model, const GenerateSpec& spec)
{
    const auto log = generate(model, itemsOf(model), spec);
    if (!log) qFatal("%s", log.error().message().c_str());
    return *log;
}

template <typename T>
bool beginsWith(const Column<T>& whole, const Column<T>& part)
{
    return part.size() < whole.size() && std::equal(part.begin(), part.end(), whole.begin());
}

using Fault = std::function<void(BehaviourModel&, GenerateSpec&)>;

} // namespace

class GeneratorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameForAnyNumberOfThreads();
    void seedsTell();
    void longerRunsBeginAlike();
    void columns();
    void itemsWithoutCategories();
    void fixedLengths();
    void longestSessions();
    void certainPaths();
    void reportsProgress();
    void errors_data();
    void errors();
    void asksForTheMemoryThatIsFree();
    void cancelling();
};

void GeneratorTest::sameForAnyNumberOfThreads()
{
    // More than two chunks, the last of them not full.
    const std::string hash = contentHash(generated(shop(), {.sessions = 2500, .seed = 3, .threads = 1}));
    for (const unsigned threads : {2u, 3u, 0u})
        QCOMPARE(contentHash(generated(shop(), {.sessions = 2500, .seed = 3, .threads = threads})), hash);
}

void GeneratorTest::seedsTell()
{
    const auto one = generated(shop(), {.sessions = 200, .length = 4, .seed = 1});
    for (const std::uint64_t seed : {std::uint64_t(2), std::uint64_t(1) + (std::uint64_t(1) << 32)}) {
        const auto other = generated(shop(), {.sessions = 200, .length = 4, .seed = seed});
        QVERIFY(other.action != one.action);
        QVERIFY(other.item != one.item);
        QVERIFY(other.time != one.time);
    }
}

void GeneratorTest::longerRunsBeginAlike()
{
    const auto shorter = generated(shop(), {.sessions = 1500, .seed = 9});
    const auto longer = generated(shop(), {.sessions = 3000, .seed = 9});
    QCOMPARE(longer.sessionCount(), std::size_t(3000));
    QVERIFY(beginsWith(longer.session, shorter.session));
    QVERIFY(beginsWith(longer.action, shorter.action));
    QVERIFY(beginsWith(longer.item, shorter.item));
    QVERIFY(beginsWith(longer.category, shorter.category));
    QVERIFY(beginsWith(longer.time, shorter.time));
    QVERIFY(longer.session[shorter.size()] != longer.session[shorter.size() - 1]); // and the last session is whole
}

void GeneratorTest::columns()
{
    const BehaviourModel model = shop();
    const ItemModel items = itemsOf(model);
    const auto log = generated(model, {.sessions = 1200});
    QVERIFY2(log.validate(), "");
    QCOMPARE(log.sessionCount(), std::size_t(1200));
    QCOMPARE(log.user, log.session); // everyone comes once
    QCOMPARE(log.users.size(), 1200);
    QCOMPARE(log.users[0], std::string("s1"));
    QCOMPARE(log.users[1199], std::string("s1200"));
    QVERIFY(log.items == items.items());
    QVERIFY(log.categories == items.categories());
    QCOMPARE(log.actions.names(), model.hmm.actions);
    QVERIFY(log.hasTime());
    QVERIFY(log.hasCategory());
    for (std::size_t i = 0; i < log.size(); ++i)
        QCOMPARE(log.category[i], items.categoryOf(log.item[i]));
}

void GeneratorTest::itemsWithoutCategories()
{
    events::EventLog source;
    source.users = events::Vocabulary({"u"});
    source.items = events::Vocabulary({"a", "b"});
    source.actions = events::Vocabulary({"view"});
    source.user = source.session = source.action = {0, 0};
    source.item = {0, 1};
    const auto log = generate(shop(), *ItemModel::estimate(source, 1), {.sessions = 20});
    QVERIFY(log);
    QVERIFY(log->validate());
    QVERIFY(!log->hasCategory());
    QVERIFY(log->categories.isEmpty());
    QVERIFY(log->items == source.items);
}

void GeneratorTest::fixedLengths()
{
    for (const int length : {1, 7, 600}) { // the last one beyond the maximum that holds for open ends
        const auto log = generated(shop(), {.sessions = 30, .length = length});
        QCOMPARE(log.size(), std::size_t(30 * length));
        for (std::size_t i = 0; i < log.size(); ++i)
            QCOMPARE(log.session[i], std::int32_t(i / std::size_t(length)));
    }
    BehaviourModel open = shop();
    open.hmm.end.resize(0);
    QCOMPARE(generated(open, {.sessions = 10, .length = 5}).size(), std::size_t(50));
}

void GeneratorTest::longestSessions()
{
    BehaviourModel endless = shop();
    endless.hmm.end.setZero();
    QCOMPARE(generated(endless, {.sessions = 3, .maximumLength = 40}).size(), std::size_t(120));
    endless.hmm.end.setOnes();
    QCOMPARE(generated(endless, {.sessions = 3, .maximumLength = 40}).size(), std::size_t(3));
}

void GeneratorTest::certainPaths()
{
    // Nothing is left to chance: round the circle 0 1 2 3 4, ended by the purchase.
    BehaviourModel model = shop();
    model.hmm.initial = hmm::Vector{{1, 0, 0, 0, 0}};
    model.hmm.transition = hmm::Matrix::Zero(5, 5);
    for (int i = 0; i < 5; ++i)
        model.hmm.transition(i, (i + 1) % 5) = 1;
    model.hmm.emission = hmm::Matrix::Identity(5, 5);
    model.hmm.end = hmm::Vector{{0, 0, 0, 0, 1}};
    const auto log = generated(model, {.sessions = 100});
    QCOMPARE(log.size(), std::size_t(500));
    for (std::size_t i = 0; i < log.size(); ++i)
        QCOMPARE(log.action[i], std::int32_t(i % 5));
}

void GeneratorTest::reportsProgress()
{
    std::vector<Progress> seen;
    const auto log = generate(shop(), itemsOf(shop()), {.sessions = 40'000, .length = 1, .threads = 1},
                              [&](const Progress& progress) { seen.push_back(progress); });
    QVERIFY(log);
    QCOMPARE(seen.back().phase.english(), std::string("Joining the sessions"));
    std::erase_if(seen, [&](const Progress& progress) { return progress.phase.english() != "Generating"; });
    QVERIFY(!seen.empty());
    QCOMPARE(seen.front().done, std::uint64_t(0)); // it says what it begins, then from time to time how far it is
    for (std::size_t i = 0; i < seen.size(); ++i) {
        QCOMPARE(seen[i].total, std::uint64_t(40'000));
        QVERIFY(seen[i].done <= seen[i].total && seen[i].done >= (i ? seen[i - 1].done : 0));
    }
}

void GeneratorTest::errors_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, Fault fault, const char* words) { QTest::newRow(name) << fault << words; };
    row(
        "no session", [](auto&, auto& spec) { spec.sessions = 0; }, "\"sessions\" is 0");
    row(
        "too many sessions", [](auto&, auto& spec) { spec.sessions = 1'000'000'001; }, "\"sessions\" is 1000000001");
    row(
        "more than the memory",
        [](auto&, auto& spec) {
            spec.sessions = 1'000'000'000;
            spec.length = 1'000'000;
        },
        "1000000000 sessions would take about");
    row(
        "more than the memory, by the end state",
        [](auto& model, auto& spec) {
            spec.sessions = 1'000'000'000;
            spec.maximumLength = 1'000'000;
            model.hmm.end.setConstant(1e-9);
        },
        "1000000000 sessions would take about");
    row(
        "negative length", [](auto&, auto& spec) { spec.length = -1; }, "\"length\" is -1");
    row(
        "too long", [](auto&, auto& spec) { spec.length = 1'000'001; }, "\"length\" is 1000001");
    row(
        "no maximum", [](auto&, auto& spec) { spec.maximumLength = 0; }, "\"maximum length\" is 0");
    row(
        "no end", [](auto& model, auto&) { model.hmm.end.resize(0); }, "no END state");
    row(
        "no distribution", [](auto& model, auto&) { model.hmm.transition(1, 1) = 0.9; }, "row \"click\" sums to");
    row(
        "NaN", [](auto& model, auto&) { model.hmm.emission(0, 0) = NAN; }, "is no probability");
    row(
        "gaps of another model",
        [](auto& model, auto&) {
            model.gaps = {hmm::Vector::Zero(3), hmm::Vector::Zero(3)};
        },
        "\"log_mean\" must have one number for each of the 5 states");
    row(
        "half the hours",
        [](auto& model, auto&) {
            model.gaps = GapSettings().spelledOut(5);
            model.gaps.hours = hmm::Vector::Ones(12);
        },
        "\"hours\" must have one number for each of the 24 hours");
    row(
        "half the gaps",
        [](auto& model, auto&) {
            model.gaps = {hmm::Vector::Zero(5), {}};
        },
        "\"log_deviation\" must have one number for each of the 5 states");
}

void GeneratorTest::errors()
{
    QFETCH(Fault, fault);
    QFETCH(QString, words);
    BehaviourModel model = shop();
    GenerateSpec spec{.sessions = 10};
    fault(model, spec);
    const auto log = generate(model, itemsOf(shop()), spec);
    QVERIFY(!log);
    const QString message = QString::fromStdString(log.error().message());
    QVERIFY2(message.contains(words), qPrintable(message));
}

void GeneratorTest::asksForTheMemoryThatIsFree()
{
    const std::uint64_t available = availableMemory();
    QVERIFY(available > 0);
    QVERIFY(available <= std::uint64_t(::sysconf(_SC_PHYS_PAGES)) * std::uint64_t(::sysconf(_SC_PAGESIZE)));
    constexpr std::uint64_t bytes = 182; // a session of one event at its peak
    QVERIFY(checkGeneration(shop(), {.sessions = available / bytes / 2, .length = 1}));
    QVERIFY(!checkGeneration(shop(), {.sessions = available / bytes * 3 / 2, .length = 1}));
}

void GeneratorTest::cancelling()
{
    std::stop_source source;
    const auto stopAtOnce = [&](const Progress&) { source.request_stop(); };
    for (const unsigned threads : {1u, 2u}) {
        source = {};
        const auto log = generate(shop(), itemsOf(shop()), {.sessions = 100'000, .threads = threads}, stopAtOnce,
                                  {source.get_token()});
        QVERIFY(!log);
        QVERIFY(log.error().isCancelled());
    }
    const auto log = generate(shop(), itemsOf(shop()), {.sessions = 1}, {}, {source.get_token()});
    QVERIFY(!log && log.error().isCancelled());
}

QTEST_APPLESS_MAIN(GeneratorTest)
#include "generator.moc"
