// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace sessionsmith::widgets {

/// An entry in two lines beside its icon: its name, and below it in grey what it is.
class TwoLineDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum Role { IconRole = Qt::UserRole, DetailRole }; ///< the name of an icon; the line below

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {160, 48}; }
};

} // namespace sessionsmith::widgets
