// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/random.h"
#include "engine/events/dataset.h"
#include "engine/events/importer.h"
#include "tests/engine/events/files.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::events;

namespace {

/// Bytes that look like a log often enough to get deep into the parsers.
std::string randomText(Philox& random)
{
    static const std::vector<std::string> pieces{"user",
                                                 "item",
                                                 "time",
                                                 "session",
                                                 "order",
                                                 "action",
                                                 ",",
                                                 ",",
                                                 ",",
                                                 ";",
                                                 "\t",
                                                 "|",
                                                 "\n",
                                                 "\n",
                                                 "\r\n",
                                                 "\"",
                                                 "\"\"",
                                                 " ",
                                                 "1",
                                                 "7",
                                                 "pv",
                                                 "buy",
                                                 "1e999",
                                                 "-",
                                                 "\xff",
                                                 "\xe4\xb8\xad",
                                                 "2020-01-01T00:00:00Z",
                                                 "1511848894",
                                                 "nan",
                                                 "\xef\xbb\xbf"};
    std::string text;
    for (std::uint32_t count = random.below(120); count > 0; --count)
        text += random.below(40) == 0 ? std::string(1, char(random.below(256))) : pieces[random.below(pieces.size())];
    return text;
}

} // namespace

/// Whatever the bytes, the readers give a sound log or an error.
class HostileFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomLogs();
    void changedDatasets();

private:
    test::Files m_files;
};

void HostileFilesTest::randomLogs()
{
    int accepted = 0;
    for (std::uint64_t i = 0; i < 600; ++i) {
        Philox random(1, 0, i);
        const auto path = m_files.write("random", randomText(random));
        const auto preview = previewFile(path, random.below(5));
        if (preview)
            for (const auto& row : preview->rows)
                QCOMPARE(row.size(), preview->columns.size());
        for (const Format format : {Format::Auto, Format::Taobao, Format::Csv, Format::Sequences}) {
            const auto result = importLog({.path = path, .format = format});
            if (!result) continue;
            ++accepted;
            const auto valid = result->log.validate();
            QVERIFY2(valid, valid ? "" : valid.error().message().c_str());
        }
    }
    QVERIFY(accepted > 20); // otherwise the test looks at error messages alone
}

void HostileFilesTest::changedDatasets()
{
    const auto imported = importLog({.path = m_files.write("log.csv", "user,session,item,category,time\n"
                                                                      "u,1,a,x,10\nu,1,b,,20\nv,2,a,y,30\n")});
    QVERIFY(imported);
    const auto path = m_files.path("log.safetensors");
    QVERIFY(writeDataset(imported->log, path));
    const std::string sound = test::Files::read(path);
    for (std::size_t length = 0; length < sound.size(); ++length)
        QVERIFY(!readDataset(m_files.write("cut", sound.substr(0, length))));
    for (std::size_t i = 0; i < sound.size(); ++i) {
        std::string changed = sound;
        changed[i] = char(changed[i] ^ (i % 2 == 0 ? '\xff' : '\x01'));
        const auto read = readDataset(m_files.write("changed", changed));
        QVERIFY(!read || read->validate());
    }
}

QTEST_APPLESS_MAIN(HostileFilesTest)
#include "hostilefiles.moc"
