// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/modelfields.h"

#include "widgets/common/choicebox.h"
#include "widgets/training/formfields.h"

#include <QSpinBox>

namespace sessionsmith::widgets {

namespace limits = learning::limits;

ModelFields::ModelFields(QObject* parent)
    : FieldGroup(parent), m_architecture(choices(2)), m_layers(spinBox(limits::layers)),
      m_hidden(spinBox(limits::hidden)), m_heads(spinBox(limits::heads)), m_maxLength(spinBox(limits::maxLength))
{
    add("architecture", m_architecture);
    add("layers", m_layers);
    add("hidden", m_hidden);
    add("heads", m_heads);
    add("max_length", m_maxLength);
}

void ModelFields::retranslate()
{
    nameChoices<learning::Architecture>(*m_architecture, QStringLiteral("architecture"));
}

learning::ModelSpec ModelFields::spec() const
{
    return {learning::Architecture(m_architecture->currentIndex()), m_layers->value(), m_hidden->value(),
            m_heads->value(), m_maxLength->value()};
}

void ModelFields::setSpec(const learning::ModelSpec& spec)
{
    m_architecture->setCurrentIndex(int(spec.architecture));
    m_layers->setValue(spec.layers);
    m_hidden->setValue(spec.hidden);
    m_heads->setValue(spec.heads);
    m_maxLength->setValue(spec.maxLength);
}

} // namespace sessionsmith::widgets
