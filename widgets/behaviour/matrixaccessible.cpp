// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/matrixaccessible.h"

#include "widgets/behaviour/matrixview.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace sessionsmith::widgets {

namespace {

/// The matrix as one control whose value is the chosen cell: what the arrow keys move is what is spoken.
class MatrixAccessible : public QAccessibleWidget
{
public:
    explicit MatrixAccessible(MatrixView* view) : QAccessibleWidget(view, QAccessible::Table) {}
    QString text(QAccessible::Text kind) const override
    {
        const auto* view = static_cast<const MatrixView*>(widget());
        if (kind == QAccessible::Value) return view->cellDescription(view->currentCell().y(), view->currentCell().x());
        return QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface* create(const QString&, QObject* object)
{
    if (auto* view = qobject_cast<MatrixView*>(object)) return new MatrixAccessible(view);
    return nullptr;
}

} // namespace

void installMatrixAccessibility()
{
    static const bool installed = (QAccessible::installFactory(create), true);
    Q_UNUSED(installed)
}

void notifyMatrixValue(MatrixView* view)
{
    if (!QAccessible::isActive()) return;
    const QPoint cell = view->currentCell();
    QAccessibleValueChangeEvent event(view, view->cellDescription(cell.y(), cell.x()));
    QAccessible::updateAccessibility(&event);
}

} // namespace sessionsmith::widgets
