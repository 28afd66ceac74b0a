// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/splitpanel.h"

#include "widgets/common/integerbox.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

#include <limits>

namespace sessionsmith::widgets {

SplitPanel::SplitPanel(QWidget* page)
    : SidePanel(page), m_form(addForm()), m_share(new IntegerBox(1, 99, 50)),
      m_seed(new IntegerBox(0, std::numeric_limits<int>::max(), 1)), m_first(new QLineEdit), m_second(new QLineEdit),
      m_note(new QLabel)
{
    m_share->setSuffix(QStringLiteral("\u202F%"));
    m_share->setSingleStep(5);
    m_note->setWordWrap(true);
    m_note->setProperty("muted", true);
    for (QWidget* field : std::initializer_list<QWidget*>{m_share, m_seed, m_first, m_second})
        addField(m_form, field);
    body()->addWidget(m_note);
    body()->addStretch(1);
    for (QLineEdit* name : {m_first, m_second})
        connect(name, &QLineEdit::textChanged, this, &SplitPanel::validate);
    retranslate();
}

void SplitPanel::retranslate()
{
    setTitle(tr("Split %1").arg(m_dataset), tr("Split"));
    for (const auto& [field, label] : std::initializer_list<std::pair<QWidget*, QString>>{
             {m_share, tr("Users in part 1")}, {m_seed, tr("Seed")}, {m_first, tr("Part 1")}, {m_second, tr("Part 2")}})
        static_cast<QLabel*>(m_form->labelForField(field))->setText(label);
    m_first->setPlaceholderText(tr("%1 part 1").arg(m_dataset));
    m_second->setPlaceholderText(tr("%1 part 2").arg(m_dataset));
    m_note->setText(tr("Each user goes to one part with all sessions, drawn by chance. Fit a model to the one and "
                       "compare what it synthesises with the other."));
    validate();
}

void SplitPanel::setDataset(const QString& name, const QStringList& taken)
{
    if (isBusy()) return;
    m_dataset = name;
    m_taken = taken;
    retranslate();
}

void SplitPanel::validate()
{
    const QString first = m_first->text().trimmed(), second = m_second->text().trimmed();
    if (!first.isEmpty() && first == second)
        setProblem(tr("Give the two parts different names."));
    else if (const QString& name = m_taken.contains(first) ? first : second; m_taken.contains(name))
        setProblem(tr("There is a data set \"%1\" already.").arg(name));
    else
        setProblem({});
}

workflow::SplitRequest SplitPanel::request() const
{
    const auto nameIn = [](const QLineEdit* field) { // the one that the field proposes, in the language of the window
        const QString given = field->text().trimmed();
        return (given.isEmpty() ? field->placeholderText() : given).toStdString();
    };
    return {m_dataset.toStdString(), m_share->value() / 100.0, std::uint64_t(m_seed->value()), nameIn(m_first),
            nameIn(m_second)};
}

} // namespace sessionsmith::widgets
