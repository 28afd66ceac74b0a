// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/versionsmodel.h"

#include "widgets/common/texts.h"

namespace sessionsmith::widgets {

void VersionsModel::setVersions(std::vector<store::ModelRecord> versions)
{
    beginResetModel();
    m_versions = std::move(versions);
    endResetModel();
}

void VersionsModel::setEditsNow(int edits)
{
    if (std::exchange(m_editsNow, edits) != edits) Q_EMIT dataChanged(index(0, 0), index(0, ColumnCount - 1));
}

const store::ModelRecord* VersionsModel::version(int row) const
{
    return row > 0 && row < rowCount() ? &m_versions[std::size_t(row) - 1] : nullptr;
}

void VersionsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QString VersionsModel::cell(int row, int column) const
{
    const store::ModelRecord* version = this->version(row);
    switch (column) {
    case Version:
        return version ? formatInteger(version->version) : tr("now");
    case Saved:
        if (version) return formatTime(version->createdAt);
        return m_editsNow > 0 ? tr("not saved") : tr("as saved");
    case Edits:
        return formatInteger(version ? version->edits : m_editsNow);
    default:
        return version ? text(version->note) : QString();
    }
}

QVariant VersionsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case Qt::ToolTipRole:
        return cell(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Edits ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

bool VersionsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable)) return false;
    store::ModelRecord& version = m_versions[std::size_t(index.row()) - 1];
    const QString note = value.toString().trimmed();
    if (note == text(version.note)) return true;
    version.note = note.toStdString();
    Q_EMIT dataChanged(index, index);
    Q_EMIT noteEdited(version.id, note);
    return true;
}

Qt::ItemFlags VersionsModel::flags(const QModelIndex& index) const
{
    const bool isNote = index.column() == Note && version(index.row());
    return QAbstractTableModel::flags(index) | (isNote ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

QVariant VersionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Edits ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole) return {};
    const QStringList words{tr("Version"), tr("Saved"), tr("Edits"), tr("Note")};
    return words.value(section);
}

} // namespace sessionsmith::widgets
