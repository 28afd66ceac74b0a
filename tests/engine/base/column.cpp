// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/column.h"
#include "engine/base/memory.h"
#include "tests/support/filesizelimit.h"
#include "tests/support/mappings.h"

#include <rapidcheck.h>

#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace sessionsmith;
using tests::fileBehind;
using tests::FileSizeLimit;

namespace {

constexpr std::size_t least = 1 << 14; // bytes
constexpr std::size_t many = 1 << 16;  // values, all of them together far more than that

} // namespace

class ColumnTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("SESSIONSMITH_LARGE_BLOCK", QByteArray::number(int(least)));
        QCOMPARE(leastLargeBlock(), least);
    }
    void init() { qputenv("TMPDIR", m_folder.path().toUtf8()); }

    void largeOnesLieInFiles()
    {
        const Column<std::int32_t> small(least / sizeof(std::int32_t) - 1), large(least / sizeof(std::int32_t));
        QCOMPARE(fileBehind(small.data()), std::string());
        const std::string file = fileBehind(large.data());
        QVERIFY2(file.starts_with(m_folder.path().toStdString()), file.c_str());
        QVERIFY2(file.ends_with("(deleted)"), file.c_str()); // nobody sees it, and nothing stays of a killed process
        QVERIFY(QDir(m_folder.path()).isEmpty());
    }

    void filesGoWithTheirColumns()
    {
        const void* where = nullptr;
        {
            const Column<double> column(many, 1.0);
            where = column.data();
            QVERIFY(!fileBehind(where).empty());
        }
        QCOMPARE(fileBehind(where), std::string());
    }

    void vectorsLikeAnyOther()
    {
        const bool holds = rc::check("a column is a vector", [] {
            std::vector<std::int32_t> expected;
            Column<std::int32_t> column;
            const int steps = *rc::gen::inRange(1, 20);
            for (int step = 0; step < steps; ++step) {
                const auto count = *rc::gen::inRange<std::size_t>(0, 6000); // on both sides of the border
                const auto value = *rc::gen::arbitrary<std::int32_t>();
                const auto apply = [&](auto& values) {
                    const std::size_t middle = values.size() / 2;
                    switch (step % 5) {
                    case 0:
                        values.insert(values.begin() + std::ptrdiff_t(middle), count, value);
                        break;
                    case 1:
                        values.resize(count, value);
                        break;
                    case 2:
                        for (std::size_t i = 0; i < count; ++i)
                            values.push_back(value + std::int32_t(i % 7));
                        break;
                    case 3:
                        values.erase(values.begin(), values.begin() + std::ptrdiff_t(middle));
                        break;
                    default:
                        auto copy = values;
                        values = std::move(copy);
                        values.shrink_to_fit();
                    }
                };
                apply(expected);
                apply(column);
                RC_ASSERT(column == expected);
            }
        });
        QVERIFY(holds);
    }

    void withoutRoomOnTheDiskInMemory()
    {
        const FileSizeLimit limit(least);
        Column<std::int32_t> column(many);
        std::iota(column.begin(), column.end(), 0);
        QCOMPARE(fileBehind(column.data()), std::string());
        QCOMPARE(column.back(), std::int32_t(many - 1));
    }

    void withoutAFolderInMemory()
    {
        qputenv("TMPDIR", "/nowhere");
        const Column<std::int32_t> column(many, 3);
        QCOMPARE(fileBehind(column.data()), std::string());
        QCOMPARE(column.back(), 3);
    }

    void withoutAnyRoomIsAnError()
    {
        const FileSizeLimit limit(many);
        try {
            const Column<std::int64_t> column(availableMemory()); // eight times as many bytes
            QFAIL("there is no such room");
        } catch (const NoRoom& full) {
            const QString message = QString::fromStdString(full.error().message());
            QVERIFY2(message.contains(m_folder.path()) && message.contains("temporary file"), qPrintable(message));
            QVERIFY2(message.contains("TMPDIR"), qPrintable(message));
        }
        const Column<std::int32_t> afterwards(many / sizeof(std::int32_t)); // and all else goes on
        QVERIFY(!fileBehind(afterwards.data()).empty());
    }
};

QTEST_GUILESS_MAIN(ColumnTest)
#include "column.moc"
