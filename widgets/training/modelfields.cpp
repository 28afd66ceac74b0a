// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/modelfields.h"

#include "widgets/training/formfields.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QSpinBox>

#include <algorithm>

namespace sessionsmith::widgets {

using learning::Architecture;
using learning::NormPlace;
namespace limits = learning::limits;

ModelFields::ModelFields(QObject* parent)
    : FieldGroup(parent), m_architecture(choices(4)), m_size(choices(1 + int(learning::modelSizes.size()))),
      m_layers(spinBox(limits::layers)), m_hidden(spinBox(limits::hidden)), m_heads(spinBox(limits::heads)),
      m_maxLength(spinBox(limits::maxLength)), m_norm(choices(2)), m_tiedOutput(new QCheckBox),
      m_useCategories(new QCheckBox), m_useGaps(new QCheckBox)
{
    add("architecture", m_architecture);
    add("size", m_size);
    add("layers", m_layers);
    add("hidden", m_hidden);
    add("heads", m_heads);
    add("max_length", m_maxLength);
    add("norm", m_norm);
    add("tied_output", m_tiedOutput);
    add("use_categories", m_useCategories);
    add("use_gaps", m_useGaps);
    connect(m_architecture, &QComboBox::currentIndexChanged, this, &ModelFields::architectureChanged);
    connect(m_size, &QComboBox::activated, this, &ModelFields::takeSize);
    for (QSpinBox* box : {m_layers, m_hidden, m_heads})
        connect(box, &QSpinBox::valueChanged, this, &ModelFields::showSize);
}

void ModelFields::showRows(QFormLayout& form, bool asked)
{
    const bool isRecurrent = spec().architecture == Architecture::Gru;
    for (QWidget* field : fields())
        form.setRowVisible(field, asked && !(isRecurrent && (field == m_heads || field == m_norm)));
}

void ModelFields::takeSize()
{
    if (m_size->currentIndex() == 0) return;
    const auto& size = learning::modelSizes[std::size_t(m_size->currentIndex()) - 1];
    m_layers->setValue(size.layers);
    m_hidden->setValue(size.hidden);
    m_heads->setValue(size.heads);
}

/// The name of the size that the numbers have.
void ModelFields::showSize()
{
    const auto found = std::ranges::find_if(learning::modelSizes, [this](const learning::ModelSize& size) {
        return size.layers == m_layers->value() && size.hidden == m_hidden->value() && size.heads == m_heads->value();
    });
    const auto index = found == learning::modelSizes.end() ? 0 : found - learning::modelSizes.begin() + 1;
    m_size->setCurrentIndex(int(index));
}

void ModelFields::retranslate()
{
    nameChoices<Architecture>(*m_architecture, QStringLiteral("architecture"));
    nameChoices<NormPlace>(*m_norm, QStringLiteral("norm"));
    m_size->setItemText(0, tr("own"));
    for (int i = 1; i < m_size->count(); ++i)
        m_size->setItemText(i, specValue(QStringLiteral("size"), text(learning::modelSizes[std::size_t(i) - 1].name)));
    m_tiedOutput->setText(tr("score items by their embeddings"));
    m_tiedOutput->setToolTip(
        tr("Items are scored by the embeddings that they are read with; otherwise by weights of their own"));
    m_useCategories->setText(tr("an input of the model"));
    m_useCategories->setToolTip(tr("The model is told the category of each item"));
    m_useGaps->setText(tr("an input of the model"));
    m_useGaps->setToolTip(tr("The model is told the time since the event before"));
    m_layers->setToolTip(tr("Of T5 those of encoder and decoder together"));
}

learning::ModelSpec ModelFields::spec() const
{
    learning::ModelSpec spec{Architecture(m_architecture->currentIndex()), m_layers->value(), m_hidden->value(),
                             m_heads->value(), m_maxLength->value()};
    spec.norm = NormPlace(m_norm->currentIndex());
    spec.tiedOutput = m_tiedOutput->isChecked();
    spec.useCategories = m_useCategories->isChecked();
    spec.useGaps = m_useGaps->isChecked();
    return spec;
}

void ModelFields::setSpec(const learning::ModelSpec& spec)
{
    m_architecture->setCurrentIndex(int(spec.architecture));
    m_layers->setValue(spec.layers);
    m_hidden->setValue(spec.hidden);
    m_heads->setValue(spec.heads);
    m_maxLength->setValue(spec.maxLength);
    m_norm->setCurrentIndex(int(spec.norm));
    m_tiedOutput->setChecked(spec.tiedOutput);
    m_useCategories->setChecked(spec.useCategories);
    m_useGaps->setChecked(spec.useGaps);
    showSize();
}

} // namespace sessionsmith::widgets
