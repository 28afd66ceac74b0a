// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/generator/categorymap.h"

#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/generator/percenteditor.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr double nameWidth = 76, headerHeight = 18;

/// As much of a name as there is room for, of a numbered one the number; what is cut off leaves an ellipsis.
QString shortened(const QString& name, const QFontMetrics& metrics, double room)
{
    if (metrics.horizontalAdvance(name) <= room) return name;
    qsizetype digits = name.size();
    while (digits > 0 && name[digits - 1].isDigit())
        --digits;
    const bool isNumbered = digits > 0 && digits < name.size();
    return metrics.elidedText(isNumbered ? name.mid(digits) : name, Qt::ElideRight, int(room));
}

} // namespace

CategoryMap::CategoryMap(QWidget* parent) : QWidget(parent)
{
    installSpokenViews();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CategoryMap::setTransitions(QStringList names, hmm::Matrix probabilities, std::vector<bool> isSet)
{
    m_names = std::move(names);
    m_probabilities = std::move(probabilities);
    m_isSet = std::move(isSet);
    m_row = std::clamp(m_row, 0, std::max(0, size() - 1));
    m_column = std::clamp(m_column, 0, std::max(0, size() - 1));
    if (hasFocus() && size() > 0) notifySpokenValue(this);
    update();
}

void CategoryMap::setPlaceholder(const QString& text)
{
    m_placeholder = text;
    update();
}

void CategoryMap::setCurrent(int row, int column)
{
    m_row = std::clamp(row, 0, std::max(0, size() - 1));
    m_column = std::clamp(column, 0, std::max(0, size() - 1));
    notifySpokenValue(this);
    update();
    Q_EMIT currentChanged();
}

QString CategoryMap::spokenValue() const
{
    if (size() == 0) return m_placeholder;
    const QString words =
        tr("%1 → %2: %3").arg(m_names[m_row], m_names[m_column], formatPercent(m_probabilities(m_row, m_column), 1));
    return isSet(m_row, m_column) ? tr("%1, set by hand").arg(words) : words;
}

QRectF CategoryMap::grid() const
{
    return QRectF(rect()).adjusted(nameWidth, headerHeight, -1, -1);
}

QRectF CategoryMap::cell(int row, int column) const
{
    const QRectF area = grid();
    const double width = area.width() / size(), height = std::min(26.0, area.height() / size());
    return QRectF(area.left() + width * column, area.top() + height * row, width, height)
        .adjusted(0.5, 0.5, -0.5, -0.5);
}

bool CategoryMap::findCell(const QPointF& position, int& row, int& column) const
{
    for (row = 0; row < size(); ++row)
        for (column = 0; column < size(); ++column)
            if (cell(row, column).contains(position)) return true;
    return false;
}

void CategoryMap::mousePressEvent(QMouseEvent* event)
{
    int row = 0, column = 0;
    if (findCell(event->position(), row, column)) setCurrent(row, column);
}

void CategoryMap::mouseDoubleClickEvent(QMouseEvent* event)
{
    int row = 0, column = 0;
    if (findCell(event->position(), row, column))
        openEditor(QString::number(100 * m_probabilities(row, column), 'f', 1));
}

void CategoryMap::mouseMoveEvent(QMouseEvent* event)
{
    int row = -1, column = -1;
    if (!findCell(event->position(), row, column)) row = column = -1;
    if (row == m_hoveredRow && column == m_hoveredColumn) return;
    m_hoveredRow = row;
    m_hoveredColumn = column;
    update();
}

void CategoryMap::leaveEvent(QEvent*)
{
    m_hoveredRow = m_hoveredColumn = -1;
    update();
}

void CategoryMap::keyPressEvent(QKeyEvent* event)
{
    if (size() == 0) return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        return setCurrent(m_row, m_column - 1);
    case Qt::Key_Right:
        return setCurrent(m_row, m_column + 1);
    case Qt::Key_Up:
        return setCurrent(m_row - 1, m_column);
    case Qt::Key_Down:
        return setCurrent(m_row + 1, m_column);
    case Qt::Key_Home:
        return setCurrent(m_row, 0);
    case Qt::Key_End:
        return setCurrent(m_row, size() - 1);
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (isSet(m_row, m_column)) Q_EMIT cleared(m_row, m_column);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        return openEditor(QString::number(100 * m_probabilities(m_row, m_column), 'f', 1));
    default:
        if (!event->text().isEmpty() && event->text()[0].isDigit()) return openEditor(event->text());
        QWidget::keyPressEvent(event);
    }
}

