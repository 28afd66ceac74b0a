// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <QStringList>

/// Tables of the details in the rich text that Qt's labels know. Cells are HTML.
namespace sessionsmith::widgets::html {

QString muted(const QString& words);
QString coloured(const QString& words, const QColor& colour);
/// Words over a column of figures.
QString small(const QString& words);
/// Figures alone, which line up at the right.
QString figureRow(const QStringList& cells);
/// The first cell at the left, the others at the right.
QString row(const QStringList& cells);
/// One cell as wide as `columns`.
QString wideRow(const QString& cell, int columns);
/// Nothing where there are no rows.
QString section(const QString& title, const QString& rows);

} // namespace sessionsmith::widgets::html
