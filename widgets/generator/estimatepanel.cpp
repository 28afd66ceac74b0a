// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/generator/estimatepanel.h"

#include "widgets/common/choicebox.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>

#include <algorithm>

namespace sessionsmith::widgets {

EstimatePanel::EstimatePanel(QWidget* page)
    : SidePanel(page), m_form(addForm()), m_data(new ChoiceBox), m_note(new QLabel)
{
    addField(m_form, m_data);
    for (QCheckBox*& part : m_parts) {
        part = new QCheckBox;
        part->setChecked(true);
        m_form->addRow(part);
        connect(part, &QCheckBox::toggled, this, &EstimatePanel::validate);
    }
    m_note->setWordWrap(true);
    body()->addWidget(m_note);
    body()->addStretch(1);
    retranslate();
}

void EstimatePanel::retranslate()
{
    setTitle(tr("Estimate from a log"), tr("Estimate"));
    static_cast<QLabel*>(m_form->labelForField(m_data))->setText(tr("Data set"));
    m_parts[Catalogue]->setText(tr("Catalogue, transitions and smoothing"));
    m_parts[Revisits]->setText(tr("Revisits by action"));
    m_parts[Gaps]->setText(tr("Gaps by state"));
    m_parts[Visits]->setText(tr("Users and visits"));
    m_parts[Lengths]->setText(tr("Session lengths"));
    m_note->setText(tr("States, transitions and emissions stay as they are; gaps are told apart by them. All that is "
                       "chosen changes as one edit."));
    validate();
}

void EstimatePanel::setDatasets(const QStringList& names, const QString& chosen)
{
    m_data->clear();
    m_data->addItems(names);
    m_data->setCurrentIndex(std::max(0, m_data->findText(chosen)));
    validate();
}

void EstimatePanel::present(Part part)
{
    for (int i = 0; i < PartCount; ++i)
        m_parts[i]->setChecked(part == PartCount || part == i);
    open();
}

QString EstimatePanel::data() const
{
    return m_data->currentText();
}

bool EstimatePanel::isChosen(Part part) const
{
    return m_parts[part]->isChecked();
}

synthesis::GeneratorParts EstimatePanel::chosenOf(synthesis::GeneratorParts parts,
                                                  const synthesis::GeneratorParts& estimated) const
{
    if (isChosen(Catalogue)) parts.items = estimated.items;
    if (isChosen(Revisits)) parts.revisits = estimated.revisits;
    if (isChosen(Gaps)) parts.gaps = estimated.gaps;
    if (isChosen(Visits)) parts.visits = estimated.visits;
    if (isChosen(Lengths)) parts.lengths = estimated.lengths;
    return parts;
}

void EstimatePanel::validate()
{
    const bool isAny = std::ranges::any_of(m_parts, [](const QCheckBox* part) { return part->isChecked(); });
    setProblem(m_data->count() == 0 ? tr("There is no data set yet: import one on the Data page.")
               : isAny              ? QString()
                                    : tr("Choose what to estimate."));
}

} // namespace sessionsmith::widgets
