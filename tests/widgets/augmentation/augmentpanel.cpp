// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/augmentation/augmentpanel.h"

#include "tests/engine/events/logof.h"
#include "tests/engine/store/fixture.h"
#include "widgets/augmentation/changekey.h"
#include "widgets/augmentation/pipelineeditor.h"
#include "widgets/augmentation/sessionpairs.h"
#include "widgets/jobs/workbench.h"

#include <QLabel>
#include <QPushButton>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

class AugmentPanelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_place = new TemporaryWorkspace;
        m_workbench = new Workbench(m_place->open());
        m_page = new QWidget;
        m_page->resize(1200, 700);
        m_panel = new AugmentPanel(*m_workbench, m_page);
        m_panel->setDataset(QStringLiteral("log"), std::make_shared<const events::EventLog>(test::logOf(
                                                       {"view:a view:b cart:a buy:c", "view:c view:d view:a"})));
        m_page->show();
        m_panel->open();
    }
    void cleanup()
    {
        delete m_page;
        delete m_workbench;
        delete m_place;
    }

    void showsWhatTheStepsDo()
    {
        use("mask:0.5");
        QTRY_COMPARE(key(), QStringLiteral("? item masked"));
        SessionPairs& pairs = m_panel->preview();
        pairs.setFocus();
        QTest::keyClick(&pairs, Qt::Key_Home);
        QVERIFY2(pairs.spokenValue().contains(QStringLiteral("4 events before, 4 after, 2 item masked")),
                 qPrintable(pairs.spokenValue()));
        QTest::keyClick(&pairs, Qt::Key_Down);
        QTest::keyClick(&pairs, Qt::Key_Down);
        QCOMPARE(pairs.current(), 1);
        use("crop:0.5");
        QTRY_COMPARE(key(), QStringLiteral("× left out"));
        QVERIFY(pairs.spokenValue().contains(QStringLiteral("3 events before, 1 after")));
    }

    void asksForWhatItShows()
    {
        use("mask:0.5,crop:0.5");
        const workflow::AugmentRequest request = m_panel->request();
        QCOMPARE(request.data, std::string("log"));
        QCOMPARE(augmentation::textOf(request.pipeline), std::string("mask:0.5,crop:0.5"));
        QCOMPARE(request.seed, std::uint64_t(1));
        QVERIFY(!request.trainingPart);
    }

    void needsAStep()
    {
        QVERIFY(accept()->isEnabled());
        m_panel->pipeline().setPipeline({});
        QVERIFY(!accept()->isEnabled());
    }

    void saysWhatTheLogLacks()
    {
        use("jitter:0.3");
        QTRY_VERIFY(!accept()->isEnabled());
        use("mask:0.5");
        QTRY_VERIFY(accept()->isEnabled());
    }

private:
    void use(const char* steps) { m_panel->pipeline().setPipeline(valueOf(augmentation::parsePipeline(steps))); }
    QString key() const
    {
        QString key = m_panel->findChild<ChangeKey*>()->text();
        for (const char* tag : {"<b>", "</b>"})
            key.remove(QLatin1String(tag));
        return key.replace(QStringLiteral("&nbsp;"), QStringLiteral(" "));
    }
    QPushButton* accept() const
    {
        for (auto* button : m_panel->findChildren<QPushButton*>())
            if (button->property("primary").toBool()) return button;
        return nullptr;
    }

    TemporaryWorkspace* m_place = nullptr;
    Workbench* m_workbench = nullptr;
    QWidget* m_page = nullptr;
    AugmentPanel* m_panel = nullptr;
};

QTEST_MAIN(AugmentPanelTest)
#include "augmentpanel.moc"
