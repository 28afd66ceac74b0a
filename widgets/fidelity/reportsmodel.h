// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/fidelityreports.h"

#include <QAbstractListModel>

#include <vector>

namespace sessionsmith::widgets {

/// The fidelity reports that the workspace keeps, newest first; in the roles of TwoLineDelegate.
class ReportsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    void setReports(std::vector<workflow::KeptReport> reports);
    const workflow::KeptReport& report(int row) const { return m_reports[std::size_t(row)]; }
    int rowOf(const std::string& key) const; ///< -1: none

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<workflow::KeptReport> m_reports;
};

} // namespace sessionsmith::widgets
