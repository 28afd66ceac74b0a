// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fidelity/reportview.h"

#include "tests/engine/fidelity/modellog.h"
#include "widgets/common/sessionrows.h"
#include "widgets/fidelity/changeslist.h"
#include "widgets/fidelity/figurelist.h"
#include "widgets/fidelity/reportsmodel.h"
#include "widgets/fidelity/transitioncompare.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

/// The sessions of a model beside those of another one, which is twice as long.
const fidelity::Report& someReport()
{
    static const fidelity::Report report = [] {
        const hmm::Model model = hmm::ecommerceTemplate();
        hmm::Model other = model;
        other.end *= 0.5;
        auto made = fidelity::compare({test::logOf(model, 600, 1), test::logOf(other, 300, 2)}, {.bootstrap = 20});
        if (!made) qFatal("%s", made.error().message().c_str());
        return *std::move(made);
    }();
    return report;
}

ShownReport shown(const QString& model = QStringLiteral("shop"))
{
    ShownReport shown;
    shown.kept.real = "real log";
    shown.kept.synthetic = "made <b>";
    shown.report = someReport();
    shown.model = model;
    return shown;
}

QStringList texts(const QWidget& widget)
{
    QStringList texts;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        texts << label->text();
    return texts;
}

} // namespace

class ReportViewTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysHowGoodItIs();
    void aCopyHasNoFigure();
    void everyFigureIsReachedByKeys();
    void leadsToThePartOfTheModel();
    void withoutAModelItLeadsNowhere();
    void showsSessionsOfBothSides();
    void tellsTheLongestSharedRuns();
    void tellsTheCurrentTransition();
    void escapeGoesBack();
    void fitsBesideTheLists();
    void listsReports();
};

void ReportViewTest::saysHowGoodItIs()
{
    ReportView view;
    view.setReport(shown());
    const QString all = texts(view).join(u'\n');
    const auto bad = std::ranges::count(someReport().metrics, true, &fidelity::Metric::isBad);
    QVERIFY(bad > 0 && bad < std::ssize(someReport().metrics));
    QVERIFY(all.contains(QString::number(someReport().overall, 'f', 2)));
    QVERIFY(all.contains(QStringLiteral("✗&nbsp;%1&nbsp;bad").arg(bad)));
    QVERIFY(all.contains(QStringLiteral("made <b> beside real log")));
}

void ReportViewTest::aCopyHasNoFigure()
{
    ShownReport copied = shown();
    const auto copies = std::ranges::find(copied.report.metrics, "copies", &fidelity::Metric::name);
    QVERIFY(copies != copied.report.metrics.end());
    copies->value = 1;
    copies->isBad = true;
    copied.report.overall = std::numeric_limits<double>::quiet_NaN();
    ReportView view;
    view.setReport(copied);
    const auto labels = view.findChildren<QLabel*>();
    const auto warning = std::ranges::find_if(
        labels, [](const QLabel* label) { return label->text().contains(QStringLiteral("is a copy: 100 %")); });
    QVERIFY(warning != labels.end() && (*warning)->isVisibleTo(&view));
    QVERIFY(!texts(view).join(u'\n').contains(QStringLiteral("nan")));
    view.setReport(shown());
    QVERIFY(!(*warning)->isVisibleTo(&view));
}

void ReportViewTest::everyFigureIsReachedByKeys()
{
    ReportView view;
    view.resize(930, 700);
    view.setReport(shown());
    view.show();
    auto* figures = view.findChild<FigureList*>();
    QCOMPARE(figures->current(), -1);
    figures->setFocus();
    const std::vector<fidelity::Metric>& metrics = someReport().metrics;
    QTest::keyClick(figures, Qt::Key_Home);
    for (std::size_t i = 0; i < metrics.size(); ++i, QTest::keyClick(figures, Qt::Key_Down)) {
        QCOMPARE(figures->current(), int(i));
        const QString told = figures->spokenValue();
        QVERIFY2(told.contains(QString::fromStdString(metrics[i].title.english())), qPrintable(told));
        QCOMPARE(told.contains(QString::fromStdString(metrics[i].defect.english())), metrics[i].isBad);
        QCOMPARE(figures->accessibleDescription(), told);
        QVERIFY(!figures->visibleRegion().intersected(figures->row(int(i))).isEmpty()); // it scrolls there
    }
    QCOMPARE(figures->current(), int(metrics.size()) - 1); // and stays at the last
}

