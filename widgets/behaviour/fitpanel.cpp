// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/fitpanel.h"

#include "widgets/common/choicebox.h"
#include "widgets/common/integerbox.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>

#include <limits>

namespace sessionsmith::widgets {

namespace {

using Method = workflow::FitRequest::Method;
enum Start { KMeans, Random, Uniform, ThisModel };

} // namespace

FitPanel::FitPanel(QWidget* page)
    : SidePanel(page), m_form(addForm()), m_data(new ChoiceBox), m_method(new ChoiceBox), m_start(new ChoiceBox),
      m_states(new IntegerBox(1, hmm::Model::maximumSize, 5)), m_iterations(new IntegerBox(1, 10'000, 200)),
      m_seed(new IntegerBox(0, std::numeric_limits<int>::max(), 1)), m_note(new QLabel)
{
    m_method->addItems({QString(), QString()});
    m_start->addItems({QString(), QString(), QString(), QString()});
    m_note->setWordWrap(true);
    for (QWidget* field : std::initializer_list<QWidget*>{m_data, m_method, m_start, m_states, m_iterations, m_seed})
        m_form->addRow(new QLabel, field);
    body()->addWidget(m_note);
    body()->addStretch(1);
    connect(m_method, &QComboBox::currentIndexChanged, this, &FitPanel::validate);
    connect(m_start, &QComboBox::currentIndexChanged, this, &FitPanel::validate);
    connect(m_data, &QComboBox::currentIndexChanged, this, &FitPanel::validate);
    retranslate();
}

void FitPanel::retranslate()
{
    setTitle(tr("Fit to a log"), tr("Fit"));
    const QStringList labels{tr("Data set"), tr("Method"), tr("Start from"), tr("States"), tr("At most"), tr("Seed")};
    for (int row = 0; row < labels.size(); ++row)
        static_cast<QLabel*>(m_form->itemAt(row, QFormLayout::LabelRole)->widget())->setText(labels[row]);
    m_method->setItemText(int(Method::Count), tr("Count: each action is its state"));
    m_method->setItemText(int(Method::BaumWelch), tr("Baum-Welch: hidden states"));
    m_start->setItemText(KMeans, tr("k-means clusters"));
    m_start->setItemText(Random, tr("random rows"));
    m_start->setItemText(Uniform, tr("nearly uniform rows"));
    m_start->setItemText(ThisModel, tr("the model as it is now"));
    m_iterations->setSuffix(tr(" iterations"));
    validate();
}

void FitPanel::setDatasets(const QStringList& names)
{
    const QString chosen = m_data->currentText();
    m_data->clear();
    m_data->addItems(names);
    setDataset(chosen);
    validate();
}

void FitPanel::setDataset(const QString& name)
{
    if (const int index = m_data->findText(name); index >= 0) m_data->setCurrentIndex(index);
}

bool FitPanel::startsFromModel() const
{
    return m_method->currentIndex() == int(Method::BaumWelch) && m_start->currentIndex() == ThisModel;
}

void FitPanel::validate()
{
    const bool hidden = m_method->currentIndex() == int(Method::BaumWelch);
    m_form->setRowVisible(m_start, hidden);
    m_form->setRowVisible(m_states, hidden && !startsFromModel());
    m_form->setRowVisible(m_iterations, hidden);
    m_form->setRowVisible(m_seed, hidden && !startsFromModel());
    m_note->setText(hidden ? tr("Finds states that explain the actions best. Stop keeps the best so far.")
                           : tr("Counts what follows what in the log: as many states as the log has actions."));
    setProblem(m_data->count() == 0 ? tr("There is no data set yet: import one on the Data page.") : QString());
}

workflow::FitRequest FitPanel::request(const std::string& model) const
{
    workflow::FitRequest request;
    request.data = m_data->currentText().toStdString();
    request.method = Method(m_method->currentIndex());
    request.states = m_states->value();
    switch (m_start->currentIndex()) {
    case Random:
        request.initialisation = hmm::Initialisation::Random;
        break;
    case Uniform:
        request.initialisation = hmm::Initialisation::Uniform;
        break;
    default:
        request.initialisation = hmm::Initialisation::KMeans;
    }
    if (startsFromModel()) request.startModel = model;
    request.spec.maximumIterations = m_iterations->value();
    request.seed = std::uint64_t(m_seed->value());
    request.name = model;
    return request;
}

} // namespace sessionsmith::widgets
