// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/evaluationtables.h"

#include "engine/workflow/assessment.h"
#include "widgets/common/texts.h"
#include "widgets/runs/html.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace sessionsmith::widgets {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(EvaluationTables)
};

QString traitWord(const std::string& by)
{
    if (by == "history") return Words::tr("Events before");
    if (by == "item events") return Words::tr("Training events of the item");
    if (by == "user events") return Words::tr("Training events of the user");
    if (by == "target") return Words::tr("Target");
    return Words::tr("Action");
}

QString valueWord(const learning::Slice& slice)
{
    if (slice.by == "action") return actionWord(slice.value);
    if (slice.value == "repeat") return Words::tr("seen before");
    if (slice.value == "new") return Words::tr("new");
    if (slice.value == "0") return Words::tr("0, cold");
    return text(slice.value).replace(QLatin1Char('-'), QChar(0x2013));
}

} // namespace

std::optional<double> valueIn(const store::RunMetrics& metrics, const std::string& part, const std::string& name)
{
    const auto values = metrics.find(part);
    if (values == metrics.end()) return std::nullopt;
    const auto value = values->second.find(name);
    return value == values->second.end() ? std::nullopt : std::optional(value->second);
}

QString protocolParagraph(const store::RunRecord& run)
{
    if (!run.metrics.contains("split")) return {};
    const QJsonObject spec = QJsonDocument::fromJson(QByteArray::fromStdString(run.spec)).object();
    QStringList sentences{spec[QLatin1String("exclude_seen")].toBool()
                              ? Words::tr("Full ranking without the items already seen.")
                              : Words::tr("Full ranking, items already seen included.")};
    const auto count = [&](const char* name) { return int(valueIn(run.metrics, "split", name).value_or(0)); };
    if (const int cases = count("ambiguous_cases"))
        sentences << Words::tr("%n test question(s) are ambiguous: their target has the same time as another event.",
                               nullptr, cases);
    if (const int events = count("training_events_after_test"))
        sentences << Words::tr("%n training event(s) are later than the first test target.", nullptr, events);
    if (const int cases = count("cases_of_unseen_items"))
        sentences << Words::tr("%n test question(s) ask for an item that the training does not hold.", nullptr, cases);
    if (const int cases = count("cases_of_unseen_users"))
        sentences << Words::tr("%n test question(s) are of users that the training does not hold.", nullptr, cases);
    return QStringLiteral("<p>%1</p>").arg(html::muted(sentences.join(QLatin1Char(' '))));
}

QString slicesTable(const store::RunRecord& run)
{
    QString rows;
    std::string by;
    for (const learning::Slice& slice : workflow::slicesIn(run.metrics)) {
        if (slice.by != by)
            rows += html::row({html::muted(traitWord(slice.by)), html::small(Words::tr("Questions")),
                               html::small(metricWord("hr@10")), html::small(metricWord("ndcg@10"))});
        by = slice.by;
        const auto cell = [&](const char* name) {
            const auto value = slice.metrics.find(name);
            return value == slice.metrics.end() ? QStringLiteral("—") : formatMetric(name, value->second);
        };
        rows += html::row({valueWord(slice).toHtmlEscaped(), cell("cases"), cell("hr@10"), cell("ndcg@10")});
    }
    return rows;
}

} // namespace sessionsmith::widgets
