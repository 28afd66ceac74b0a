// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/dataset.h"

#include "engine/base/safetensors.h"
#include "tests/engine/events/files.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::events;

namespace {

/// One event of one user, as the columns of a file; a test spoils one of them.
struct Columns
{
    std::vector<std::uint8_t> bytes{'a'};
    std::vector<std::int64_t> offsets{0, 1};
    std::vector<std::uint8_t> noBytes;
    std::vector<std::int64_t> noOffsets{0};
    std::vector<std::int32_t> zero{0}, user{0}, none;
    std::vector<Milliseconds> time{1};
    std::map<std::string, std::string> metadata{{"format", "sessionsmith.dataset"}, {"version", "1"}};

    Result<> write(const std::filesystem::path& path) const
    {
        std::vector<std::pair<std::string, TensorView>> tensors;
        for (const char* name : {"users", "items", "actions"}) {
            tensors.emplace_back(std::string(name) + ".bytes", TensorView::of(bytes));
            tensors.emplace_back(std::string(name) + ".offsets", TensorView::of(offsets));
        }
        for (const char* name : {"categories", "sessions"}) {
            tensors.emplace_back(std::string(name) + ".bytes", TensorView::of(noBytes));
            tensors.emplace_back(std::string(name) + ".offsets", TensorView::of(noOffsets));
        }
        for (const char* name : {"session", "action", "item"})
            tensors.emplace_back(name, TensorView::of(zero));
        tensors.emplace_back("user", TensorView::of(user));
        tensors.emplace_back("category", TensorView::of(none));
        tensors.emplace_back("time", TensorView::of(time));
        return writeSafetensors(path, tensors, metadata);
    }
};

} // namespace

class DatasetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void emptyLog();
    void hostileColumns();

private:
    test::Files m_files;
};

void DatasetTest::roundTrip()
{
    EventLog log;
    log.users = Vocabulary({"u", "中"});
    log.items = Vocabulary({"a", "", "never seen"});
    log.actions = Vocabulary({"view", "buy"});
    log.user = {0, 0, 1};
    log.session = {0, 1, 2};
    log.action = {0, 1, 0};
    log.item = {1, 0, 0};
    log.sessionNames = {"s", "t", "s"};
    const auto path = m_files.path("log.safetensors");
    QVERIFY(writeDataset(log, path));
    const auto read = readDataset(path);
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    QVERIFY(read->users == log.users && read->items == log.items && read->actions == log.actions);
    QCOMPARE(read->user, log.user);
    QCOMPARE(read->session, log.session);
    QCOMPARE(read->action, log.action);
    QCOMPARE(read->item, log.item);
    QCOMPARE(read->sessionNames, log.sessionNames);
    QVERIFY(!read->hasTime() && !read->hasCategory());
    QCOMPARE(contentHash(*read), contentHash(log));
}

void DatasetTest::emptyLog()
{
    const auto path = m_files.path("empty.safetensors");
    QVERIFY(writeDataset({}, path));
    const auto read = readDataset(path);
    QVERIFY(read);
    QCOMPARE(read->size(), std::size_t(0));
}

void DatasetTest::hostileColumns()
{
    const auto path = m_files.path("hostile.safetensors");
    const auto isRefused = [&](const auto& spoil) {
        Columns columns;
        spoil(columns);
        if (!columns.write(path)) return false;
        const auto read = readDataset(path);
        return !read && read.error().where() == path.string();
    };
    QVERIFY(Columns().write(path));
    QVERIFY(readDataset(path));
    QVERIFY(isRefused([](Columns& c) { c.metadata.erase("format"); }));
    QVERIFY(isRefused([](Columns& c) { c.metadata["version"] = "2"; }));
    QVERIFY(isRefused([](Columns& c) { c.offsets = {}; }));
    QVERIFY(isRefused([](Columns& c) { c.offsets = {0, 2}; }));
    QVERIFY(isRefused([](Columns& c) { c.offsets = {0, -1, 1}; }));
    QVERIFY(isRefused([](Columns& c) { c.offsets = {0, std::numeric_limits<std::int64_t>::max(), 1}; }));
    QVERIFY(isRefused([](Columns& c) { c.bytes = {0xff}; }));
    QVERIFY(isRefused([](Columns& c) { // the same name twice
        c.bytes = {'a', 'a'};
        c.offsets = {0, 1, 2};
    }));
    QVERIFY(isRefused([](Columns& c) { c.user = {1}; }));
    QVERIFY(isRefused([](Columns& c) { c.user = {-1}; }));
    QVERIFY(isRefused([](Columns& c) { c.user = {0, 0}; }));
    QVERIFY(isRefused([](Columns& c) { c.none = {0}; }));
    QVERIFY(isRefused([](Columns& c) { c.zero = {1}; }));
    QVERIFY(isRefused([](Columns& c) { c.time = {1, 2}; }));
}

QTEST_APPLESS_MAIN(DatasetTest)
#include "dataset.moc"
