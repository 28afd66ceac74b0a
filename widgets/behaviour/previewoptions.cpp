// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/previewoptions.h"

#include "widgets/common/texts.h"

#include <QActionGroup>
#include <QMenu>
#include <QSettings>

namespace sessionsmith::widgets {

PreviewOptions::PreviewOptions(QWidget* parent)
    : QToolButton(parent), m_menu(new QMenu(this)), m_counts(new QActionGroup(this)), m_personas(new QActionGroup(this))
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
    m_personasEnd = m_menu->addSeparator();
    m_states = m_menu->addAction(QString());
    m_marks = m_menu->addAction(QString());
    for (QAction* action : {m_states, m_marks})
        action->setCheckable(true);
    // No menu of the button itself: its arrow would say nothing that the dots do not.
    connect(this, &QToolButton::clicked, m_menu, [this] { m_menu->popup(mapToGlobal(QPoint(0, height()))); });
    connect(m_counts, &QActionGroup::triggered, this, &PreviewOptions::sessionCountChanged);
    connect(m_states, &QAction::toggled, this, &PreviewOptions::showsStatesChanged);
    connect(m_personas, &QActionGroup::triggered, this, &PreviewOptions::personaChanged);
    connect(m_marks, &QAction::toggled, this, &PreviewOptions::marksPersonasChanged);
    m_marks->setVisible(false);
}

void PreviewOptions::setPersonas(const QStringList& names)
{
    if (names == m_names) return;
    const QString chosen = persona() < 0 ? QString() : m_names[persona()];
    qDeleteAll(m_personas->actions());
    m_names = names;
    m_marks->setVisible(!names.isEmpty());
    if (names.isEmpty()) return;
    addPersona(tr("All personas"), -1);
    for (int persona = 0; persona < int(names.size()); ++persona)
        addPersona(names[persona], persona);
    m_personas->actions().at(chosen.isEmpty() ? 0 : names.indexOf(chosen) + 1)->setChecked(true);
}

void PreviewOptions::addPersona(const QString& name, int persona)
{
    auto* action = new QAction(QString(name).replace(u'&', QStringLiteral("&&")), m_personas);
    action->setCheckable(true);
    action->setData(persona);
    m_menu->insertAction(m_personasEnd, action);
}

int PreviewOptions::persona() const
{
    const QAction* chosen = m_personas->checkedAction();
    return chosen ? chosen->data().toInt() : -1;
}

bool PreviewOptions::marksPersonas() const
{
    return m_marks->isChecked();
}

void PreviewOptions::retranslate()
{
    setAccessibleName(tr("Options of the preview"));
    setToolTip(tr("Options of the preview"));
    for (QAction* action : m_counts->actions())
        action->setText(tr("Draw %1 sessions").arg(formatInteger(action->data().toInt())));
    m_states->setText(tr("Show hidden states"));
    m_marks->setText(tr("Mark personas"));
    if (!m_names.isEmpty()) m_personas->actions().front()->setText(tr("All personas"));
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
    settings.setValue(QStringLiteral("behaviour/previewPersonas"), marksPersonas());
}

void PreviewOptions::restoreState()
{
    const QSettings settings;
    setSessionCount(settings.value(QStringLiteral("behaviour/previewSessions"), defaultSessions).toInt());
    m_states->setChecked(settings.value(QStringLiteral("behaviour/previewStates")).toBool());
    m_marks->setChecked(settings.value(QStringLiteral("behaviour/previewPersonas")).toBool());
}

} // namespace sessionsmith::widgets
