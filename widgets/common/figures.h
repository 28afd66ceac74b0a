// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace sessionsmith::widgets {

/// Numbers over their names, side by side; in two rows where one is too narrow.
class Figures : public QWidget
{
    Q_OBJECT
public:
    struct Figure
    {
        QString value;
        QString name;
    };

    explicit Figures(QWidget* parent = nullptr);
    void setFigures(const QList<Figure>& figures);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Cell
    {
        QWidget* widget;
        QLabel* value;
        QLabel* name;
    };

    Cell addCell();
    void arrange();
    int widestCell() const;

    QGridLayout* m_grid;
    QList<Cell> m_cells;
    int m_columns = 0;
};

} // namespace sessionsmith::widgets
