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
    ColumnMapping& mapping() { return *m_mapping; }
    /// What is missing, in a sentence; empty: nothing.
    QString problem() const;
    using SidePanel::follow;

Q_SIGNALS:
    /// The text is to be read in another encoding, and so shown anew.
    void encodingChosen(sessionsmith::TextEncoding encoding);

private:
    void validate();
    std::optional<Milliseconds> sessionGap() const;

    std::vector<std::filesystem::path> m_paths;
    events::Preview m_preview;
    QLabel* m_recognised;
    ColumnMapping* m_mapping;
    QFormLayout* m_form;
    QComboBox* m_encoding;
    QComboBox* m_timeFormat;
    QComboBox* m_gap;
    QLineEdit* m_action;
    QLineEdit* m_name;
};

} // namespace sessionsmith::widgets
