// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/wheelguard.h"

#include <QApplication>
#include <QComboBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <QtTest/qtestspontaneevent.h>

using namespace sessionsmith::widgets;

namespace {

/// One notch towards the person, over the middle of `target`, as the window system sends it.
void turnWheel(QWidget& target)
{
    const QPointF place = target.rect().center();
    QWidget* window = target.window();
    QWheelEvent event(target.mapTo(window, place), target.mapToGlobal(place), {}, {0, -120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QSpontaneKeyEvent::setSpontaneous(&event);
    qApp->notify(window->windowHandle(), &event); // sendEvent() would make it one of the program again
}

} // namespace

class WheelGuardTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { WheelGuard::install(); }

    void onlyTheFieldWithTheFocusTakesTheWheel()
    {
        QScrollArea area;
        auto* content = new QWidget;
        auto* layout = new QVBoxLayout(content);
        auto* seed = new QSpinBox;
        auto* data = new QComboBox;
        data->addItems({QStringLiteral("first"), QStringLiteral("second")});
        seed->setValue(5);
        layout->addWidget(seed);
        layout->addWidget(data);
        content->setMinimumHeight(2000);
        area.setWidgetResizable(true);
        area.setWidget(content);
        area.resize(300, 200);
        layout->setAlignment(Qt::AlignTop);
        area.show();
        QVERIFY(QTest::qWaitForWindowActive(&area));
        area.setFocus();

        for (QWidget* field : std::initializer_list<QWidget*>{seed, data}) {
            area.verticalScrollBar()->setValue(0);
            turnWheel(*field);
            QVERIFY(!field->hasFocus());
            QVERIFY(area.verticalScrollBar()->value() > 0);
        }
        QCOMPARE(seed->value(), 5);
        QCOMPARE(data->currentIndex(), 0);

        area.verticalScrollBar()->setValue(0);
        seed->setFocus();
        turnWheel(*seed);
        QCOMPARE(seed->value(), 4);
        data->setFocus();
        turnWheel(*data);
        QCOMPARE(data->currentIndex(), 1);
    }
};

QTEST_MAIN(WheelGuardTest)
#include "wheelguard.moc"
