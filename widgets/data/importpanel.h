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
    /// Shows files, of the first of which the head was read. The reading itself belongs in a job.
    void setPreview(std::vector<std::filesystem::path> paths, const events::Preview& preview);
    const std::vector<std::filesystem::path>& paths() const { return m_paths; }
    /// What was chosen; nothing as long as something is missing.
    std::optional<workflow::ImportRequest> request() const;
    /// Shows how the text of the preview was read, after it could not be read otherwise.
    void showForm();
    ColumnMapping& mapping() { return *m_mapping; }
    /// What is missing, in a sentence; empty: nothing.
    QString problem() const;
    using SidePanel::follow;

Q_SIGNALS:
    /// The text is to be read otherwise, and so shown anew.
    void formChosen(const sessionsmith::events::TextForm& form);

private:
    void validate();
    void tell();
    std::optional<Milliseconds> sessionGap() const;

    std::vector<std::filesystem::path> m_paths;
    events::Preview m_preview;
    QLabel* m_recognised;
    ColumnMapping* m_mapping;
    QFormLayout* m_form;
    QComboBox* m_encoding;
    QComboBox* m_delimiter;
    char m_chosenDelimiter = 0;
    QComboBox* m_timeFormat;
    QComboBox* m_gap;
    QLineEdit* m_action;
    QLineEdit* m_license;
    QLineEdit* m_name;
};

} // namespace sessionsmith::widgets
