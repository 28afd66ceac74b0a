// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/matrixaccessible.h"

#include "widgets/behaviour/matrixview.h"

#include <QAccessibleWidget>

#include <unordered_map>

namespace sessionsmith::widgets {

namespace {

/// A cell of a matrix. Nothing of it is kept but its place: what it says is asked of the view.
class CellAccessible : public QAccessibleInterface, public QAccessibleTableCellInterface
{
public:
    CellAccessible(MatrixView* view, int row, int column) : m_view(view), m_row(row), m_column(column) {}

    bool isValid() const override
    {
        return m_view && m_row < m_view->geometry().rows && m_column < m_view->geometry().columnsWithEnd();
    }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    QRect rect() const override
    {
        if (!isValid()) return {};
        return m_view->geometry().cell(m_row, m_column).translated(m_view->viewport()->mapToGlobal(QPoint()));
    }
    QString text(QAccessible::Text kind) const override
    {
        if (!isValid()) return {};
        if (kind == QAccessible::Name) return m_view->spokenCell(m_row, m_column);
        return kind == QAccessible::Description ? m_view->spokenRow(m_row) : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        if (state.invalid) return state;
        state.focusable = state.selectable = true;
        state.selected = isSelected();
        state.focused = m_view->hasFocus() && m_view->currentCell() == QPoint(m_column, m_row);
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface*>(this) : nullptr;
    }

    bool isSelected() const override { return isValid() && m_view->selection().contains(m_column, m_row); }
    QList<QAccessibleInterface*> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return m_column; }
    int rowIndex() const override { return m_row; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface* table() const override { return parent(); }

private:
    QPointer<MatrixView> m_view;
    int m_row, m_column;
};

class MatrixAccessible : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    explicit MatrixAccessible(MatrixView* view) : QAccessibleWidget(view, QAccessible::Table) {}
    ~MatrixAccessible() override
    {
        for (const auto& [place, id] : m_cells)
            QAccessible::deleteAccessibleInterface(id);
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TableInterface) return static_cast<QAccessibleTableInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    int childCount() const override { return rowCount() * columnCount(); }
    QAccessibleInterface* child(int index) const override
    {
        return index < 0 ? nullptr : cellAt(index / std::max(1, columnCount()), index % std::max(1, columnCount()));
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        auto* cell = child->parent() == this ? const_cast<QAccessibleInterface*>(child)->tableCellInterface() : nullptr;
        return cell ? cell->rowIndex() * columnCount() + cell->columnIndex() : -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        const QPoint place = view().viewport()->mapFromGlobal(QPoint(x, y));
        return cellAt(view().geometry().rowAt(place.y()), view().geometry().columnAt(place.x()));
    }
    QAccessibleInterface* focusChild() const override
    {
        return view().hasFocus() ? cellAt(view().currentCell().y(), view().currentCell().x()) : nullptr;
    }

    int rowCount() const override { return view().geometry().rows; }
    int columnCount() const override { return view().geometry().columnsWithEnd(); }
    QAccessibleInterface* cellAt(int row, int column) const override
    {
        if (row < 0 || column < 0 || row >= rowCount() || column >= columnCount()) return nullptr;
        const auto [found, isNew] = m_cells.try_emplace((std::uint64_t(row) << 32) + std::uint64_t(column), 0);
        if (isNew) found->second = QAccessible::registerAccessibleInterface(new CellAccessible(&view(), row, column));
        return QAccessible::accessibleInterface(found->second);
    }
    QString rowDescription(int row) const override { return row < rowCount() ? view().spokenRow(row) : QString(); }
    QString columnDescription(int column) const override
    {
        return column < columnCount() ? view().spokenColumn(column) : QString();
    }
    QAccessibleInterface* caption() const override { return nullptr; }
    QAccessibleInterface* summary() const override { return nullptr; }

    int selectedCellCount() const override { return view().selection().width() * view().selection().height(); }
    QList<QAccessibleInterface*> selectedCells() const override
    {
        QList<QAccessibleInterface*> cells;
        const QRect all = view().selection();
        for (int row = all.top(); row <= all.bottom(); ++row)
            for (int column = all.left(); column <= all.right(); ++column)
                cells << cellAt(row, column);
        return cells;
    }
    // What is selected is a rectangle of cells; rows and columns are not chosen as such.
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return 0; }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override { return {}; }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent*) override {}

private:
    MatrixView& view() const { return *static_cast<MatrixView*>(widget()); }

    mutable std::unordered_map<std::uint64_t, QAccessible::Id> m_cells; ///< those that were asked for
};

QAccessibleInterface* create(const QString&, QObject* object)
{
    auto* view = qobject_cast<MatrixView*>(object);
    return view ? new MatrixAccessible(view) : nullptr;
}

} // namespace

void installAccessibleMatrices()
{
    static const bool installed = (QAccessible::installFactory(create), true);
    Q_UNUSED(installed)
}

void notifyCurrentCell(MatrixView* view)
{
    view->setAccessibleDescription(view->spokenCell(view->currentCell().y(), view->currentCell().x()));
    if (!QAccessible::isActive() || !view->hasFocus()) return;
    const QPoint cell = view->currentCell();
    QAccessibleInterface* table = QAccessible::queryAccessibleInterface(view);
    QAccessibleInterface* chosen =
        table && table->tableInterface() ? table->tableInterface()->cellAt(cell.y(), cell.x()) : nullptr;
    if (!chosen) return;
    QAccessibleEvent focus(chosen, QAccessible::Focus);
    QAccessible::updateAccessibility(&focus);
    QAccessibleEvent name(chosen, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&name);
}

} // namespace sessionsmith::widgets
