// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/columnmenu.h"

#include "widgets/runs/groupedruns.h"
#include "widgets/runs/runsmodel.h"
#include "widgets/runs/runsproxy.h"

namespace sessionsmith::widgets {

ColumnMenu::ColumnMenu(RunsModel& model, RunsProxy& sorted, GroupedRuns& grouped, QWidget* parent)
    : QMenu(parent), m_model(model), m_sorted(sorted), m_grouped(grouped)
{
    connect(this, &QMenu::aboutToShow, this, &ColumnMenu::fill);
}

void ColumnMenu::fill()
{
    clear();
    const QStringList chosen = m_model.fields();
    for (const QString& field : chosen) {
        QAction* action = addAction(RunsModel::fieldWord(field), this, [this, field] {
            QStringList left = m_model.fields();
            left.removeAll(field);
            Q_EMIT fieldsChosen(left);
        });
        action->setCheckable(true);
        action->setChecked(true);
    }
    if (!chosen.isEmpty()) addSeparator();
    offerFields();
    addSeparator();
    offerGroups();
    QAction* archived = addAction(tr("Archived runs too"), this, [this] {
        m_sorted.setArchivedShown(!m_sorted.isArchivedShown());
        Q_EMIT archivedToggled();
    });
    archived->setCheckable(true);
    archived->setChecked(m_sorted.isArchivedShown());
}

/// What a run is stands in the menu itself, its many figures and values in menus of their own.
void ColumnMenu::offerFields()
{
    QMenu* figures = addMenu(tr("Figures"));
    QMenu* fidelity = addMenu(tr("Fidelity of its data"));
    QMenu* values = addMenu(tr("Specification"));
    const auto menuOf = [&](const QString& field) -> QMenu* {
        static const QStringList own{QStringLiteral("model"), QStringLiteral("note"), QStringLiteral("tags"),
                                     QStringLiteral("archived")};
        if (own.contains(field)) return this;
        if (field.startsWith(QLatin1String("fidelity/"))) return fidelity;
        return field.contains(QLatin1Char('/')) ? figures : values;
    };
    for (const QString& field : m_model.otherFields()) {
        QMenu* menu = menuOf(field);
        auto* action = new QAction(RunsModel::fieldWord(field), menu);
        connect(action, &QAction::triggered, this,
                [this, field] { Q_EMIT fieldsChosen(m_model.fields() + QStringList{field}); });
        menu == this ? insertAction(figures->menuAction(), action) : menu->addAction(action);
    }
    for (QMenu* menu : {figures, fidelity, values})
        menu->setEnabled(!menu->isEmpty());
}

void ColumnMenu::offerGroups()
{
    QMenu* menu = addMenu(tr("Group by"));
    const auto offer = [&](const QString& words, const QString& field) {
        QAction* action = menu->addAction(words, this, [this, field] { m_grouped.setField(field); });
        action->setCheckable(true);
        action->setChecked(field == m_grouped.field());
    };
    offer(tr("Nothing"), QString());
    for (const QString& field : m_model.groupFields())
        offer(RunsModel::fieldWord(field), field);
}

} // namespace sessionsmith::widgets
