// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exchange/exporter.h"
#include "widgets/jobs/sidepanel.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace sessionsmith::widgets {

class ConfirmBar;

/// Asks where a data set is to be written, and as what; and before a file is replaced.
class ExportPanel : public SidePanel
{
    Q_OBJECT
public:
    explicit ExportPanel(QWidget* page);
    void open() override;
    void retranslate();
    /// What is to be exported; while an export runs, that one stays.
    void setDataset(const QString& name);
    const QString& dataset() const { return m_dataset; }
    /// The one of the data set, which holds where no other is given.
    void setLicense(const QString& license);
    exchange::ExportSpec spec() const;
    std::string license() const; ///< of the source, for the data card
    using SidePanel::follow;

protected:
    void accept() override;

private:
    void browse();
    void propose();
    void validate();
    void showNote();
    void followFormat();
    exchange::ExportFormat format() const;
    bool isCompressed() const;
    QString suffix() const;

    QString m_dataset;
    QString m_ownLicense;
    QString m_proposed; ///< the path that no person has chosen
    QFormLayout* m_form;
    QComboBox* m_format;
    QCheckBox* m_compressed;
    QSpinBox* m_shards;
    QLineEdit* m_path;
    QPushButton* m_browse;
    QLineEdit* m_license;
    QLabel* m_note;
    ConfirmBar* m_confirm;
};

} // namespace sessionsmith::widgets
