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

QString besideWord(const std::string& part)
{
    if (part == "majority") return Words::tr("most frequent action");
    if (part == "markov") return Words::tr("Markov, first order");
    if (part == "base_rate") return Words::tr("without looking");
    if (part == "without_representation") return Words::tr("without the representation");
    return Words::tr("what can be known");
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
    const bool ranks = valueIn(run.metrics, "test", "mrr").has_value();
    const QJsonObject spec = QJsonDocument::fromJson(QByteArray::fromStdString(run.spec)).object();
    QStringList sentences;
    if (ranks)
        sentences << (spec[QLatin1String("exclude_seen")].toBool()
                          ? Words::tr("Full ranking without the items already seen.")
                          : Words::tr("Full ranking, items already seen included."));
    const auto count = [&](const char* name) { return int(valueIn(run.metrics, "split", name).value_or(0)); };
    if (const int cases = count("ambiguous_cases"))
        sentences << Words::tr("%n test question(s) are ambiguous: their target has the same time as another event.",
                               nullptr, cases);
    if (const int events = count("training_events_after_test"))
        sentences << Words::tr("%n training event(s) are later than the first test target.", nullptr, events);
    if (const int cases = count("known_cases"))
        sentences << Words::tr(
            "%n test question(s) ask for an event that the data set holds too: their figures flatter.", nullptr, cases);
    if (const int cases = count("cases_of_unseen_items"))
        sentences << Words::tr("%n test question(s) ask for an item that the training does not hold.", nullptr, cases);
    if (const int cases = count("cases_of_unseen_users"))
        sentences << Words::tr("%n test question(s) are of users that the training does not hold.", nullptr, cases);
    if (sentences.isEmpty()) return {};
    return QStringLiteral("<p>%1</p>").arg(html::muted(sentences.join(QLatin1Char(' '))));
}

QString besideTable(const store::RunRecord& run)
{
    const auto beside = workflow::besideTest(run.metrics);
    if (beside.empty()) return {};
    std::vector<std::string> names;
    for (const char* name : {"ndcg@10", "accuracy", "macro_f1", "auc", "r2", "micro_f1", "log_loss", "rmse", "loss"})
        if (names.size() < 3 && valueIn(run.metrics, "test", name)) names.emplace_back(name);
    QStringList header{QString()};
    for (const std::string& name : names)
        header << html::small(metricWord(name));
    QString rows = html::row(header);
    const auto add = [&](const QString& title, const learning::Metrics& figures) {
        QStringList cells{title};
        for (const std::string& name : names) {
            const auto value = figures.find(name);
            cells << (value == figures.end() ? QStringLiteral("—") : formatMetric(name, value->second));
        }
        rows += html::row(cells);
    };
    if (const auto test = run.metrics.find("test"); test != run.metrics.end()) add(Words::tr("this run"), test->second);
    for (const auto& [part, figures] : beside)
        add(html::muted(besideWord(part)), figures);
    const auto gain = valueIn(run.metrics, "gain", "difference"), p = valueIn(run.metrics, "gain", "p");
    if (gain && p)
        rows += html::row({html::small(Words::tr("loss taken off by the representation")),
                           html::small(formatMetric("loss", *gain)),
                           html::small(Words::tr("p %1").arg(formatNumber(*p, 3)))});
    return rows;
}

QString slicesTable(const store::RunRecord& run)
{
    QString rows;
    std::string by;
    for (const learning::Slice& slice : workflow::slicesIn(run.metrics)) {
        const bool isRanked = slice.metrics.contains("hr@10");
        const char *first = isRanked ? "hr@10" : "f1", *second = isRanked ? "ndcg@10" : "auc";
        if (slice.by != by)
            rows += html::row({html::muted(traitWord(slice.by)), html::small(Words::tr("Questions")),
                               html::small(metricWord(first)), html::small(metricWord(second))});
        by = slice.by;
        const auto cell = [&](const char* name) {
            const auto value = slice.metrics.find(name);
            return value == slice.metrics.end() ? QStringLiteral("—") : formatMetric(name, value->second);
        };
        rows += html::row({valueWord(slice).toHtmlEscaped(), cell("cases"), cell(first), cell(second)});
    }
    return rows;
}

} // namespace sessionsmith::widgets
