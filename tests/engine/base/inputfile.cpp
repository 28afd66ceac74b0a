// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/inputfile.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <fstream>
#include <thread>

using namespace sessionsmith;

namespace {

std::string contentOf(const InputFile& file)
{
    std::string content(file.size() + 10, '\0');
    const auto count = file.read(0, content);
    content.resize(count.value_or(0));
    return content;
}

} // namespace

class InputFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAnywhereAndTwice();
    void pipesComeWhole();
    void nobodyAtTheOtherEnd();
    void otherThanFiles_data();
    void otherThanFiles();

private:
    std::filesystem::path pipe(const char* name)
    {
        const auto path = std::filesystem::path(m_folder.filePath(name).toStdString());
        if (::mkfifo(path.c_str(), 0600) != 0) qFatal("mkfifo");
        return path;
    }
    QTemporaryDir m_folder;
};

void InputFileTest::readsAnywhereAndTwice()
{
    const auto path = std::filesystem::path(m_folder.filePath("plain").toStdString());
    std::ofstream(path) << "0123456789";
    const auto file = InputFile::open(path);
    QVERIFY(file);
    QCOMPARE(file->size(), std::uint64_t(10));
    std::array<char, 4> buffer{};
    QCOMPARE(file->read(8, buffer).value(), std::size_t(2));
    QCOMPARE(file->read(2, buffer).value(), std::size_t(4));
    QCOMPARE(std::string(buffer.data(), 4), std::string("2345"));
    // What was opened is what is read, whatever bears its name now.
    std::filesystem::remove(path);
    std::ofstream(path) << "another";
    QCOMPARE(contentOf(*file), std::string("0123456789"));
}

void InputFileTest::pipesComeWhole()
{
    const auto path = pipe("whole");
    std::string text;
    for (int i = 0; i < 200'000; ++i)
        text += std::to_string(i) + "\n";
    const std::jthread writer([&] { std::ofstream(path) << text; });
    const auto file = InputFile::openOrSpool(path);
    QVERIFY2(file, file ? "" : file.error().message().c_str());
    QCOMPARE(file->name(), path.string());
    QVERIFY(contentOf(*file) == text);
    QVERIFY(contentOf(*file) == text);
}

void InputFileTest::nobodyAtTheOtherEnd()
{
    const auto path = pipe("lonely");
    const auto refused = InputFile::open(path);
    QVERIFY(!refused);
    QVERIFY(refused.error().message().find("pipe") != std::string::npos);

    std::stop_source stop;
    const std::jthread person([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        stop.request_stop();
    });
    const auto stopped = InputFile::openOrSpool(path, {}, {stop.get_token()});
    QVERIFY(!stopped && stopped.error().isCancelled());

    const std::jthread silent([&] { std::ofstream{path}; }); // opens it, and writes nothing
    const auto empty = InputFile::openOrSpool(path);
    QVERIFY(empty);
    QCOMPARE(empty->size(), std::uint64_t(0));
}

void InputFileTest::otherThanFiles_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("folder") << QByteArray("/tmp") << QByteArray("folder");
    QTest::newRow("device") << QByteArray("/dev/zero") << QByteArray("device");
    QTest::newRow("absent") << QByteArray("/nowhere/at/all") << QByteArray("cannot be opened");
}

void InputFileTest::otherThanFiles()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, word);
    for (const auto& file : {InputFile::open(path.toStdString()), InputFile::openOrSpool(path.toStdString())}) {
        QVERIFY(!file);
        QVERIFY2(file.error().message().find(word.constData()) != std::string::npos, file.error().message().c_str());
    }
}

QTEST_APPLESS_MAIN(InputFileTest)
#include "inputfile.moc"
