// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/theme.h"

#include "widgets/common/icons.h"
#include "widgets/common/stylesheet.h"

#include <QDir>
#include <QPixmap>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <limits>
#include <set>

using namespace sessionsmith::widgets;

class ThemeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void changesItsColoursAndSaysSo()
    {
        Theme& theme = Theme::instance();
        theme.setMode(Theme::Mode::Light);
        QSignalSpy changes(&theme, &Theme::changed);
        theme.setMode(Theme::Mode::Dark);
        QCOMPARE(changes.size(), 1);
        QVERIFY(theme.isDark());
        QVERIFY(theme.colours().text.lightness() > theme.colours().card.lightness());
    }

    void theStyleSheetLeavesNoPlaceUnfilled()
    {
        const QString sheet = styleSheetOf(Theme::instance().colours(), true);
        QVERIFY(!sheet.contains(QRegularExpression(QStringLiteral("\\{[a-zA-Z]+\\}"))));
    }

    void categoriesDiffer()
    {
        std::set<QRgb> seen;
        for (int i = 0; i < Theme::categoryCount; ++i)
            seen.insert(Theme::instance().category(i).rgb());
        QCOMPARE(seen.size(), std::size_t(Theme::categoryCount));
    }

    void quantitiesGrowLighter()
    {
        QCOMPARE(Theme::quantity(0), QColor(0x00, 0x20, 0x4D));
        QCOMPARE(Theme::quantity(1), QColor(0xFF, 0xEA, 0x46));
        QCOMPARE(Theme::quantity(std::numeric_limits<double>::quiet_NaN()), Theme::quantity(0));
        for (int i = 1; i <= 100; ++i)
            QVERIFY(qGray(Theme::quantity(i / 100.0).rgb()) + 1 >=
                    qGray(Theme::quantity((i - 1) / 100.0).rgb())); // rounded
        const auto logarithmic = [](double value) { return Theme::quantity(value, QuantityScale::Logarithm); };
        QCOMPARE(logarithmic(0), Theme::quantity(0));
        QCOMPARE(logarithmic(1e-5), Theme::quantity(0));
        QCOMPARE(logarithmic(1e-2), Theme::quantity(0.25)); // halfway on both
        QCOMPARE(logarithmic(1), Theme::quantity(1));
        QCOMPARE(Theme::textOn(Theme::quantity(0)), QColor(Qt::white));
        QVERIFY(Theme::textOn(Theme::quantity(1)).lightness() < 60);
    }

    void everyIconDrawsSomethingAtEveryScale()
    {
        const QStringList files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
        QVERIFY(files.size() > 10);
        for (const QString& file : files) {
            const QPixmap pixmap = icon(file.chopped(4)).pixmap(QSize(24, 24), 2.0);
            QCOMPARE(pixmap.size(), QSize(48, 48));
            QImage blank(pixmap.size(), QImage::Format_ARGB32_Premultiplied);
            blank.fill(Qt::transparent);
            QVERIFY2(pixmap.toImage().convertToFormat(blank.format()) != blank, qPrintable(file));
        }
        QVERIFY(icon(QStringLiteral("no such icon")).isNull());
    }
};

QTEST_MAIN(ThemeTest)
#include "theme.moc"
