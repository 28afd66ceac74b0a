// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/requests.h"
#include "widgets/jobs/sidepanel.h"

#include <filesystem>
#include <optional>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace sessionsmith::widgets {

class ColumnMapping;

/// Shows the head of a file and asks what its columns hold, before it is imported.
class ImportPanel : public SidePanel
{
    Q_OBJECT
public:
    explicit ImportPanel(QWidget* page);
    void retranslate();
    /// Shows a file whose head was read. The reading itself belongs in a job.
    void setPreview(const std::filesystem::path& path, const events::Preview& preview);
    /// What was chosen; nothing as long as something is missing.
    std::optional<workflow::ImportRequest> request() const;
    ColumnMapping& mapping() { return *m_mapping; }
    /// What is missing, in a sentence; empty: nothing.
    QString problem() const;
    using SidePanel::follow;

private:
    void validate();
    std::optional<Milliseconds> sessionGap() const;

    std::filesystem::path m_path;
    events::Preview m_preview;
    QLabel* m_recognised;
    ColumnMapping* m_mapping;
    QFormLayout* m_form;
    QComboBox* m_timeFormat;
    QComboBox* m_gap;
    QLineEdit* m_action;
    QLineEdit* m_name;
};

} // namespace sessionsmith::widgets
