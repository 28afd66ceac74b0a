// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/matrixview.h"

#include "widgets/behaviour/cellwords.h"
#include "widgets/behaviour/matrixaccessible.h"
#include "widgets/behaviour/rowbars.h"
#include "widgets/behaviour/rowentropy.h"
#include "widgets/behaviour/tellingelision.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QHelpEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr double practicallyNever = 1e-6;

} // namespace

MatrixView::MatrixView(ModelDocument& document, Part part, QWidget* parent)
    : QAbstractScrollArea(parent), m_document(document), m_part(part), m_bars(new RowBars(document, part, viewport())),
      m_nudging(document)
{
    installAccessibleMatrices();
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    m_bars->hide();
    connect(&document, &ModelDocument::replaced, this, [this] {
        m_pressedName = -1;
        setOpenRow(-1);
        m_anchor = m_current; // what was selected belongs to the model before
    });
    connect(&document, &ModelDocument::rowChanged, this, [this](Part changed, int row) {
        if (changed == Part::Transition && personaRuns(m_document) != m_personaRuns) layOut(); // two became one
        if (changed != m_part && !(changed == Part::End && m_geometry.hasEnd)) return;
        viewport()->update(QRect(0, m_geometry.cell(row, 0).top(), viewport()->width(), m_geometry.rowHeight));
        if (row == m_current.y()) notifyCurrentCell(this);
    });
    connect(&document, &ModelDocument::locksChanged, this, [this] {
        viewport()->update();
        m_bars->update();
        notifyCurrentCell(this);
    });
    connect(&Theme::instance(), &Theme::changed, this, &MatrixView::layOut);
    connect(m_bars, &RowBars::columnPressed, this, [this](int column) {
        setFocus();
        setCurrentCell(openRow(), column);
    });
    layOut();
}

void MatrixView::setFormat(ProbabilityFormat format)
{
    m_format = format;
    layOut();
}

void MatrixView::setScale(QuantityScale scale)
{
    m_scale = scale;
    viewport()->update();
}

double MatrixView::valueAt(int row, int column) const
{
    return m_document.value(partOf(column), row, cellColumn(column));
}

/// How long a state lasts once it is entered: a geometric distribution.
QString MatrixView::dwellWords(int state) const
{
    const hmm::Model& model = m_document.hmm();
    const double stays = model.transition(state, state) * (model.hasEnd() ? 1 - model.end(state) : 1);
    return stays < 1 ? tr("lasts %1 events on average").arg(formatNumber(1 / (1 - stays), 1)) : tr("lasts for ever");
}

QString MatrixView::spokenCell(int row, int column) const
{
    return cellDescription(m_document, cellOf(row, column), m_format);
}

QString MatrixView::spokenRow(int row) const
{
    const hmm::Vector values = m_document.row(m_part, row);
    return tr("%1: sum %2, entropy %3 of the largest possible")
        .arg(m_document.rowName(m_part, row), formatPercent(values.sum()), formatPercent(relativeEntropy(values)));
}

QString MatrixView::spokenColumn(int column) const
{
    return m_document.columnName(partOf(column), cellColumn(column));
}

QSize MatrixView::sizeHint() const
{
    const int open = openRow() >= 0 ? MatrixGeometry::barsHeight : 0;
    return {560, m_geometry.headerHeight + std::min(m_geometry.rows, 8) * 38 + open + 2};
}

QSize MatrixView::minimumSizeHint() const
{
    return {320, m_geometry.headerHeight + 3 * 26};
}

void MatrixView::layOut()
{
    m_geometry.rows = m_document.rowCount(m_part);
    m_geometry.columns = m_document.columnCount(m_part);
    m_geometry.hasEnd = m_part == Part::Transition && m_document.hmm().hasEnd();
    m_personaRuns = personaRuns(m_document);
    m_geometry.hasRowBands = !m_personaRuns.empty();
    m_geometry.hasColumnBands = m_part == Part::Transition && m_geometry.hasRowBands;
    const QFontMetrics metrics(Theme::instance().title()); // of the chosen row, the widest
    int names = 0;
    for (int row = 0; row < m_geometry.rows; ++row)
        names = std::max(names, metrics.horizontalAdvance(m_document.shortRowName(m_part, row)));
    const int cell = m_format == ProbabilityFormat::Percent ? 46 : 52;
    m_geometry.fit(viewport()->size(), names + 34, cell);
    chooseNameStyle();
    m_current.setX(std::clamp(m_current.x(), 0, std::max(0, m_geometry.columnsWithEnd() - 1)));
    m_current.setY(std::clamp(m_current.y(), 0, std::max(0, m_geometry.rows - 1)));

    const QSize content = m_geometry.contentSize();
    const QSize room = m_geometry.cellArea().size();
    horizontalScrollBar()->setRange(0, std::max(0, content.width() - room.width()));
    horizontalScrollBar()->setPageStep(room.width());
    horizontalScrollBar()->setSingleStep(m_geometry.cellWidth);
    verticalScrollBar()->setRange(0, std::max(0, content.height() - room.height()));
    verticalScrollBar()->setPageStep(room.height());
    verticalScrollBar()->setSingleStep(m_geometry.rowHeight);
    syncBars();
    viewport()->update();
}

