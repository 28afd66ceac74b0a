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
    void setDataset(const QString& name);
    events::ExportSpec spec() const;
    using SidePanel::follow;

private:
    void browse();
    void validate();
    QString suffix() const;

    QString m_dataset;
    QFormLayout* m_form;
    QComboBox* m_format;
    QLineEdit* m_path;
    QPushButton* m_browse;
    QLabel* m_note;
};

} // namespace sessionsmith::widgets
