// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/generatorfields.h"

#include "widgets/common/choicebox.h"
#include "widgets/common/specwords.h"
#include "widgets/common/texts.h"
#include "widgets/training/formfields.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QJsonValue>
#include <QLineEdit>
#include <QSpinBox>

namespace sessionsmith::widgets {

using learning::GeneratorKind;
namespace limits = learning::limits;

GeneratorFields::GeneratorFields(QObject* parent)
    : QObject(parent), m_kind(new ChoiceBox), m_embedding(spinBox(limits::embedding)),
      m_hidden(spinBox(limits::recurrent)), m_latent(spinBox(limits::latent)), m_maxLength(spinBox(limits::maxLength)),
      m_epochs(spinBox(limits::epochs)), m_adversarialEpochs(spinBox(limits::adversarialEpochs)),
      m_batch(spinBox(limits::batch)), m_learningRate(numberEdit()), m_eventDropout(new QDoubleSpinBox)
{
    m_kind->addItems({QString(), QString()});
    m_eventDropout->setRange(limits::eventDropout.low, limits::eventDropout.high);
    m_eventDropout->setSingleStep(0.05);
    m_eventDropout->setAlignment(Qt::AlignRight);
    m_fields = {{"generator", m_kind},
                {"embedding", m_embedding},
                {"hidden", m_hidden},
                {"latent", m_latent},
                {"max_length", m_maxLength},
                {"epochs", m_epochs},
                {"adversarial_epochs", m_adversarialEpochs},
                {"batch", m_batch},
                {"learning_rate", m_learningRate},
                {"event_dropout", m_eventDropout}};
    setSpec({});
    connect(m_kind, &QComboBox::currentIndexChanged, this, &GeneratorFields::kindChanged);
    connect(m_learningRate, &QLineEdit::textChanged, this, &GeneratorFields::changed);
    for (const auto& [key, field] : m_fields)
        if (auto* box = qobject_cast<QSpinBox*>(field))
            connect(box, &QSpinBox::valueChanged, this, &GeneratorFields::changed);
}

QList<QWidget*> GeneratorFields::fields() const
{
    return {m_kind,   m_embedding,         m_hidden, m_latent,       m_maxLength,
            m_epochs, m_adversarialEpochs, m_batch,  m_learningRate, m_eventDropout};
}

void GeneratorFields::showRows(QFormLayout& form, bool asked)
{
    const bool isVae = m_kind->currentIndex() == int(GeneratorKind::Vae);
    for (QWidget* field : fields())
        form.setRowVisible(field, asked && (field != m_latent || isVae) && (field != m_adversarialEpochs || !isVae));
}

void GeneratorFields::retranslate()
{
    for (int i = 0; i < m_kind->count(); ++i)
        m_kind->setItemText(i, specValue(QStringLiteral("generator"), text(learning::name(GeneratorKind(i)))));
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