void MatrixView::chooseNameStyle()
{
    QStringList rows, columns;
    for (int row = 0; row < m_geometry.rows; ++row)
        rows << m_document.shortRowName(m_part, row);
    for (int column = 0; column < m_geometry.columns; ++column)
        columns << m_document.shortColumnName(m_part, column);
    constexpr int air = 4; // names that touch each other read as one
    const int room = m_geometry.cellWidth - MatrixGeometry::gap - air;
    const QFontMetrics metrics(Theme::instance().body());
    m_hasWideNames =
        std::ranges::any_of(columns, [&](const QString& name) { return metrics.horizontalAdvance(name) > room; });
    m_columnElision = tellingElision(columns, QFontMetrics(Theme::instance().small()), room);
    m_rowElision = tellingElision(rows, metrics, m_geometry.nameTextWidth());
}

void MatrixView::syncBars()
{
    m_geometry.scroll = {horizontalScrollBar()->value(), verticalScrollBar()->value()};
    if (openRow() < 0)
        m_bars->hide();
    else
        m_bars->showRow(m_geometry, m_format, m_geometry.isEnd(m_current.x()) ? -1 : m_current.x());
    // Under the fixed column names the bars must not show.
    const int hidden = std::max(0, m_geometry.headerHeight - m_bars->y());
    m_bars->setMask(hidden > 0 ? QRegion(0, hidden, m_bars->width(), std::max(1, m_bars->height() - hidden))
                               : QRegion());
}

void MatrixView::setOpenRow(int row)
{
    if (m_bars->isDragging()) m_bars->cancelDrag();
    m_geometry.openRow = row < m_document.rowCount(m_part) ? row : -1;
    updateGeometry();
    layOut();
    Q_EMIT openRowChanged();
    if (openRow() >= 0) setCurrentCell(openRow(), m_current.x());
}

void MatrixView::setCurrentCell(int row, int column)
{
    const QPoint next(std::clamp(column, 0, m_geometry.columnsWithEnd() - 1), std::clamp(row, 0, m_geometry.rows - 1));
    if (next != m_current) m_nudging.finish();
    m_current = m_anchor = next;
    const QPoint target = m_geometry.scrollTo(next.y(), next.x());
    horizontalScrollBar()->setValue(target.x());
    verticalScrollBar()->setValue(target.y());
    syncBars();
    viewport()->update();
    notifyCurrentCell(this);
    Q_EMIT currentCellChanged(next.y(), next.x());
}

void MatrixView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
    notifyCurrentCell(this);
}

void MatrixView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void MatrixView::resizeEvent(QResizeEvent*)
{
    layOut();
}

void MatrixView::scrollContentsBy(int, int)
{
    syncBars();
    viewport()->update();
}

/// Of what stands beside the cells: its whole name, which may be elided there, and what can be done with it.
QString MatrixView::headerTip(const QPoint& place) const
{
    const int row = m_geometry.rowAt(place.y()), column = m_geometry.columnAt(place.x());
    for (const PersonaRun& run : m_personaRuns)
        if (m_geometry.rowBand(run.first, run.last).contains(place) ||
            (m_geometry.hasColumnBands && m_geometry.columnBand(run.first, run.last).contains(place)))
            return m_document.personaName(run.persona);
    if (row >= 0 && m_geometry.rowName(row).contains(place))
        return m_document.rowName(m_part, row) + u'\n' + tr("A click opens the bars, a double click renames");
    if (column >= 0 && m_geometry.columnName(column).contains(place))
        return m_document.columnName(partOf(column), cellColumn(column));
    return {};
}

bool MatrixView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int row = m_geometry.rowAt(help->pos().y()), column = m_geometry.columnAt(help->pos().x());
        if (row < 0 || column < 0) {
            QToolTip::showText(help->globalPos(), headerTip(help->pos()), this);
            return true;
        }
        const double value = valueAt(row, column);
        QStringList lines{cellDescription(m_document, cellOf(row, column))};
        lines << tr("odds %1").arg(probabilityText(value, ProbabilityFormat::Odds));
        if (value > 0 && value < practicallyNever)
            lines << tr("practically never");
        else if (value > 0)
            lines << tr("once in %1").arg(formatNumber(1 / value, value > 0.1 ? 1 : 0));
        if (partOf(column) == Part::Transition && row == column) lines << dwellWords(row);
        lines << evidenceLines(m_document, cellOf(row, column), m_format);
        const bool locked = m_document.isLocked(partOf(column), row, cellColumn(column));
        lines << (locked ? tr("L unlocks it") : tr("L locks it"));
        QToolTip::showText(help->globalPos(), lines.join(u'\n'), this, m_geometry.cell(row, column));
        return true;
    }
    if (event->type() == QEvent::Leave) {
        m_hovered = {-1, -1};
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace sessionsmith::widgets
