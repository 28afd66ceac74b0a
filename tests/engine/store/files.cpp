// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/database.h"
#include "engine/store/schema.h"
#include "tests/engine/store/fixture.h"

#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace sessionsmith;
using namespace sessionsmith::store;

namespace {

std::string contentOf(const std::filesystem::path& file)
{
    std::stringstream content;
    content << std::ifstream(file, std::ios::binary).rdbuf();
    return content.str();
}

std::int64_t askFor(const std::filesystem::path& file, const char* sql)
{
    return SQLite::Database(file.string()).execAndGet(sql).getInt64();
}

void run(const std::filesystem::path& file, const char* sql)
{
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
}

/// Makes a folder unwritable for this process, for as long as it lives: permissions do not hold root back.
class Unwritable
{
public:
    explicit Unwritable(std::filesystem::path folder) : m_folder(std::move(folder))
    {
        ::chmod(m_folder.c_str(), 0555);
        if (m_user == 0) m_dropped = ::seteuid(65534) == 0;
    }
    ~Unwritable()
    {
        if (m_dropped) (void)!::seteuid(m_user);
        ::chmod(m_folder.c_str(), 0755);
    }
    bool holds() const { return m_user != 0 || m_dropped; }

private:
    std::filesystem::path m_folder;
    uid_t m_user = ::geteuid();
    bool m_dropped = false;
};

} // namespace

class TestFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewWorkspace()
    {
        TemporaryWorkspace place;
        const auto folder = place.folder() / "made" / "on the way";
        QCOMPARE(valueOf(Workspace::open(folder)).folder(), folder);
        for (const char* part : {"datasets", "checkpoints", "locks"})
            QVERIFY(std::filesystem::is_directory(folder / part));
        const auto file = folder / "workspace.sqlite";
        QCOMPARE(askFor(file, "PRAGMA user_version"), std::int64_t(schemaVersion()));
        QCOMPARE(askFor(file, "PRAGMA application_id"), std::int64_t(0x5365536d));
        QCOMPARE(SQLite::Database(file.string()).execAndGet("PRAGMA journal_mode").getString(), std::string("wal"));
    }

    void olderFilesAreBroughtUpToDate()
    {
        for (int older = 0; older < schemaVersion(); ++older) {
            TemporaryWorkspace place;
            {
                Database database = valueOf(Database::open(place.file(), false));
                valueOf(migrate(database, older));
            }
            QCOMPARE(askFor(place.file(), "PRAGMA user_version"), std::int64_t(older));
            if (older > 0) run(place.file(), "INSERT INTO models VALUES (1, 'kept', 1, 'hash', '{}', 5)");
            Workspace workspace = place.open();
            QCOMPARE(askFor(place.file(), "PRAGMA user_version"), std::int64_t(schemaVersion()));
            if (older > 0) QCOMPARE(valueOf(workspace.model("kept")).createdAt, std::int64_t(5));
            valueOf(workspace.setNote("key", "value"));
        }
    }

    void newerFilesAreLeftAsTheyAre()
    {
        TemporaryWorkspace place;
        (void)place.open();
        run(place.file(), "PRAGMA user_version = 999");
        const std::string before = contentOf(place.file());
        const QString refusal = errorOf(Workspace::open(place.folder()));
        QVERIFY2(refusal.contains("newer version") && refusal.contains("999"), qPrintable(refusal));
        QVERIFY(refusal.contains("workspace.sqlite"));
        QVERIFY(contentOf(place.file()) == before);
    }

    void otherDatabasesAreLeftAsTheyAre()
    {
        TemporaryWorkspace place;
        run(place.file(), "CREATE TABLE bookmarks (url TEXT)");
        const std::string before = contentOf(place.file());
        QVERIFY(errorOf(Workspace::open(place.folder())).contains("another program"));
        QVERIFY(contentOf(place.file()) == before);
    }

    void otherFilesAreLeftAsTheyAre()
    {
        TemporaryWorkspace place;
        const std::string garbage(10000, '\x7f');
        std::ofstream(place.file()) << garbage;
        QVERIFY(errorOf(Workspace::open(place.folder())).contains("not an SQLite database"));
        QVERIFY(contentOf(place.file()) == garbage);
    }

    void cutFilesAreDamaged()
    {
        TemporaryWorkspace place;
        (void)place.open();
        std::filesystem::resize_file(place.file(), std::filesystem::file_size(place.file()) / 2);
        const QString refusal = errorOf(Workspace::open(place.folder()));
        QVERIFY2(refusal.contains("damaged or cut off"), qPrintable(refusal));
    }

    void aFileInPlaceOfTheFolder()
    {
        TemporaryWorkspace place;
        std::ofstream(place.folder() / "file") << "x";
        QVERIFY(errorOf(Workspace::open(place.folder() / "file")).contains("cannot be made"));
        QVERIFY(errorOf(Workspace::open(place.folder() / "file" / "below")).contains("cannot be made"));
    }

    void readOnlyFolders()
    {
        TemporaryWorkspace place;
        const auto folder = place.folder() / "100% read? #only";
        Id run = 0;
        {
            Workspace workspace = valueOf(Workspace::open(folder));
            QVERIFY(!workspace.isReadOnly());
            run = valueOf(workspace.beginRun(runNamed("run"))).id;
            valueOf(workspace.writeMetrics(run, {{"loss", 1, 0, 1, 0}}));
        }
        ::chmod(place.folder().c_str(), 0755);
        const Unwritable unwritable(folder);
        if (!unwritable.holds()) QSKIP("permissions do not hold this user back");
        Workspace workspace = valueOf(Workspace::open(folder));
        QVERIFY(workspace.isReadOnly());
        QCOMPARE(valueOf(workspace.run(run)).status, RunStatus::Interrupted);
        MetricCursor cursor;
        QCOMPARE(valueOf(workspace.readMetrics(run, cursor)).size(), std::size_t(1));
        const QString refusal = errorOf(workspace.setNote("key", "value"));
        QVERIFY2(refusal.contains("can only be read"), qPrintable(refusal));
        QVERIFY(!workspace.beginRun(runNamed("another")));
        QVERIFY(!workspace.resumeRun(run));
    }

    void readOnlyFoldersWithoutWorkspace()
    {
        TemporaryWorkspace place;
        const Unwritable unwritable(place.folder());
        if (!unwritable.holds()) QSKIP("permissions do not hold this user back");
        QVERIFY(errorOf(Workspace::open(place.folder())).contains("cannot be written"));
    }

    void fullDisks()
    {
        TemporaryWorkspace place;
        (void)place.open();
        Database database = valueOf(Database::open(place.file(), false));
        valueOf(database.read([&]() -> Result<> {
            database.executeScript("PRAGMA max_page_count = 1"); // SQLite takes the size it has by now
            return {};
        }));
        const std::string large(1 << 20, 'x');
        const auto written = database.write(Durability::Full, [&]() -> Result<> {
            database.execute("INSERT INTO notes VALUES ('small', 'x')");
            database.execute("INSERT INTO notes VALUES ('large', ?)", large);
            return {};
        });
        QVERIFY2(errorOf(written).contains("disk is full"), qPrintable(errorOf(written)));
        QCOMPARE(valueOf(place.open().note("small")), std::string());
    }

    void theDefaultFolder()
    {
        qputenv("XDG_DATA_HOME", "/somewhere/data");
        QCOMPARE(Workspace::defaultFolder().string(), std::string("/somewhere/data/sessionsmith/workspace"));
        qputenv("XDG_DATA_HOME", "relative");
        qputenv("HOME", "/home/someone");
        QCOMPARE(Workspace::defaultFolder().string(), std::string("/home/someone/.local/share/sessionsmith/workspace"));
    }
};

QTEST_APPLESS_MAIN(TestFiles)
#include "files.moc"
