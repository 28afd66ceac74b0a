// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/fitpanel.h"

#include "widgets/behaviour/fitoutcome.h"
#include "widgets/common/choicebox.h"
#include "widgets/common/integerbox.h"
#include "widgets/common/rangebox.h"
#include "widgets/jobs/job.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include <array>
#include <cmath>
#include <limits>

namespace sessionsmith::widgets {

namespace {

using Method = workflow::FitRequest::Method;
enum Start { KMeans, Random, Uniform, ThisModel };
constexpr std::array tolerances{1e-4, 1e-5, 1e-6, 1e-8};
constexpr int usualTolerance = 2;
constexpr int mostPersonas = 20;

/// "10⁻⁶" of 1e-6.
QString powerOfTen(double value)
{
    const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    return QStringLiteral("10⁻") + digits[int(std::lround(-std::log10(value)))];
}

ChoiceBox* choiceOf(int count)
{
    auto* box = new ChoiceBox;
    for (int i = 0; i < count; ++i)
        box->addItem({});
    return box;
}

} // namespace

FitPanel::FitPanel(QWidget* page)
    : SidePanel(page), m_form(addForm()), m_data(new ChoiceBox), m_method(choiceOf(3)), m_start(choiceOf(4)),
      m_keepLocks(new QCheckBox), m_personas(new RangeBox(1, mostPersonas, 1)),
      m_states(new RangeBox(1, hmm::Model::maximumSize, 5)), m_choose(choiceOf(3)),
      m_restarts(new IntegerBox(1, 1'000, 3)), m_holdOut(new IntegerBox(0, 50, 0)), m_name(new QLineEdit),
      m_more(new QToolButton), m_pseudoCount(new QDoubleSpinBox), m_strength(new IntegerBox(0, 1'000'000'000, 0)),
      m_iterations(new IntegerBox(1, 10'000, 200)), m_tolerance(choiceOf(int(tolerances.size()))),
      m_seed(new IntegerBox(0, std::numeric_limits<int>::max(), 1)), m_end(new QCheckBox), m_full(new QCheckBox),
      m_note(new QLabel), m_outcome(new FitOutcome)
{
    buildForm();
    m_note->setWordWrap(true);
    body()->addWidget(m_note);
    body()->addWidget(m_outcome);
    body()->addStretch(1);
    for (QComboBox* box : {m_data, m_method, m_start})
        connect(box, &QComboBox::currentIndexChanged, this, &FitPanel::validate);
    connect(m_method, &QComboBox::currentIndexChanged, this, &FitPanel::offerPseudoCount);
    for (RangeBox* box : {m_personas, m_states})
        connect(box, &RangeBox::changed, this, &FitPanel::validate);
    connect(m_holdOut, &QSpinBox::valueChanged, this, [this](int percent) {
        // What is held out is there to judge by; without it, that cannot be.
        const bool judges = m_choose->currentIndex() == int(hmm::Criterion::HeldOut);
        if (percent > 0 && !std::exchange(m_holdsOut, true)) m_choose->setCurrentIndex(int(hmm::Criterion::HeldOut));
        if (percent == 0 && std::exchange(m_holdsOut, false) && judges)
            m_choose->setCurrentIndex(int(hmm::Criterion::Bic));
        validate();
    });
    connect(m_name, &QLineEdit::textChanged, this, &FitPanel::validate);
    connect(m_choose, &QComboBox::currentIndexChanged, this, &FitPanel::validate);
    connect(m_more, &QToolButton::toggled, this, &FitPanel::validate);
    connect(m_outcome, &FitOutcome::differenceRequested, this, &FitPanel::differenceRequested);
    offerPseudoCount();
    retranslate();
}

/// What each method takes by itself: a count of nothing would forbid it for ever, Baum-Welch has no such need.
void FitPanel::offerPseudoCount()
{
    const workflow::FitRequest usual;
    m_pseudoCount->setValue(findsStates() ? usual.spec.prior.pseudoCount : usual.pseudoCount);
}

void FitPanel::buildForm()
{
    m_tolerance->setCurrentIndex(usualTolerance);
    m_pseudoCount->setRange(0, 1e6);
    m_pseudoCount->setSingleStep(0.5);
    m_end->setChecked(true);
    m_full->setChecked(true);
    m_method->setCurrentIndex(int(Method::Likelier));
    m_keepLocks->setChecked(true);
    m_more->setCheckable(true);
    m_more->setProperty("flat", true);
    m_more->setToolButtonStyle(Qt::ToolButtonTextOnly);
    for (QWidget* field : std::initializer_list<QWidget*>{m_data, m_method, m_start, m_personas, m_states, m_choose,
                                                          m_restarts, m_holdOut, m_name, m_pseudoCount, m_strength,
                                                          m_iterations, m_tolerance, m_seed})
        addField(m_form, field);
    // Their words are wider than a field.
    const auto place = [this](QWidget* wide, const QWidget* before) {
        int row = 0;
        QFormLayout::ItemRole role = {};
        m_form->getWidgetPosition(const_cast<QWidget*>(before), &row, &role);
        m_form->insertRow(row, wide);
    };
    place(m_keepLocks, m_personas);
    place(m_more, m_pseudoCount);
    m_name->setMaxLength(200);
    m_form->addRow(m_end);
    m_form->addRow(m_full);
}

void FitPanel::retranslate()
{
    setTitle(tr("Fit to a log"), tr("Fit"));
    for (const auto& [field, label] :
         std::initializer_list<std::pair<QWidget*, QString>>{{m_data, tr("Data set")},
                                                             {m_method, tr("Method")},
                                                             {m_start, tr("Start from")},
                                                             {m_personas, tr("Personas")},
                                                             {m_choose, tr("Choose by")},
                                                             {m_restarts, tr("Starts")},
                                                             {m_holdOut, tr("Hold out")},
                                                             {m_name, tr("Result")},
                                                             {m_pseudoCount, tr("Pseudo-count")},
                                                             {m_strength, tr("This model as prior")},
                                                             {m_iterations, tr("At most")},
                                                             {m_tolerance, tr("Tolerance")},
                                                             {m_seed, tr("Seed")}})
        static_cast<QLabel*>(m_form->labelForField(field))->setText(label);
    m_method->setItemText(int(Method::Count), tr("Counting"));
    m_method->setItemText(int(Method::BaumWelch), tr("Baum-Welch"));
    m_method->setItemText(int(Method::Likelier), tr("The likelier of both"));
    m_start->setItemText(KMeans, tr("k-means clusters"));
    m_start->setItemText(Random, tr("random rows"));
    m_start->setItemText(Uniform, tr("nearly uniform rows"));
    m_start->setItemText(ThisModel, tr("the model as it is now"));
    m_keepLocks->setText(tr("Locked cells keep their values"));
    m_personas->setWords(tr("to"), tr("Fewest personas"), tr("Most personas"));
    m_personas->setToolTip(tr("Kinds of users, told apart by the shares of their actions: each gets states of its own. "
                              "Of several numbers the one with the clearest kinds is taken"));
    m_states->setWords(tr("to"), tr("Fewest states"), tr("Most states"));
    m_choose->setItemText(int(hmm::Criterion::Bic), tr("BIC"));
    m_choose->setItemText(int(hmm::Criterion::Aic), tr("AIC"));
    m_choose->setItemText(int(hmm::Criterion::HeldOut), tr("perplexity of what is held out"));
    m_restarts->setToolTip(tr("Baum-Welch climbs to the nearest top: of several starts the highest is kept"));
    m_holdOut->setSuffix(tr(" % of the sessions"));
    m_holdOut->setToolTip(tr("They judge the fit; the chosen model then goes on with all sessions"));
    m_name->setToolTip(tr("By itself a new version of the open model; under another name a model of its own"));
    m_more->setText(m_more->isChecked() ? tr("Fewer settings") : tr("More settings"));
    m_pseudoCount->setToolTip(tr("Events added to each cell, so that what was never seen stays possible"));
    m_strength->setSuffix(tr(" events a row"));
    m_strength->setToolTip(tr("How many events of each row the open model stands for"));
    m_iterations->setSuffix(tr(" iterations"));
    for (std::size_t i = 0; i < tolerances.size(); ++i)
        m_tolerance->setItemText(int(i), tr("%1 an event").arg(powerOfTen(tolerances[i])));
    m_end->setText(tr("Sessions end by the model (END state)"));
    m_full->setText(tr("Also the generator: items, times and users"));
    m_full->setToolTip(
        tr("Estimates catalogue, revisits, gaps, visits and lengths from the same log; otherwise the result "
           "has those of a new model"));
    m_outcome->retranslate();
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

void FitPanel::setModel(const QString& name, const hmm::Model& model, const hmm::Locks& locks)
{
    if (m_name->text() == m_modelName || m_name->text().trimmed().isEmpty()) m_name->setText(name);
    if (name != m_modelName && !isBusy()) m_outcome->begin(nullptr); // that of another model
    m_modelName = name;
    m_modelStates = model.stateCount();
    m_locks = locks;
    validate();
}

bool FitPanel::findsStates() const
{
    return m_method->currentIndex() != int(Method::Count);
}

bool FitPanel::choosesMethod() const
{
    return m_method->currentIndex() == int(Method::Likelier);
}

bool FitPanel::startsFromModel() const
{
    return findsStates() && !choosesMethod() && m_start->currentIndex() == ThisModel;
}

bool FitPanel::isRange() const
{
    return findsStates() && !startsFromModel() && m_states->most() > m_states->least();
}

bool FitPanel::keepsLocks() const
{
    return startsFromModel() && !m_locks.isEmpty() && m_keepLocks->isChecked();
}

/// What stands in the way of a fit.
QString FitPanel::problem() const
{
    if (m_data->count() == 0) return tr("There is no data set yet: import one on the Data page.");
    if (m_name->text().trimmed().isEmpty()) return tr("The result needs a name.");
    if (startsFromModel()) return {};
    const auto reversed = [this](RangeBox* box) {
        return tr("%1: the numbers run from %2 to %3, which is less.")
            .arg(static_cast<const QLabel*>(m_form->labelForField(box))->text())
            .arg(box->least())
            .arg(box->most());
    };
    if (m_personas->isReversed()) return reversed(m_personas);
    if (!findsStates()) return {};
    if (m_states->isReversed()) return reversed(m_states);
    if (m_personas->most() * m_states->most() > hmm::Model::maximumSize)
        return tr("All personas together have more than %1 states.").arg(hmm::Model::maximumSize);
    if (isRange() && !choosesMethod() && hmm::Criterion(m_choose->currentIndex()) == hmm::Criterion::HeldOut &&
        m_holdOut->value() == 0)
        return tr("Hold out some of the sessions to choose by them.");
    return {};
}

void FitPanel::validate()
{
    const bool hidden = findsStates(), own = startsFromModel(), more = m_more->isChecked();
    m_more->setText(more ? tr("Fewer settings") : tr("More settings"));
    const bool either = choosesMethod();
    const std::initializer_list<std::pair<QWidget*, bool>> rows{{m_start, hidden && !either},
                                                                {m_keepLocks, own && !m_locks.isEmpty()},
                                                                {m_personas, !own},
                                                                {m_states, hidden && !own},
                                                                {m_choose, isRange() && !either},
                                                                {m_restarts, hidden && !either},
                                                                {m_pseudoCount, more && !either},
                                                                {m_strength, more && own},
                                                                {m_iterations, more && hidden},
                                                                {m_tolerance, more && hidden},
                                                                {m_seed, more && (hidden || m_holdOut->value() > 0)},
                                                                {m_end, more && !own},
                                                                {m_full, more}};
    static_cast<QLabel*>(m_form->labelForField(m_states))
        ->setText(m_personas->most() > 1 ? tr("States of each") : tr("States"));
    for (const auto& [field, visible] : rows)
        m_form->setRowVisible(field, visible);
    m_note->setText(either   ? tr("Counts, finds hidden states too, and keeps what makes held-out sessions likelier.")
                    : hidden ? tr("Finds states that explain the actions best. Stop keeps the best so far.")
                             : tr("Counts what follows what in the log: as many states as the log has actions."));
    setProblem(problem());
}

workflow::FitRequest FitPanel::request() const
{
    workflow::FitRequest request;
    request.data = m_data->currentText().toStdString();
    request.method = Method(m_method->currentIndex());
    request.name = m_name->text().trimmed().toStdString();
    request.holdOut = m_holdOut->value() / 100.0;
    request.seed = std::uint64_t(m_seed->value());
    request.withEnd = m_end->isChecked();
    request.full = m_full->isChecked();
    if (!choosesMethod()) request.pseudoCount = request.spec.prior.pseudoCount = m_pseudoCount->value();
    if (!startsFromModel()) {
        request.personas = m_personas->least();
        if (!m_personas->isOne()) request.mostPersonas = m_personas->most();
    }
    if (!findsStates()) return request;

    request.states = m_states->least();
    if (isRange()) request.mostStates = m_states->most();
    request.spec.maximumIterations = m_iterations->value();
    request.spec.tolerance = tolerances[std::size_t(m_tolerance->currentIndex())];
    if (choosesMethod()) return request;
    request.choose = hmm::Criterion(m_choose->currentIndex());
    request.restarts = m_restarts->value();
    request.initialisation = m_start->currentIndex() == Random    ? hmm::Initialisation::Random
                             : m_start->currentIndex() == Uniform ? hmm::Initialisation::Uniform
                                                                  : hmm::Initialisation::KMeans;
    if (startsFromModel()) {
        request.states = m_modelStates;
        request.startModel = m_modelName.toStdString();
        if (keepsLocks()) request.spec.constraints.locks = m_locks;
        request.priorStrength = m_strength->value();
        if (m_strength->value() > 0) request.priorModel = request.startModel;
    }
    return request;
}

void FitPanel::follow(Job* job, std::shared_ptr<const FitTrace> trace)
{
    m_more->setChecked(false); // room for what is to be watched
    m_outcome->begin(findsStates() ? std::move(trace) : nullptr);
    SidePanel::follow(job);
    bringIntoView(m_outcome);
    connect(job, &Job::progressed, m_outcome, &FitOutcome::showTrace);
    connect(job, &Job::finished, m_outcome, &FitOutcome::endTrace);
}

QString FitPanel::stoppedWords() const
{
    return m_outcome->hasFit() ? QString() : SidePanel::stoppedWords();
}

void FitPanel::showOutcome(const workflow::FittedModel& fitted, const QString& words, bool changesOpenModel)
{
    m_outcome->showFit(fitted, words, changesOpenModel);
    bringIntoView(m_outcome);
}

} // namespace sessionsmith::widgets
