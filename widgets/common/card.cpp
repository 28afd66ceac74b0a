// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/card.h"

#include "widgets/common/elidedlabel.h"

#include <QBoxLayout>
#include <QLabel>

namespace sessionsmith::widgets {

Card::Card(const QString& title, const QString& subtitle, QWidget* parent)
    : QFrame(parent), m_title(new QLabel(title)), m_subtitle(new ElidedLabel(subtitle)), m_header(new QHBoxLayout),
      m_body(new QVBoxLayout)
{
    setObjectName(QStringLiteral("card"));
    m_title->setProperty("strong", true);
    m_subtitle->setProperty("muted", true);
    m_subtitle->setProperty("small", true);

    m_header->setSpacing(8);
    m_header->addWidget(m_title);
    m_header->addWidget(m_subtitle, 1);
    m_body->setSpacing(8);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 12);
    layout->setSpacing(8);
    layout->addLayout(m_header);
    layout->addLayout(m_body, 1);
    m_header->setContentsMargins(0, 0, 0, 0);
    m_title->setMinimumHeight(28);
}

void Card::setTitle(const QString& title)
{
    m_title->setText(title);
}

void Card::setSubtitle(const QString& subtitle)
{
    m_subtitle->setText(subtitle);
}

void Card::addHeaderWidget(QWidget* widget)
{
    m_header->addWidget(widget);
}

} // namespace sessionsmith::widgets
