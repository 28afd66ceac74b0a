// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/topbar.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QUndoGroup>

namespace sessionsmith::desktop {

using widgets::Theme;

TopBar::TopBar(QUndoGroup& undo, QWidget* parent)
    : QFrame(parent), m_undo(undo), m_place(new QLabel), m_undoButton(new QToolButton), m_redoButton(new QToolButton),
      m_actionLayout(new QHBoxLayout)
{
    setObjectName(QStringLiteral("topBar"));
    setFixedHeight(44);
    m_place->setTextFormat(Qt::RichText);
    m_place->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_undoButton->setIcon(widgets::icon(QStringLiteral("undo")));
    m_undoButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_redoButton->setIcon(widgets::icon(QStringLiteral("redo")));

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 0, 12, 0);
    layout->setSpacing(8);
    layout->addWidget(m_place, 1);
    layout->addWidget(m_undoButton);
    layout->addWidget(m_redoButton);
    layout->addLayout(m_actionLayout);
    m_actionLayout->setSpacing(8);

    connect(m_undoButton, &QToolButton::clicked, &m_undo, &QUndoGroup::undo);
    connect(m_redoButton, &QToolButton::clicked, &m_undo, &QUndoGroup::redo);
    connect(&m_undo, &QUndoGroup::undoTextChanged, this, &TopBar::showUndo);
    connect(&m_undo, &QUndoGroup::redoTextChanged, this, &TopBar::showUndo);
    connect(&m_undo, &QUndoGroup::canUndoChanged, this, &TopBar::showUndo);
    connect(&m_undo, &QUndoGroup::canRedoChanged, this, &TopBar::showUndo);
    connect(&Theme::instance(), &Theme::changed, this, &TopBar::restyle);
    restyle();
}

void TopBar::restyle()
{
    const auto& colours = Theme::instance().colours();
    setStyleSheet(QStringLiteral("#topBar { background: %1; border: none; border-bottom: 1px solid %2; }")
                      .arg(colours.card.name(), colours.line.name()));
    showPlace();
}

void TopBar::setPlace(const QString& workspace, const QString& page, const QString& object)
{
    m_workspace = workspace;
    m_page = page;
    m_object = object;
    showPlace();
}

void TopBar::showPlace()
{
    const QString muted = Theme::instance().colours().muted.name();
    const QString arrow = QStringLiteral(" ▸ ");
    QString path =
        m_workspace.toHtmlEscaped() + arrow + m_page.toHtmlEscaped() + (m_object.isEmpty() ? QString() : arrow);
    m_place->setText(
        QStringLiteral("<span style='font-size:14px; font-weight:600'>Sessionsmith</span>&nbsp;&nbsp; "
                       "<span style='color:%1'>%2</span>&nbsp;<span style='font-size:14px; font-weight:600'>%3</span>")
            .arg(muted, path, m_object.toHtmlEscaped()));
}

void TopBar::setActions(const QList<QAction*>& actions)
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    for (QAction* action : actions) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setPopupMode(action->menu() ? QToolButton::InstantPopup : QToolButton::DelayedPopup);
        button->setProperty("primary", action->property("primary"));
        m_actionLayout->addWidget(button);
        m_buttons.append(button);
    }
}

void TopBar::setUndoVisible(bool visible)
{
    m_undoButton->setVisible(visible);
    m_redoButton->setVisible(visible);
    showUndo();
}

void TopBar::showUndo()
{
    m_undoButton->setEnabled(m_undo.canUndo());
    m_redoButton->setEnabled(m_undo.canRedo());
    m_undoButton->setText(m_undo.canUndo() ? m_undo.undoText() : tr("Undo"));
    m_undoButton->setToolTip(tr("Undo (Ctrl+Z)"));
    m_redoButton->setToolTip(m_undo.canRedo() ? tr("Redo: %1").arg(m_undo.redoText()) : tr("Redo (Ctrl+Shift+Z)"));
}

void TopBar::retranslate()
{
    showUndo();
}

} // namespace sessionsmith::desktop
