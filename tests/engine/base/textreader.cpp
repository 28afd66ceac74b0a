// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/textreader.h"

#include <QTemporaryDir>
#include <QTest>

#include <zlib.h>
#include <zstd.h>

#include <fstream>
#include <vector>

using namespace sessionsmith;

namespace {

std::string gzipped(const std::string& text)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string result(deflateBound(&stream, text.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = uInt(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = uInt(result.size());
    deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    deflateEnd(&stream);
    return result;
}

std::string zstandard(const std::string& text)
{
    std::string result(ZSTD_compressBound(text.size()), '\0');
    result.resize(ZSTD_compress(result.data(), result.size(), text.data(), text.size(), 3));
    return result;
}

std::string repeated(const std::string& text, int times)
{
    std::string result;
    for (int i = 0; i < times; ++i)
        result += text;
    return result;
}

} // namespace

class TextReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesOfAnyEncoding_data();
    void linesOfAnyEncoding();
    void everySizeComesBackWhole();
    void cutCompressedFilesAreErrors();
    void lineThatIsTooLong();
    void whatCannotBeOpened();

private:
    std::filesystem::path write(const std::string& content)
    {
        const auto path = std::filesystem::path(m_folder.path().toStdString()) / "text";
        std::ofstream(path, std::ios::binary) << content;
        return path;
    }
    /// All lines joined by '|'; "error" after the last one that could be read.
    std::string read(const std::string& content)
    {
        auto reader = TextReader::open(write(content));
        std::string lines;
        for (std::string_view line; reader;) {
            const auto more = reader->next(line);
            if (!more) return lines + "error";
            if (!*more) return lines;
            lines.append(line).append("|");
        }
        return "not open";
    }
    QTemporaryDir m_folder;
};

void TextReaderTest::linesOfAnyEncoding_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("lines");
    QTest::newRow("empty") << QByteArray("") << QByteArray("");
    QTest::newRow("no end") << QByteArray("a\nb") << QByteArray("a|b|");
    QTest::newRow("ends") << QByteArray("a\r\n\nb\n") << QByteArray("a||b|");
    QTest::newRow("mark") << QByteArray("\xef\xbb\xbf"
                                        "a\n\xef\xbb\xbf"
                                        "b\n")
                          << QByteArray("a|\xef\xbb\xbf"
                                        "b|");
    QTest::newRow("long") << QByteArray(700'000, 'x') + "\ny\n" << QByteArray(700'000, 'x') + "|y|";
}

void TextReaderTest::linesOfAnyEncoding()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, lines);
    const std::string text = content.toStdString(), expected = lines.toStdString();
    QVERIFY(read(text) == expected);
    QVERIFY(read(gzipped(text)) == expected);
    QVERIFY(read(zstandard(text)) == expected);
    if (!text.ends_with('\n')) return;
    QVERIFY(read(gzipped(text) + gzipped("z")) == expected + "z|"); // members one after the other
    QVERIFY(read(zstandard(text) + zstandard("z")) == expected + "z|");
}

void TextReaderTest::everySizeComesBackWhole()
{
    // Text that shrinks to almost nothing: the decoder then holds output after it has taken all of its input.
    for (int size = 200'000; size < 900'000; size += 12'345) {
        const std::string text(std::size_t(size), 'x');
        QVERIFY2(read(zstandard(text)) == text + "|", std::to_string(size).c_str());
        QVERIFY2(read(gzipped(text)) == text + "|", std::to_string(size).c_str());
    }
}

void TextReaderTest::cutCompressedFilesAreErrors()
{
    const std::string text = repeated("line\n", 50);
    for (const std::string& whole : {gzipped(text), zstandard(text)})
        for (std::size_t length = 5; length < whole.size(); ++length)
            QVERIFY(read(whole.substr(0, length)).ends_with("error"));
    QVERIFY(read("\x1f\x8b no gzip at all").ends_with("error"));
}

void TextReaderTest::lineThatIsTooLong()
{
    const auto path = write(gzipped(std::string(TextBlocks::maximumLine + (1u << 20), 'x')));
    auto reader = TextReader::open(path);
    QVERIFY(reader);
    std::string_view line = "untouched";
    const auto more = reader->next(line);
    QVERIFY(!more);
    QCOMPARE(line, std::string_view("untouched"));
}

void TextReaderTest::whatCannotBeOpened()
{
    QVERIFY(!TextReader::open(m_folder.path().toStdString()));
    QVERIFY(!TextReader::open(m_folder.filePath("absent").toStdString()));
    auto reader = TextReader::open(write("a\nb"));
    QVERIFY(reader);
    std::string_view line;
    QVERIFY(*reader->next(line));
    QVERIFY(!reader->lastLineWasCut());
    QVERIFY(*reader->next(line));
    QVERIFY(reader->lastLineWasCut());
    QCOMPARE(reader->lineNumber(), std::uint64_t(2));
    QCOMPARE(reader->bytesConsumed(), reader->fileSize());
}

QTEST_APPLESS_MAIN(TextReaderTest)
#include "textreader.moc"
