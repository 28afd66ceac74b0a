// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/emptystate.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sessionsmith::widgets {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent), m_what(new QLabel), m_how(new QLabel), m_button(new QPushButton)
{
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(4);
    layout->addStretch();
    for (QLabel* label : {m_what, m_how}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
        label->setProperty("muted", true);
        layout->addWidget(label);
    }
    m_what->setProperty("strong", true);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch();
    m_button->hide();
    connect(m_button, &QPushButton::clicked, this, &EmptyState::pressed);
}

void EmptyState::setTexts(const QString& what, const QString& how)
{
    m_what->setText(what);
    m_how->setText(how);
    m_how->setVisible(!how.isEmpty());
}

void EmptyState::setButton(const QString& word)
{
    m_button->setText(word);
    m_button->setVisible(!word.isEmpty());
}

} // namespace sessionsmith::widgets
