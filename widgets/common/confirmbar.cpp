// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/confirmbar.h"

#include "widgets/common/focusreturn.h"

#include <QLabel>
#include <QPushButton>
#include <QShortcut>

namespace sessionsmith::widgets {

ConfirmBar::ConfirmBar(Loss loss, QBoxLayout::Direction direction)
    : m_loss(loss), m_question(new QLabel), m_keep(new QPushButton), m_accept(new QPushButton)
{
    setObjectName(QStringLiteral("card"));
    m_question->setWordWrap(true);
    m_question->setTextFormat(Qt::PlainText); // names may look like markup
    m_accept->setProperty("danger", true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_keep);
    buttons->addWidget(m_accept);
    auto* layout = new QBoxLayout(direction, this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_question, 1);
    layout->addLayout(buttons);
    connect(m_keep, &QPushButton::clicked, this, &ConfirmBar::keep);
    connect(m_accept, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT accepted();
    });
    // Wherever the focus is; a hidden bar takes no key.
    if (loss != Loss::Discard)
        connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &ConfirmBar::keep);
    new FocusReturn(this);
    hide();
    retranslate();
}

void ConfirmBar::ask(const QString& question)
{
    m_question->setText(question);
    show();
    if (m_loss != Loss::Discard) m_keep->setFocus();
}

void ConfirmBar::keep()
{
    hide();
    Q_EMIT kept();
}

void ConfirmBar::retranslate()
{
    m_keep->setText(tr("Keep"));
    const QString words[] = {tr("Delete"), tr("Replace"), tr("Discard")};
    m_accept->setText(words[int(m_loss)]);
}

} // namespace sessionsmith::widgets
