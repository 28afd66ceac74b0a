// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/choicebox.h"

#include <QHelpEvent>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QStyledItemDelegate>
#include <QToolTip>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr int leastCharacters = 12;
constexpr int labelMargin = 4; // that the style keeps around the text

/// One line an entry, whatever its name holds.
class OneLineDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QString displayText(const QVariant& value, const QLocale&) const override { return value.toString().simplified(); }
};

} // namespace

ChoiceBox::ChoiceBox(QWidget* parent) : QComboBox(parent)
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(leastCharacters);
    setItemDelegate(new OneLineDelegate(this));
}

int ChoiceBox::textRoom() const
{
    QStyleOptionComboBox option;
    initStyleOption(&option);
    return style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this).width() -
           labelMargin;
}

void ChoiceBox::fitNames()
{
    int widest = 0;
    for (int i = 0; i < count(); ++i)
        widest = std::max(widest, fontMetrics().horizontalAdvance(itemText(i)));
    ensurePolished();
    setFixedWidth(width() - textRoom() + widest + 1);
}

void ChoiceBox::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    option.currentText = fontMetrics().elidedText(option.currentText.simplified(), Qt::ElideRight, textRoom());
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

bool ChoiceBox::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const bool cut = fontMetrics().horizontalAdvance(currentText()) > textRoom();
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), cut ? currentText() : QString(), this);
        return true;
    }
    return QComboBox::event(event);
}

} // namespace sessionsmith::widgets
