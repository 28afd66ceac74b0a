// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/atomicfile.h"

#include "tests/support/filesizelimit.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fstream>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace sessionsmith;
using tests::FileSizeLimit;

namespace {

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

class AtomicFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commitReplaces();
    void nothingRemainsWithoutCommit();
    void fullDisk();
    void folderThatIsNotThere();
    void killedWritersLeaveNothing();
    void modes();
    void linksStay();
    void devicesAndPipesAreWrittenInto();
    void longNames();

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
    QVERIFY(!AtomicFile::create(folder() / "taken")); // a folder bears the name
    auto file = AtomicFile::create(folder() / "taken later");
    QVERIFY(file);
    std::filesystem::create_directory(folder() / "taken later");
    const auto before = fileCount();
    QVERIFY(!file->commit());
    QCOMPARE(fileCount(), before);
}

void AtomicFileTest::killedWritersLeaveNothing()
{
    const auto before = fileCount();
    const pid_t child = ::fork();
    if (child == 0) {
        auto file = AtomicFile::create(folder() / "killed");
        if (file) (void)file->write(std::string(1'000'000, 'x'));
        ::_exit(0); // without any cleaning up, as when it is killed
    }
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    if (fileCount() == before + 1) QSKIP("this file system knows no files without a name");
    QCOMPARE(fileCount(), before);
}

void AtomicFileTest::modes()
{
    const auto write = [](const std::filesystem::path& path) {
        auto file = AtomicFile::create(path);
        return file && file->write("text") && file->commit();
    };
    const auto modeOf = [](const std::filesystem::path& path) {
        struct stat info = {};
        return ::stat(path.c_str(), &info) == 0 ? int(info.st_mode & 07777) : -1;
    };
    const auto path = folder() / "mode";
    const mode_t umask = ::umask(027);
    const bool written = write(path);
    ::umask(umask);
    QVERIFY(written);
    QCOMPARE(modeOf(path), 0640);
    ::chmod(path.c_str(), 0606);
    QVERIFY(write(path));
    QCOMPARE(modeOf(path), 0606);
}

void AtomicFileTest::linksStay()
{
    std::filesystem::create_directory(folder() / "elsewhere");
    std::ofstream(folder() / "elsewhere" / "old") << "old";
    std::filesystem::create_symlink("elsewhere/old", folder() / "link");
    std::filesystem::create_symlink(folder() / "elsewhere" / "new", folder() / "link to nothing yet");
    std::filesystem::create_symlink("circle", folder() / "circle");
    for (const auto& [link, target] : {std::pair("link", "old"), std::pair("link to nothing yet", "new")}) {
        auto file = AtomicFile::create(folder() / link);
        QVERIFY(file && file->write("text") && file->commit());
        QVERIFY(std::filesystem::is_symlink(folder() / link));
        QCOMPARE(contentOf(folder() / "elsewhere" / target), std::string("text"));
    }
    QVERIFY(!AtomicFile::create(folder() / "circle"));
}

void AtomicFileTest::devicesAndPipesAreWrittenInto()
{
    auto nowhere = AtomicFile::create("/dev/null");
    QVERIFY(nowhere && nowhere->write("text") && nowhere->commit());
    QVERIFY(std::filesystem::is_character_file("/dev/null"));

    const auto pipe = folder() / "pipe";
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    std::string read;
    std::thread reader([&] { read = contentOf(pipe); });
    auto file = AtomicFile::create(pipe);
    const bool written = file && file->write("text") && file->commit();
    reader.join();
    QVERIFY(written);
    QCOMPARE(read, std::string("text"));
    QVERIFY(std::filesystem::is_fifo(pipe));
}

void AtomicFileTest::longNames()
{
    const auto longest = folder() / std::string(255, 'n');
    auto file = AtomicFile::create(longest);
    QVERIFY(file && file->write("text") && file->commit());
    QCOMPARE(contentOf(longest), std::string("text"));
    QVERIFY(!AtomicFile::create(folder() / std::string(256, 'n')));
}

QTEST_APPLESS_MAIN(AtomicFileTest)
#include "atomicfile.moc"
