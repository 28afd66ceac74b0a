// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/importpanel.h"

#include "widgets/data/columnmapping.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace sessionsmith;
using namespace sessionsmith::widgets;
using events::Field;

namespace {

events::Preview table()
{
    events::Preview preview;
    preview.format = events::Format::Csv;
    preview.delimiter = ';';
    preview.hasHeader = true;
    preview.columns = {"visitor", "product", "what", "when"};
    preview.rows = {{"1", "lamp", "view", "2025-01-01"}, {"2", "chair"}}; // the second row is short
    preview.map = {{Field::User, "visitor"}, {Field::Item, "product"}};
    preview.timeFormat = events::TimeFormat::Iso;
    return preview;
}

} // namespace

class TestImportPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesOverWhatWasRecognised();
    void warnsOfWhatWasNotUnderstood();
    void mappingBecomesTheRequest();
    void aFieldHasOneColumn();
    void saysWhatIsMissing();
    void namedLayoutsNeedNoMapping();
    void severalFilesAreOneLog();
    void theEncodingIsAChoice();
    void theDelimiterIsAChoice();
    void theLicenseGoesWithTheLog();
    void saysThatAnItemHasOnePrice();
};

void TestImportPanel::takesOverWhatWasRecognised()
{
    QWidget page;
    ImportPanel panel(&page);
    panel.setPreview({"/logs/clicks.csv.gz"}, table());
    const auto request = panel.request();
    QVERIFY(request);
    QCOMPARE(request->name, std::string("clicks"));
    QCOMPARE(request->spec.delimiter, ';');
    QVERIFY(request->spec.timeFormat == events::TimeFormat::Iso);
    QCOMPARE(request->spec.map, (std::map<Field, std::string>{{Field::User, "visitor"}, {Field::Item, "product"}}));
}

void TestImportPanel::warnsOfWhatWasNotUnderstood()
{
    QWidget page;
    ImportPanel panel(&page);
    events::Preview preview = table();
    preview.warnings = {Message("The column \"{0}\" is strange", "when")};
    panel.setPreview({"/logs/clicks.csv"}, preview);
    const auto labels = panel.findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(
        labels, [](const QLabel* label) { return label->text().contains(u"The column \"when\" is strange"); }));
}

void TestImportPanel::mappingBecomesTheRequest()
{
    QWidget page;
    ImportPanel panel(&page);
    panel.setPreview({"/logs/clicks.csv"}, table());
    panel.mapping().choose(2, Field::Action);
    panel.mapping().choose(3, Field::Time);
    const auto request = panel.request();
    QVERIFY(request);
    QCOMPARE(request->spec.map.at(Field::Action), std::string("what"));
    QCOMPARE(request->spec.map.at(Field::Time), std::string("when"));
    QCOMPARE(request->spec.sessionGap, Milliseconds(30 * 60 * 1000));
}

void TestImportPanel::aFieldHasOneColumn()
{
    QWidget page;
    ImportPanel panel(&page);
    panel.setPreview({"/logs/clicks.csv"}, table());
    panel.mapping().choose(3, Field::Item);
    QCOMPARE(panel.mapping().map(), (std::map<Field, std::string>{{Field::User, "visitor"}, {Field::Item, "when"}}));
}

void TestImportPanel::saysWhatIsMissing()
{
    QWidget page;
    ImportPanel panel(&page);
    panel.setPreview({"/logs/clicks.csv"}, table());
    QVERIFY(panel.problem().isEmpty());
    panel.mapping().choose(1, std::nullopt);
    QVERIFY(panel.problem().contains(QStringLiteral("item")));
    QVERIFY(!panel.request());
    panel.mapping().choose(1, Field::Item);
    panel.mapping().choose(0, std::nullopt);
    QVERIFY(panel.problem().contains(QStringLiteral("user")));
    panel.mapping().choose(0, Field::Session);
    QVERIFY(panel.problem().isEmpty());
    panel.mapping().choose(3, Field::Time);
    panel.mapping().choose(0, Field::User);
    for (QComboBox* box : panel.findChildren<QComboBox*>())
        if (box->isEditable()) box->setEditText(QStringLiteral("soon"));
    QVERIFY(panel.problem().contains(QStringLiteral("30m")));
}

void TestImportPanel::namedLayoutsNeedNoMapping()
{
    QWidget page;
    ImportPanel panel(&page);
    events::Preview preview;
    preview.format = events::Format::Sequences;
    preview.columns = {"1"};
    preview.rows = {{"browse click"}};
    panel.setPreview({"/logs/sessions.txt"}, preview);
    const auto request = panel.request();
    QVERIFY(request);
    QVERIFY(request->spec.format == events::Format::Sequences);
    QVERIFY(request->spec.map.empty());
}

