// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/testfields.h"

#include "engine/learning/evaluation.h"
#include "engine/workflow/preparation.h"
#include "widgets/training/formfields.h"
#include "widgets/training/splitfield.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QSpinBox>

namespace sessionsmith::widgets {

TestFields::TestFields(QObject* parent)
    : FieldGroup(parent), m_sequenceBy(choices(2)), m_split(new SplitField), m_excludeSeen(new QCheckBox),
      m_sampled(spinBox(learning::limits::sampledNegatives))
{
    constexpr int usualSamples = 100;
    m_sampled->setSingleStep(usualSamples);
    add("sequence_by", m_sequenceBy);
    add("split", m_split);
    add("exclude_seen", m_excludeSeen);
    add("sampled_negatives", m_sampled);
}

void TestFields::showRows(QFormLayout& form, bool asked, bool ranks)
{
    form.setRowVisible(m_sequenceBy, asked);
    form.setRowVisible(m_split, asked);
    form.setRowVisible(m_excludeSeen, asked && ranks);
    form.setRowVisible(m_sampled, asked && ranks);
    if (!ranks) m_sampled->setValue(0);
}

void TestFields::retranslate()
{
    m_split->retranslate();
    for (int i = 0; i < m_sequenceBy->count(); ++i)
        m_sequenceBy->setItemText(
            i, specValue(QStringLiteral("sequence_by"), text(workflow::name(events::SequenceBy(i)))));
    m_excludeSeen->setText(tr("only new ones are ranked"));
    m_sampled->setSpecialValueText(tr("all items"));
    m_sampled->setPrefix(tr("all items, and "));
    m_sampled->setSuffix(tr(" drawn ones"));
    m_sampled->setToolTip(
        tr("Also ranks each target among so many items drawn by chance, as some publications do. Such "
           "figures are marked: they order models otherwise and are not comparable with others."));
}

void TestFields::setDatasets(const std::vector<store::DatasetRecord>& datasets)
{
    m_split->setDatasets(datasets);
}

/// A fine-tuning has it in its specification.
static auto& excludeSeenOf(auto& request)
{
    if constexpr (requires { request.excludeSeen; })
        return request.excludeSeen;
    else
        return request.spec.excludeSeen;
}

template <typename Request>
void TestFields::read(Request& request) const
{
    request.sequenceBy = events::SequenceBy(m_sequenceBy->currentIndex());
    request.split = m_split->split();
    request.sampledNegatives = m_sampled->value();
    excludeSeenOf(request) = m_excludeSeen->isChecked();
}

template <typename Request>
void TestFields::setRequest(const Request& request)
{
    m_sequenceBy->setCurrentIndex(int(request.sequenceBy));
    m_split->setSplit(request.split);
    m_sampled->setValue(request.sampledNegatives);
    m_excludeSeen->setChecked(excludeSeenOf(request));
}

template void TestFields::read(workflow::FinetuneRequest&) const;
template void TestFields::read(workflow::BaselineRequest&) const;
template void TestFields::setRequest(const workflow::FinetuneRequest&);
template void TestFields::setRequest(const workflow::BaselineRequest&);

} // namespace sessionsmith::widgets
