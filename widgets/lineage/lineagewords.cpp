// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lineage/lineagewords.h"

#include "widgets/common/runwords.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace sessionsmith::widgets::lineagewords {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(LineageWords)
};

using Folded = comparison::LineageGraph::Folded;

constexpr int namedOfFolded = 12;
constexpr int shownHash = 12;

QString kindOf(const store::ModelRecord&)
{
    return Words::tr("model");
}

QString kindOf(const store::DatasetRecord& dataset)
{
    return dataset.isAugmented()                           ? Words::tr("augmented data")
           : dataset.kind == store::DatasetKind::Synthetic ? Words::tr("synthetic data")
                                                           : Words::tr("data set");
}

QString kindOf(const store::RunRecord& run)
{
    return kindWord(run.kind);
}

QString kindOf(const Folded& folded)
{
    return folded.areRuns ? Words::tr("further runs") : Words::tr("further data sets");
}

QString figureOf(const store::ModelRecord& model)
{
    return Words::tr("version %1").arg(model.version);
}

std::optional<QString> eventsOf(const store::DatasetRecord& dataset)
{
    const QJsonValue events =
        QJsonDocument::fromJson(QByteArray::fromStdString(dataset.summary)).object()[QStringLiteral("events")];
    if (!events.isDouble()) return std::nullopt;
    return Words::tr("%1 events").arg(formatInteger(std::int64_t(events.toDouble())));
}

QString figureOf(const store::DatasetRecord& dataset)
{
    return eventsOf(dataset).value_or(QString());
}

/// The figures that a run is known by, as far as it has them.
QStringList figuresOf(const store::RunRecord& run)
{
    QStringList figures;
    for (const char* metric : {"ndcg@10", "hr@10", "macro_f1", "auc", "r2", "accuracy", "loss"})
        if (const double value = finalMetric(run, metric); std::isfinite(value))
            figures << QStringLiteral("%1 %2").arg(metricWord(metric), formatMetric(metric, value));
    return figures;
}

QString figureOf(const store::RunRecord& run)
{
    const QStringList figures = figuresOf(run);
    return QStringLiteral("%1 %2").arg(statusSign(run.status)).arg(figures.value(0, statusWord(run.status)));
}

QString figureOf(const Folded&)
{
    return Words::tr("show them");
}

QStringList detailsOf(const store::ModelRecord& model)
{
    QStringList lines{Words::tr("saved %1").arg(formatTime(model.createdAt)),
                      Words::tr("content hash %1").arg(text(model.contentHash.substr(0, shownHash)))};
    if (!model.note.empty()) lines << text(model.note);
    return lines;
}

QStringList detailsOf(const store::DatasetRecord& dataset)
{
    return {Words::tr("made %1").arg(formatTime(dataset.createdAt)),
            Words::tr("content hash %1").arg(text(dataset.contentHash.substr(0, shownHash)))};
}

QStringList detailsOf(const store::RunRecord& run)
{
    QStringList lines{statusWord(run.status), Words::tr("started %1").arg(formatTime(run.createdAt)),
                      Words::tr("took %1").arg(formatDuration(run.seconds))};
    lines += figuresOf(run);
    if (!run.marks.note.empty()) lines << text(run.marks.note);
    return lines;
}

QStringList detailsOf(const Folded& folded)
{
    QStringList lines;
    for (std::size_t i = 0; i < folded.names.size() && i < namedOfFolded; ++i)
        lines << text(folded.names[i]);
    if (folded.names.size() > namedOfFolded) lines << QStringLiteral("…");
    return lines;
}

} // namespace

QString kind(const Thing& thing)
{
    return std::visit([](const auto& known) { return kindOf(known); }, thing);
}

QString name(const Thing& thing)
{
    if (const auto* folded = std::get_if<Folded>(&thing))
        return Words::tr("%n more", nullptr, int(folded->names.size()));
    return std::visit(
        [](const auto& known) {
            if constexpr (requires { known.name; })
                return text(known.name);
            else
                return QString();
        },
        thing);
}

QString figure(const Thing& thing)
{
    return std::visit([](const auto& known) { return figureOf(known); }, thing);
}

QStringList details(const Thing& thing)
{
    return std::visit([](const auto& known) { return detailsOf(known); }, thing);
}

QColor colour(const Thing& thing)
{
    const auto* run = std::get_if<store::RunRecord>(&thing);
    return run ? runColour(run->id) : Theme::instance().colours().line;
}

} // namespace sessionsmith::widgets::lineagewords
