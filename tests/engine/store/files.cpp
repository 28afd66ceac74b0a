// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/atomicfile.h"
#include "engine/store/database.h"
#include "engine/store/schema.h"
#include "tests/engine/store/fixture.h"
#include "tests/engine/store/smalldisk.h"

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
                Database database = valueOf(Database::open(place.file(), Access::Create));
                valueOf(migrate(database, older));
            }
            QCOMPARE(askFor(place.file(), "PRAGMA user_version"), std::int64_t(older));
            if (older > 0)
                run(place.file(), "INSERT INTO models (id, name, version, content_hash, document, created_at)"
                                  " VALUES (1, 'kept', 1, 'hash', '{}', 5)");
            Workspace workspace = place.open();
            QCOMPARE(askFor(place.file(), "PRAGMA user_version"), std::int64_t(schemaVersion()));
            if (older > 0) QCOMPARE(valueOf(workspace.model("kept")).createdAt, std::int64_t(5));
            valueOf(workspace.setNote("key", "value"));
        }
    }

    /// Curves from before there were outlines get the ones that they would have had.
    void olderCurvesGetTheirOutlines()
    {
        TemporaryWorkspace place;
        constexpr int beforeOutlines = 7;
        {
            Database database = valueOf(Database::open(place.file(), Access::Create));
            valueOf(migrate(database, beforeOutlines));
        }
        run(place.file(),
            "INSERT INTO runs (id, name, kind, status, spec, message, checkpoint, created_at, updated_at, seconds)"
            " VALUES (1, 'old', 'pretrain', 'finished', '', '', '', 0, 0, 0)");
        run(place.file(), "INSERT INTO metric_names (id, name) VALUES (1, 'loss'), (2, 'broken')");
        run(place.file(), "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 39999)"
                          " INSERT INTO metrics SELECT 1, 1, i * 3, 0, (i * 7919) % 1000, i % 5000 = 77, 0 FROM n"
                          " UNION ALL SELECT 1, 2, i, 0, 0, 1 + i % 3, 0 FROM n WHERE i < 300");
        Workspace workspace = place.open();
        const auto extremes = [&] {
            SQLite::Database database(place.file().string());
            SQLite::Statement rows(database, "SELECT * FROM metric_extremes ORDER BY run, metric, shift, stretch");
            std::vector<std::string> found;
            while (rows.executeStep()) {
                found.emplace_back();
                for (int column = 0; column < rows.getColumnCount(); ++column)
                    found.back() += rows.getColumn(column).getString() + " ";
            }
            return found;
        };
        const auto migrated = extremes();
        MetricCursor cursor;
        const auto points = valueOf(workspace.readMetrics(1, cursor));
        QCOMPARE(points.size(), std::size_t(40300));
        run(place.file(), "DELETE FROM metric_extremes");
        valueOf(workspace.writeMetrics(1, points));
        const auto written = extremes();
        QCOMPARE(migrated.size(), written.size());
        for (std::size_t i = 0; i < written.size(); ++i)
            QCOMPARE(migrated[i], written[i]);
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

    void versionsThatMakeNoSense()
    {
        TemporaryWorkspace place;
        (void)place.open();
        run(place.file(), "PRAGMA user_version = -3");
        const QString refusal = errorOf(Workspace::open(place.folder()));
        QVERIFY2(refusal.contains("damaged") && refusal.contains("-3"), qPrintable(refusal));
        QCOMPARE(askFor(place.file(), "PRAGMA user_version"), std::int64_t(-3));
        run(place.file(), "PRAGMA user_version = 0"); // of a file without tables only
        QVERIFY2(errorOf(Workspace::open(place.folder())).contains("damaged"),
                 qPrintable(errorOf(Workspace::open(place.folder()))));
    }

    void whatIsAWorkspace()
    {
        TemporaryWorkspace place;
        QVERIFY(!Workspace::isIn(place.folder()));
        QVERIFY(!Workspace::isIn(place.folder() / "nowhere"));
        (void)place.open();
        QVERIFY(Workspace::isIn(place.folder()));
    }

    void aFolderInPlaceOfTheDatabase()
    {
        TemporaryWorkspace place;
        std::filesystem::create_directories(place.file());
        const QString refusal = errorOf(Workspace::open(place.folder()));
        QVERIFY2(refusal.contains("cannot be opened"), qPrintable(refusal));
    }

    void dataWithoutTheirDatabase()
    {
        TemporaryWorkspace place;
        std::filesystem::create_directories(place.folder() / "datasets");
        std::ofstream(place.folder() / "datasets" / "0a.safetensors") << "columns";
        QVERIFY(errorOf(Workspace::open(place.folder())).contains("missing or empty"));
        QVERIFY(!std::filesystem::exists(place.file()));
        std::ofstream(place.file()).close();
        QVERIFY(errorOf(Workspace::open(place.folder())).contains("missing or empty"));
        QCOMPARE(std::filesystem::file_size(place.file()), std::uintmax_t(0));
        // Without data nothing can be lost.
        std::filesystem::remove(place.folder() / "datasets" / "0a.safetensors");
        (void)place.open();
    }

    void nothingIsWrittenIntoAWorkspaceThatIsGone()
    {
        TemporaryWorkspace place;
        const auto folder = place.folder() / "workspace";
        const auto anotherFolder = place.folder() / "another";
        Workspace workspace = valueOf(Workspace::open(folder));
        (void)valueOf(Workspace::open(anotherFolder));
        std::filesystem::rename(folder, place.folder() / "moved");
        QVERIFY(errorOf(workspace.setNote("key", "value")).contains("deleted, moved or replaced"));
        QVERIFY(errorOf(workspace.beginRun(runNamed("run"))).contains("deleted, moved or replaced"));
        QVERIFY(errorOf(Workspace::openExisting(folder)).contains("no longer there"));
        QVERIFY(!std::filesystem::exists(folder));
        std::filesystem::rename(anotherFolder, folder);
        QVERIFY(errorOf(workspace.setNote("key", "value")).contains("deleted, moved or replaced"));
        QCOMPARE(valueOf(valueOf(Workspace::openExisting(folder)).note("key")), std::string());
        std::filesystem::remove_all(folder);
        std::filesystem::rename(place.folder() / "moved", folder);
        valueOf(workspace.setNote("key", "value"));
    }

    void killedProcessesLeaveNothingForLong()
    {
        TemporaryWorkspace place;
        (void)place.open();
        const auto temporary = [&](const char* name, int hours) {
            const auto path = place.folder() / "datasets" / (std::string(AtomicFile::temporaryPrefix) + name);
            std::ofstream(path) << "half";
            std::filesystem::last_write_time(path,
                                             std::filesystem::file_time_type::clock::now() - std::chrono::hours(hours));
            return path;
        };
        const auto old = temporary("old", 2), recent = temporary("recent", 0);
        const auto other = place.folder() / "datasets" / "kept";
        std::filesystem::copy(old, other);
        std::filesystem::last_write_time(other, std::filesystem::last_write_time(old));
        (void)place.open();
        QVERIFY(!std::filesystem::exists(old));
        QVERIFY(std::filesystem::exists(recent));
        QVERIFY(std::filesystem::exists(other));
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
        Database database = valueOf(Database::open(place.file(), Access::Create));
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

    void disksWithoutAnyRoom()
    {
        const QTemporaryDir directory;
        const SmallDisk disk(directory.path().toStdString());
        if (!disk.isThere()) QSKIP("this user cannot mount a disk");
        const std::filesystem::path folder = disk.folder() / "workspace";
        const std::string large(100'000, 'x');
        valueOf(valueOf(Workspace::open(folder)).setNote("key", "value"));
        disk.fill();
        {
            // Not even the shared memory of SQLite has room: it is opened as in a folder that cannot be written.
            Workspace readable = valueOf(Workspace::open(folder));
            QVERIFY(readable.isReadOnly());
            QCOMPARE(valueOf(readable.note("key")), std::string("value"));
            const QString refusal = errorOf(readable.setNote("key", "other"));
            QVERIFY2(refusal.contains("Free some space"), qPrintable(refusal));
        }
        QVERIFY2(errorOf(Workspace::open(disk.folder() / "new")).contains("disk is full"), // there is nothing to read
                 qPrintable(errorOf(Workspace::open(disk.folder() / "new"))));
        disk.clear();
        Workspace workspace = valueOf(Workspace::open(folder));
        disk.fill();
        QVERIFY2(errorOf(workspace.setNote("key", large)).contains("disk is full"),
                 qPrintable(errorOf(workspace.setNote("key", large))));
        QCOMPARE(valueOf(workspace.note("key")), std::string("value"));
    }

    void theDefaultFolder()
    {
        qputenv("XDG_DATA_HOME", "/somewhere/data");
        QCOMPARE(Workspace::defaultFolder().string(), std::string("/somewhere/data/sessionsmith/workspace"));
        qputenv("XDG_DATA_HOME", "relative");
        qputenv("HOME", "/home/someone");
        QCOMPARE(Workspace::defaultFolder().string(), std::string("/home/someone/.local/share/sessionsmith/workspace"));
        qputenv("HOME", "");
        QVERIFY(Workspace::defaultFolder().is_absolute());
    }
};

QTEST_APPLESS_MAIN(TestFiles)
#include "files.moc"
