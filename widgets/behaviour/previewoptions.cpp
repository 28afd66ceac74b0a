// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/previewoptions.h"

#include "widgets/common/texts.h"

#include <QActionGroup>
#include <QMenu>
#include <QSettings>

namespace sessionsmith::widgets {

PreviewOptions::PreviewOptions(QWidget* parent)
    : QToolButton(parent), m_menu(new QMenu(this)), m_counts(new QActionGroup(this))
{
    setText(QStringLiteral("⋯"));
    setFixedHeight(28); // as the boxes beside it
    for (const int count : {500, 2'000, defaultSessions, 50'000}) {
        QAction* action = m_counts->addAction(m_menu->addAction(QString()));
        action->setCheckable(true);
        action->setData(count);
        action->setChecked(count == defaultSessions);
    }
    m_menu->addSeparator();
    m_states = m_menu->addAction(QString());
    m_states->setCheckable(true);
    // No menu of the button itself: its arrow would say nothing that the dots do not.
    connect(this, &QToolButton::clicked, m_menu, [this] { m_menu->popup(mapToGlobal(QPoint(0, height()))); });
    connect(m_counts, &QActionGroup::triggered, this, &PreviewOptions::sessionCountChanged);
    connect(m_states, &QAction::toggled, this, &PreviewOptions::showsStatesChanged);
}

void PreviewOptions::retranslate()
{
    setAccessibleName(tr("Options of the preview"));
    setToolTip(tr("Options of the preview"));
    for (QAction* action : m_counts->actions())
        action->setText(tr("Draw %1 sessions").arg(formatInteger(action->data().toInt())));
    m_states->setText(tr("Show hidden states"));
}

int PreviewOptions::sessionCount() const
{
    return m_counts->checkedAction()->data().toInt();
}

void PreviewOptions::setSessionCount(int count)
{
    for (QAction* action : m_counts->actions())
        if (action->data().toInt() == count && !action->isChecked()) {
            action->setChecked(true);
            Q_EMIT sessionCountChanged();
        }
}

bool PreviewOptions::showsStates() const
{
    return m_states->isChecked();
}

void PreviewOptions::saveState() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("behaviour/previewSessions"), sessionCount());
    settings.setValue(QStringLiteral("behaviour/previewStates"), showsStates());
}

void PreviewOptions::restoreState()
{
    const QSettings settings;
    setSessionCount(settings.value(QStringLiteral("behaviour/previewSessions"), defaultSessions).toInt());
    m_states->setChecked(settings.value(QStringLiteral("behaviour/previewStates")).toBool());
}

} // namespace sessionsmith::widgets
