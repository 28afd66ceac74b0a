// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/runreport.h"
#include "widgets/jobs/sidepanel.h"
#include "widgets/jobs/workbench.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace sessionsmith::widgets {

/// Asks what a report of runs is to be called and to say besides, and writes it: a page or a PDF.
class ReportPanel : public SidePanel
{
    Q_OBJECT
public:
    ReportPanel(Workbench& workbench, QWidget* page);
    void retranslate();
    /// Opens for these runs, held against `baseline`; `metrics` as in workflow::RunReportRequest.
    void openFor(const std::vector<store::RunRecord>& runs, const std::string& baseline,
                 std::vector<std::string> metrics);
    /// By its ending a PDF or a page.
    void save(const QString& file);

Q_SIGNALS:
    void noticed(const QString& words);

private:
    void accept() override;
    bool isPdf() const;
    workflow::RunReportRequest request() const;

    Workbench& m_workbench;
    workflow::RunReportRequest m_request;
    QFormLayout* m_form;
    QLineEdit* m_title;
    QPlainTextEdit* m_note;
    QComboBox* m_language;
    QComboBox* m_format;
    QLabel* m_about;
};

} // namespace sessionsmith::widgets
