// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/sidepanel.h"

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
