// SPDX-License-Identifier: GPL-3.0-or-later
// What the actions of the behaviour page do; how the page is put together is in behaviourpage.cpp.
#include "engine/base/atomicfile.h"
#include "engine/workflow/workflow.h"
#include "widgets/behaviour/behaviourpage.h"
#include "widgets/behaviour/fitpanel.h"
#include "widgets/behaviour/mixpanel.h"
#include "widgets/behaviour/modelbars.h"
#include "widgets/behaviour/openmodel.h"
#include "widgets/behaviour/personaedits.h"
#include "widgets/behaviour/previewcard.h"
#include "widgets/behaviour/synthesisepanel.h"
#include "widgets/behaviour/targetspanel.h"
#include "widgets/behaviour/versionspanel.h"
#include "widgets/common/filedialogs.h"
#include "widgets/common/texts.h"
#include "widgets/jobs/workbench.h"

#include <QFile>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

#include <memory>

namespace sessionsmith::widgets {

namespace {

constexpr int menuWidth = 320; // px, of a name

/// A name on one line, in which no & stands for a key.
QString menuText(const QString& name, const QFontMetrics& metrics)
{
    return metrics.elidedText(name.simplified(), Qt::ElideMiddle, menuWidth).replace(u'&', QStringLiteral("&&"));
}

} // namespace

QStringList BehaviourPage::datasetNames() const
{
    QStringList names;
    if (const auto datasets = m_workbench.workspace().datasets())
        for (const store::DatasetRecord& record : *datasets)
            names << text(record.name);
    return names;
}

void BehaviourPage::fillModelMenu()
{
    m_menu->clear();
    if (const auto models = m_workbench.workspace().models())
        for (const store::ModelRecord& record : *models) {
            QAction* action = m_menu->addAction(menuText(text(record.name), fontMetrics()));
            action->setCheckable(true);
            action->setChecked(record.name == m_open->name());
            connect(action, &QAction::triggered, this, [this, name = record.name] {
                if (mayLeaveModel()) check(m_open->open(name));
            });
        }
    m_menu->addSeparator();
    QMenu* fresh = m_menu->addMenu(tr("New"));
    for (const std::string& name : hmm::templateNames())
        connect(fresh->addAction(name == "ecommerce" ? tr("Shop: five steps")
                                 : name == "uniform" ? tr("Uniform")
                                                     : text(name)),
                &QAction::triggered, this, [this, name] { newModel(name); });
    connect(m_menu->addAction(tr("Import…")), &QAction::triggered, this, &BehaviourPage::importModel);
    connect(m_menu->addAction(tr("Export…")), &QAction::triggered, this, &BehaviourPage::exportModel);
    QAction* rename = m_menu->addAction(tr("Rename…"), m_bars, &ModelBars::askName);
    QAction* remove = m_menu->addAction(tr("Delete…"), m_bars, &ModelBars::askDelete);
    for (QAction* action : {rename, remove})
        action->setEnabled(m_open->isSaved() && !m_open->isReadOnly());
    m_menu->addSeparator();
    m_menu->addAction(tr("Targets…"), m_targetsPanel, &TargetsPanel::present);
    m_menu->addAction(tr("Mix in a persona…"), this, &BehaviourPage::askForPersona);
    m_menu->addAction(tr("Versions…"), m_versionsPanel, &VersionsPanel::present);
    const auto back = [version = m_open->version()] { return tr("Back to version %1").arg(version); };
    QAction* revert = m_menu->addAction(m_open->isSaved() ? back() : tr("Back to what is saved"));
    revert->setEnabled(m_open->isSaved() && m_document.isEdited());
    connect(revert, &QAction::triggered, this, [this, back] { check(m_open->revert(back)); });
}

void BehaviourPage::newModel(const std::string& templateName)
{
    auto model = hmm::templateNamed(templateName);
    if (!model) {
        Q_EMIT errorOccurred(translated(model.error()));
        return;
    }
    if (check(m_open->add({std::move(*model), {}, {}}, OpenModel::tr("New model").toStdString())))
        m_workbench.notifyModelsChanged();
}

void BehaviourPage::importModel()
{
    const QString path = askForFile(this, FileKind::Model, tr("Import a model"), tr("Models (*.json);;All files (*)"));
    if (path.isEmpty()) return;
    const auto document = workflow::readModelFile(QFile::encodeName(path).toStdString(), {});
    if (!document) {
        check(tl::unexpected(document.error()));
        return;
    }
    const synthesis::BehaviourModel& model = document->model;
    const std::string name = model.hmm.name.empty() ? QFileInfo(path).completeBaseName().toStdString() : model.hmm.name;
    if (!check(m_open->add(model, name))) return;
    m_workbench.notifyModelsChanged();
    if (document->unknownKeys.empty()) return;
    QStringList unknown;
    for (const std::string& key : document->unknownKeys)
        unknown.append(QString::fromStdString(key));
    Q_EMIT noticed(tr("Left out, for nothing here knows these keys: %1").arg(unknown.join(tr(", "))));
}

bool BehaviourPage::exportModel()
{
    const QString path = askForNewFile(this, FileKind::Model, tr("Export the model"), modelName(),
                                       QStringLiteral("json"), tr("Models (*.json);;All files (*)"));
    if (path.isEmpty()) return false;
    auto file = AtomicFile::create(QFile::encodeName(path).toStdString());
    const Result<> written =
        file ? file->write(synthesis::writeDocument(m_document.model())) : tl::unexpected(file.error());
    if (!check(written) || !check(file->commit())) return false;
    m_open->markKept();
    Q_EMIT noticed(tr("Exported to %1").arg(path));
    return true;
}

bool BehaviourPage::mayLeaveModel()
{
    m_open->keepWorkingCopy();
    if (!m_open->mayLoseEdits()) return true;
    QMessageBox box(QMessageBox::Warning, tr("Edits cannot be kept"),
                    tr("The workspace does not take the unsaved edits of %1.\nExport the model to a file, or its edits "
                       "are lost.")
                        .arg(modelName()),
                    QMessageBox::NoButton, window());
    box.setTextFormat(Qt::PlainText);
    const QAbstractButton* save = box.addButton(tr("Export…"), QMessageBox::AcceptRole);
    const QAbstractButton* lose = box.addButton(tr("Discard edits"), QMessageBox::DestructiveRole);
    QPushButton* stay = box.addButton(tr("Stay"), QMessageBox::RejectRole);
    box.setDefaultButton(stay);
    box.setEscapeButton(stay);
    box.exec();
    return box.clickedButton() == lose || (box.clickedButton() == save && exportModel());
}

QString BehaviourPage::modelName() const
{
    return m_open->isSaved() ? text(m_open->name()) : OpenModel::tr("New model");
}

bool BehaviourPage::isVersion() const
{
    return m_open->isSaved() && !m_document.isEdited();
}

bool BehaviourPage::saveModel()
{
    const int before = m_open->version(); // 0 of a new model
    const bool saved = check(m_open->save());
    if (saved && m_open->version() == before)
        Q_EMIT noticed(tr("Nothing has changed since version %1").arg(before));
    else if (saved)
        tellSaved();
    return saved;
}

void BehaviourPage::tellSaved()
{
    Q_EMIT noticed(tr("Saved as version %1").arg(m_open->version()));
    m_workbench.notifyModelsChanged();
}

QString BehaviourPage::outcome(const hmm::Fit& fit, const QString& data, int version) const
{
    QStringList parts{tr("Fitted to %1: version %2").arg(data).arg(version)};
    if (fit.stopped)
        parts << tr("stopped after %n iteration(s)", "", fit.iterations);
    else if (fit.converged)
        parts << tr("converged after %n iteration(s)", "", fit.iterations);
    else if (fit.iterations > 0)
        parts << tr("not yet converged after %n iteration(s)", "", fit.iterations);
    constexpr std::size_t enoughForEach = 10; // events to a probability: a customary rule of thumb
    if (const hmm::Evidence* evidence = m_document.evidence()) {
        const std::size_t states = evidence->states.size(), actions = evidence->actions.size();
        if (evidence->events < enoughForEach * states * (states + actions))
            parts << tr("%n event(s) are few for so many probabilities: look at their intervals", "",
                        int(evidence->events));
    }
    if (fit.logLikelihoodHistory.size() > 0)
        parts << tr("log-likelihood of all sessions %1").arg(formatNumber(fit.logLikelihood, 2));
    return parts.join(QStringLiteral(" · "));
}

/// Beside a model stands what it was fitted to; with the fit undone, what stood there before. A log that a person chose
/// in between stays.
SideEffect BehaviourPage::besideLog(const QString& log)
{
    const auto change = [this](const QString& from, const QString& to) {
        if (m_preview->besideName() == from) m_preview->setBeside(to);
    };
    const QString before = m_preview->besideName();
    return {[=] { change(before, log); }, [=] { change(log, before); }};
}

void BehaviourPage::startFit()
{
    // Where the fit becomes a version of this model or begins from it, what is on screen must be one before it.
    workflow::FitRequest request = m_fitPanel->request();
    if ((text(request.name) == modelName() || !request.startModel.empty()) && !isVersion()) {
        if (!saveModel()) return;
        m_fitPanel->setModel(modelName(), m_document.hmm(), m_document.locks()); // a new one has its name now
        request = m_fitPanel->request();
    }
    const auto trace = std::make_shared<FitTrace>();
    auto fitted = std::make_shared<workflow::FittedModel>();
    Job* job = m_workbench.jobs().start(
        [name = text(request.name), data = text(request.data)] { return tr("Fitting %1 to %2").arg(name, data); },
        false,
        [request, fitted, trace](store::Workspace& workspace, const ProgressSink& progress,
                                 const Control& control) -> Result<> {
            auto result = workflow::fitModel(
                workspace, request, [&](const hmm::Fit& now) { trace->add(now); }, progress, control);
            if (!result) return tl::unexpected(result.error());
            *fitted = std::move(*result);
            return {};
        },
        this,
        [this, fitted, data = text(request.data)](Job*) {
            const store::ModelRecord& record = fitted->record;
            if (record.name.empty()) return;
            check(m_open->setNote(record.id, tr("Fit to %1").arg(data).toStdString()));
            const bool changesOpenModel = record.name == m_open->name();
            check(changesOpenModel ? m_open->take(
                                         record, [data] { return tr("Fit to %1").arg(data); }, besideLog(data))
                                   : m_open->open(record.name));
            if (!changesOpenModel) m_preview->setBeside(data);
            m_fitPanel->showOutcome(*fitted, outcome(fitted->fit, data, record.version), changesOpenModel);
            Q_EMIT noticed(outcome(fitted->fit, data, record.version));
            m_workbench.notifyModelsChanged();
        });
    m_fitPanel->follow(job, trace);
}

void BehaviourPage::askForPersona()
{
    QStringList others;
    if (const auto models = m_workbench.workspace().models())
        for (const store::ModelRecord& record : *models)
            if (record.name != m_open->name()) others << text(record.name);
    m_mixPanel->present(others, modelName(), m_document.personas().size() > 1);
}

void BehaviourPage::mixIn()
{
    const auto other = workflow::loadModel(m_workbench.workspace(), m_mixPanel->model().toStdString());
    if (!other) {
        Q_EMIT errorOccurred(translated(other.error()));
        return;
    }
    const hmm::Persona persona{m_mixPanel->personaName(), m_mixPanel->share(), other->hmm, {}};
    if (check(edits::mixIn(m_document, persona, other->gaps, m_mixPanel->ownName()))) m_mixPanel->close();
}

void BehaviourPage::startSynthesis()
{
    if (!isVersion() && !saveModel()) return;
    showModelInPanel();
    if (m_synthesisePanel->files()) return startFiles();
    const workflow::SynthesizeRequest request = m_synthesisePanel->request();
    auto made = std::make_shared<workflow::SynthesizedDataset>();
    Job* job = m_workbench.jobs().start(
        [name = text(request.model)] { return tr("Synthesising from %1").arg(name); }, false,
        [request, made](store::Workspace& workspace, const ProgressSink& progress, const Control& control) -> Result<> {
            auto result = workflow::synthesize(workspace, request, progress, control);
            if (!result) return tl::unexpected(result.error());
            *made = std::move(*result);
            return {};
        },
        this,
        [this, made](Job*) {
            if (made->record.name.empty()) return;
            m_synthesisePanel->close();
            Q_EMIT noticed(tr("%1: %2 sessions, %3 events in %4")
                               .arg(text(made->record.name), formatInteger(std::int64_t(made->sessions)),
                                    formatInteger(std::int64_t(made->events)), formatDuration(made->seconds)));
            m_workbench.notifyDatasetsChanged();
        });
    m_synthesisePanel->follow(job);
}

void BehaviourPage::startFiles()
{
    const workflow::SynthesizeFilesRequest request = *m_synthesisePanel->files();
    auto made = std::make_shared<workflow::SynthesizedFiles>();
    Job* job = m_workbench.jobs().start(
        [name = text(request.synthesis.model)] { return tr("Synthesising from %1").arg(name); }, false,
        [request, made](store::Workspace& workspace, const ProgressSink& progress, const Control& control) {
            return workflow::synthesizeToFiles(workspace, request, progress, control)
                .map([&](workflow::SynthesizedFiles&& files) { *made = std::move(files); });
        },
        this,
        [this, made](Job* ended) {
            if (ended->state() != Job::State::Finished) return;
            m_synthesisePanel->close();
            Q_EMIT noticed(tr("%1 sessions, %2 events in %n file(s), %3", nullptr, int(made->files.size()))
                               .arg(formatInteger(std::int64_t(made->sessions)),
                                    formatInteger(std::int64_t(made->events)), formatDuration(made->seconds)));
        });
    m_synthesisePanel->follow(job);
}

} // namespace sessionsmith::widgets
