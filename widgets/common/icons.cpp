// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/icons.h"

#include "widgets/common/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace sessionsmith::widgets {

namespace {

/// Draws the SVG whenever it is asked, so that it is sharp at every scale and right after a change of the theme.
class LineIcon : public QIconEngine
{
public:
    explicit LineIcon(QByteArray svg) : m_svg(std::move(svg)) {}

    QIconEngine* clone() const override { return new LineIcon(m_svg); }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        QByteArray coloured = m_svg;
        coloured.replace("currentColor", colour(mode, state).name().toLatin1());
        const int side = std::min(rect.width(), rect.height());
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(rect).center());
        if (mode == QIcon::Disabled) painter->setOpacity(0.5);
        QSvgRenderer(coloured).render(painter, square);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

private:
    static QColor colour(QIcon::Mode mode, QIcon::State state)
    {
        const Colours& colours = Theme::instance().colours();
        return state == QIcon::On && mode != QIcon::Disabled ? colours.accent : colours.muted;
    }

    QByteArray m_svg;
};

} // namespace

QIcon icon(const QString& name)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QIcon(new LineIcon(file.readAll()));
}

} // namespace sessionsmith::widgets
