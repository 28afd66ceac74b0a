// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/sidepanel.h"

#include "widgets/common/card.h"
#include "widgets/jobs/workbench.h"

#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

class Panel : public SidePanel
{
public:
    using SidePanel::acceptButton;
    using SidePanel::follow;
    using SidePanel::SidePanel;

    bool says(const QString& words) const
    {
        const QList<QLabel*> labels = findChildren<QLabel*>();
        return std::ranges::any_of(
            labels, [&](const QLabel* label) { return label->isVisible() && label->text().contains(words); });
    }
};

} // namespace

class SidePanelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hidesCardsWholeOrNotAtAll()
    {
        QWidget page;
        page.resize(1200, 700);
        Card left({}, {}, &page), right({}, {}, &page);
        left.setGeometry(12, 12, 700, 676);
        right.setGeometry(724, 12, 464, 676);
        Panel narrow(&page), wide(&page, true);
        page.show();
        narrow.open();
        QTRY_COMPARE(narrow.geometry().left(), 724);
        QTRY_COMPARE(narrow.geometry().right(), 1187);
        wide.open();
        QTRY_COMPARE(wide.geometry().left(), 12);
        right.setGeometry(1100, 12, 88, 676); // too narrow to hide behind
        page.resize(1201, 700);
        wide.close();
        narrow.open();
        QTRY_COMPARE(narrow.geometry().left(), 12);
    }
    void tellsThatAJobWasStopped()
    {
        const QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace);
        Workbench workbench(std::move(*workspace));
        QWidget page;
        Panel panel(&page);
        page.show();
        panel.open();
        std::atomic<bool> mayEnd = false;
        const auto work = [&](store::Workspace&, const ProgressSink&, const Control& control) -> Result<> {
            while (control.proceed() || !mayEnd)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return fail(Error::cancelled());
        };
        Job* job = workbench.jobs().start(QStringLiteral("a job"), false, work, this, {});
        panel.follow(job);
        QVERIFY(!panel.acceptButton()->isEnabled());
        job->stop();
        QVERIFY(panel.says(QStringLiteral("Stopping")));
        mayEnd = true;
        QTRY_VERIFY(panel.acceptButton()->isEnabled());
        QVERIFY(panel.says(QStringLiteral("nothing was kept")));
        panel.close();
        panel.open();
        QVERIFY(!panel.says(QStringLiteral("nothing was kept")));
    }
};

QTEST_MAIN(SidePanelTest)
#include "sidepanel.moc"
