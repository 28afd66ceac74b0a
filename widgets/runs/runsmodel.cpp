// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/runsmodel.h"

#include "widgets/common/runwords.h"
#include "widgets/common/specwords.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/runs/sparklines.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

namespace sessionsmith::widgets {

namespace {

using comparison::FieldValue;

const char* metricOf(int column)
{
    switch (column) {
    case RunsModel::Ndcg:
        return "ndcg@10";
    case RunsModel::HitRate:
        return "hr@10";
    default:
        return "loss";
    }
}

QColor colourOf(store::RunStatus status)
{
    const Colours& colours = Theme::instance().colours();
    switch (status) {
    case store::RunStatus::Finished:
        return colours.good;
    case store::RunStatus::Failed:
        return colours.bad;
    case store::RunStatus::Running:
        return colours.accent;
    default:
        return colours.muted;
    }
}

/// The metric of a figure's field: "test/ndcg@10" -> "ndcg@10".
std::string metricIn(const QString& field)
{
    return field.section(QLatin1Char('/'), 1).toStdString();
}

bool isFigure(const QString& field)
{
    return field.contains(QLatin1Char('/'));
}

const QString none = QStringLiteral("—");

} // namespace

void RunsModel::setTable(comparison::RunTable table)
{
    const bool sameRows =
        std::ranges::equal(table.runs(), m_table.runs(), {}, &store::RunRecord::id, &store::RunRecord::id);
    if (!sameRows) beginResetModel();
    m_table = std::move(table);
    if (!sameRows)
        endResetModel();
    else if (m_table.size() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int RunsModel::rowOf(const QString& name) const
{
    const auto& runs = m_table.runs();
    const auto found = std::ranges::find(runs, name.toStdString(), &store::RunRecord::name);
    return found == runs.end() ? -1 : int(found - runs.begin());
}

QString RunsModel::startName(const store::RunRecord& run) const
{
    if (run.parent) {
        const auto& runs = m_table.runs();
        const auto parent = std::ranges::find(runs, *run.parent, &store::RunRecord::id);
        return parent == runs.end() ? tr("a deleted run") : text(parent->name);
    }
    const bool everBegins = run.kind == store::RunKind::Pretrain || run.kind == store::RunKind::Finetune;
    if (!everBegins) return none;
    const QJsonObject spec = QJsonDocument::fromJson(QByteArray::fromStdString(run.spec)).object();
    const QString weights = spec[QLatin1String("start_weights")].toString();
    return weights.isEmpty() ? tr("scratch") : QFileInfo(weights).fileName();
}

void RunsModel::setFields(const QStringList& fields)
{
    beginResetModel();
    m_fields = fields;
    endResetModel();
}

QStringList RunsModel::otherFields() const
{
    QStringList fields;
    static const char* const shown[] = {"name", "kind", "status", "data", "start", "starred", "created", "seconds"};
    for (const std::string& field : m_table.fields())
        if (std::ranges::find(shown, field) == std::end(shown) && !m_fields.contains(text(field)))
            fields.append(text(field));
    return fields;
}

QString RunsModel::fieldWord(const QString& field)
{
    if (isFigure(field)) return metricWord(field.toStdString());
    if (field == QLatin1String("kind")) return tr("Kind");
    if (field == QLatin1String("status")) return tr("Status");
    if (field == QLatin1String("data")) return tr("Data");
    if (field == QLatin1String("start")) return tr("From");
    if (field == QLatin1String("model")) return tr("Behaviour model");
    if (field == QLatin1String("note")) return tr("Note");
    if (field == QLatin1String("tags")) return tr("Tags");
    if (field == QLatin1String("archived")) return tr("Archived");
    return specWord(field);
}

void RunsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (m_table.size() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

QString RunsModel::groupText(int row, const QString& field) const
{
    if (field == QLatin1String("kind")) return cell(row, Kind);
    if (field == QLatin1String("status")) return cell(row, Status);
    if (field == QLatin1String("data")) return cell(row, Data);
    if (field == QLatin1String("start")) return cell(row, From);
    return fieldCell(row, field);
}

QStringList RunsModel::groupFields() const
{
    QStringList fields{QStringLiteral("kind"),        QStringLiteral("status"), QStringLiteral("data"),
                       QStringLiteral("start"),       QStringLiteral("model"),  QStringLiteral("tags"),
                       QStringLiteral("architecture")};
    for (const QString& field : m_fields)
        if (!isFigure(field) && !fields.contains(field)) fields.append(field);
    return fields;
}

FieldValue RunsModel::value(int row, int column) const
{
    const auto of = [&](const std::string& field) { return m_table.value(std::size_t(row), field); };
    switch (column) {
    case Star:
        return !run(row).marks.isStarred; // the starred ones first
    case Curve:
        return {};
    case Created:
        return of("created");
    case Time:
        return run(row).seconds;
    case Ndcg:
    case HitRate:
    case Loss:
        return of(metricOf(column));
    default:
        return column < ColumnCount ? FieldValue(cell(row, column).toStdString())
                                    : of(m_fields[column - ColumnCount].toStdString());
    }
}

QString RunsModel::cell(int row, int column) const
{
    const store::RunRecord& shown = run(row);
    switch (column) {
    case Star:
        return shown.marks.isStarred ? QStringLiteral("★") : QString();
    case Status:
        return QStringLiteral("%1 %2%3")
            .arg(statusSign(shown.status))
            .arg(statusWord(shown.status), shown.metrics.contains("alerts") ? QStringLiteral(" ⚠") : QString());
    case Name:
        return text(shown.name);
    case Kind:
        return kindWord(shown.kind);
    case Data: {
        const FieldValue& data = m_table.value(std::size_t(row), *m_table.find("data"));
        return comparison::isMissing(data) ? none : text(toText(data));
    }
    case From:
        return startName(shown);
    case Curve: // painted by a delegate
        return {};
    case Created:
        return formatTime(shown.createdAt);
    case Time:
        return formatDuration(shown.seconds);
    case Ndcg:
    case HitRate:
    case Loss:
        return formatMetric(metricOf(column), finalMetric(shown, metricOf(column)));
    default:
        return fieldCell(row, m_fields[column - ColumnCount]);
    }
}

QString RunsModel::fieldCell(int row, const QString& field) const
{
    const FieldValue& value = m_table.value(std::size_t(row), field.toStdString());
    if (comparison::isMissing(value)) return none;
    if (const double* number = std::get_if<double>(&value))
        return isFigure(field) ? formatMetric(metricIn(field), *number) : specValue(field, *number);
    if (const bool* flag = std::get_if<bool>(&value)) return specValue(field, *flag);
    return specValue(field, text(toText(value)));
}

QString RunsModel::tip(int row, int column) const
{
    const store::RunRecord& shown = run(row);
    QStringList lines;
    if (!shown.message.empty()) lines.append(translated(Error::unpacked(shown.message)));
    if (lines.isEmpty() && column != Star) lines.append(cell(row, column));
    if (isStandIn(row, column))
        lines.append(tr("Not of a test, which this run has not: of the validation or the training"));
    if (column == Star || column == Name) {
        if (!shown.marks.tags.empty())
            lines.append(tr("Tags: %1").arg(text(fmt::format("{}", fmt::join(shown.marks.tags, ", ")))));
        if (!shown.marks.note.empty()) lines.append(text(shown.marks.note));
    }
    return lines.join(QLatin1Char('\n'));
}

bool RunsModel::isStandIn(int row, int column) const
{
    if (column != Ndcg && column != HitRate && column != Loss) return false;
    const auto test = run(row).metrics.find("test");
    const bool isTested = test != run(row).metrics.end() && test->second.contains(metricOf(column));
    return !isTested && !comparison::isMissing(value(row, column));
}

bool RunsModel::isNumber(int column) const
{
    if (column < ColumnCount) return column >= Ndcg;
    const auto place = m_table.find(m_fields[column - ColumnCount].toStdString());
    for (std::size_t row = 0; place && row < m_table.size(); ++row)
        if (const FieldValue& value = m_table.value(row, *place); !comparison::isMissing(value))
            return std::holds_alternative<double>(value);
    return false;
}

QVariant RunsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    switch (role) {
    case Qt::DisplayRole:
        return cell(index.row(), index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == Star) return run(index.row()).marks.isStarred ? tr("starred") : tr("not starred");
        return cell(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole:
        if (index.column() == Status) return colourOf(run(index.row()).status);
        if (index.column() == Star) return Theme::instance().colours().accent;
        return run(index.row()).marks.isArchived || isStandIn(index.row(), index.column())
                   ? QVariant(Theme::instance().colours().muted)
                   : QVariant();
    case SparklineDelegate::IdRole:
        return qint64(run(index.row()).id);
    case SparklineDelegate::WrittenRole:
        return qint64(run(index.row()).updatedAt);
    case Qt::ToolTipRole:
        return tip(index.row(), index.column());
    default:
        return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole && section == Star) return tr("Starred");
    if (role == Qt::ToolTipRole && section >= Ndcg && section <= Loss)
        return tr("Of the test; in grey of the validation or the training, where there was no test");
    if (role == Qt::ToolTipRole && section == Curve) return tr("Loss of the training");
    if (role != Qt::DisplayRole) return {};
    if (section >= ColumnCount) return fieldWord(m_fields.value(section - ColumnCount));
    const QStringList words{QStringLiteral("★"),
                            tr("Status"),
                            tr("Name"),
                            tr("Kind"),
                            tr("Data"),
                            tr("From"),
                            QStringLiteral("NDCG@10"),
                            QStringLiteral("HR@10"),
                            tr("Loss"),
                            tr("Curve"),
                            tr("Created"),
                            tr("Time")};
    return words.value(section);
}

} // namespace sessionsmith::widgets
