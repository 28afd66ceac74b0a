// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/html.h"

#include "widgets/common/theme.h"

namespace sessionsmith::widgets::html {

QString coloured(const QString& words, const QColor& colour)
{
    return QStringLiteral("<span style='color:%1'>%2</span>").arg(colour.name(), words.toHtmlEscaped());
}

QString muted(const QString& words)
{
    return coloured(words, Theme::instance().colours().muted);
}

QString small(const QString& words)
{
    return QStringLiteral("<span style='font-size:11px; color:%1'>%2</span>")
        .arg(Theme::instance().colours().muted.name(), words.toHtmlEscaped());
}

QString figureRow(const QStringList& cells)
{
    QString html;
    for (const QString& cell : cells)
        html += QStringLiteral("<td align='right' style='padding:3px 0 3px 6px'>%1</td>").arg(cell);
    return QStringLiteral("<tr>%1</tr>").arg(html);
}

QString row(const QStringList& cells)
{
    QString html;
    for (int i = 0; i < cells.size(); ++i)
        html += QStringLiteral("<td align='%1' style='padding:3px 12px 3px 0'>%2</td>")
                    .arg(i == 0 ? QStringLiteral("left") : QStringLiteral("right"), cells[i]);
    return QStringLiteral("<tr>%1</tr>").arg(html);
}

QString wideRow(const QString& cell, int columns)
{
    return QStringLiteral("<tr><td colspan='%1' style='padding:6px 12px 0 0'>%2</td></tr>").arg(columns).arg(cell);
}

QString section(const QString& title, const QString& rows)
{
    if (rows.isEmpty()) return {};
    return QStringLiteral("<p style='margin:10px 0 2px 0'><b>%1</b></p><table width='100%' cellspacing='0'>%2</table>")
        .arg(title.toHtmlEscaped(), rows);
}

} // namespace sessionsmith::widgets::html
