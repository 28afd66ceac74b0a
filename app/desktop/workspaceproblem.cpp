// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/workspaceproblem.h"

#include "widgets/common/texts.h"

#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <QPushButton>

namespace sessionsmith::desktop {

WorkspaceProblem::WorkspaceProblem(QWidget* parent)
    : QWidget(parent), m_error(""), m_title(new QLabel), m_reason(new QLabel), m_retry(new QPushButton),
      m_other(new QPushButton)
{
    auto* card = new QFrame;
    card->setObjectName(QStringLiteral("card"));
    card->setFixedWidth(560);
    m_title->setProperty("strong", true);
    m_title->setWordWrap(true);
    m_reason->setWordWrap(true);
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_other->setProperty("primary", true);

    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_retry);
    buttons->addWidget(m_other);
    auto* content = new QVBoxLayout(card);
    content->setContentsMargins(20, 16, 20, 16);
    content->setSpacing(12);
    content->addWidget(m_title);
    content->addWidget(m_reason);
    content->addLayout(buttons);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(card, 0, Qt::AlignCenter);
    connect(m_retry, &QPushButton::clicked, this, &WorkspaceProblem::retryRequested);
    connect(m_other, &QPushButton::clicked, this, &WorkspaceProblem::otherRequested);
}

void WorkspaceProblem::setProblem(const QString& folder, const Error& error)
{
    m_folder = folder;
    m_error = error;
    retranslate();
}

void WorkspaceProblem::retranslate()
{
    m_title->setText(tr("The workspace %1 cannot be opened").arg(m_folder));
    m_reason->setText(widgets::translated(m_error));
    m_retry->setText(tr("Try again"));
    m_other->setText(tr("Open another workspace…"));
}

} // namespace sessionsmith::desktop
