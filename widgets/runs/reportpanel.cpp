// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/reportpanel.h"

#include "widgets/common/choicebox.h"
#include "widgets/common/filedialogs.h"
#include "widgets/common/texts.h"
#include "widgets/runs/reportdocument.h"

#include <QBoxLayout>
#include <QFile>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>

namespace sessionsmith::widgets {

namespace {

constexpr int noteHeight = 120;

bool isPdfFile(const QString& file)
{
    return file.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive);
}

} // namespace

ReportPanel::ReportPanel(Workbench& workbench, QWidget* page)
    : SidePanel(page), m_workbench(workbench), m_form(addForm()), m_title(new QLineEdit), m_note(new QPlainTextEdit),
      m_language(new ChoiceBox), m_format(new ChoiceBox), m_about(new QLabel)
{
    m_note->setFixedHeight(noteHeight);
    m_note->setTabChangesFocus(true);
    m_language->addItems({QStringLiteral("English"), QStringLiteral("简体中文")});
    m_format->addItems({QString(), QString()});
    m_about->setWordWrap(true);
    m_about->setProperty("muted", true);
    for (QWidget* field : std::initializer_list<QWidget*>{m_title, m_note, m_language, m_format})
        addField(m_form, field);
    body()->addWidget(m_about);
    body()->addStretch(1);
    retranslate();
}

void ReportPanel::retranslate()
{
    setTitle(tr("Report"), tr("Save…"));
    for (const auto& [field, label] : std::initializer_list<std::pair<QWidget*, QString>>{
             {m_title, tr("Title")}, {m_note, tr("Note")}, {m_language, tr("Language")}, {m_format, tr("File")}})
        static_cast<QLabel*>(m_form->labelForField(field))->setText(label);
    m_title->setPlaceholderText(tr("by the runs"));
    m_note->setPlaceholderText(tr("What was tried, and what came of it"));
    m_format->setItemText(0, tr("Page (HTML)"));
    m_format->setItemText(1, tr("PDF, A4"));
    m_language->setCurrentIndex(pageVoice().language == page::Language::Chinese ? 1 : 0);
    m_about->setText(
        tr("One file to send around: the runs, in what they differ, their figures beside the baseline, the "
           "charts that were chosen, what they were made from, and their specifications."));
}

void ReportPanel::openFor(const std::vector<store::RunRecord>& runs, const std::string& baseline,
                          std::vector<std::string> metrics)
{
    if (runs.empty() || isBusy()) return;
    m_request = {};
    for (const store::RunRecord& run : runs)
        m_request.runs.push_back(run.name);
    m_request.baseline = baseline;
    m_request.metrics = std::move(metrics);
    setProblem({});
    open();
}

workflow::RunReportRequest ReportPanel::request() const
{
    workflow::RunReportRequest request = m_request;
    request.title = m_title->text().trimmed().toStdString();
    request.note = m_note->toPlainText().trimmed().toStdString();
    request.language = m_language->currentIndex() == 1 ? page::Language::Chinese : page::Language::English;
    request.voice = pageVoice();
    return request;
}

bool ReportPanel::isPdf() const
{
    return m_format->currentIndex() == 1;
}

void ReportPanel::accept()
{
    const QString title = m_title->text().trimmed();
    const QString name = !title.isEmpty() ? title : m_request.runs.size() == 1 ? text(m_request.runs[0]) : tr("report");
    const QString ending = isPdf() ? QStringLiteral("pdf") : QStringLiteral("html");
    const QString file =
        askForNewFile(this, FileKind::Report, tr("Save the report"), name, ending,
                      isPdf() ? tr("PDF (*.pdf);;All files (*)") : tr("Pages (*.html);;All files (*)"));
    if (!file.isEmpty()) save(file);
}

void ReportPanel::save(const QString& file)
{
    const bool asPdf = isPdfFile(file);
    follow(m_workbench.jobs().start(
        [] { return tr("Writing a report"); }, false,
        [request = request(), asPdf, path = std::filesystem::path(QFile::encodeName(file).toStdString())](
            store::Workspace& workspace, const ProgressSink&, const Control& control) -> Result<> {
            if (!asPdf) return workflow::writeRunReport(workspace, request, path, control);
            const auto body = workflow::runReportBody(workspace, request, control);
            return body ? writeReportPdf(*body, path) : tl::unexpected(body.error());
        },
        this,
        [this, file](Job* job) {
            if (job->state() != Job::State::Finished) return;
            close();
            Q_EMIT noticed(tr("Saved to %1").arg(file));
        }));
}

} // namespace sessionsmith::widgets
