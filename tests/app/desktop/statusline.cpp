// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/statusline.h"

#include <QLabel>
#include <QTest>

using namespace sessionsmith::desktop;

class TestStatusLine : public QObject
{
    Q_OBJECT

    static const QLabel* said(const StatusLine& line, const QString& text)
    {
        for (const QLabel* label : line.findChildren<QLabel*>())
            if (label->text().endsWith(text)) return label;
        return nullptr;
    }

private Q_SLOTS:
    void aWarningGoesOnceWhatItSaidIsDone()
    {
        const QString text = QStringLiteral("The cell is locked");
        StatusLine line;
        line.warn(text);
        const QLabel* warning = said(line, text);
        QVERIFY(warning && warning->text() != text); // a sign, not the colour alone
        QVERIFY(warning->property("bad").toBool());
        line.forgetWarning();
        QVERIFY(!said(line, text));
    }

    void aNoticeStaysWhereNothingWarned()
    {
        const QString text = QStringLiteral("Version 2 is saved");
        StatusLine line;
        line.warn(QStringLiteral("The cell is locked"));
        line.notice(text);
        line.forgetWarning();
        QVERIFY(said(line, text));
        QVERIFY(!said(line, text)->property("bad").toBool());
    }
};

QTEST_MAIN(TestStatusLine)
#include "statusline.moc"