void TestImportPanel::severalFilesAreOneLog()
{
    QWidget page;
    ImportPanel panel(&page);
    panel.setPreview({"/logs/a-00001-of-00002.csv", "/logs/a-00002-of-00002.csv"}, table());
    const auto request = panel.request();
    QVERIFY(request);
    QCOMPARE(request->name, std::string("a"));
    QVERIFY(request->spec.path == "/logs/a-00001-of-00002.csv");
    QVERIFY(request->spec.more == std::vector<std::filesystem::path>{"/logs/a-00002-of-00002.csv"});
    QVERIFY(std::ranges::any_of(panel.findChildren<QLabel*>(),
                                [](const QLabel* label) { return label->text().contains(u"and 1 more"); }));
}

void TestImportPanel::theEncodingIsAChoice()
{
    QWidget page;
    ImportPanel panel(&page);
    events::Preview preview = table();
    preview.encoding = TextEncoding::Gb18030;
    panel.setPreview({"/logs/clicks.csv"}, preview);
    const auto request = panel.request();
    QVERIFY(request && request->spec.encoding == TextEncoding::Gb18030);
    for (QLineEdit* edit : panel.findChildren<QLineEdit*>())
        if (edit->text() == u"clicks") edit->setText(QStringLiteral("mine"));
    std::optional<events::TextForm> chosen;
    connect(&panel, &ImportPanel::formChosen, this, [&](const events::TextForm& form) { chosen = form; });
    for (QComboBox* box : panel.findChildren<QComboBox*>())
        if (const int place = box->findText(QStringLiteral("UTF-8")); place >= 0) Q_EMIT box->activated(place);
    QVERIFY(chosen.has_value());
    QCOMPARE(chosen->delimiter, '\0'); // that was recognised and is to be again
    preview.encoding = TextEncoding::Utf8;
    panel.setPreview({"/logs/clicks.csv"}, preview); // as it looks in the other encoding
    QCOMPARE(panel.request()->name, std::string("mine"));
    QVERIFY(panel.request()->spec.encoding == TextEncoding::Utf8);
}

void TestImportPanel::theDelimiterIsAChoice()
{
    QWidget page;
    ImportPanel panel(&page);
    panel.setPreview({"/logs/clicks.csv"}, table());
    QComboBox* box = nullptr;
    for (QComboBox* each : panel.findChildren<QComboBox*>())
        if (each->findText(QStringLiteral("semicolons")) >= 0) box = each;
    QVERIFY(box);
    QCOMPARE(box->currentText(), QStringLiteral("semicolons"));
    std::optional<events::TextForm> chosen;
    connect(&panel, &ImportPanel::formChosen, this, [&](const events::TextForm& form) { chosen = form; });
    box->setCurrentIndex(box->findText(QStringLiteral("vertical bars")));
    Q_EMIT box->activated(box->currentIndex());
    QVERIFY(chosen);
    QCOMPARE(chosen->delimiter, '|');
    panel.showForm(); // it could not be read so
    QCOMPARE(box->currentText(), QStringLiteral("semicolons"));
    events::Preview strange = table();
    strange.delimiter = '^';
    panel.setPreview({"/logs/clicks.csv"}, strange);
    QCOMPARE(box->currentText(), QStringLiteral("^"));
    QCOMPARE(panel.request()->spec.delimiter, '^');
}

void TestImportPanel::theLicenseGoesWithTheLog()
{
    QWidget page;
    ImportPanel panel(&page);
    panel.setPreview({"/logs/clicks.csv"}, table());
    for (QLineEdit* edit : panel.findChildren<QLineEdit*>())
        if (edit->placeholderText().contains(u"data cards")) edit->setText(QStringLiteral(" CC BY 4.0 "));
    QCOMPARE(panel.request()->license, std::string("CC BY 4.0"));
    panel.setPreview({"/logs/others.csv"}, table());
    QVERIFY(panel.request()->license.empty());
}

void TestImportPanel::saysThatAnItemHasOnePrice()
{
    QWidget page;
    ImportPanel panel(&page);
    panel.setPreview({"/logs/clicks.csv"}, table());
    const auto says = [&] {
        return std::ranges::any_of(panel.findChildren<QLabel*>(),
                                   [](const QLabel* label) { return label->text().contains(u"one price"); });
    };
    QVERIFY(!says());
    panel.mapping().choose(3, Field::Price);
    QVERIFY(says());
}

QTEST_MAIN(TestImportPanel)
#include "importpanel.moc"
