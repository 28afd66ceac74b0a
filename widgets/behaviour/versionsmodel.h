// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/records.h"

#include <QAbstractTableModel>

#include <vector>

namespace sessionsmith::widgets {

/// What is shown now, and below it the versions of the open model, newest first. Notes are edited in place.
class VersionsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Version, Saved, Edits, Note, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setVersions(std::vector<store::ModelRecord> versions);
    /// `edits`: by hand since the newest version.
    void setEditsNow(int edits);
    /// The version in a row; null for what is shown now.
    const store::ModelRecord* version(int row) const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_versions.size()) + 1;
    }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void noteEdited(qint64 version, const QString& note);

private:
    QString cell(int row, int column) const;

    std::vector<store::ModelRecord> m_versions;
    int m_editsNow = 0;
};

} // namespace sessionsmith::widgets
