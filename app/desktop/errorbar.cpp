// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/errorbar.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace sessionsmith::desktop {

using widgets::Theme;

ErrorBar::ErrorBar(QWidget* parent) : QFrame(parent), m_text(new QLabel), m_more(new QLabel), m_close(new QToolButton)
{
    setObjectName(QStringLiteral("errorBar"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(1); // a long path is no reason to widen the window
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_more->setProperty("muted", true);
    m_close->setIcon(widgets::icon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    auto* sign = new QLabel(QStringLiteral("▲"));
    sign->setProperty("bad", true);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 4, 12, 4);
    layout->addWidget(sign);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_more);
    layout->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, [this] { settle(m_errors.last()); });
    connect(&Theme::instance(), &Theme::changed, this, &ErrorBar::restyle);
    restyle();
    hide();
}

void ErrorBar::restyle()
{
    const auto& colours = Theme::instance().colours();
    QColor ground = colours.bad;
    ground.setAlphaF(0.1F);
    setStyleSheet(QStringLiteral("#errorBar { background: %1; border: none; border-bottom: 1px solid %2; }")
                      .arg(ground.name(QColor::HexArgb), colours.bad.name()));
}

void ErrorBar::tell(const QString& text)
{
    m_errors.removeAll(text);
    m_errors.append(text);
    showLatest();
}

void ErrorBar::settle(const QString& text)
{
    m_errors.removeAll(text);
    showLatest();
}

void ErrorBar::clear()
{
    m_errors.clear();
    showLatest();
}

void ErrorBar::showLatest()
{
    const int more = int(m_errors.size()) - 1;
    m_more->setText(tr("%1 more", "errors").arg(more));
    m_more->setVisible(more > 0);
    m_text->setText(m_errors.isEmpty() ? QString() : m_errors.last());
    setVisible(!m_errors.isEmpty());
}

void ErrorBar::retranslate()
{
    showLatest();
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
}

} // namespace sessionsmith::desktop
