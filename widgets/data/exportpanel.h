// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/exporter.h"
#include "widgets/jobs/sidepanel.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace sessionsmith::widgets {

/// Asks where a data set is to be written, and as what.
class ExportPanel : public SidePanel
{
    Q_OBJECT
public:
    explicit ExportPanel(QWidget* page);
    void retranslate();
    /// What is to be exported; while an export runs, that one stays.
    void setDataset(const QString& name);
    const QString& dataset() const { return m_dataset; }
    events::ExportSpec spec() const;
    using SidePanel::follow;

private:
    void browse();
    void validate();
    void showNote();
    QString suffix() const;

    QString m_dataset;
    QFormLayout* m_form;
    QComboBox* m_format;
    QLineEdit* m_path;
    QPushButton* m_browse;
    QLabel* m_note;
};

} // namespace sessionsmith::widgets
