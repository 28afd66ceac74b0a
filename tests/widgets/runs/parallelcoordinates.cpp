// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/parallelcoordinates.h"

#include <QSignalSpy>
#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

/// Three runs of which the rate rises and the figure falls; the last one has no figure.
class TestParallelCoordinates : public QObject
{
    Q_OBJECT

    comparison::RunTable m_table;
    ParallelCoordinates* m_view = nullptr;

    ParallelCoordinates::Axis axis(const QString& field) const
    {
        const comparison::FieldAxis places(m_table, {0, 1, 2}, *m_table.find(field.toStdString()));
        QStringList words;
        for (std::size_t run = 0; run < 3; ++run)
            words.append(QString::fromStdString(places.text(run)));
        return {field, places, words};
    }
    void show(const QStringList& fields)
    {
        std::vector<ParallelCoordinates::Axis> axes;
        for (const QString& field : fields)
            axes.push_back(axis(field));
        m_view->setAxes(std::move(axes), {{"a", Qt::red}, {"b", Qt::green}, {"c", Qt::blue}});
    }
    /// Where a place of an axis is on the screen; titles lie above.
    QPoint at(int axis, double place, int axes = 2) const
    {
        const QRectF area = QRectF(m_view->rect()).adjusted(12, 32, -12, -12);
        return QPointF(area.left() + (axis + 0.5) * area.width() / axes, area.bottom() - place * area.height())
            .toPoint();
    }
    void drag(const QPoint& from, const QPoint& to)
    {
        QTest::mousePress(m_view, Qt::LeftButton, {}, from);
        QTest::mouseMove(m_view, (from + to) / 2);
        QTest::mouseMove(m_view, to);
        QTest::mouseRelease(m_view, Qt::LeftButton, {}, to);
    }

private Q_SLOTS:
    void initTestCase()
    {
        std::vector<store::RunRecord> runs(3);
        const char* specs[] = {R"({"rate": 1})", R"({"rate": 2})", R"({"rate": 3})"};
        for (int i = 0; i < 3; ++i) {
            runs[std::size_t(i)].id = i + 1;
            runs[std::size_t(i)].name = std::string(1, char('a' + i));
            runs[std::size_t(i)].spec = specs[i];
        }
        runs[0].metrics["test"]["ndcg@10"] = 0.4;
        runs[1].metrics["test"]["ndcg@10"] = 0.2;
        m_table = comparison::RunTable(runs, {});
    }
    void init()
    {
        m_view = new ParallelCoordinates;
        m_view->resize(500, 300);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view));
        show({QStringLiteral("rate"), QStringLiteral("ndcg@10")});
    }
    void cleanup() { delete m_view; }

    void aDragAlongAnAxisKeepsTheRunsWithinIt()
    {
        const QSignalSpy brushed(m_view, &ParallelCoordinates::brushed);
        QVERIFY(!m_view->isBrushed());
        drag(at(0, 0.4), at(0, 1));
        QVERIFY(m_view->isBrushed() && !brushed.isEmpty());
        QCOMPARE(m_view->kept(), QStringList({"b", "c"}));
        drag(at(1, 0), at(1, 0.6)); // "c" has no place there
        QCOMPARE(m_view->kept(), QStringList({"b"}));
        QTest::mouseClick(m_view, Qt::LeftButton, {}, at(0, 0.1));
        QTest::mouseClick(m_view, Qt::LeftButton, {}, at(1, 0.9));
        QVERIFY(!m_view->isBrushed());
        QCOMPARE(m_view->kept().size(), 3);
    }

    void aBrushIsMovedByDraggingIt()
    {
        m_view->setBrush(0, comparison::Brush{0.4, 0.6});
        QCOMPARE(m_view->kept(), QStringList({"b"}));
        drag(at(0, 0.5), at(0, 0.95));
        QCOMPARE(m_view->kept(), QStringList({"c"}));
        drag(at(0, 0.9), at(0, 0)); // no further than the end
        QCOMPARE(m_view->kept(), QStringList({"a"}));
    }

    void aDraggedTitleMovesItsAxisWithItsBrush()
    {
        const auto before = m_view->fields();
        m_view->setBrush(0, comparison::Brush{0.9, 1});
        const QSignalSpy moved(m_view, &ParallelCoordinates::moved);
        drag({at(0, 0).x(), 10}, {at(1, 0).x(), 10});
        QCOMPARE(m_view->fields(), (std::vector{before[1], before[0]}));
        QCOMPARE(moved.size(), 1);
        QCOMPARE(m_view->kept(), QStringList({"c"}));
        show({QStringLiteral("rate")}); // a field keeps its brush among others
        QCOMPARE(m_view->kept(), QStringList({"c"}));
    }

    void aClickOnALineOpensItsRun()
    {
        const QSignalSpy opened(m_view, &ParallelCoordinates::opened);
        const QPoint middle = (at(0, 0) + at(1, 1)) / 2; // of "a"
        QTest::mouseMove(m_view, middle);
        QTest::mouseClick(m_view, Qt::LeftButton, {}, middle);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toString(), QStringLiteral("a"));
    }

    void everythingGoesByKeyboard()
    {
        const QSignalSpy opened(m_view, &ParallelCoordinates::opened);
        QTest::keyClick(m_view, Qt::Key_Up);
        QVERIFY(m_view->accessibleDescription().contains(QStringLiteral("rate: 1")));
        QTest::keyClick(m_view, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(m_view->kept(), QStringList({"a", "b"}));
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(opened[0][0].toString(), QStringLiteral("b"));
        const auto before = m_view->fields();
        QTest::keyClick(m_view, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(m_view->fields(), (std::vector{before[1], before[0]}));
        QTest::keyClick(m_view, Qt::Key_Escape);
        QVERIFY(!m_view->isBrushed());
        QVERIFY(m_view->accessibleName().startsWith(QStringLiteral("3 of 3")));
    }
};

QTEST_MAIN(TestParallelCoordinates)
#include "parallelcoordinates.moc"