void ReportViewTest::leadsToThePartOfTheModel()
{
    ReportView view;
    view.setReport(shown());
    QSignalSpy requested(&view, &ReportView::partRequested);
    const auto buttons = view.findChild<ChangesList*>()->findChildren<QPushButton*>();
    QVERIFY(!someReport().differences.empty());
    QCOMPARE(buttons.size(), qsizetype(someReport().differences.size()));
    buttons.last()->click();
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested[0][0].toString(), QStringLiteral("shop"));
    QCOMPARE(requested[0][1].toString(), QStringLiteral("real log"));
    const auto difference = requested[0][2].value<fidelity::Difference>();
    QCOMPARE(difference.from, someReport().differences.back().from);
    QCOMPARE(difference.part, someReport().differences.back().part);
}

void ReportViewTest::withoutAModelItLeadsNowhere()
{
    ReportView view;
    view.setReport(shown({}));
    auto* changes = view.findChild<ChangesList*>();
    QVERIFY(changes->findChildren<QPushButton*>().isEmpty());
    QVERIFY(texts(*changes).join(u'\n').contains(QStringLiteral("not made from a model")));
}

void ReportViewTest::showsSessionsOfBothSides()
{
    ReportView view;
    view.resize(930, 2000);
    view.setReport(shown());
    view.show();
    const auto rows = view.findChildren<SessionRows*>();
    QCOMPARE(rows.size(), 2);
    for (const SessionRows* each : rows)
        QVERIFY(!each->shown().empty());
}

void ReportViewTest::tellsTheLongestSharedRuns()
{
    ReportView view;
    ShownReport report = shown();
    report.report.runs = {{"copy <i>", "s7", 12, 14, true}};
    report.report.knowsTraining = true;
    view.setReport(report);
    QString all = texts(view).join(u'\n');
    QVERIFY(all.contains(QStringLiteral("Synthetic session s7 of user copy <i>: 12 of its 14 events")));
    QVERIFY(all.contains(QStringLiteral("an alarm, no proof")));
    report.report.knowsTraining = false;
    view.setReport(report);
    all = texts(view).join(u'\n');
    QVERIFY(all.contains(QStringLiteral("is not known")));
}

void ReportViewTest::tellsTheCurrentTransition()
{
    TransitionCompare transitions;
    transitions.resize(460, 300);
    transitions.setPictures(someReport().pictures);
    transitions.retranslate();
    QVERIFY(transitions.values().isEmpty());
    QTest::keyClick(transitions.findChild<QWidget*>(QString(), Qt::FindDirectChildrenOnly), Qt::Key_Right);
    QVERIFY(transitions.values().contains(QStringLiteral(" → ")));
    QVERIFY(transitions.values().contains(QStringLiteral("chance")));
}

void ReportViewTest::escapeGoesBack()
{
    ReportView view;
    view.setReport(shown());
    QSignalSpy back(&view, &ReportView::backRequested);
    QTest::keyClick(&view, Qt::Key_Escape);
    view.findChild<QToolButton*>()->click();
    QCOMPARE(back.count(), 2);
}

void ReportViewTest::fitsBesideTheLists()
{
    ReportView view;
    view.setReport(shown());
    QVERIFY2(view.minimumSizeHint().width() <= 480, qPrintable(QString::number(view.minimumSizeHint().width())));
}

void ReportViewTest::listsReports()
{
    ReportsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    workflow::KeptReport kept = shown().kept;
    kept.key = "fidelity/report/7";
    kept.overall = 0.934;
    model.setReports({kept, kept});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.rowOf("fidelity/report/7"), 0);
    QCOMPARE(model.rowOf("fidelity/report/8"), -1);
    QVERIFY(model.index(1).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("0.93")));
    model.setReports({});
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(ReportViewTest)
#include "reportview.moc"
