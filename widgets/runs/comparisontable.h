// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableWidget>

namespace sessionsmith::widgets {

/// A table that is read: whole rows are chosen, what its first column names stands left and figures stand right.
class ComparisonTable : public QTableWidget
{
    Q_OBJECT
public:
    explicit ComparisonTable(QWidget* parent = nullptr);

protected:
    /// Empties the table and heads its columns.
    void begin(const QStringList& header, int rows);
    void setCell(int row, int column, const QString& words, const QColor& colour = {}, const QString& tip = {});
};

} // namespace sessionsmith::widgets
