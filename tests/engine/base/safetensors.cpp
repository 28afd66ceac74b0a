// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/safetensors.h"

#include <rapidcheck.h>

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace sessionsmith;

class SafetensorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void metadataAndKinds();
    void cutAnywhereIsRefused();
    void anyChangedBitIsSeen();
    void withoutChecksums();
    void asOthersMay();
    void cutWhileItIsOpen();
    void hostileHeaders_data();
    void hostileHeaders();
    void deepHeaderIsRefused();

private:
    std::filesystem::path path() const { return m_folder.filePath("file.safetensors").toStdString(); }
    void writeRaw(const std::string& header, const std::string& data) const
    {
        const std::uint64_t length = header.size();
        std::ofstream file(path(), std::ios::binary);
        file.write(reinterpret_cast<const char*>(&length), sizeof length);
        file << header << data;
    }
    QTemporaryDir m_folder;
};

void SafetensorsTest::roundTrip()
{
    const bool holds =
        rc::check("what was written is read", [this](const std::vector<double>& a, const std::vector<std::uint8_t>& b,
                                                     const std::vector<std::int32_t>& c) {
            RC_ASSERT(writeSafetensors(
                          path(), {{"a", TensorView::of(a)}, {"b", TensorView::of(b)}, {"c", TensorView::of(c)}}, {})
                          .has_value());
            const auto file = SafetensorsFile::open(path());
            RC_ASSERT(file.has_value());
            RC_ASSERT(*file->column<double>("a") == a);
            RC_ASSERT(*file->column<std::uint8_t>("b") == b);
            RC_ASSERT(*file->column<std::int32_t>("c") == c);
        });
    QVERIFY(holds);
}

void SafetensorsTest::metadataAndKinds()
{
    const std::vector<float> values{1, 2, 3, 4, 5, 6};
    TensorView matrix = TensorView::of(values);
    matrix.shape = {2, 3};
    QVERIFY(writeSafetensors(path(), {{"matrix", matrix}}, {{"name", "中"}}));
    const auto file = SafetensorsFile::open(path());
    QVERIFY(file);
    QCOMPARE(file->metadata().at("name"), std::string("中"));
    QCOMPARE(file->names(), std::vector<std::string>{"matrix"});
    QCOMPARE(file->tensor("matrix")->shape, (std::vector<std::int64_t>{2, 3}));
    QVERIFY(!file->column<float>("matrix"));               // not one-dimensional
    QVERIFY(file->tensor("matrix")->as<double>().empty()); // not double
    QVERIFY(!file->tensor("absent"));
}

/// A disk that rots: either the file is refused, or what it says is what was written.
void SafetensorsTest::anyChangedBitIsSeen()
{
    const std::vector<float> values{1, 2, 3};
    const std::map<std::string, std::string> metadata{{"spec", "{\"hidden\": 64}"}};
    QVERIFY(writeSafetensors(path(), {{"values", TensorView::of(values)}}, metadata));
    std::ifstream written(path(), std::ios::binary);
    const std::string sound(std::istreambuf_iterator<char>(written), {});
    for (std::size_t bit = 0; bit < sound.size() * 8; ++bit) {
        std::string changed = sound;
        changed[bit / 8] = char(changed[bit / 8] ^ (1 << bit % 8));
        std::ofstream(path(), std::ios::binary | std::ios::trunc) << changed;
        const auto file = SafetensorsFile::open(path());
        if (!file) continue;
        const auto read = file->column<float>("values");
        if (!read) continue;
        QCOMPARE(*read, values);
        QCOMPARE(file->metadata().at("spec"), metadata.at("spec"));
    }
}

/// As other programs write them, and as we did.
void SafetensorsTest::withoutChecksums()
{
    writeRaw(R"({"__metadata__":{"a":"b"},"x":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}  )", "ab");
    const auto file = SafetensorsFile::open(path());
    QVERIFY(file);
    QCOMPARE(*file->column<std::uint8_t>("x"), (std::vector<std::uint8_t>{'a', 'b'}));
    QCOMPARE(file->metadata(), (std::map<std::string, std::string>{{"a", "b"}}));
}

