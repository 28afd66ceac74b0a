// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/transitioncard.h"

#include "widgets/behaviour/diagrampane.h"
#include "widgets/behaviour/diagramview.h"
#include "widgets/behaviour/matrixview.h"
#include "widgets/common/segments.h"

#include <QBoxLayout>
#include <QSettings>

namespace sessionsmith::widgets {

namespace {

QString viewKey()
{
    return QStringLiteral("behaviour/transitions");
}

} // namespace

TransitionCard::TransitionCard(ModelDocument& document, QWidget* parent)
    : Card({}, {}, parent), m_document(document), m_matrix(new MatrixView(document, Part::Transition)),
      m_diagram(new DiagramPane(document)), m_view(new Segments)
{
    addHeaderWidget(m_view);
    body()->addWidget(m_matrix);
    body()->addWidget(m_diagram);
    m_diagram->hide();
    connect(m_view, &Segments::currentChanged, this, &TransitionCard::setView);
    connect(m_matrix, &MatrixView::currentCellChanged, this, &TransitionCard::chooseInDiagram);
    connect(&m_diagram->view(), &DiagramView::currentCellChanged, this, &TransitionCard::chooseInMatrix);
}

bool TransitionCard::showsMatrix() const
{
    return m_view->current() == 0;
}

void TransitionCard::setView(int)
{
    Q_EMIT viewChosen();
    // First the one away: room for both is never asked for.
    QWidget* const views[] = {m_matrix, m_diagram};
    views[showsMatrix() ? 1 : 0]->hide();
    views[showsMatrix() ? 0 : 1]->show();
    retranslate();
    Q_EMIT viewChanged();
}

void TransitionCard::chooseInDiagram(int row, int column)
{
    const bool isEnd = m_matrix->geometry().isEnd(column);
    m_diagram->view().setCurrentCell({isEnd ? Part::End : Part::Transition, row, isEnd ? 0 : column});
}

void TransitionCard::chooseInMatrix(const hmm::Cell& cell)
{
    if (cell.part == Part::Initial) return; // no part of the matrix
    m_matrix->setCurrentCell(cell.row, cell.part == Part::End ? m_document.hmm().stateCount() : cell.column);
}

int TransitionCard::missingHeight() const
{
    if (showsMatrix()) return m_matrix->leastHeight() - m_matrix->viewport()->height();
    return m_diagram->sizeHint().height() - contentsHeight();
}

int TransitionCard::spareHeight() const
{
    return showsMatrix() ? -missingHeight() : contentsHeight() - m_diagram->minimumSizeHint().height();
}

/// Of the body, whichever view lies in it.
int TransitionCard::contentsHeight() const
{
    return body()->geometry().height();
}

void TransitionCard::setFormat(ProbabilityFormat format)
{
    m_matrix->setFormat(format);
    m_diagram->view().setFormat(format);
}

void TransitionCard::retranslate()
{
    const int count = m_document.hmm().stateCount();
    setTitle(tr("Transition"));
    const QString meaning = m_document.hmm().hasEnd() ? tr("%1 × %2 · P(next state | state, the session goes on)")
                                                      : tr("%1 × %2 · P(next state | state)");
    const QString sizes = m_document.hmm().hasEnd() ? tr("size: long-run share of time · bar: the session ends")
                                                    : tr("size: long-run share of time");
    setSubtitle(showsMatrix() ? meaning.arg(count).arg(count) : sizes);
    m_view->setWords({tr("Matrix"), tr("Diagram")});
    m_view->setAccessibleName(tr("How transitions are shown"));
    m_matrix->setAccessibleName(tr("Transition matrix"));
    m_diagram->retranslate();
}

void TransitionCard::saveState()
{
    QSettings().setValue(viewKey(), m_view->current());
    m_diagram->saveState();
}

void TransitionCard::restoreState()
{
    m_view->setCurrent(QSettings().value(viewKey()).toInt());
    m_diagram->restoreState();
}

} // namespace sessionsmith::widgets
