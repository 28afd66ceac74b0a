// SPDX-License-Identifier: GPL-3.0-or-later
// The fidelity reports of the data page: how they are made, shown, written and removed.
#include "engine/fidelity/html.h"
#include "engine/workflow/workflow.h"
#include "widgets/common/card.h"
#include "widgets/common/confirmbar.h"
#include "widgets/common/filedialogs.h"
#include "widgets/common/texts.h"
#include "widgets/data/datapage.h"
#include "widgets/data/datasetsmodel.h"
#include "widgets/data/datasetview.h"
#include "widgets/fidelity/comparepanel.h"
#include "widgets/fidelity/reportsmodel.h"
#include "widgets/fidelity/reportview.h"
#include "widgets/jobs/workbench.h"

#include <QFile>
#include <QListView>
#include <QStackedWidget>

namespace sessionsmith::widgets {

namespace {

/// The model that the synthetic data set of a report was made from; empty where it is gone, or another one has its
/// name now.
QString modelOf(const store::Workspace& workspace, const workflow::KeptReport& kept)
{
    const auto dataset = workspace.dataset(kept.synthetic);
    if (!dataset || dataset->contentHash != kept.syntheticHash || !dataset->model) return {};
    const auto model = workspace.model(*dataset->model);
    return model ? text(model->name) : QString();
}

} // namespace

void DataPage::refreshReports()
{
    auto reports = workflow::keptReports(m_workbench.workspace());
    if (!reports) {
        Q_EMIT errorOccurred(translated(reports.error()));
        return;
    }
    const QSignalBlocker quiet(m_reportList->selectionModel()); // nobody has chosen anything
    m_reports->setReports(std::move(*reports));
    m_reportsCard->setVisible(m_reports->rowCount() > 0);
    m_reportsCard->setSubtitle(tr("%n, newest first", nullptr, m_reports->rowCount()));
    if (showsReport())
        m_reportList->setCurrentIndex(m_reports->index(m_reports->rowOf(m_reportView->shown().kept.key)));
}

void DataPage::askForComparison()
{
    const auto records = m_workbench.workspace().datasets();
    if (records) m_comparePanel->setDatasets(*records, m_shown);
    m_comparePanel->open();
}

void DataPage::startComparison()
{
    const auto made = std::make_shared<std::optional<ShownReport>>();
    const workflow::FidelityRequest request = m_comparePanel->request();
    const Wording title = [synthetic = text(request.synthetic), real = text(request.real)] {
        return tr("Comparing %1 with %2").arg(synthetic, real);
    };
    Job* job = m_workbench.jobs().start(
        title, false,
        [made, request](store::Workspace& workspace, const ProgressSink& progress, const Control& control) -> Result<> {
            auto report = workflow::compareFidelity(workspace, request, progress, control);
            if (!report) return tl::unexpected(report.error());
            // A workspace that takes nothing is no reason not to show it.
            const auto kept = workflow::keepReport(workspace, request, *report);
            workflow::KeptReport lost;
            lost.createdAt = currentTime();
            lost.real = request.real;
            lost.synthetic = request.synthetic;
            lost.training = request.training;
            lost.spec = request.spec;
            *made = ShownReport{kept.value_or(std::move(lost)), std::move(*report), {}};
            return kept ? Result<>() : tl::unexpected(kept.error());
        },
        this,
        [this, made](Job* job) {
            if (!*made) return;
            if (job->error()) Q_EMIT errorOccurred(translated(*job->error()));
            const bool isWaitedFor = m_comparePanel->isOpen();
            m_comparePanel->close();
            (*made)->model = modelOf(m_workbench.workspace(), (*made)->kept);
            if (isWaitedFor)
                show(std::move(**made));
            else
                Q_EMIT noticed(tr("The report is ready: %1").arg(ReportView::titleOf((*made)->kept)));
            refreshReports();
        });
    m_comparePanel->follow(job);
}

void DataPage::openReport(int row)
{
    const workflow::KeptReport kept = m_reports->report(row);
    if (showsReport() && m_reportView->shown().kept.key == kept.key) return;
    auto report = workflow::readReport(m_workbench.workspace(), kept);
    if (!report) {
        Q_EMIT errorOccurred(translated(report.error()));
        return;
    }
    show({kept, std::move(*report), modelOf(m_workbench.workspace(), kept)});
}

void DataPage::show(ShownReport report)
{
    m_confirm->hide();
    m_reportView->setReport(std::move(report));
    m_stack->setCurrentWidget(m_reportView);
    m_list->clearSelection(); // one thing is chosen at a time
    Q_EMIT headerChanged();
    Q_EMIT statusChanged();
}

void DataPage::closeReport()
{
    if (!showsReport()) return;
    m_confirm->hide();
    m_reportList->clearSelection();
    m_reportList->selectionModel()->clearCurrentIndex();
    m_stack->setCurrentWidget(m_views);
    m_list->setCurrentIndex(m_list->currentIndex());
    Q_EMIT headerChanged();
    Q_EMIT statusChanged();
}

void DataPage::askForHtml()
{
    const QString path = askForNewFile(this, FileKind::Report, tr("Save the report"), object(), QStringLiteral("html"),
                                       tr("Pages (*.html);;All files (*)"));
    if (!path.isEmpty()) saveReport(path);
}

void DataPage::saveReport(const QString& path)
{
    const auto& [kept, report, model] = m_reportView->shown();
    const auto written =
        fidelity::writeHtmlPage(report, kept.real, kept.synthetic, QFile::encodeName(path).toStdString(), pageVoice());
    if (written)
        Q_EMIT noticed(tr("Saved to %1").arg(path));
    else
        Q_EMIT errorOccurred(translated(written.error()));
}

void DataPage::removeReport()
{
    const auto removed = workflow::removeReport(m_workbench.workspace(), m_reportView->shown().kept);
    if (!removed) {
        Q_EMIT errorOccurred(translated(removed.error()));
        return;
    }
    closeReport();
    refreshReports();
}

} // namespace sessionsmith::widgets
