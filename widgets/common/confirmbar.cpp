// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/confirmbar.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>

namespace sessionsmith::widgets {

ConfirmBar::ConfirmBar(Kind kind, QWidget* parent)
    : QFrame(parent), m_kind(kind), m_question(new QLabel), m_keep(new QPushButton), m_delete(new QPushButton)
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
    connect(m_keep, &QPushButton::clicked, this, &ConfirmBar::keep);
    connect(m_delete, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT accepted();
    });
    // Wherever the focus is; a hidden bar takes no key.
    if (kind == Kind::Delete)
        connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &ConfirmBar::keep);
    hide();
    retranslate();
}

void ConfirmBar::ask(const QString& question)
{
    m_question->setText(question);
    show();
    if (m_kind == Kind::Delete) m_keep->setFocus();
}

void ConfirmBar::keep()
{
    hide();
    Q_EMIT kept();
}

void ConfirmBar::retranslate()
{
    m_keep->setText(tr("Keep"));
    m_delete->setText(m_kind == Kind::Delete ? tr("Delete") : tr("Discard"));
}

} // namespace sessionsmith::widgets
