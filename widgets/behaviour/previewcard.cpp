// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/previewcard.h"

#include "engine/analysis/analysis.h"
#include "engine/workflow/workflow.h"
#include "widgets/behaviour/frequencyview.h"
#include "widgets/behaviour/frequentview.h"
#include "widgets/behaviour/funnelview.h"
#include "widgets/behaviour/lengthview.h"
#include "widgets/behaviour/logdifferenceview.h"
#include "widgets/behaviour/previewoptions.h"
#include "widgets/behaviour/sessionsview.h"
#include "widgets/behaviour/stepsview.h"
#include "widgets/common/choicebox.h"
#include "widgets/common/frequentactions.h"
#include "widgets/common/texts.h"
#include "widgets/jobs/workbench.h"

#include <QBoxLayout>
#include <QEvent>
#include <QSettings>
#include <QStackedWidget>

#include <algorithm>
#include <memory>

namespace sessionsmith::widgets {

namespace {

constexpr std::size_t mostActions = 1000; // of a real log, by name
constexpr std::uint64_t seed = 1;         // fixed: an edit changes only what it governs

/// Which of `actions` those of the sample are; -1 for what is not among them.
std::vector<int> knownAmong(const std::vector<std::string>& actions, const SessionSample& sample)
{
    std::vector<int> places = placesAmong(actions, sample);
    std::ranges::replace(places, int(actions.size()), -1);
    return places;
}

/// The model when every session is of that persona; its states stay what they are.
hmm::Model onlyOf(hmm::Model model, const hmm::Persona& persona)
{
    model.initial.setZero();
    for (std::size_t i = 0; i < persona.states.size(); ++i)
        model.initial(persona.states[i]) = persona.model.initial(Eigen::Index(i));
    return model;
}

} // namespace

PreviewCard::PreviewCard(Workbench& workbench, ModelDocument& document, QWidget* parent)
    : Card({}, {}, parent), m_workbench(workbench), m_document(document), m_data{document}, m_view(new ChoiceBox),
      m_beside(new ChoiceBox), m_options(new PreviewOptions), m_stack(new QStackedWidget),
      m_funnel(new FunnelView(m_data))
{
    auto* sessions = new SessionsView(m_data);
    m_views = {sessions, new StepsView(m_data), new FrequentView(m_data), m_funnel};
    m_views.insert(m_views.end(), {new FrequencyView(m_data), new LengthView(m_data), new LogDifferenceView(m_data)});
    m_beside->setMinimumContentsLength(15);
    m_beside->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    addHeaderWidget(m_view);
    addHeaderWidget(m_beside);
    addHeaderWidget(m_options);
    m_beside->installEventFilter(this);
    for (PreviewView* view : m_views) {
        m_stack->addWidget(view);
        m_view->addItem({});
        view->installEventFilter(this);
    }
    body()->addWidget(m_stack, 1);
    connect(&document, &ModelDocument::changed, this, &PreviewCard::schedule);
    // At once: whoever looks at both must not find the sessions of a model with other states and actions.
    connect(&document, &ModelDocument::replaced, this, &PreviewCard::redraw);
    connect(m_view, &QComboBox::currentIndexChanged, this, &PreviewCard::showView);
    connect(m_beside, &QComboBox::currentIndexChanged, this, &PreviewCard::loadBeside);
    connect(m_options, &PreviewOptions::sessionCountChanged, this, &PreviewCard::schedule);
    connect(m_options, &PreviewOptions::showsStatesChanged, sessions, &SessionsView::setShowsStates);
    connect(m_options, &PreviewOptions::personaChanged, this, &PreviewCard::schedule);
    connect(m_options, &PreviewOptions::marksPersonasChanged, this, [this] {
        m_data.marksPersonas = m_options->marksPersonas();
        currentView().showSample();
    });
    retranslate();
    refresh();
    schedule();
}

void PreviewCard::retranslate()
{
    setTitle(tr("Preview"));
    m_view->setAccessibleName(tr("What the preview shows"));
    m_view->setToolTip(tr("What the preview shows"));
    m_beside->setAccessibleName(tr("Data set beside"));
    m_beside->setToolTip(tr("The real log to show beside"));
    m_options->retranslate();
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        m_view->setItemText(int(i), m_views[i]->word());
        m_views[i]->retranslate();
    }
    m_view->fitNames();
    if (m_beside->count() > 0) m_beside->setItemText(0, tr("no log beside"));
}

void PreviewCard::refresh()
{
    const auto datasets = m_workbench.workspace().datasets();
    const QString chosen = besideName();
    const QSignalBlocker blocker(m_beside);
    m_beside->clear();
    m_beside->addItem(tr("no log beside"));
    if (datasets)
        for (const store::DatasetRecord& record : *datasets)
            m_beside->addItem(text(record.name), text(record.name));
    const int index = m_beside->findData(chosen);
    m_beside->setCurrentIndex(std::max(0, chosen.isEmpty() ? 0 : index));
    if (!chosen.isEmpty() && index < 0) loadBeside();
}

void PreviewCard::saveState() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("behaviour/beside"), besideName());
    settings.setValue(QStringLiteral("behaviour/preview"), m_view->currentIndex());
    m_options->saveState();
    QStringList steps;
    for (const std::string& step : m_funnel->steps())
        steps << text(step);
    settings.setValue(QStringLiteral("behaviour/funnel"), steps);
}

