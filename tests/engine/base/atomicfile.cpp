// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/atomicfile.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fstream>

#include <sys/resource.h>

using namespace sessionsmith;

namespace {

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// As long as it lives no file may grow beyond `bytes`: what a full disk is like.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

class AtomicFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commitReplaces();
    void nothingRemainsWithoutCommit();
    void fullDisk();
    void folderThatIsNotThere();

private:
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    std::ptrdiff_t fileCount() const
    {
        return std::distance(std::filesystem::directory_iterator(folder()), std::filesystem::directory_iterator());
    }
    QTemporaryDir m_folder;
};

void AtomicFileTest::commitReplaces()
{
    const auto path = folder() / "file";
    std::ofstream(path) << "old";
    auto file = AtomicFile::create(path);
    QVERIFY(file);
    const std::string large(1'000'000, 'x'); // larger than the buffer, between two small pieces
    QVERIFY(file->write("begin "));
    QVERIFY(file->write(large));
    QVERIFY(file->write(" end"));
    QCOMPARE(contentOf(path), std::string("old"));
    QVERIFY(file->commit());
    QVERIFY(contentOf(path) == "begin " + large + " end");
    QCOMPARE(file->bytesWritten(), large.size() + 10);
    QCOMPARE(fileCount(), std::ptrdiff_t(1));
    QVERIFY(!file->write("more"));
    QVERIFY(!file->commit());
}

void AtomicFileTest::nothingRemainsWithoutCommit()
{
    const auto before = fileCount();
    {
        auto file = AtomicFile::create(folder() / "never");
        QVERIFY(file);
        QVERIFY(file->write(std::string(1'000'000, 'x')));
        const AtomicFile moved = std::move(*file);
        QCOMPARE(fileCount(), before + 1);
    }
    QCOMPARE(fileCount(), before);
}

void AtomicFileTest::fullDisk()
{
    const auto before = fileCount();
    const auto path = folder() / "large";
    const FileSizeLimit limit(100'000);
    auto file = AtomicFile::create(path);
    QVERIFY(file);
    const auto written = file->write(std::string(1'000'000, 'x'));
    QVERIFY(!written);
    QCOMPARE(written.error().where(), path.string());
    QVERIFY(!file->write("more"));
    QVERIFY(!file->commit());
    QCOMPARE(fileCount(), before);
}

void AtomicFileTest::folderThatIsNotThere()
{
    QVERIFY(!AtomicFile::create(folder() / "absent" / "file"));
    std::filesystem::create_directory(folder() / "taken");
    auto file = AtomicFile::create(folder() / "taken");
    QVERIFY(file);
    const auto before = fileCount();
    QVERIFY(!file->commit()); // a folder bears the name
    QCOMPARE(fileCount(), before - 1);
}

QTEST_APPLESS_MAIN(AtomicFileTest)
#include "atomicfile.moc"
