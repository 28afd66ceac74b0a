// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/topbar.h"

#include "widgets/common/icons.h"
#include "widgets/common/segments.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QUndoGroup>

#include <algorithm>
#include <utility>

namespace sessionsmith::desktop {

using widgets::Theme;

namespace {

constexpr int narrow = 1000;    // px: a bar below that has no room for words beside the signs of undo and redo
constexpr int undoWidth = 180;  // px, of the words: a name in them may be of any length
constexpr int leastObject = 48; // px
constexpr int strongPixels = 14;
const QString arrow = QStringLiteral(" ▸ ");
const QString brand = QStringLiteral("Sessionsmith");

} // namespace

TopBar::TopBar(QUndoGroup& undo, QWidget* parent)
    : QFrame(parent), m_undo(undo), m_place(new QLabel), m_views(new widgets::Segments), m_undoButton(new QToolButton),
      m_redoButton(new QToolButton), m_actionLayout(new QHBoxLayout)
{
    setObjectName(QStringLiteral("topBar"));
    setFixedHeight(44);
    m_place->setTextFormat(Qt::RichText);
    m_place->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_undoButton->setIcon(widgets::icon(QStringLiteral("undo")));
    m_undoButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_redoButton->setIcon(widgets::icon(QStringLiteral("redo")));
    m_place->installEventFilter(this);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 0, 12, 0);
    layout->setSpacing(8);
    layout->addWidget(m_place, 1);
    layout->addWidget(m_undoButton); // first: its words change, and nothing else is to move then
    layout->addWidget(m_redoButton);
    layout->addSpacing(8);
    layout->addWidget(m_views);
    layout->addSpacing(8);
    layout->addLayout(m_actionLayout);
    m_actionLayout->setSpacing(8);

    m_views->hide();
    connect(m_views, &widgets::Segments::currentChanged, this, &TopBar::viewChosen);
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

/// On one line, whatever the names hold; where they are long the workspace goes first, then the end of the object.
void TopBar::showPlace()
{
    QFont strongFont = m_place->font();
    strongFont.setPixelSize(strongPixels);
    strongFont.setWeight(QFont::DemiBold);
    const QFontMetrics strong(strongFont), plain(m_place->font());
    const int room =
        m_place->width() - strong.horizontalAdvance(brand) - plain.horizontalAdvance(QStringLiteral("      "));

    const QString page = m_page + (m_object.isEmpty() ? QString() : arrow);
    const QString whole = m_workspace.simplified() + arrow + page;
    const QString object = m_object.simplified();
    const bool fits = plain.horizontalAdvance(whole) + strong.horizontalAdvance(object) <= room;
    const QString path = fits ? whole : page;
    const int left = std::max(leastObject, room - plain.horizontalAdvance(path));
    m_place->setText(
        QStringLiteral("<span style='font-size:%1px; font-weight:600'>%2</span>&nbsp;&nbsp; "
                       "<span style='color:%3'>%4</span>&nbsp;<span style='font-size:%1px; font-weight:600'>%5</span>")
            .arg(QString::number(strongPixels), brand, Theme::instance().colours().muted.name(), path.toHtmlEscaped(),
                 strong.elidedText(object, Qt::ElideRight, left).toHtmlEscaped()));
    m_place->setToolTip(fits ? QString() : (whole + object).toHtmlEscaped());
}

bool TopBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_place && event->type() == QEvent::Resize) showPlace();
    return QFrame::eventFilter(watched, event);
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    m_undoButton->setToolButtonStyle(width() < narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

void TopBar::setActions(const QList<QAction*>& actions)
{
    if (actions == m_actions) return; // the buttons keep their focus
    m_actions = actions;
    for (QWidget* button : std::exchange(m_buttons, {})) {
        button->hide();
        m_actionLayout->removeWidget(button);
        button->deleteLater(); // it may be the one that was pressed, and is not done with that
    }
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

void TopBar::setViews(const QStringList& words, int current)
{
    m_views->setVisible(!words.isEmpty());
    if (words.isEmpty()) return;
    const QSignalBlocker blocker(m_views);
    m_views->setWords(words);
    m_views->setCurrent(current);
    m_views->setAccessibleName(tr("What of the model the page shows"));
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
    const QString words = (m_undo.canUndo() ? m_undo.undoText() : tr("Undo")).simplified();
    QString shown = m_undoButton->fontMetrics().elidedText(words, Qt::ElideRight, undoWidth);
    m_undoButton->setText(shown.replace(u'&', QStringLiteral("&&"))); // of a name: no mnemonic
    m_undoButton->setToolTip(m_undo.canUndo() ? tr("Undo: %1").arg(m_undo.undoText()) : tr("Undo (Ctrl+Z)"));
    m_redoButton->setToolTip(m_undo.canRedo() ? tr("Redo: %1").arg(m_undo.redoText()) : tr("Redo (Ctrl+Shift+Z)"));
}

void TopBar::retranslate()
{
    m_undoButton->setAccessibleName(tr("Undo"));
    m_redoButton->setAccessibleName(tr("Redo"));
    showUndo();
}

} // namespace sessionsmith::desktop
