// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"
#include "widgets/common/spokenview.h"

#include <QStringList>
#include <QWidget>

#include <vector>

namespace sessionsmith::widgets {

/// Transitions between categories as a heat map with the values in percent; cells that were set by hand bear a corner.
/// The arrow keys choose a cell, digits type it, Delete takes back what was set.
class CategoryMap : public QWidget, public SpokenView
{
    Q_OBJECT
public:
    explicit CategoryMap(QWidget* parent = nullptr);
    /// `probabilities` (C, C); `isSet`: row by row.
    void setTransitions(QStringList names, hmm::Matrix probabilities, std::vector<bool> isSet);
    void setPlaceholder(const QString& text);
    int row() const { return m_row; }
    int column() const { return m_column; }
    void setCurrent(int row, int column);
    QRectF cell(int row, int column) const;
    QSize sizeHint() const override { return {320, 200}; }
    QSize minimumSizeHint() const override { return {220, 130}; }

    QAccessible::Role spokenRole() const override { return QAccessible::Table; }
    QString spokenValue() const override;

Q_SIGNALS:
    void currentChanged();
    void edited(int row, int column, double probability);
    void cleared(int row, int column); ///< what was set is to go
    void refused(const QString& why);  ///< what was typed

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    int size() const { return int(m_names.size()); }
    QRectF grid() const;
    bool isSet(int row, int column) const { return m_isSet[std::size_t(row * size() + column)]; }
    bool findCell(const QPointF& position, int& row, int& column) const;
    void openEditor(const QString& text);
    void paintNames(QPainter& painter) const;
    void paintColumnName(QPainter& painter) const;
    void paintCell(QPainter& painter, int row, int column) const;

    QStringList m_names;
    hmm::Matrix m_probabilities;
    std::vector<bool> m_isSet;
    QString m_placeholder;
    int m_row = 0, m_column = 0;
    int m_hoveredRow = -1, m_hoveredColumn = -1;
};

} // namespace sessionsmith::widgets
