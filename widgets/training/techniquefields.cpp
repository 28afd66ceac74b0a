// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/techniquefields.h"

#include "widgets/common/choicebox.h"
#include "widgets/common/texts.h"
#include "widgets/training/formfields.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>

namespace sessionsmith::widgets {

namespace limits = learning::limits;
using learning::Adversarial;
using learning::Loss;
using learning::Objective;

namespace {

constexpr Limits weights{0, 1000};

double weightOf(const learning::TrainingSpec& spec, Objective objective)
{
    for (const auto& further : spec.besides)
        if (further.objective == objective) return further.weight;
    return 0;
}

} // namespace

TechniqueFields::TechniqueFields(QObject* parent) : FieldGroup(parent), m_fold(new QToolButton)
{
    m_fold->setCheckable(true);
    m_fold->setAutoRaise(true);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    buildLosses();
    buildDescent();
    buildResults();
    setSpec({});
    connect(m_fold, &QToolButton::toggled, this, &TechniqueFields::rowsChanged);
    connect(this, &FieldGroup::changed, this, &TechniqueFields::showFold);
    for (QComboBox* choice : {m_loss, m_adversarial})
        connect(choice, &QComboBox::currentIndexChanged, this, &TechniqueFields::rowsChanged);
    for (QDoubleSpinBox* box : {m_contrastive, m_replaced, m_prune})
        connect(box, &QDoubleSpinBox::valueChanged, this, &TechniqueFields::rowsChanged);
    connect(m_ensemble, &QSpinBox::valueChanged, this, &TechniqueFields::rowsChanged);
}

void TechniqueFields::buildLosses()
{
    add("loss", m_loss = choices(4));
    add("negatives", m_negatives = spinBox(limits::negatives));
    add("calibration", m_calibration = shareBox(limits::calibration));
    add("label_smoothing", m_smoothing = shareBox(limits::labelSmoothing));
    add("contrastive", m_contrastive = shareBox(weights));
    add("views", m_views = new QLineEdit);
    add("temperature", m_temperature = numberEdit());
    add("replaced", m_replaced = shareBox(weights));
    for (QDoubleSpinBox* weight : {m_contrastive, m_replaced})
        weight->setDecimals(3);
    add("replaced_rate", m_replacedRate = shareBox(limits::replacedRate));
}

void TechniqueFields::buildDescent()
{
    add("adversarial", m_adversarial = choices(4));
    add("epsilon", m_epsilon = numberEdit());
    add("adversarial_steps", m_adversarialSteps = spinBox(limits::adversarialSteps));
    add("precision", m_precision = choices(3));
    add("averaging", m_averaging = shareBox(limits::averaging));
    m_averaging->setDecimals(6);
    add("accumulate", m_accumulate = spinBox(limits::accumulate));
    add("warm_up", m_warmUp = shareBox(limits::warmUp));
    add("schedule", m_schedule = choices(3));
    add("freeze", m_freeze = new QLineEdit);
    add("layer_decay", m_layerDecay = shareBox(limits::layerDecay));
    add("fused_optimizer", m_fused = new QCheckBox);
}

void TechniqueFields::buildResults()
{
    add("prune", m_prune = shareBox(limits::prune));
    add("retrain_epochs", m_retrain = spinBox(limits::retrainEpochs));
    add("sparsity_curve", m_sparsityCurve = new QCheckBox);
    add("ensemble", m_ensemble = spinBox(limits::ensemble));
    add("distil", m_distil = new QCheckBox);
    add("share_device", m_shareDevice = new QCheckBox);
}

/// Whether a row has a meaning beside what is chosen above it.
bool TechniqueFields::isAsked(const QWidget* field, bool finetunes) const
{
    const auto loss = Loss(m_loss->currentIndex());
    const auto adversarial = Adversarial(m_adversarial->currentIndex());
    if (field == m_negatives) return loss != Loss::Full;
    if (field == m_calibration) return loss == Loss::Gbce;
    if (field == m_smoothing) return loss == Loss::Full;
    if (field == m_views || field == m_temperature) return m_contrastive->value() > 0;
    if (field == m_replacedRate) return m_replaced->value() > 0;
    if (field == m_epsilon) return adversarial != Adversarial::None;
    if (field == m_adversarialSteps) return adversarial == Adversarial::Pgd || adversarial == Adversarial::Vat;
    if (field == m_retrain) return m_prune->value() > 0;
    if (field == m_sparsityCurve) return m_prune->value() == 0;
    if (field == m_ensemble) return finetunes;
    if (field == m_distil) return finetunes && m_ensemble->value() > 1;
    return true;
}

void TechniqueFields::showRows(QFormLayout& form, bool asked, bool finetunes)
{
    form.setRowVisible(m_fold, asked);
    for (QWidget* field : fields())
        form.setRowVisible(field, asked && m_fold->isChecked() && isAsked(field, finetunes));
    if (!finetunes) m_ensemble->setValue(1);
    showFold();
}

/// How many of the values that mean something are not as they are by themselves.
int TechniqueFields::inUse() const
{
    learning::TrainingSpec spec;
    read(spec);
    const learning::Techniques &chosen = spec.techniques, plain{};
    return (chosen.loss != plain.loss) + (spec.labelSmoothing > 0) + int(spec.besides.size()) +
           (chosen.adversarial != plain.adversarial) + (chosen.precision != plain.precision) + (chosen.averaging > 0) +
           (chosen.accumulate > 1) + (chosen.warmUp != plain.warmUp || chosen.decline != plain.decline) +
           !chosen.freeze.what.empty() + (chosen.freeze.layerDecay != 1) + (chosen.prune > 0 || chosen.sparsityCurve) +
           (chosen.ensemble > 1);
}

void TechniqueFields::showFold()
{
    m_fold->setArrowType(m_fold->isChecked() ? Qt::DownArrow : Qt::RightArrow);
    const int count = inUse();
    m_fold->setText(count == 0 ? tr("Techniques") : tr("Techniques, %n in use", nullptr, count));
}

void TechniqueFields::retranslate()
{
    nameChoices<Loss>(*m_loss, QStringLiteral("loss"));
    nameChoices<Adversarial>(*m_adversarial, QStringLiteral("adversarial"));
    nameChoices<learning::Precision>(*m_precision, QStringLiteral("precision"));
    m_precision->setToolTip(tr("What matrices are multiplied in; sums, weights and evaluations stay in float32"));
    nameChoices<learning::Decline>(*m_schedule, QStringLiteral("schedule"));
    for (QDoubleSpinBox* box : {m_smoothing, m_contrastive, m_replaced, m_averaging, m_prune})
        box->setSpecialValueText(tr("off"));
    m_freeze->setPlaceholderText(tr("none"));
    m_freeze->setToolTip(tr("embeddings, body, or how many of the first layers are not learnt"));
    m_negatives->setToolTip(tr("How many items are drawn against the right ones in a step"));
    m_calibration->setToolTip(tr("How far the overconfidence is undone that drawn items bring"));
    m_contrastive->setToolTip(tr("Weight: two changed views of a sequence are told from those of the others"));
    m_views->setToolTip(tr("What makes a view: pipelines apart by |, one of which is drawn"));
    m_replaced->setToolTip(tr("Weight: which items were replaced by others is told"));
    m_epsilon->setToolTip(tr("Length of the disturbance, as a share of the embedded sequence"));
    m_averaging->setToolTip(tr("Decay of the moving average of the weights, such as 0.999: it is validated and kept"));
    m_accumulate->setToolTip(tr("Each batch is computed in so many parts, in the memory of one"));
    m_layerDecay->setToolTip(tr("Learning rate of each layer relative to the one above it"));
    m_fused->setText(tr("of all weights at once"));
    m_fused->setToolTip(tr("Fewer and larger kernels on a GPU; on the CPU it makes no difference"));
    m_prune->setToolTip(tr("Share of each matrix that is zero in the end"));
    m_ensemble->setToolTip(tr("So many models of as many seeds, whose probabilities are averaged"));
    m_sparsityCurve->setText(tr("measure without pruning"));
    m_distil->setText(tr("into one model"));
    m_shareDevice->setText(tr("do not wait for other runs"));
    showFold();
}

void TechniqueFields::read(learning::TrainingSpec& spec) const
{
    learning::Techniques& techniques = spec.techniques;
    techniques.loss = Loss(m_loss->currentIndex());
    techniques.negatives = m_negatives->value();
    techniques.calibration = m_calibration->value();
    spec.labelSmoothing = techniques.loss == Loss::Full ? m_smoothing->value() : 0;
    spec.besides.clear();
    if (m_contrastive->value() > 0) spec.besides.push_back({Objective::Contrastive, m_contrastive->value()});
    if (m_replaced->value() > 0) spec.besides.push_back({Objective::Replaced, m_replaced->value()});
    techniques.views = m_views->text().trimmed().toStdString();
    techniques.temperature = numberIn(*m_temperature);
    techniques.replacedRate = m_replacedRate->value();
    techniques.adversarial = Adversarial(m_adversarial->currentIndex());
    techniques.epsilon = numberIn(*m_epsilon);
    techniques.adversarialSteps = m_adversarialSteps->value();
    techniques.precision = learning::Precision(m_precision->currentIndex());
    techniques.averaging = m_averaging->value();
    techniques.accumulate = m_accumulate->value();
    techniques.warmUp = m_warmUp->value();
    techniques.decline = learning::Decline(m_schedule->currentIndex());
    techniques.freeze = {m_freeze->text().trimmed().toStdString(), m_layerDecay->value()};
    techniques.fusedOptimizer = m_fused->isChecked();
    techniques.prune = m_prune->value();
    techniques.retrainEpochs = techniques.prune > 0 ? m_retrain->value() : 0;
    techniques.sparsityCurve = techniques.prune == 0 && m_sparsityCurve->isChecked();
    techniques.ensemble = m_ensemble->value();
    techniques.distil = techniques.ensemble > 1 && m_distil->isChecked();
    spec.shareDevice = m_shareDevice->isChecked();
}

void TechniqueFields::setSpec(const learning::TrainingSpec& spec)
{
    const learning::Techniques& techniques = spec.techniques;
    m_loss->setCurrentIndex(int(techniques.loss));
    m_negatives->setValue(techniques.negatives);
    m_calibration->setValue(techniques.calibration);
    m_smoothing->setValue(spec.labelSmoothing);
    m_contrastive->setValue(weightOf(spec, Objective::Contrastive));
    m_views->setText(text(techniques.views));
    m_temperature->setText(QString::number(techniques.temperature));
    m_replaced->setValue(weightOf(spec, Objective::Replaced));
    m_replacedRate->setValue(techniques.replacedRate);
    m_adversarial->setCurrentIndex(int(techniques.adversarial));
    m_epsilon->setText(QString::number(techniques.epsilon));
    m_adversarialSteps->setValue(techniques.adversarialSteps);
    m_precision->setCurrentIndex(int(techniques.precision));
    m_averaging->setValue(techniques.averaging);
    m_accumulate->setValue(techniques.accumulate);
    m_warmUp->setValue(techniques.warmUp);
    m_schedule->setCurrentIndex(int(techniques.decline));
    m_freeze->setText(text(techniques.freeze.what));
    m_layerDecay->setValue(techniques.freeze.layerDecay);
    m_fused->setChecked(techniques.fusedOptimizer);
    m_prune->setValue(techniques.prune);
    m_retrain->setValue(techniques.retrainEpochs);
    m_sparsityCurve->setChecked(techniques.sparsityCurve);
    m_ensemble->setValue(techniques.ensemble);
    m_distil->setChecked(techniques.distil);
    m_shareDevice->setChecked(spec.shareDevice);
}

} // namespace sessionsmith::widgets