void CategoryMap::openEditor(const QString& text)
{
    constexpr int width = 64;
    const QPointF at = cell(m_row, m_column).center();
    const QRect place(std::clamp(int(at.x()) - width / 2, 0, this->width() - width),
                      std::clamp(int(at.y()) - 14, 0, std::max(0, height() - 28)), width, 28);
    auto* editor = new PercentEditor(text, place, this);
    connect(editor, &PercentEditor::entered, this,
            [this, row = m_row, column = m_column](double share) { Q_EMIT edited(row, column, share); });
    connect(editor, &PercentEditor::refused, this, &CategoryMap::refused);
}

void CategoryMap::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (size() > 0) notifySpokenValue(this);
    update();
}

void CategoryMap::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void CategoryMap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (size() == 0) {
        painter.setFont(Theme::instance().body());
        painter.setPen(Theme::instance().colours().muted);
        painter.drawText(rect().adjusted(12, 0, -12, 0), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    paintNames(painter);
    for (int row = 0; row < size(); ++row)
        for (int column = 0; column < size(); ++column)
            paintCell(painter, row, column);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(hasFocus() ? Theme::instance().colours().accent : Theme::instance().colours().muted, 2));
    painter.drawRoundedRect(cell(m_row, m_column), 2, 2);
}

void CategoryMap::paintNames(QPainter& painter) const
{
    const Colours& colours = Theme::instance().colours();
    painter.setFont(Theme::instance().small());
    const double leastWidth = painter.fontMetrics().averageCharWidth() * 5;
    const bool areNarrow = std::ranges::any_of(m_names, [&](const QString& name) {
        const QString words = shortened(name, painter.fontMetrics(), cell(0, 0).width());
        return words.endsWith(u'…') && cell(0, 0).width() < leastWidth;
    });
    for (int i = 0; i < size(); ++i) {
        const QRectF own = cell(i, i);
        painter.setPen(i == m_row ? colours.text : colours.muted);
        painter.drawText(QRectF(0, own.top(), nameWidth - 6, own.height()), Qt::AlignVCenter | Qt::AlignRight,
                         painter.fontMetrics().elidedText(m_names[i], Qt::ElideMiddle, int(nameWidth) - 6));
        if (areNarrow) continue;
        painter.setPen(i == m_column ? colours.text : colours.muted);
        painter.drawText(QRectF(own.left(), 0, own.width(), headerHeight), Qt::AlignCenter,
                         shortened(m_names[i], painter.fontMetrics(), own.width()));
    }
    if (areNarrow) paintColumnName(painter);
}

/// Where columns are too narrow for names, that of the one under the mouse or the chosen one alone.
void CategoryMap::paintColumnName(QPainter& painter) const
{
    const int column = m_hoveredColumn >= 0 ? m_hoveredColumn : m_column;
    const double room = grid().width();
    const QString name = painter.fontMetrics().elidedText(m_names[column], Qt::ElideMiddle, int(room) - 2);
    const double width = painter.fontMetrics().horizontalAdvance(name) + 1.0;
    const double left = std::clamp(cell(0, column).center().x() - width / 2, grid().left(), grid().right() - width);
    painter.setPen(Theme::instance().colours().text);
    painter.drawText(QRectF(left, 0, width, headerHeight), Qt::AlignCenter, name);
}

void CategoryMap::paintCell(QPainter& painter, int row, int column) const
{
    const double probability = m_probabilities(row, column);
    const QColor colour = Theme::quantity(probability);
    const QRectF area = cell(row, column);
    painter.setPen(Qt::NoPen);
    painter.setBrush(row == m_hoveredRow && column == m_hoveredColumn ? colour.lighter(115) : colour);
    painter.drawRoundedRect(area, 2, 2);
    painter.setPen(Theme::textOn(colour));
    painter.setFont(Theme::instance().tabular(Theme::instance().small()));
    constexpr double least = 0.005; // what is written as 0 is left out
    if (area.height() >= 12 && area.width() >= 18 && probability >= least)
        painter.drawText(area, Qt::AlignCenter, formatNumber(100 * probability, 0));
    if (!isSet(row, column)) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::textOn(colour));
    constexpr double corner = 6;
    painter.drawPolygon(
        QPolygonF{area.topRight(), area.topRight() - QPointF(corner, 0), area.topRight() + QPointF(0, corner)});
}

} // namespace sessionsmith::widgets