/// Kinds of numbers that are none of ours, out of alignment, behind a header of any length.
void SafetensorsTest::asOthersMay()
{
    writeRaw(
        R"({"x":{"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1]},"y":{"dtype":"I16","shape":[1],"data_offsets":[1,3]}})",
        "abc");
    const auto file = SafetensorsFile::open(path());
    QVERIFY(file);
    QCOMPARE(*file->column<std::int16_t>("y"), std::vector<std::int16_t>{0x6362});
    QCOMPARE(file->tensor("y")->as<std::int16_t>()[0], std::int16_t(0x6362));
    QVERIFY(!file->column<std::uint8_t>("x"));
    QCOMPARE(file->tensor("x")->bytes.size(), std::size_t(1));
}

void SafetensorsTest::cutAnywhereIsRefused()
{
    const std::vector<std::int64_t> values{1, 2};
    QVERIFY(writeSafetensors(path(), {{"values", TensorView::of(values)}}, {{"key", "value"}}));
    for (auto size = std::filesystem::file_size(path()); size-- > 0;) {
        std::filesystem::resize_file(path(), size);
        QVERIFY(!SafetensorsFile::open(path()));
    }
}

void SafetensorsTest::cutWhileItIsOpen()
{
    const std::vector<double> values(100'000, 1);
    QVERIFY(writeSafetensors(path(), {{"a", TensorView::of(values)}}, {}));
    const auto file = SafetensorsFile::open(path());
    QVERIFY(file);
    std::filesystem::resize_file(path(), 10'000);
    const auto column = file->column<double>("a");
    QVERIFY(!column && column.error().message().find("cut off") != std::string::npos);
    QVERIFY(!file->tensor("a"));
    QVERIFY(!file->tensor("a")); // not the second time either
}

void SafetensorsTest::hostileHeaders_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::newRow("offset past the end") << QByteArray(R"({"dtype":"U8","shape":[9],"data_offsets":[0,9]})");
    QTest::newRow("end before begin") << QByteArray(R"({"dtype":"U8","shape":[0],"data_offsets":[4,2]})");
    QTest::newRow("negative") << QByteArray(R"({"dtype":"U8","shape":[1],"data_offsets":[-1,0]})");
    QTest::newRow("overflow of offsets") << QByteArray(
        R"({"dtype":"U8","shape":[1],"data_offsets":[18446744073709551615,0]})");
    QTest::newRow("overflow of shape") << QByteArray(
        R"({"dtype":"I64","shape":[4294967296,4294967296],"data_offsets":[0,0]})");
    QTest::newRow("shape of another size") << QByteArray(R"({"dtype":"U8","shape":[3],"data_offsets":[0,8]})");
    QTest::newRow("bytes behind the last") << QByteArray(R"({"dtype":"U8","shape":[7],"data_offsets":[0,7]})");
    QTest::newRow("bytes before the first") << QByteArray(R"({"dtype":"I32","shape":[1],"data_offsets":[1,5]})");
    QTest::newRow("unknown kind") << QByteArray(R"({"dtype":"C64","shape":[1],"data_offsets":[0,8]})");
    QTest::newRow("fraction") << QByteArray(R"({"dtype":"U8","shape":[0.5],"data_offsets":[0,8]})");
    QTest::newRow("not an object") << QByteArray("[1]");
    QTest::newRow("without kind") << QByteArray(R"({"shape":[8],"data_offsets":[0,8]})");
    QTest::newRow("not JSON") << QByteArray("{");
    QTest::newRow("not UTF-8") << QByteArray("\"\xff\"");
}

void SafetensorsTest::hostileHeaders()
{
    QFETCH(QByteArray, entry);
    std::string header = "{\"t\":" + entry.toStdString() + "}";
    header.append((8 - header.size() % 8) % 8, ' ');
    writeRaw(header, "12345678");
    QVERIFY(!SafetensorsFile::open(path()));
}

void SafetensorsTest::deepHeaderIsRefused()
{
    writeRaw(std::string(1u << 22, '['), "");
    QVERIFY(!SafetensorsFile::open(path()));
    writeRaw("{\"t\":" + std::string(1u << 20, '[') + std::string(1u << 20, ']') + "}", "");
    QVERIFY(!SafetensorsFile::open(path()));
}

QTEST_APPLESS_MAIN(SafetensorsTest)
#include "safetensors.moc"
