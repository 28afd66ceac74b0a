// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/markbar.h"

#include "widgets/common/focusreturn.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>

#include <utility>

namespace sessionsmith::widgets {

MarkBar::MarkBar()
    : m_question(new QLabel), m_words(new QLineEdit), m_cancel(new QPushButton), m_accept(new QPushButton)
{
    setObjectName(QStringLiteral("card"));
    m_question->setTextFormat(Qt::PlainText); // names may look like markup
    m_question->setBuddy(m_words);
    m_accept->setProperty("primary", true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_question);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_cancel);
    layout->addWidget(m_accept);
    connect(m_cancel, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_accept, &QPushButton::clicked, this, &MarkBar::accept);
    connect(m_words, &QLineEdit::returnPressed, this, &MarkBar::accept);
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &QWidget::hide);
    new FocusReturn(this);
    hide();
    retranslate();
}

void MarkBar::ask(const QString& question, const QString& words, std::function<void(const QString&)> keep)
{
    m_question->setText(question);
    m_words->setText(words);
    m_keep = std::move(keep);
    show();
    m_words->setFocus();
    m_words->selectAll();
}

void MarkBar::accept()
{
    hide();
    if (const auto keep = std::exchange(m_keep, nullptr)) keep(m_words->text().trimmed());
}

void MarkBar::retranslate()
{
    m_cancel->setText(tr("Cancel"));
    m_accept->setText(tr("Keep"));
}

} // namespace sessionsmith::widgets
