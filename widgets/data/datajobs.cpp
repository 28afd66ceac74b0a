// SPDX-License-Identifier: GPL-3.0-or-later
// The work that the data page starts; how the page is put together is in datapage.cpp.
#include "engine/exchange/sqlitelog.h"
#include "engine/workflow/datasets.h"
#include "engine/workflow/workflow.h"
#include "widgets/augmentation/augmentpanel.h"
#include "widgets/common/confirmbar.h"
#include "widgets/common/texts.h"
#include "widgets/data/datapage.h"
#include "widgets/data/datasetsmodel.h"
#include "widgets/data/datasetview.h"
#include "widgets/data/exportpanel.h"
#include "widgets/data/importpanel.h"
#include "widgets/data/splitpanel.h"
#include "widgets/jobs/workbench.h"

#include <QFile>
#include <QProgressBar>
#include <QTimer>

namespace sessionsmith::widgets {

namespace {

constexpr int progressDelay = 200; // ms before a wait is shown
constexpr std::size_t previewRows = 50;

/// ".csv" of "clicks.csv.zst".
std::filesystem::path formatExtension(const std::filesystem::path& path)
{
    return path.extension() == ".zst" ? path.stem().extension() : path.extension();
}

/// Reads a data set and what is to be said about it.
Result<DatasetContent> readContent(store::Workspace& workspace, const std::string& name)
{
    auto record = workspace.dataset(name);
    if (!record) return tl::unexpected(record.error());
    auto log = workflow::loadDataset(workspace, name);
    if (!log) return tl::unexpected(log.error());
    DatasetContent content;
    content.statistics = events::statistics(*log);
    content.log = std::make_shared<const events::EventLog>(std::move(*log));
    if (record->model)
        if (const auto model = workspace.model(*record->model))
            content.model = QStringLiteral("%1 v%2").arg(text(model->name)).arg(model->version);
    if (record->sourceDataset)
        if (const auto source = workspace.dataset(*record->sourceDataset)) content.source = text(source->name);
    content.record = std::move(*record);
    return content;
}

} // namespace

void DataPage::load(const QString& name)
{
    if (m_content && m_content->record.name == name.toStdString() && m_shown == name) return;
    if (m_shown != name) closeReport();
    m_shown = name;
    showLineage();
    m_exportPanel->setDataset(name);
    m_confirm->hide();
    if (m_loading) m_loading->stop();
    auto content = std::make_shared<DatasetContent>();
    const Wording title = [name] { return tr("Reading %1").arg(name); };
    m_loading = m_workbench.jobs().start(
        title, false,
        [content, name = name.toStdString()](store::Workspace& workspace, const ProgressSink&,
                                             const Control&) -> Result<> {
            auto read = readContent(workspace, name);
            if (!read) return tl::unexpected(read.error());
            *content = std::move(*read);
            return {};
        },
        this,
        [this, content](Job* job) {
            if (job != m_loading) // another one was chosen meanwhile
                return;
            m_loading = nullptr;
            m_progress->hide();
            if (job->error() && !job->error()->isCancelled()) Q_EMIT errorOccurred(translated(*job->error()));
            show(content->log ? content : nullptr);
        });
    QTimer::singleShot(progressDelay, this, [this] { m_progress->setVisible(m_loading != nullptr); });
    Q_EMIT headerChanged();
}

void DataPage::show(std::shared_ptr<const DatasetContent> content)
{
    m_content = std::move(content);
    if (!m_content) m_shown.clear();
    m_view->setContent(m_content);
    m_exportPanel->setLicense(m_content ? text(workflow::licenseOf(m_content->record)) : QString());
    m_augmentPanel->setDataset(m_shown, m_content ? m_content->log : nullptr);
    Q_EMIT headerChanged();
    Q_EMIT statusChanged();
}

void DataPage::importFiles(const QStringList& paths, const events::TextForm& form)
{
    auto preview = std::make_shared<events::Preview>();
    std::vector<std::filesystem::path> files;
    for (const QString& path : paths)
        files.push_back(QFile::encodeName(path).toStdString());
    if (files.size() == 1 && exchange::isSqlite(files.front())) { // there is nothing to ask
        workflow::ImportRequest request;
        request.spec.path = files.front();
        startImport(request);
        return;
    }
    const Wording title = [path = paths.front()] { return tr("Looking at %1").arg(path); };
    m_workbench.jobs().start(
        title, false,
        [preview, file = files.front(), form](store::Workspace&, const ProgressSink&, const Control&) -> Result<> {
            auto read = events::previewFile(file, previewRows, form);
            if (!read) return tl::unexpected(read.error());
            *preview = std::move(*read);
            return {};
        },
        this,
        [this, preview, files](Job* job) {
            if (job->error()) {
                m_importPanel->showForm();
                if (!m_importProblem.isEmpty()) Q_EMIT errorSettled(m_importProblem);
                Q_EMIT errorOccurred(m_importProblem = translated(*job->error()));
                return;
            }
            if (!m_importProblem.isEmpty()) Q_EMIT errorSettled(std::exchange(m_importProblem, {}));
            m_importPanel->setPreview(files, *preview);
            m_importPanel->open();
        });
}

void DataPage::startImport(const workflow::ImportRequest& request)
{
    auto imported = std::make_shared<workflow::ImportedDataset>();
    const std::string name = request.name.empty() ? request.spec.path.filename().string() : request.name;
    const Wording title = [name = text(name)] { return tr("Importing %1").arg(name); };
    Job* job = m_workbench.jobs().start(
        title, false,
        [imported, request](store::Workspace& workspace, const ProgressSink& progress,
                            const Control& control) -> Result<> {
            auto result = workflow::importDataset(workspace, request, progress, control);
            if (!result) return tl::unexpected(result.error());
            *imported = std::move(*result);
            return {};
        },
        this,
        [this, imported](Job*) {
            if (imported->record.name.empty()) return;
            m_importPanel->close();
            m_shown = text(imported->record.name);
            Q_EMIT noticed(imported->rejectedCount > 0
                               ? tr("%1 imported in %2; %3 rows were left out")
                                     .arg(m_shown, formatDuration(imported->seconds),
                                          formatInteger(std::int64_t(imported->rejectedCount)))
                               : tr("%1 imported in %2").arg(m_shown, formatDuration(imported->seconds)));
            m_workbench.notifyDatasetsChanged();
        });
    m_importPanel->follow(job);
}

void DataPage::startExport()
{
    auto written = std::make_shared<std::vector<exchange::ExportedFile>>();
    const Wording title = [name = m_exportPanel->dataset()] { return tr("Exporting %1").arg(name); };
    Job* job = m_workbench.jobs().start(
        title, false,
        [written, request = workflow::ExportRequest{m_exportPanel->dataset().toStdString(), m_exportPanel->spec(),
                                                    m_exportPanel->license(), pageVoice()}](
            store::Workspace& workspace, const ProgressSink& progress, const Control& control) -> Result<> {
            auto exported = workflow::exportDataset(workspace, request, progress, control);
            if (!exported) return tl::unexpected(exported.error());
            *written = std::move(exported->files);
            return {};
        },
        this,
        [this, written](Job*) {
            if (written->empty()) return;
            m_exportPanel->close();
            showExported(*written);
        });
    m_exportPanel->follow(job);
}

void DataPage::showExported(const std::vector<exchange::ExportedFile>& files)
{
    const std::filesystem::path& first = files.front().path;
    std::uint64_t rows = 0, bytes = 0;
    int shards = 0;
    for (const exchange::ExportedFile& file : files) {
        bytes += file.bytes;
        if (formatExtension(file.path) != formatExtension(first)) continue; // RecBole's items
        rows += file.rows;
        ++shards;
    }
    const QString rowsText = formatInteger(std::int64_t(rows)), size = formatBytes(bytes);
    Q_EMIT noticed(shards == 1 ? tr("Exported %1 rows, %2, to %3").arg(rowsText, size, text(first.string()))
                               : tr("Exported %1 rows, %2, in %n files from %3 on", nullptr, shards)
                                     .arg(rowsText, size, text(first.string())));
}

void DataPage::startAugmentation()
{
    auto made = std::make_shared<workflow::SynthesizedDataset>();
    const Wording title = [name = m_augmentPanel->dataset()] { return tr("Augmenting %1").arg(name); };
    Job* job = m_workbench.jobs().start(
        title, false,
        [made, request = m_augmentPanel->request()](store::Workspace& workspace, const ProgressSink& progress,
                                                    const Control& control) -> Result<> {
            auto result = workflow::augment(workspace, request, progress, control);
            if (!result) return tl::unexpected(result.error());
            *made = std::move(*result);
            return {};
        },
        this,
        [this, made](Job*) {
            if (made->record.name.empty()) return;
            m_augmentPanel->close();
            closeReport();
            m_shown = text(made->record.name);
            Q_EMIT noticed(tr("%1: %2 sessions, %3 events in %4")
                               .arg(m_shown, formatInteger(std::int64_t(made->sessions)),
                                    formatInteger(std::int64_t(made->events)), formatDuration(made->seconds)));
            m_workbench.notifyDatasetsChanged();
        });
    m_augmentPanel->follow(job);
}

void DataPage::askForSplit()
{
    QStringList taken;
    for (int row = 0; row < m_model->rowCount(); ++row)
        taken << m_model->index(row).data().toString();
    m_splitPanel->setDataset(m_shown, taken);
    m_splitPanel->open();
}

void DataPage::startSplit()
{
    auto made = std::make_shared<std::array<store::DatasetRecord, 2>>();
    const workflow::SplitRequest request = m_splitPanel->request();
    const Wording title = [name = text(request.data)] { return tr("Splitting %1").arg(name); };
    Job* job = m_workbench.jobs().start(
        title, false,
        [made, request](store::Workspace& workspace, const ProgressSink& progress, const Control& control) -> Result<> {
            auto parts = workflow::splitDataset(workspace, request, progress, control);
            if (!parts) return tl::unexpected(parts.error());
            *made = std::move(*parts);
            return {};
        },
        this,
        [this, made](Job*) {
            if (made->front().name.empty()) return;
            m_splitPanel->close();
            closeReport();
            m_shown = text(made->front().name);
            Q_EMIT noticed(tr("Split into %1 and %2").arg(m_shown, text(made->back().name)));
            m_workbench.notifyDatasetsChanged();
        });
    m_splitPanel->follow(job);
}

void DataPage::removeShown()
{
    if (const auto removed = m_workbench.workspace().removeDataset(m_shown.toStdString()); !removed) {
        Q_EMIT errorOccurred(translated(removed.error()));
        return;
    }
    show(nullptr);
    m_workbench.notifyDatasetsChanged();
}

} // namespace sessionsmith::widgets
