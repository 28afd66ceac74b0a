// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/behaviourpage.h"

#include "widgets/behaviour/fitpanel.h"
#include "widgets/behaviour/initialbar.h"
#include "widgets/behaviour/matrixview.h"
#include "widgets/behaviour/mixpanel.h"
#include "widgets/behaviour/modelbars.h"
#include "widgets/behaviour/modelfigures.h"
#include "widgets/behaviour/openmodel.h"
#include "widgets/behaviour/personabar.h"
#include "widgets/behaviour/previewcard.h"
#include "widgets/behaviour/synthesisepanel.h"
#include "widgets/behaviour/targetspanel.h"
#include "widgets/behaviour/transitioncard.h"
#include "widgets/behaviour/versionspanel.h"
#include "widgets/common/card.h"
#include "widgets/common/scrolling.h"
#include "widgets/common/segments.h"
#include "widgets/common/texts.h"
#include "widgets/generator/generatorview.h"
#include "widgets/jobs/workbench.h"

#include <QBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

namespace sessionsmith::widgets {

BehaviourPage::BehaviourPage(Workbench& workbench, QWidget* parent)
    : Page(parent), m_workbench(workbench), m_open(new OpenModel(workbench.workspace(), m_document, this)),
      m_models(new QAction(this)), m_save(new QAction(this)), m_fit(new QAction(this)), m_synthesise(new QAction(this)),
      m_menu(new QMenu(this)), m_columns(new QSplitter(Qt::Horizontal)), m_matrices(new QSplitter(Qt::Vertical)),
      m_transitionCard(new TransitionCard(m_document)), m_emissionCard(new Card({})), m_initialCard(new Card({})),
      m_transition(m_transitionCard->matrix()), m_emission(new MatrixView(m_document, Part::Emission)),
      m_personas(new PersonaBar(m_document)), m_initial(new InitialBar(m_document)), m_format(new Segments),
      m_preview(new PreviewCard(workbench, m_document)), m_generator(new GeneratorView(workbench)),
      m_views(new QStackedWidget), m_bars(new ModelBars(*m_open))
{
    buildLayout();
    m_fitPanel = new FitPanel(this);
    m_synthesisePanel = new SynthesisePanel(this);
    m_versionsPanel = new VersionsPanel(*m_open, m_document, this);
    m_targetsPanel = new TargetsPanel(workbench, m_document, this);
    m_mixPanel = new MixPanel(this);
    buildActions();

    connect(&m_document, &ModelDocument::editedChanged, this, &Page::headerChanged);
    connect(&m_document, &ModelDocument::historyChanged, this, &Page::undoStackChanged);
    connect(&m_document, &ModelDocument::replaced, this, &BehaviourPage::retranslate);
    connect(m_preview, &PreviewCard::updated, this, &Page::statusChanged);
    connect(&m_document, &ModelDocument::refused, this, &Page::refused);
    for (const MatrixView* view : {m_transition, m_emission}) {
        connect(view, &MatrixView::refused, this, &Page::refused);
        connect(view, &MatrixView::openRowChanged, this, [this, view] {
            if (view->openRow() >= 0) makeRoom(view == m_transition);
        });
        connect(view, &MatrixView::scaleChosen, this, &BehaviourPage::setScale);
        connect(view, &MatrixView::targetRequested, this, &BehaviourPage::askForCell);
    }
    for (const ShareBar* bar : std::initializer_list<const ShareBar*>{m_personas, m_initial})
        connect(bar, &ShareBar::refused, this, &Page::refused);
    connect(m_personas, &PersonaBar::personaChosen, this, [this](int state) {
        m_transition->setCurrentCell(state, state);
        m_emission->setCurrentCell(state, 0);
    });
    connect(m_mixPanel, &SidePanel::accepted, this, &BehaviourPage::mixIn);
    connect(m_initial, &InitialBar::targetRequested, this, &BehaviourPage::askForCell);
    connect(m_open, &OpenModel::opened, this, &Page::headerChanged);
    connect(m_open, &OpenModel::opened, this,
            [this] { m_fitPanel->setModel(modelName(), m_document.hmm(), m_document.locks()); });
    connect(m_preview, &PreviewCard::updated, this, &BehaviourPage::showModelInPanel);
    connect(m_transitionCard, &TransitionCard::viewChosen, this, [this] {
        if (!m_transitionCard->showsMatrix()) m_heights = m_matrices->sizes();
    });
    // When the splitter has taken note of what shows.
    connect(m_transitionCard, &TransitionCard::viewChanged, this, &BehaviourPage::lendHeightToDiagram,
            Qt::QueuedConnection);
    m_generator->setModel(m_document.model());
    connect(m_generator, &GeneratorView::edited, &m_document, &ModelDocument::setParts);
    connect(m_generator, &GeneratorView::noticed, this, &Page::noticed);
    connect(m_generator, &GeneratorView::failed, this, &Page::errorOccurred);
    connect(&m_document, &ModelDocument::changed, this, [this] { m_generator->setModel(m_document.model()); });
    connect(m_preview, &PreviewCard::updated, this, [this] { m_generator->setBeside(m_preview->besideName()); });
    connect(m_open, &OpenModel::failed, this, &Page::errorOccurred);
    connect(m_open, &OpenModel::settled, this, &Page::errorSettled);
    connect(m_bars, &ModelBars::failed, this, &Page::errorOccurred);
    connect(m_bars, &ModelBars::modelsChanged, &workbench, &Workbench::notifyModelsChanged);
    connect(m_versionsPanel, &VersionsPanel::failed, this, &Page::errorOccurred);
    connect(m_versionsPanel, &VersionsPanel::saved, this, &BehaviourPage::tellSaved);
    connect(m_format, &Segments::currentChanged, this, &BehaviourPage::setFormat);
    connect(m_fitPanel, &SidePanel::accepted, this, &BehaviourPage::startFit);
    connect(m_fitPanel, &FitPanel::differenceRequested, this, [this] {
        m_fitPanel->close();
        m_versionsPanel->present();
    });
    connect(m_synthesisePanel, &SidePanel::accepted, this, &BehaviourPage::startSynthesis);
    connect(&workbench, &Workbench::datasetsChanged, this, &BehaviourPage::refresh);
    connect(&workbench, &Workbench::modelsChanged, this, &BehaviourPage::refresh);
    retranslate();
    refresh();
}

BehaviourPage::~BehaviourPage()
{
    delete m_open; // it keeps the unsaved edits of the document, which goes before the children
}

void BehaviourPage::buildLayout()
{
    m_transitionCard->addHeaderWidget(m_format);
    m_emissionCard->body()->addWidget(m_emission);
    m_initialCard->body()->addWidget(m_personas);
    m_initialCard->body()->addWidget(m_initial);
    m_initialCard->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    m_matrices->addWidget(m_transitionCard);
    m_matrices->addWidget(m_emissionCard);
    auto* left = new QWidget;
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setSpacing(12);
    leftLayout->addWidget(m_matrices, 1);
    leftLayout->addWidget(m_initialCard);
    m_columns->addWidget(left);
    m_columns->addWidget(m_preview);
    for (QSplitter* splitter : {m_columns, m_matrices}) {
        splitter->setHandleWidth(12);
        splitter->setChildrenCollapsible(false);
    }
    m_columns->setStretchFactor(0, 3);
    m_columns->setStretchFactor(1, 2);
    m_matrices->setStretchFactor(0, 1);
    m_matrices->setStretchFactor(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    layout->addWidget(m_bars);
    m_views->addWidget(scrolling(m_columns));
    m_views->addWidget(m_generator);
    layout->addWidget(m_views, 1);
}

int BehaviourPage::view() const
{
    return m_views->currentIndex();
}

void BehaviourPage::showView(int index)
{
    m_views->setCurrentIndex(index);
    m_generator->setBeside(m_preview->besideName());
    Q_EMIT headerChanged();
}

void BehaviourPage::buildActions()
{
    m_models->setMenu(m_menu);
    m_save->setShortcut(QKeySequence::Save);
    m_save->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_synthesise->setProperty("primary", true);
    addAction(m_save);
    connect(m_menu, &QMenu::aboutToShow, this, &BehaviourPage::fillModelMenu);
    connect(m_models, &QAction::triggered, this, [this] { m_menu->popup(QCursor::pos()); });
    connect(m_save, &QAction::triggered, this, &BehaviourPage::saveModel);
    connect(m_fit, &QAction::triggered, this, [this] {
        m_fitPanel->setDatasets(datasetNames());
        m_fitPanel->setDataset(m_preview->besideName());
        m_fitPanel->setModel(modelName(), m_document.hmm(), m_document.locks());
        m_fitPanel->open();
    });
    connect(m_synthesise, &QAction::triggered, this, [this] {
        m_synthesisePanel->setDatasets(datasetNames());
        showModelInPanel();
        m_synthesisePanel->open();
    });
}

void BehaviourPage::showModelInPanel()
{
    m_synthesisePanel->setModel(m_document.model(), modelName(), m_preview->meanLength(), isVersion());
}

/// Takes from the other card what it can spare, so that no row hides when bars open and a diagram has room.
void BehaviourPage::makeRoom(bool forTransition)
{
    const int emissionMissing = m_emission->leastHeight() - m_emission->viewport()->height();
    const int given = forTransition ? std::min(m_transitionCard->missingHeight(), -emissionMissing)
                                    : std::min(emissionMissing, m_transitionCard->spareHeight());
    if (given <= 0) return;
    QList<int> sizes = m_matrices->sizes();
    sizes[0] += forTransition ? given : -given;
    sizes[1] -= forTransition ? given : -given;
    m_matrices->setSizes(sizes);
}

void BehaviourPage::lendHeightToDiagram()
{
    if (!m_transitionCard->showsMatrix())
        makeRoom(true);
    else if (!m_heights.isEmpty())
        m_matrices->setSizes(m_heights);
}

QUndoStack* BehaviourPage::undoStack() const
{
    return m_document.undoStack();
}

QString BehaviourPage::object() const
{
    if (!m_open->isSaved()) return tr("%1 · not saved").arg(modelName());
    const QString name = tr("%1 · v%2").arg(modelName()).arg(m_open->version());
    return m_document.isEdited() ? tr("%1 · edited").arg(name) : name;
}

QList<StatusItem> BehaviourPage::statusItems() const
{
    const SessionSample& sample = m_preview->sample();
    if (sample.sessions.size() == 0) return {};
    QList<StatusItem> items =
        modelFigures(m_preview->model(), m_document.model().lengths, sample, m_preview->personaName());
    if (const double time = m_preview->milliseconds(); time > 0)
        items << StatusItem{tr("Preview redrawn in"), tr("%1 ms").arg(formatNumber(time, time < 9.95 ? 1 : 0)),
                            tr("From the last edit to the figures of all sessions")};
    if (const hmm::Evidence* evidence = m_document.evidence())
        items << StatusItem{tr("Outside the intervals of %1").arg(text(evidence->source)),
                            tr("%n cell(s)", nullptr, m_document.contradictions()),
                            tr("Probabilities of the matrices outside the 95% interval that the log gives them; a "
                               "folded corner marks each")};
    if (!m_preview->besideName().isEmpty())
        items << StatusItem{tr("Log"), m_preview->besideName(), tr("The real log that the preview is shown beside")};
    return items;
}

void BehaviourPage::retranslate()
{
    const hmm::Model& model = m_document.hmm();
    m_transitionCard->retranslate();
    m_emissionCard->setTitle(tr("Emission"));
    m_emissionCard->setSubtitle(tr("%1 × %2 · P(action | state)").arg(model.stateCount()).arg(model.actionCount()));
    m_initialCard->setTitle(tr("Initial"));
    const int personas = int(m_document.personas().size());
    m_initialCard->setSubtitle(personas > 1
                                   ? tr("%n persona(s), and where their sessions begin · drag a border", "", personas)
                                   : tr("where sessions begin · drag a border"));
    m_emission->setAccessibleName(tr("Emission matrix"));
    m_initial->setAccessibleName(tr("Initial distribution"));
    m_format->setWords({tr("%"), tr("0.00"), tr("odds")});
    m_format->setAccessibleName(tr("How probabilities are written"));
    m_models->setText(tr("Model"));
    m_save->setText(tr("Save"));
    m_save->setToolTip(tr("Save a version (%1)").arg(m_save->shortcut().toString(QKeySequence::NativeText)));
    m_fit->setText(tr("Fit to log…"));
    m_synthesise->setText(tr("Synthesise…"));
    m_document.retranslate();
    m_preview->retranslate();
    m_fitPanel->retranslate();
    m_synthesisePanel->retranslate();
    m_versionsPanel->retranslate();
    m_targetsPanel->retranslate();
    m_mixPanel->retranslate();
    m_generator->retranslate();
    m_personas->retranslate();
    m_bars->retranslate();
    Q_EMIT headerChanged();
    Q_EMIT statusChanged();
}

void BehaviourPage::openObject(const QString& name, int version)
{
    const std::string wanted = name.toStdString();
    if (wanted != m_open->name() && !(mayLeaveModel() && check(m_open->open(wanted)))) return;
    if (version > 0 && version != m_open->version()) m_versionsPanel->presentVersion(version);
}

void BehaviourPage::refresh()
{
    if (!m_open->isSaved() && !m_document.isEdited()) check(m_open->openLast());
    m_preview->refresh();
    offerLogBeside();
    m_generator->refresh();
    for (QAction* action : {m_save, m_fit, m_synthesise})
        action->setEnabled(!m_open->isReadOnly());
}

/// A first look at a model is one beside the log that it follows; what a person chose once stays.
void BehaviourPage::offerLogBeside()
{
    if (m_besideOffered || !m_open->isSaved()) return;
    m_besideOffered = true;
    if (!QSettings().contains(QStringLiteral("behaviour/beside")))
        m_preview->setBeside(text(m_document.model().items.source));
}

void BehaviourPage::setFormat(int format)
{
    m_transitionCard->setFormat(ProbabilityFormat(format));
    m_emission->setFormat(ProbabilityFormat(format));
    m_personas->setFormat(ProbabilityFormat(format));
    m_initial->setFormat(ProbabilityFormat(format));
}

void BehaviourPage::askForCell(const hmm::Cell& cell)
{
    m_targetsPanel->add({hmm::Figure::Kind::Probability, 0, cell});
}

void BehaviourPage::setScale(QuantityScale scale)
{
    m_transition->setScale(scale);
    m_emission->setScale(scale);
}

bool BehaviourPage::check(const Result<>& result)
{
    if (result) {
        for (const QString& told : std::exchange(m_told, {}))
            Q_EMIT errorSettled(told);
        return true;
    }
    m_told << translated(result.error());
    Q_EMIT errorOccurred(m_told.last());
    return false;
}

bool BehaviourPage::mayClose()
{
    return mayLeaveModel();
}

void BehaviourPage::hideEvent(QHideEvent* event)
{
    m_open->keepWorkingCopy();
    Page::hideEvent(event);
}

void BehaviourPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    standOrLieColumns();
}

/// Where there is no room for both side by side, the preview lies below the matrices: one scrolls down to it, and sees
/// either whole.
void BehaviourPage::standOrLieColumns()
{
    int least = m_columns->handleWidth() + layout()->contentsMargins().left() + layout()->contentsMargins().right();
    for (int i = 0; i < m_columns->count(); ++i)
        least += m_columns->widget(i)->minimumSizeHint().width();
    const bool isBeside = m_columns->orientation() == Qt::Horizontal, fits = width() >= least;
    if (isBeside == fits) return;
    if (isBeside) {
        if (m_columns->isVisible()) m_besideWidths = m_columns->saveState(); // before, nothing has its size yet
        m_columns->setOrientation(Qt::Vertical);
    } else {
        m_columns->setOrientation(Qt::Horizontal);
        if (!m_columns->restoreState(m_besideWidths)) m_columns->setSizes({3 * width(), 2 * width()});
    }
}

void BehaviourPage::saveState()
{
    QSettings settings;
    const bool isBeside = m_columns->orientation() == Qt::Horizontal;
    settings.setValue(QStringLiteral("behaviour/columns"), isBeside ? m_columns->saveState() : m_besideWidths);
    settings.setValue(QStringLiteral("behaviour/matrices"), m_matrices->saveState());
    settings.setValue(QStringLiteral("behaviour/format"), m_format->current());
    settings.setValue(QStringLiteral("behaviour/logarithmic"), m_transition->scale() == QuantityScale::Logarithm);
    settings.setValue(QStringLiteral("behaviour/view"), view());
    m_transitionCard->saveState();
    m_preview->saveState();
}

void BehaviourPage::restoreState()
{
    const QSettings settings;
    m_columns->restoreState(settings.value(QStringLiteral("behaviour/columns")).toByteArray());
    standOrLieColumns();
    m_matrices->restoreState(settings.value(QStringLiteral("behaviour/matrices")).toByteArray());
    m_transitionCard->restoreState();
    m_format->setCurrent(settings.value(QStringLiteral("behaviour/format")).toInt());
    setScale(settings.value(QStringLiteral("behaviour/logarithmic")).toBool() ? QuantityScale::Logarithm
                                                                              : QuantityScale::Root);
    m_preview->restoreState();
    showView(std::clamp(settings.value(QStringLiteral("behaviour/view")).toInt(), 0, m_views->count() - 1));
}

} // namespace sessionsmith::widgets
