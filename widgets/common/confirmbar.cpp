// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/confirmbar.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>

namespace sessionsmith::widgets {

ConfirmBar::ConfirmBar(QWidget* parent)
    : QFrame(parent), m_question(new QLabel), m_keep(new QPushButton), m_delete(new QPushButton)
{
    setObjectName(QStringLiteral("card"));
    m_question->setWordWrap(true);
    m_question->setTextFormat(Qt::PlainText); // names may look like markup
    m_delete->setProperty("danger", true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_question, 1);
    layout->addWidget(m_keep);
    layout->addWidget(m_delete);
    connect(m_keep, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_delete, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT accepted();
    });
    // Wherever the focus is; a hidden bar takes no key.
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &QWidget::hide);
    hide();
    retranslate();
}

void ConfirmBar::ask(const QString& question)
{
    m_question->setText(question);
    show();
    m_keep->setFocus();
}

void ConfirmBar::retranslate()
{
    m_keep->setText(tr("Keep"));
    m_delete->setText(tr("Delete"));
}

} // namespace sessionsmith::widgets
