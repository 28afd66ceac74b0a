// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/comparison/runtable.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace sessionsmith::widgets {

/// The runs of the workspace, newest first: some columns that are always there, then the fields that a person chose.
class RunsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Star, Status, Name, Kind, Data, From, Ndcg, HitRate, Loss, Curve, Created, Time, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    /// Rows that stay keep their place in selections.
    void setTable(comparison::RunTable table);
    const comparison::RunTable& table() const { return m_table; }
    const store::RunRecord& run(int row) const { return m_table.run(std::size_t(row)); }
    int rowOf(const QString& name) const; ///< -1: none
    /// The run that it began from.
    QString startName(const store::RunRecord& run) const;

    /// Further columns, by the fields of the table; one that no run has stays empty.
    void setFields(const QStringList& fields);
    const QStringList& fields() const { return m_fields; }
    /// What can be a further column, and is none yet.
    QStringList otherFields() const;
    /// "learning_rate" -> "Learning rate", "test/ndcg@10" -> "NDCG@10, test" in the window's language.
    static QString fieldWord(const QString& field);
    /// Under what a run stands where runs are grouped by a field.
    QString groupText(int row, const QString& field) const;
    /// Fields of the table that its columns are, and those that a person chose: to group by.
    QStringList groupFields() const;
    /// By what a column is sorted.
    comparison::FieldValue value(int row, int column) const;
    /// Whether a column of figures of the test shows one of the validation or the training, for want of a test.
    bool isStandIn(int row, int column) const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_table.size()); }
    int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : ColumnCount + int(m_fields.size());
    }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString cell(int row, int column) const;
    QString fieldCell(int row, const QString& field) const;
    QString tip(int row, int column) const;
    bool isNumber(int column) const;

    comparison::RunTable m_table;
    QStringList m_fields;
};

} // namespace sessionsmith::widgets
