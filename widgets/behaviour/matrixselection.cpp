// SPDX-License-Identifier: GPL-3.0-or-later
// What a matrix view does with several cells at once: selecting, copying, pasting, locking.
#include "widgets/behaviour/matrixtext.h"
#include "widgets/behaviour/matrixview.h"
#include "widgets/common/texts.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace sessionsmith::widgets {

QRect MatrixView::selection() const
{
    const QPoint last(m_geometry.columnsWithEnd() - 1, m_geometry.rows - 1);
    const QPoint anchor(std::clamp(m_anchor.x(), 0, std::max(0, last.x())),
                        std::clamp(m_anchor.y(), 0, std::max(0, last.y())));
    return QRect(anchor, m_current).normalized();
}

void MatrixView::select(int row, int column)
{
    const QPoint anchor = m_anchor;
    setCurrentCell(row, column);
    m_anchor = anchor;
    viewport()->update();
}

void MatrixView::selectAll()
{
    setCurrentCell(0, 0);
    select(m_geometry.rows - 1, m_geometry.columns - 1);
}

void MatrixView::copySelection() const
{
    const QRect cells = selection();
    hmm::Matrix block(cells.height(), cells.width());
    for (int i = 0; i < cells.height(); ++i)
        for (int j = 0; j < cells.width(); ++j)
            block(i, j) = valueAt(cells.top() + i, cells.left() + j);
    QGuiApplication::clipboard()->setText(blockText(block, m_format));
}

void MatrixView::paste()
{
    const QPoint at = selection().topLeft();
    const QString text = QGuiApplication::clipboard()->text();
    // A whole row is scaled to one: it may be counts. Part of a row must say how much it takes.
    auto block = parseBlock(text, m_format, at.x() == 0);
    if (block && block->cols() < m_geometry.columns) block = parseBlock(text, m_format, false);
    if (!block) {
        Q_EMIT refused(translated(block.error()));
        return;
    }
    if (m_document.setBlock(m_part, at.y(), at.x(), *block)) {
        setCurrentCell(at.y(), at.x());
        select(at.y() + int(block->rows()) - 1, at.x() + int(block->cols()) - 1);
    }
}

/// A number that was typed counts for all cells that are selected.
void MatrixView::setCells(const QRect& cells, double value)
{
    if (cells.size() == QSize(1, 1)) {
        const auto [part, row, column] = cellOf(cells.top(), cells.left());
        m_document.setValue(part, row, column, value);
        return;
    }
    std::vector<hmm::Cell> all;
    for (int row = cells.top(); row <= cells.bottom(); ++row)
        for (int column = cells.left(); column <= cells.right(); ++column)
            all.push_back(cellOf(row, column));
    if (const auto set = edits::setCells(m_document, all, value); !set) Q_EMIT refused(translated(set.error()));
}

void MatrixView::toggleLocks()
{
    const QRect cells = selection();
    bool all = true;
    for (int row = cells.top(); row <= cells.bottom(); ++row)
        for (int column = cells.left(); column <= cells.right(); ++column)
            all &= m_document.isLocked(partOf(column), row, cellColumn(column));
    hmm::Locks locks = m_document.locks();
    for (int row = cells.top(); row <= cells.bottom(); ++row)
        for (int column = cells.left(); column <= cells.right(); ++column)
            locks.setLocked({partOf(column), row, cellColumn(column)}, !all);
    const int count = cells.width() * cells.height();
    if (count == 1)
        m_document.setLocked(partOf(m_current.x()), m_current.y(), cellColumn(m_current.x()), !all);
    else
        m_document.setLocks(std::move(locks), [all, count] {
            return all ? tr("Unlock %n cell(s)", nullptr, count) : tr("Lock %n cell(s)", nullptr, count);
        });
}

} // namespace sessionsmith::widgets
