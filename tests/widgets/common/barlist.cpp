// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/barlist.h"

#include "widgets/common/theme.h"

#include <QPainter>
#include <QTest>

#include <cmath>

using namespace sessionsmith::widgets;

namespace {

constexpr QSize size(400, 24);

QImage blank()
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    return image;
}

} // namespace

class BarListTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNameThatFitsIsNotElided_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"A", "A1", "add", "fav", "view", "purchase", "加购", "AVAWA"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }

    void aNameThatFitsIsNotElided()
    {
        QFETCH(QString, name);
        BarList list;
        list.resize(size);
        list.setBars({{name, 1, QStringLiteral("100 %"), Qt::blue}});
        QImage drawn = blank();
        list.render(&drawn, {}, {}, QWidget::RenderFlags());

        QImage expected = blank();
        QPainter painter(&expected);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(Theme::instance().body());
        painter.setPen(Theme::instance().colours().text);
        painter.drawText(QRect(0, 0, size.width(), size.height()), Qt::AlignVCenter | Qt::AlignLeft, name);
        const QRect nameOnly(0, 0, int(std::ceil(painter.fontMetrics().horizontalAdvance(name))), size.height());
        painter.end();
        QCOMPARE(drawn.copy(nameOnly), expected.copy(nameOnly));
    }

    void tellsWhatItComparesOnlyWhereItDoes()
    {
        BarList list;
        list.setKey(QStringLiteral("synthetic"), QStringLiteral("log"));
        list.setBars({{QStringLiteral("view"), 1, QStringLiteral("100 %"), Qt::blue}});
        const int alone = list.sizeHint().height();
        list.setBars({{QStringLiteral("view"), 1, QStringLiteral("100 %"), Qt::blue, 0.5, QStringLiteral("50 %")}});
        QVERIFY(list.sizeHint().height() > alone + 10);
    }
};

QTEST_MAIN(BarListTest)
#include "barlist.moc"
