// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/rail.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QToolButton>

namespace sessionsmith::desktop {

using widgets::Theme;

Rail::Rail(QWidget* parent) : QFrame(parent), m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("rail"));
    setFixedWidth(76);
    m_layout->setContentsMargins(6, 12, 6, 12);
    m_layout->setSpacing(4);
    m_layout->addStretch();
    connect(&Theme::instance(), &Theme::changed, this, &Rail::restyle);
    restyle();
}

void Rail::restyle()
{
    const auto& colours = Theme::instance().colours();
    setStyleSheet(QStringLiteral("#rail { background: %1; border: none; border-right: 1px solid %2; }"
                                 "#rail QToolButton { background: transparent; border: 1px solid transparent; padding: "
                                 "6px 0 4px 0; border-radius: 8px; font-size: 11px; color: %3; }"
                                 "#rail QToolButton:hover { background: %4; }"
                                 "#rail QToolButton:focus { border-color: %6; }"
                                 "#rail QToolButton:checked { background: %5; color: %6; font-weight: 600; }")
                      .arg(colours.card.name(), colours.line.name(), colours.muted.name(), colours.hover.name(),
                           colours.soft.name(), colours.accent.name()));
}

void Rail::clear()
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
}

void Rail::addPage(const QString& iconName)
{
    auto* button = new QToolButton;
    button->setIcon(widgets::icon(iconName));
    button->setIconSize({22, 22});
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setFixedSize(64, 56);
    const int index = int(m_buttons.size());
    connect(button, &QToolButton::clicked, this, [this, index] { Q_EMIT chosen(index); });
    m_layout->insertWidget(index, button);
    m_buttons.append(button);
}

void Rail::setWord(int index, const QString& word)
{
    m_buttons[index]->setText(word);
    m_buttons[index]->setToolTip(QStringLiteral("%1 (Ctrl+%2)").arg(word).arg(index + 1));
}

void Rail::setCurrent(int index)
{
    m_buttons[index]->setChecked(true);
}

} // namespace sessionsmith::desktop
