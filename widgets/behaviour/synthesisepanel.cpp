// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/synthesisepanel.h"

#include "widgets/common/choicebox.h"
#include "widgets/common/integerbox.h"
#include "widgets/common/texts.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

#include <limits>

namespace sessionsmith::widgets {

namespace {

enum Ending { EndState, FixedLength };

} // namespace

SynthesisePanel::SynthesisePanel(QWidget* page)
    : SidePanel(page), m_form(addForm()), m_sessions(new IntegerBox(1, 100'000'000, 10'000)), m_ending(new ChoiceBox),
      m_length(new IntegerBox(1, 10'000, 20)), m_seed(new IntegerBox(0, std::numeric_limits<int>::max(), 1)),
      m_items(new ChoiceBox), m_holdOut(new QCheckBox), m_name(new QLineEdit), m_estimate(new QLabel)
{
    m_ending->addItems({QString(), QString()});
    m_items->addItem(QString());
    m_holdOut->setChecked(true);
    m_sessions->setSingleStep(10'000);
    m_estimate->setWordWrap(true);
    for (QWidget* field : std::initializer_list<QWidget*>{m_sessions, m_ending, m_length, m_seed, m_items, m_name})
        addField(m_form, field);
    m_form->insertRow(m_form->rowCount() - 1, m_holdOut); // its words are wider than a field
    body()->addWidget(m_estimate);
    body()->addStretch(1);
    connect(m_sessions, &QSpinBox::valueChanged, this, &SynthesisePanel::showEstimate);
    connect(m_length, &QSpinBox::valueChanged, this, &SynthesisePanel::showEstimate);
    connect(m_ending, &QComboBox::currentIndexChanged, this, &SynthesisePanel::showEstimate);
    connect(m_items, &QComboBox::currentIndexChanged, this, &SynthesisePanel::showEstimate);
    retranslate();
}

void SynthesisePanel::retranslate()
{
    setTitle(tr("Synthesise sessions"), tr("Synthesise"));
    for (const auto& [field, label] : std::initializer_list<std::pair<QWidget*, QString>>{{m_sessions, tr("Sessions")},
                                                                                          {m_ending, tr("Each ends")},
                                                                                          {m_length, tr("Length")},
                                                                                          {m_seed, tr("Seed")},
                                                                                          {m_items, tr("Items")},
                                                                                          {m_name, tr("Name")}})
        static_cast<QLabel*>(m_form->labelForField(field))->setText(label);
    m_ending->setItemText(EndState, tr("as the model says"));
    m_ending->setItemText(FixedLength, tr("after a fixed length"));
    m_length->setSuffix(tr(" events"));
    m_holdOut->setText(tr("Leave out each user's last two events"));
    m_holdOut->setToolTip(tr("They are the validation and test targets: synthetic sessions must not know them."));
    m_name->setPlaceholderText(tr("named after the model"));
    showEstimate();
}

void SynthesisePanel::setModel(const synthesis::BehaviourModel& model, const QString& name, double meanLength,
                               bool isVersion)
{
    m_model = name;
    m_source = text(model.items.source);
    m_endsItself = model.hmm.hasEnd() || model.lengths.kind != synthesis::LengthSettings::Kind::End;
    m_meanLength = meanLength;
    m_isVersion = isVersion;
    m_ending->setCurrentIndex(m_endsItself ? m_ending->currentIndex() : int(FixedLength));
    m_ending->setEnabled(m_endsItself);
    showEstimate();
}

void SynthesisePanel::setDatasets(const QStringList& names)
{
    const QString chosen = m_items->currentData().toString();
    while (m_items->count() > 1)
        m_items->removeItem(1);
    for (const QString& name : names)
        m_items->addItem(tr("of %1").arg(name), name);
    m_items->setCurrentIndex(std::max(0, chosen.isEmpty() ? 0 : m_items->findData(chosen)));
}

void SynthesisePanel::showEstimate()
{
    m_items->setItemText(0, m_source.isEmpty() ? tr("invented") : tr("of %1, as the model says").arg(m_source));
    const bool fixed = m_ending->currentIndex() == FixedLength;
    const bool follows = m_items->currentIndex() > 0 || !m_source.isEmpty();
    m_form->setRowVisible(m_length, fixed);
    m_form->setRowVisible(m_holdOut, follows);
    const double events = m_sessions->value() * (fixed ? m_length->value() : m_meanLength);
    QStringList said{tr("About %1 events.").arg(formatInteger(std::int64_t(events)))};
    if (!m_isVersion) said << tr("The model on screen is saved as a version first.");
    m_estimate->setText(said.join(u'\n'));
    setProblem({});
}

workflow::SynthesizeRequest SynthesisePanel::request() const
{
    workflow::SynthesizeRequest request;
    request.model = m_model.toStdString();
    request.spec.sessions = std::uint64_t(m_sessions->value());
    request.spec.length = m_ending->currentIndex() == FixedLength ? m_length->value() : 0;
    request.spec.seed = std::uint64_t(m_seed->value());
    request.items = m_items->currentData().toString().toStdString();
    request.holdOut = m_holdOut->isChecked();
    request.name = m_name->text().trimmed().toStdString();
    return request;
}

} // namespace sessionsmith::widgets
