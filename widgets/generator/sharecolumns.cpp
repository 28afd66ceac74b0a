// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/generator/sharecolumns.h"

#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/generator/percenteditor.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

#include <algorithm>
#include <numeric>

namespace sessionsmith::widgets {

namespace {

constexpr double headroom = 1.12; // above the largest share, to drag it further
constexpr double step = 0.005;    // of up and down

} // namespace

std::vector<double> gathered(const std::vector<double>& shares, std::size_t most)
{
    std::vector<double> result(std::min(most, shares.size()));
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (std::size_t i = 0; i < shares.size(); ++i)
        result[std::min(i, most - 1)] += shares[i] / sum;
    return result;
}

std::vector<double> withShare(std::vector<double> shares, std::size_t most, std::size_t index, double share)
{
    if (index >= shares.size()) shares.resize(index + 1);
    const std::vector<double> before = gathered(shares, most);
    const double others = 1 - before[index];
    const double rest = before.size() > 1 ? 1 - std::clamp(share, 0.0, 1.0) : 0;
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const std::size_t column = std::min(i, most - 1);
        if (column == index)
            shares[i] = before[index] > 0 ? shares[i] / sum / before[index] * (1 - rest) : i == index ? 1 - rest : 0;
        else
            shares[i] = others > 0 ? shares[i] / sum / others * rest : rest / double(before.size() - 1);
    }
    return shares;
}

ShareColumns::ShareColumns(QWidget* parent) : QWidget(parent)
{
    installSpokenViews();
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMouseTracking(true);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ShareColumns::setColumns(std::vector<Column> columns)
{
    m_columns = std::move(columns);
    m_current = std::clamp(m_current, 0, std::max(0, int(m_columns.size()) - 1));
    if (m_dragged >= int(m_columns.size())) m_dragged = -1;
    if (hasFocus() && !m_columns.empty()) notifySpokenValue(this);
    update();
}

void ShareColumns::setEditable(bool editable)
{
    m_editable = editable;
    setFocusPolicy(editable ? Qt::StrongFocus : Qt::NoFocus);
}

void ShareColumns::setMost(double share)
{
    m_most = share;
    update();
}

void ShareColumns::setColour(const QColor& colour)
{
    m_colour = colour;
    update();
}

void ShareColumns::setKey(const QString& columns, const QString& line)
{
    m_columnsName = columns;
    m_lineName = line;
    update();
}

void ShareColumns::setAxisTitle(const QString& title)
{
    m_axisTitle = title;
    update();
}

void ShareColumns::setPlaceholder(const QString& text)
{
    m_placeholder = text;
    update();
}

double ShareColumns::largest() const
{
    double largest = 0;
    for (const Column& column : m_columns)
        largest = std::max({largest, column.share, column.beside});
    return std::min(m_most, largest * headroom);
}

int ShareColumns::columnAt(double x) const
{
    const QRectF area = plot();
    if (m_columns.empty() || x < area.left() || x >= area.right()) return -1;
    return std::min(int((x - area.left()) / area.width() * double(m_columns.size())), int(m_columns.size()) - 1);
}

void ShareColumns::setCurrent(int index)
{
    m_current = index;
    notifySpokenValue(this);
    update();
}

QString ShareColumns::describe(int index) const
{
    const Column& column = m_columns[std::size_t(index)];
    QString words = (column.longName.isEmpty() ? column.name : column.longName) + QStringLiteral(": ") +
                    formatPercent(column.share, 1);
    if (column.high >= 0)
        words +=
            u'\n' + tr("estimated: %1 to %2 (95 %)").arg(formatPercent(column.low, 1), formatPercent(column.high, 1));
    if (column.beside >= 0) words += u'\n' + tr("%1: %2").arg(m_lineName, formatPercent(column.beside, 1));
    return words;
}

QString ShareColumns::spokenValue() const
{
    return m_columns.empty() ? m_placeholder : describe(m_current).replace(u'\n', QStringLiteral(", "));
}

bool ShareColumns::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int index = columnAt(help->pos().x());
        QToolTip::showText(help->globalPos(), index < 0 ? QString() : describe(index), this);
        return true;
    }
    // Escape takes a drag back before it closes anything.
    if (event->type() == QEvent::ShortcutOverride && m_dragged >= 0) event->accept();
    if (event->type() == QEvent::Leave && std::exchange(m_hovered, -1) >= 0) update();
    return QWidget::event(event);
}

void ShareColumns::mousePressEvent(QMouseEvent* event)
{
    const int index = columnAt(event->position().x());
    if (!m_editable || index < 0 || event->button() != Qt::LeftButton) return;
    setFocus(Qt::MouseFocusReason);
    setCurrent(index);
    m_top = largest();
    m_before = m_columns[std::size_t(index)].share;
    m_dragged = index;
    Q_EMIT dragBegun();
}

void ShareColumns::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragged < 0) {
        const int hovered = m_editable ? columnAt(event->position().x()) : -1;
        setCursor(hovered >= 0 ? Qt::SizeVerCursor : Qt::ArrowCursor);
        if (std::exchange(m_hovered, hovered) != hovered) update();
        return;
    }
    const QRectF area = plot();
    const double share = m_top * (area.bottom() - event->position().y()) / area.height();
    Q_EMIT edited(m_dragged, std::clamp(share, 0.0, m_top));
}

void ShareColumns::mouseReleaseEvent(QMouseEvent*)
{
    if (std::exchange(m_dragged, -1) >= 0) Q_EMIT dragEnded();
    update();
}

void ShareColumns::keyPressEvent(QKeyEvent* event)
{
    if (m_columns.empty() || !m_editable) return QWidget::keyPressEvent(event);
    const double share = m_columns[std::size_t(m_current)].share;
    const int last = int(m_columns.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Escape:
        if (std::exchange(m_dragged, -1) < 0) return QWidget::keyPressEvent(event);
        Q_EMIT dragCancelled();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
        return setCurrent(std::clamp(m_current + (event->key() == Qt::Key_Left ? -1 : 1), 0, last));
    case Qt::Key_Home:
    case Qt::Key_End:
        return setCurrent(event->key() == Qt::Key_Home ? 0 : last);
    case Qt::Key_Up:
    case Qt::Key_Down:
        Q_EMIT edited(m_current, std::clamp(share + (event->key() == Qt::Key_Up ? step : -step), 0.0, m_most));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        return openEditor(QString::number(100 * share, 'f', 1));
    default:
        if (!event->text().isEmpty() && event->text()[0].isDigit()) return openEditor(event->text());
        QWidget::keyPressEvent(event);
    }
}

void ShareColumns::openEditor(const QString& text)
{
    constexpr int width = 64;
    const QRectF at = column(m_current);
    const QRect place(std::clamp(int(at.center().x()) - width / 2, 0, std::max(0, this->width() - width)), 0, width,
                      28);
    auto* editor = new PercentEditor(text, place, this, m_most);
    connect(editor, &PercentEditor::entered, this,
            [this, index = m_current](double share) { Q_EMIT edited(index, share); });
    connect(editor, &PercentEditor::refused, this, &ShareColumns::refused);
}

void ShareColumns::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    notifySpokenValue(this);
    update();
}

void ShareColumns::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace sessionsmith::widgets
