// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace sessionsmith::widgets {

/// One number of the status line: "Expected length" 8.2.
struct StatusItem
{
    QString label;
    QString value;
    QString tip; ///< what it means, where the label does not say it all
};

/// Numbers side by side. Those that there is no room for are left out whole, from the last one on; "…" stands for them
/// and names them when pointed at.
class StatusItems : public QWidget
{
    Q_OBJECT
public:
    explicit StatusItems(QWidget* parent = nullptr);
    void setItems(const QList<StatusItem>& items);
    /// How many there is room for.
    int shownCount() const;
    /// What pointing at a place of the line tells.
    QString tipAt(int x) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QFont valueFont() const;
    int widthOf(const StatusItem& item) const;

    QList<StatusItem> m_items;
};

} // namespace sessionsmith::widgets
