// SPDX-License-Identifier: GPL-3.0-or-later
// The context menu of a matrix view: what can be done to the selected cells, their rows, states and actions; and names
// edited in place.
#include "widgets/behaviour/matrixview.h"
#include "widgets/behaviour/modeledits.h"
#include "widgets/behaviour/nameeditor.h"
#include "widgets/behaviour/rowmenu.h"
#include "widgets/common/texts.h"

#include <QContextMenuEvent>
#include <QMenu>

namespace sessionsmith::widgets {

void MatrixView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint place = byKey ? m_geometry.cell(m_current.y(), m_current.x()).center() : event->pos();
    const QPoint cell(m_geometry.columnAt(place.x()), m_geometry.rowAt(place.y()));
    if (!byKey && cell.y() >= 0 && cell.x() >= 0 && !selection().contains(cell)) setCurrentCell(cell.y(), cell.x());
    if (!byKey && cell.y() >= 0 && cell.x() < 0) setCurrentCell(cell.y(), m_current.x());
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(&m_document, &ModelDocument::aboutToBeReplaced, menu, &QWidget::close); // a fit arrives
    fillMenu(menu);
    menu->popup(byKey ? viewport()->mapToGlobal(place) : event->globalPos());
}

void MatrixView::fillMenu(QMenu* menu)
{
    const QRect cells = selection();
    const bool hasOnlyEnd = m_geometry.isEnd(cells.left());
    const int first = cells.top(), last = cells.bottom();
    const auto attempt = [this](const Result<>& done) {
        if (!done) Q_EMIT refused(translated(done.error()));
    };
    if (!hasOnlyEnd)
        addRowEdits(menu, m_document, m_part, cells.intersected(QRect(0, 0, m_geometry.columns, m_geometry.rows)),
                    attempt);
    menu->addAction(tr("Copy") + QStringLiteral("\tCtrl+C"), this, &MatrixView::copySelection);
    menu->addAction(tr("Paste") + QStringLiteral("\tCtrl+V"), this, &MatrixView::paste);
    menu->addAction(tr("Lock or unlock") + QStringLiteral("\tL"), this, &MatrixView::toggleLocks);
    if (cells.size() == QSize(1, 1))
        menu->addAction(tr("Set as target…"), this, [this] {
            Q_EMIT targetRequested({partOf(m_current.x()), m_current.y(), cellColumn(m_current.x())});
        });
    menu->addSeparator();
    QAction* logarithmic = menu->addAction(tr("Logarithmic colours"), this, [this](bool chosen) {
        Q_EMIT scaleChosen(chosen ? QuantityScale::Logarithm : QuantityScale::Root);
    });
    logarithmic->setCheckable(true);
    logarithmic->setChecked(m_scale == QuantityScale::Logarithm);
    menu->addSeparator();
    addStructure(menu, edits::Kind::State, first, last);
    if (m_part == Part::Emission) addStructure(menu, edits::Kind::Action, cells.left(), cells.right());
}

/// What can be done to the states or actions from `first` to `last`.
void MatrixView::addStructure(QMenu* menu, edits::Kind kind, int first, int last)
{
    const auto& names = edits::namesOf(m_document, kind);
    const QString name = actionWord(names[std::size_t(first)]);
    const int count = int(names.size());
    const bool isState = kind == edits::Kind::State, isOne = first == last;
    const auto attempt = [this, kind](const Result<>& done, int named = -1) {
        if (!done)
            Q_EMIT refused(translated(done.error()));
        else if (named >= 0)
            editName(kind, named);
    };
    const QString word = isState ? tr("State") : tr("Action");
    const QString titled = name.startsWith(word, Qt::CaseInsensitive)
                               ? name // "State 2" says what it is
                               : (isState ? tr("State %1") : tr("Action %1")).arg(name);
    QMenu* own = menu->addMenu(isOne     ? QString(titled).replace(u'&', QStringLiteral("&&"))
                               : isState ? tr("The %1 states").arg(last - first + 1)
                                         : tr("The %1 actions").arg(last - first + 1));
    if (isOne) own->addAction(tr("Rename…"), this, [=, this] { editName(kind, first); });
    QAction* up = own->addAction(isState ? tr("Move up") : tr("Move left"), this,
                                 [=, this] { attempt(edits::move(m_document, kind, first, first - 1)); });
    QAction* down = own->addAction(isState ? tr("Move down") : tr("Move right"), this,
                                   [=, this] { attempt(edits::move(m_document, kind, first, first + 1)); });
    up->setEnabled(isOne && first > 0);
    down->setEnabled(isOne && first + 1 < count);
    own->addAction(tr("Split in two"), this,
                   [=, this] { attempt(edits::splitInHalf(m_document, kind, first), first + 1); })
        ->setEnabled(isOne);
    own->addAction(tr("Merge into one"), this, [=, this] { attempt(edits::merge(m_document, kind, first, last)); })
        ->setEnabled(!isOne);
    own->addAction(tr("Remove"), this, [=, this] { attempt(edits::remove(m_document, kind, first, last)); })
        ->setEnabled(last - first + 1 < count);
    menu->addAction(isState ? tr("Add state") : tr("Add action"), this,
                    [=, this] { attempt(edits::add(m_document, kind), count); });
}

void MatrixView::editName(edits::Kind kind, int index)
{
    const bool isRow = kind == edits::Kind::State;
    setCurrentCell(isRow ? index : m_current.y(), isRow ? m_current.x() : index);
    editName(kind, index, isRow ? m_geometry.rowName(index).adjusted(14, 0, 8, 0) : m_geometry.columnName(index));
}

void MatrixView::editName(edits::Kind kind, int index, const QRect& place)
{
    auto* editor = new NameEditor(
        m_document,
        [this, kind, index](const QString& name) {
            const auto renamed = edits::rename(m_document, kind, index, name.toStdString());
            if (!renamed) Q_EMIT refused(translated(renamed.error()));
            return renamed.has_value();
        },
        viewport());
    connect(editor, &NameEditor::closed, this, [this] { setFocus(); });
    editor->open(place, text(edits::namesOf(m_document, kind)[std::size_t(index)]));
}

void MatrixView::editColumnName(int column)
{
    if (column < 0 || m_geometry.isEnd(column)) return;
    editName(m_part == Part::Emission ? edits::Kind::Action : edits::Kind::State, column,
             m_geometry.columnName(column));
}

} // namespace sessionsmith::widgets