void PreviewCard::restoreState()
{
    const QSettings settings;
    if (const QVariant beside = settings.value(QStringLiteral("behaviour/beside")); beside.isValid())
        setBeside(beside.toString()); // else the log that the model follows stays
    setCurrentView(settings.value(QStringLiteral("behaviour/preview")).toInt());
    m_options->restoreState();
    std::vector<std::string> steps;
    for (const QString& step : settings.value(QStringLiteral("behaviour/funnel")).toStringList())
        steps.push_back(step.toStdString());
    m_funnel->setSteps(std::move(steps));
}

QString PreviewCard::besideName() const
{
    return m_beside->currentData().toString();
}

void PreviewCard::setBeside(const QString& name)
{
    const int index = name.isEmpty() ? 0 : m_beside->findData(name);
    if (index >= 0) m_beside->setCurrentIndex(index);
}

PreviewView& PreviewCard::currentView() const
{
    return *m_views[std::size_t(m_stack->currentIndex())];
}

void PreviewCard::setCurrentView(int index)
{
    m_view->setCurrentIndex(std::clamp(index, 0, int(m_views.size()) - 1));
}

void PreviewCard::showView(int index)
{
    m_views[std::size_t(index)]->showSample(); // it was not told of the last ones
    m_stack->setCurrentIndex(index);
}

void PreviewCard::loadBeside()
{
    const QString name = besideName();
    const int asked = ++m_loading;
    m_isReading = !name.isEmpty();
    setReal({}, m_isReading ? tr("Reading %1 …").arg(name) : QString());
    if (name.isEmpty()) return;
    auto loaded = std::make_shared<SessionSample>();
    const Wording title = [name] { return tr("Reading %1").arg(name); };
    m_workbench.jobs().start(
        title, false,
        [loaded, name = name.toStdString()](store::Workspace& workspace, const ProgressSink&,
                                            const Control&) -> Result<> {
            auto log = workflow::loadDataset(workspace, name);
            if (!log) return tl::unexpected(log.error());
            *loaded = sampleOf(withFrequentActions(std::move(*log), mostActions), mostRealSessions);
            return {};
        },
        this,
        [this, loaded, asked](Job* job) {
            if (asked != m_loading) return;
            m_isReading = false;
            if (job->error())
                setReal({}, translated(*job->error()));
            else
                setReal(std::move(*loaded), {});
        });
}

void PreviewCard::setReal(SessionSample real, const QString& note)
{
    m_data.real = std::move(real);
    m_data.realName = besideName();
    m_data.realNote = note;
    matchReal();
    currentView().showSample();
    Q_EMIT updated();
}

void PreviewCard::matchReal()
{
    m_matchedActions = m_document.hmm().actions;
    m_matchedColours = m_document.actionColours();
    m_data.realActions = matched(m_data.real, m_matchedActions);
    m_data.realColours = m_matchedColours.followed(m_data.real.actions, knownAmong(m_matchedActions, m_data.real));
    for (PreviewView* view : m_views)
        view->showReal();
}

void PreviewCard::schedule()
{
    if (std::exchange(m_isScheduled, true)) return;
    // What nobody sees is not timed: its repaint waits until it is shown.
    if (m_stack->isVisible())
        m_clock.start();
    else
        m_clock.invalidate();
    // Queued, so that all edits of a turn are drawn once; ahead of the repaint that they asked for, so that the preview
    // is painted together with the matrix.
    QMetaObject::invokeMethod(this, &PreviewCard::redraw, Qt::QueuedConnection);
}

void PreviewCard::redraw()
{
    m_isScheduled = false;
    const hmm::Model& model = m_document.hmm();
    if (!model.validate()) return;
    followPersonas();
    m_data.synthetic.actions = model.actions;
    m_sampler.draw(m_data.hmm(), std::size_t(m_options->sessionCount()), 0, seed, m_data.synthetic.sessions,
                   m_document.model().lengths);
    m_data.synthetic.count();
    if (m_matchedActions != model.actions || m_matchedColours != m_document.actionColours()) matchReal();
    currentView().showSample();
    currentView().update();
    Q_EMIT updated();
}

void PreviewCard::followPersonas()
{
    const auto& personas = m_document.personas();
    QStringList names;
    for (int persona = 0; personas.size() > 1 && persona < int(personas.size()); ++persona)
        names << m_document.personaName(persona);
    m_options->setPersonas(names);
    const int chosen = m_options->persona();
    m_data.persona.reset();
    if (chosen < 0) return;
    m_data.persona = onlyOf(m_document.hmm(), personas[std::size_t(chosen)]);
    m_data.personaName = names[chosen];
}

double PreviewCard::meanLength() const
{
    if (!m_data.persona || !m_document.hmm().hasEnd()) return m_data.synthetic.meanLength;
    return hmm::analyse(m_document.hmm()).expectedLength;
}

bool PreviewCard::eventFilter(QObject* watched, QEvent* event)
{
    // Another program may have imported logs since.
    if (watched == m_beside && (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::FocusIn))
        refresh();
    // The time ends with the repaint, as the person sees it.
    if (event->type() == QEvent::Paint && watched == &currentView() && m_clock.isValid() && !m_isScheduled)
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!m_clock.isValid()) return;
                m_milliseconds = double(m_clock.nsecsElapsed()) / 1e6;
                m_clock.invalidate();
                Q_EMIT updated();
            },
            Qt::QueuedConnection);
    return Card::eventFilter(watched, event);
}

} // namespace sessionsmith::widgets
