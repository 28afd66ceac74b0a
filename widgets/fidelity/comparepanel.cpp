// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fidelity/comparepanel.h"

#include "widgets/common/choicebox.h"
#include "widgets/common/integerbox.h"
#include "widgets/common/texts.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QLabel>

#include <algorithm>
#include <limits>

namespace sessionsmith::widgets {

namespace {

using fidelity::Spec;

/// The data sets that a person most likely wants to see beside each other; null where there is none.
struct Pair
{
    const store::DatasetRecord *synthetic = nullptr, *real = nullptr, *training = nullptr;
};

Pair pairWith(const std::vector<store::DatasetRecord>& records, const std::string& shown)
{
    using Kind = store::DatasetKind;
    const auto first = [&](auto&& fits) {
        const auto found = std::ranges::find_if(records, fits);
        return found == records.end() ? nullptr : &*found;
    };
    const auto isOf = [](Kind kind) {
        return [kind](const store::DatasetRecord& record) { return record.kind == kind; };
    };
    const store::DatasetRecord* one = first([&](const auto& record) { return record.name == shown; });
    if (!one) return {first(isOf(Kind::Synthetic)), first(isOf(Kind::Imported))};
    if (one->kind == Kind::Imported) {
        const auto* made = first(
            [&](const auto& record) { return record.kind == Kind::Synthetic && record.sourceDataset == one->id; });
        return {made ? made : first(isOf(Kind::Synthetic)), one};
    }
    const auto* source = first([&](const auto& record) {
        return one->sourceDataset == record.id && record.kind == Kind::Imported; // not what an augmentation began with
    });
    return {one, source ? source : first(isOf(Kind::Imported))};
}

/// The same, with the other part of a split in place of the one that the synthetic sessions follow.
Pair heldOutPair(const std::vector<store::DatasetRecord>& records, const std::string& shown)
{
    Pair pair = pairWith(records, shown);
    if (!pair.synthetic || !pair.real || !pair.real->sourceDataset) return pair;
    if (pair.synthetic->sourceDataset != pair.real->id) { // that part is the real one already
        const auto followed = std::ranges::find_if(records, [&](const store::DatasetRecord& record) {
            return record.kind == store::DatasetKind::Imported && record.id == pair.synthetic->sourceDataset;
        });
        if (followed != records.end()) pair.training = &*followed;
        return pair;
    }
    const auto other = std::ranges::find_if(records, [&](const store::DatasetRecord& record) {
        return record.kind == store::DatasetKind::Imported && record.id != pair.real->id &&
               record.sourceDataset == pair.real->sourceDataset;
    });
    if (other != records.end()) pair.training = std::exchange(pair.real, &*other);
    return pair;
}

} // namespace

ComparePanel::ComparePanel(QWidget* page)
    : SidePanel(page), m_form(addForm()), m_synthetic(new ChoiceBox), m_real(new ChoiceBox), m_training(new ChoiceBox),
      m_heldOut(new IntegerBox(int(100 * Spec::heldOutLimits.low), int(100 * Spec::heldOutLimits.high), 50)),
      m_draws(new IntegerBox(int(Spec::bootstrapLimits.low), int(Spec::bootstrapLimits.high), Spec().bootstrap)),
      m_seed(new IntegerBox(0, std::numeric_limits<int>::max(), 1)), m_note(new QLabel)
{
    m_heldOut->setSuffix(QStringLiteral("\u202F%"));
    m_heldOut->setSingleStep(5);
    m_draws->setSingleStep(100);
    m_note->setWordWrap(true);
    m_note->setProperty("muted", true);
    for (QWidget* field : std::initializer_list<QWidget*>{m_synthetic, m_real, m_training, m_heldOut, m_draws, m_seed})
        addField(m_form, field);
    body()->addWidget(m_note);
    body()->addStretch(1);
    connect(m_synthetic, &QComboBox::activated, this, [this](int index) {
        const store::DatasetRecord& chosen = m_records[std::size_t(index)];
        if (chosen.kind == store::DatasetKind::Synthetic) propose(chosen.name);
    });
    connect(m_real, &QComboBox::activated, this, &ComparePanel::proposeTraining);
    connect(m_synthetic, &QComboBox::currentIndexChanged, this, &ComparePanel::validate);
    connect(m_real, &QComboBox::currentIndexChanged, this, &ComparePanel::validate);
    connect(m_training, &QComboBox::currentIndexChanged, this, &ComparePanel::validate);
    retranslate();
}

void ComparePanel::retranslate()
{
    setTitle(tr("Compare with a real log"), tr("Compare"));
    for (const auto& [field, label] :
         std::initializer_list<std::pair<QWidget*, QString>>{{m_synthetic, tr("Synthetic")},
                                                             {m_real, tr("Real")},
                                                             {m_training, tr("Fitted to")},
                                                             {m_heldOut, tr("Held out")},
                                                             {m_draws, tr("Draws")},
                                                             {m_seed, tr("Seed")}})
        static_cast<QLabel*>(m_form->labelForField(field))->setText(label);
    if (m_training->count() > 0) m_training->setItemText(0, tr("unknown, or part of the real log"));
    m_training->setToolTip(tr("The log that the model was fitted to, if the real one is the other part of a split. All "
                              "of the real one is then held out, and privacy can be told."));
    m_heldOut->setToolTip(
        tr("Share of the real users that everything is laid beside; the others show the best that can be had."));
    m_draws->setToolTip(tr("How often the sessions are drawn anew for the 95 % intervals."));
    m_note->setText(tr("The synthetic sessions are laid beside real ones that are held out. How good a figure can be, "
                       "other real sessions tell; how bad, the same with their events shuffled. Best is a real log "
                       "that the model was not fitted to."));
    validate();
}

void ComparePanel::setDatasets(const std::vector<store::DatasetRecord>& records, const QString& shown)
{
    if (isBusy()) return;
    m_records = records;
    for (QComboBox* box : std::initializer_list<QComboBox*>{m_synthetic, m_real, m_training}) {
        box->clear();
        if (box == m_training) box->addItem(tr("unknown, or part of the real log"));
        for (const store::DatasetRecord& record : records)
            box->addItem(text(record.name));
    }
    propose(shown.toStdString());
}

void ComparePanel::propose(const std::string& shown)
{
    const Pair pair = heldOutPair(m_records, shown);
    const auto indexOf = [this](const store::DatasetRecord* record) {
        return record ? int(record - m_records.data()) : -1;
    };
    m_synthetic->setCurrentIndex(indexOf(pair.synthetic));
    m_real->setCurrentIndex(indexOf(pair.real));
    m_training->setCurrentIndex(indexOf(pair.training) + 1); // the first one is none of them
    validate();
}

void ComparePanel::proposeTraining()
{
    if (m_synthetic->currentIndex() < 0) return;
    const auto& synthetic = m_records[std::size_t(m_synthetic->currentIndex())];
    const auto followed = std::ranges::find_if(m_records, [&](const store::DatasetRecord& record) {
        return record.kind == store::DatasetKind::Imported && record.id == synthetic.sourceDataset;
    });
    const auto index = int(followed - m_records.begin());
    m_training->setCurrentIndex(followed == m_records.end() || index == m_real->currentIndex() ? 0 : index + 1);
}

bool ComparePanel::knowsTraining() const
{
    return m_training->currentIndex() > 0;
}

void ComparePanel::validate()
{
    m_heldOut->setEnabled(!knowsTraining());
    if (m_synthetic->currentIndex() < 0)
        setProblem(tr("There is no synthetic data set yet: synthesise one on the page Behaviour."));
    else if (m_real->currentIndex() < 0)
        setProblem(tr("There is no real log yet: import one."));
    else if (m_synthetic->currentIndex() == m_real->currentIndex())
        setProblem(tr("Choose two different data sets."));
    else if (knowsTraining() && (m_training->currentText() == m_real->currentText() ||
                                 m_training->currentText() == m_synthetic->currentText()))
        setProblem(tr("What the model was fitted to must be a third data set."));
    else
        setProblem({});
}

workflow::FidelityRequest ComparePanel::request() const
{
    workflow::FidelityRequest request;
    request.real = m_real->currentText().toStdString();
    request.synthetic = m_synthetic->currentText().toStdString();
    if (knowsTraining()) request.training = m_training->currentText().toStdString();
    request.spec.heldOut = m_heldOut->value() / 100.0;
    request.spec.bootstrap = m_draws->value();
    request.spec.seed = std::uint64_t(m_seed->value());
    return request;
}

} // namespace sessionsmith::widgets
