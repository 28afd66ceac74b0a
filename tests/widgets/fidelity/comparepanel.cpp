// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fidelity/comparepanel.h"

#include <QComboBox>
#include <QPushButton>
#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::widgets;
using store::DatasetKind;

namespace {

store::DatasetRecord record(store::Id id, const std::string& name, DatasetKind kind,
                            std::optional<store::Id> source = {})
{
    store::DatasetRecord record;
    record.id = id;
    record.name = name;
    record.kind = kind;
    record.sourceDataset = source;
    return record;
}

/// Newest first, as the workspace lists them.
const std::vector<store::DatasetRecord> records{
    record(4, "of the second", DatasetKind::Synthetic, 2), record(3, "of the first", DatasetKind::Synthetic, 1),
    record(2, "second", DatasetKind::Imported), record(1, "first", DatasetKind::Imported)};

std::pair<std::string, std::string> proposed(const std::vector<store::DatasetRecord>& of, const QString& shown)
{
    QWidget page;
    ComparePanel panel(&page);
    panel.setDatasets(of, shown);
    return {panel.request().synthetic, panel.request().real};
}

bool canBegin(const ComparePanel& panel)
{
    for (const auto* button : panel.findChildren<QPushButton*>())
        if (button->property("primary").toBool()) return button->isEnabled();
    return false;
}

} // namespace

class ComparePanelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void proposesWhatBelongsTogether()
    {
        using Pair = std::pair<std::string, std::string>;
        QCOMPARE(proposed(records, QStringLiteral("of the first")), Pair("of the first", "first"));
        QCOMPARE(proposed(records, QStringLiteral("first")), Pair("of the first", "first"));
        QCOMPARE(proposed(records, QStringLiteral("second")), Pair("of the second", "second"));
        QCOMPARE(proposed(records, {}), Pair("of the second", "second"));
        std::vector<store::DatasetRecord> more = records;
        more.insert(more.begin(), record(5, "augmented", DatasetKind::Synthetic, 4));
        QCOMPARE(proposed(more, QStringLiteral("augmented")), Pair("augmented", "second"));
    }

    void proposesTheOtherPartOfASplit()
    {
        const std::vector<store::DatasetRecord> split{
            record(9, "made", DatasetKind::Synthetic, 7), record(8, "part 2", DatasetKind::Imported, 6),
            record(7, "part 1", DatasetKind::Imported, 6), record(6, "log", DatasetKind::Imported)};
        QWidget page;
        ComparePanel panel(&page);
        panel.setDatasets(split, QStringLiteral("made"));
        QCOMPARE(panel.request().synthetic, std::string("made"));
        QCOMPARE(panel.request().real, std::string("part 2"));
        QCOMPARE(panel.request().training, std::string("part 1"));
        QVERIFY(canBegin(panel));
        panel.setDatasets(records, QStringLiteral("of the first"));
        QCOMPARE(panel.request().training, std::string());
    }

    void followsWhatIsChosen()
    {
        const std::vector<store::DatasetRecord> all{
            record(9, "made", DatasetKind::Synthetic, 7),       record(8, "part 2", DatasetKind::Imported, 6),
            record(7, "part 1", DatasetKind::Imported, 6),      record(6, "log", DatasetKind::Imported),
            record(5, "other made", DatasetKind::Synthetic, 4), record(4, "other", DatasetKind::Imported)};
        QWidget page;
        ComparePanel panel(&page);
        panel.setDatasets(all, QStringLiteral("other made"));
        QCOMPARE(panel.request().real, std::string("other"));
        const auto boxes = panel.findChildren<QComboBox*>(); // synthetic, real, fitted to
        const auto choose = [&](int box, int index) {
            boxes[box]->setCurrentIndex(index);
            Q_EMIT boxes[box]->activated(index);
        };
        choose(0, 0);
        QCOMPARE(panel.request().real, std::string("part 2"));
        QCOMPARE(panel.request().training, std::string("part 1"));
        choose(1, 5); // beside a log of its own: it was fitted to part 1 all the same
        QCOMPARE(panel.request().training, std::string("part 1"));
        choose(1, 2);
        QCOMPARE(panel.request().training, std::string());
    }

    void saysWhatIsMissing()
    {
        QWidget page;
        ComparePanel panel(&page);
        panel.setDatasets({records[2]}, QStringLiteral("second"));
        QVERIFY(!canBegin(panel));
        panel.setDatasets({records[0]}, QStringLiteral("of the second"));
        QVERIFY(!canBegin(panel));
        panel.setDatasets(records, QStringLiteral("second"));
        QVERIFY(canBegin(panel));
        for (auto* box : panel.findChildren<QComboBox*>())
            box->setCurrentIndex(1);
        QVERIFY(!canBegin(panel)); // with itself
    }
};

QTEST_MAIN(ComparePanelTest)
#include "comparepanel.moc"
