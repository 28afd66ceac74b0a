// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/generatorfields.h"

#include "widgets/training/formfields.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>

namespace sessionsmith::widgets {

using learning::GeneratorKind;
namespace limits = learning::limits;

GeneratorFields::GeneratorFields(QObject* parent)
    : FieldGroup(parent), m_kind(choices(2)), m_embedding(spinBox(limits::embedding)),
      m_hidden(spinBox(limits::recurrent)), m_latent(spinBox(limits::latent)), m_maxLength(spinBox(limits::maxLength)),
      m_epochs(spinBox(limits::epochs)), m_adversarialEpochs(spinBox(limits::adversarialEpochs)),
      m_batch(spinBox(limits::batch)), m_learningRate(numberEdit()), m_eventDropout(shareBox(limits::eventDropout))
{
    add("generator", m_kind);
    add("embedding", m_embedding);
    add("hidden", m_hidden);
    add("latent", m_latent);
    add("max_length", m_maxLength);
    add("epochs", m_epochs);
    add("adversarial_epochs", m_adversarialEpochs);
    add("batch", m_batch);
    add("learning_rate", m_learningRate);
    add("event_dropout", m_eventDropout);
    setSpec({});
    connect(m_kind, &QComboBox::currentIndexChanged, this, &GeneratorFields::kindChanged);
}

void GeneratorFields::showRows(QFormLayout& form, bool asked)
{
    const bool isVae = m_kind->currentIndex() == int(GeneratorKind::Vae);
    for (QWidget* field : fields())
        form.setRowVisible(field, asked && (field != m_latent || isVae) && (field != m_adversarialEpochs || !isVae));
}

void GeneratorFields::retranslate()
{
    nameChoices<GeneratorKind>(*m_kind, QStringLiteral("generator"));
    m_eventDropout->setToolTip(
        tr("Share of the events before that the network is not told while it learns, so that it listens to more"));
    m_adversarialEpochs->setToolTip(tr("After the epochs, in which it learns the log itself"));
}

learning::GeneratorSpec GeneratorFields::spec() const
{
    learning::GeneratorSpec spec;
    spec.kind = GeneratorKind(m_kind->currentIndex());
    spec.embedding = m_embedding->value();
    spec.hidden = m_hidden->value();
    spec.latent = m_latent->value();
    spec.maxLength = m_maxLength->value();
    spec.epochs = m_epochs->value();
    spec.adversarialEpochs = m_adversarialEpochs->value();
    spec.batch = m_batch->value();
    spec.learningRate = numberIn(*m_learningRate);
    spec.eventDropout = m_eventDropout->value();
    return spec;
}

void GeneratorFields::setSpec(const learning::GeneratorSpec& spec)
{
    m_kind->setCurrentIndex(int(spec.kind));
    m_embedding->setValue(spec.embedding);
    m_hidden->setValue(spec.hidden);
    m_latent->setValue(spec.latent);
    m_maxLength->setValue(spec.maxLength);
    m_epochs->setValue(spec.epochs);
    m_adversarialEpochs->setValue(spec.adversarialEpochs);
    m_batch->setValue(spec.batch);
    m_learningRate->setText(QString::number(spec.learningRate));
    m_eventDropout->setValue(spec.eventDropout);
}

} // namespace sessionsmith::widgets
