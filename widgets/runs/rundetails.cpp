// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/rundetails.h"

#include "widgets/common/predictionwords.h"
#include "widgets/common/runwords.h"
#include "widgets/common/specwords.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/runs/comparison.h"
#include "widgets/runs/evaluationtables.h"
#include "widgets/runs/html.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <set>

namespace sessionsmith::widgets {

using namespace html;

RunDetails::RunDetails(QWidget* parent)
    : Card(QString(), QString(), parent), m_text(new QLabel), m_menu(new QToolButton)
{
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignTop);
    m_text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_menu->setMenu(new QMenu(m_menu));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    addHeaderWidget(m_menu);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_text);
    body()->addWidget(scroll);
    connect(m_text, &QLabel::linkActivated, this, &RunDetails::lineageRequested);
    connect(&Theme::instance(), &Theme::changed, this, &RunDetails::fill);
    fill();
}

void RunDetails::setRun(const std::optional<store::RunRecord>& run, RunOrigin origin)
{
    m_run = run;
    m_origin = std::move(origin);
    m_compared.clear();
    fill();
}

void RunDetails::setComparison(std::vector<store::RunRecord> runs, std::vector<std::optional<store::CaseResults>> cases)
{
    m_compared = std::move(runs);
    m_cases = std::move(cases);
    fill();
}

void RunDetails::setActions(const QList<QAction*>& actions)
{
    m_menu->menu()->addActions(actions);
}

void RunDetails::retranslate()
{
    m_menu->setText(tr("Again"));
    m_menu->setToolTip(tr("Train it once more, or copy the command that does"));
    fill();
}

void RunDetails::fill()
{
    m_menu->setVisible(m_run && m_compared.empty());
    if (!m_compared.empty()) {
        setTitle(tr("Side by side"));
        setSubtitle(tr("%1 runs · ★ best · p: test beside it, not corrected").arg(m_compared.size()));
        m_text->setText(comparisonText());
        return;
    }
    setTitle(m_run ? text(m_run->name) : tr("Details"));
    setSubtitle(m_run ? QStringLiteral("%1 · %2").arg(kindWord(m_run->kind), statusWord(m_run->status)) : QString());
    m_text->setText(m_run ? runText()
                          : muted(tr("Choose a run to see its figures, where it came from and how it was made.")));
}

QString RunDetails::runText() const
{
    QString html;
    if (!m_run->message.empty())
        html = QStringLiteral("<p>%1</p>")
                   .arg(coloured(translated(Error::unpacked(m_run->message)), Theme::instance().colours().bad));
    return html + alertsParagraph() + marksParagraph() + section(tr("Figures"), metricsTable()) +
           section(tr("Beside it, on the test"), besideTable(*m_run)) + protocolParagraph(*m_run) +
           section(tr("Parts of the test"), slicesTable(*m_run)) +
           section(tr("Predictions of the last evaluation"), predictionsTable()) +
           section(tr("Made from"), lineageTable()) + section(tr("Times"), timesTable()) +
           section(tr("Specification"), specTable()) + commandParagraph();
}

QString RunDetails::marksParagraph() const
{
    QStringList tags;
    for (const std::string& tag : m_run->marks.tags)
        tags.append(QStringLiteral("#") + text(tag).toHtmlEscaped());
    QString html;
    if (!tags.isEmpty()) html += QStringLiteral("<p>%1</p>").arg(muted(tags.join(QStringLiteral(" &nbsp; "))));
    if (!m_run->marks.note.empty()) html += QStringLiteral("<p>%1</p>").arg(text(m_run->marks.note).toHtmlEscaped());
    return html;
}

/// Runs below each other, each with its name over its figures, so that any number of them has room.
QString RunDetails::comparisonText() const
{
    QString html;
    for (const auto& [part, title] : {std::pair("test", tr("Test")), std::pair("valid", tr("Validation"))}) {
        const Comparison comparison =
            compare(m_compared, part, part == std::string("test") ? m_cases : decltype(m_cases)());
        if (comparison.isEmpty()) continue;
        html += section(title, comparisonTable(comparison));
        if (!comparison.isComparable)
            html += QStringLiteral("<p>%1</p>")
                        .arg(muted(tr("Measured on different data or questions: no best is marked.")));
    }
    return html.isEmpty() ? muted(tr("None of these runs has figures yet.")) : html;
}

QString RunDetails::comparisonTable(const Comparison& comparison) const
{
    QStringList header;
    for (const std::string& metric : comparison.metrics)
        header << small(metricWord(metric));
    QString rows = figureRow(header);
    for (std::size_t run = 0; run < m_compared.size(); ++run) {
        rows += wideRow(coloured(QStringLiteral("●"), runColour(m_compared[run].id)) + QStringLiteral("&nbsp;") +
                            text(m_compared[run].name).toHtmlEscaped(),
                        int(comparison.metrics.size()));
        QStringList cells;
        for (std::size_t column = 0; column < comparison.metrics.size(); ++column) {
            const QString value = formatMetric(comparison.metrics[column], comparison.values[run][column]);
            cells << (comparison.best[column] == run ? QStringLiteral("<b>★%1</b>").arg(value) : value);
        }
        rows += figureRow(cells);
        QStringList tests;
        for (const double p : comparison.pValues[run])
            tests << (std::isnan(p) ? QString()
                                    : small(p < 0.001 ? tr("p < 0.001") : tr("p %1").arg(formatNumber(p, 3))));
        if (!tests.join(QString()).isEmpty()) rows += figureRow(tests);
    }
    if (comparison.seeds.empty()) return rows;
    rows += wideRow(tr("Mean of %n seed(s), interval of 95 %", nullptr, int(m_compared.size())),
                    int(comparison.metrics.size()));
    QStringList means, intervals;
    for (std::size_t column = 0; column < comparison.metrics.size(); ++column) {
        const learning::SeedSummary& seeds = comparison.seeds[column];
        const auto figure = [&](double value) { return formatMetric(comparison.metrics[column], value); };
        means << QStringLiteral("<b>%1</b>").arg(figure(seeds.mean));
        intervals << small(QStringLiteral("%1–%2").arg(figure(seeds.interval.low), figure(seeds.interval.high)));
    }
    return rows + figureRow(means) + figureRow(intervals);
}

QString RunDetails::metricsTable() const
{
    std::set<std::string> names;
    for (const char* part : {"train", "valid", "test"})
        if (const auto values = m_run->metrics.find(part); values != m_run->metrics.end())
            for (const auto& [name, value] : values->second)
                if (!name.starts_with("recall@")) names.insert(name); // of one target a question: the hit rate
    if (names.empty()) return {};
    const auto cell = [this](const char* part, const std::string& name) {
        const auto value = valueIn(m_run->metrics, part, name);
        return value ? formatMetric(name, *value) : QStringLiteral("—");
    };
    QString rows = row({QString(), muted(tr("training")), muted(tr("validation")), muted(tr("test"))});
    for (const std::string& name : names) {
        QString test = cell("test", name);
        const auto low = valueIn(m_run->metrics, "test_low", name), high = valueIn(m_run->metrics, "test_high", name);
        if (low && high)
            test += QStringLiteral("<br>") +
                    small(QStringLiteral("%1–%2").arg(formatMetric(name, *low), formatMetric(name, *high)));
        QString validation = cell("valid", name);
        if (const auto ceiling = valueIn(m_run->metrics, "ceiling", name))
            validation += QStringLiteral("<br>") + small(tr("at best %1").arg(formatMetric(name, *ceiling)));
        rows += row({metricWord(name).toHtmlEscaped(), cell("train", name), validation, test});
    }
    return rows;
}

QString RunDetails::lineageTable() const
{
    QString rows;
    for (const store::LineageEntry& entry : m_origin.lineage) {
        const QString kind = entry.kind == "model" ? tr("model") : entry.kind == "dataset" ? tr("data set") : tr("run");
        QString name = text(entry.name).toHtmlEscaped();
        if (const auto version = m_origin.versions.find(entry.contentHash);
            entry.kind == "model" && version != m_origin.versions.end())
            name = tr("%1, version %2").arg(name).arg(version->second);
        rows += row({muted(kind), name, muted(text(entry.contentHash.substr(0, 8)))});
    }
    if (rows.isEmpty()) return rows;
    return rows + wideRow(QStringLiteral("<a href=\"lineage\" style=\"color:%1\">%2</a>")
                              .arg(Theme::instance().colours().accent.name(), tr("Show as a picture")),
                          3);
}

QString RunDetails::timesTable() const
{
    return row({muted(tr("Started")), formatTime(m_run->createdAt)}) +
           row({muted(tr("Last change")), formatTime(m_run->updatedAt)}) +
           row({muted(tr("Took, without pauses")), formatDuration(m_run->seconds).toHtmlEscaped()});
}

QString RunDetails::specTable() const
{
    const QJsonObject spec = QJsonDocument::fromJson(QByteArray::fromStdString(m_run->spec)).object();
    QString rows;
    for (const QString& key : specKeys(spec))
        rows += row({muted(specWord(key)), specValue(key, spec[key]).toHtmlEscaped()});
    return rows;
}

/// Each once, with how often it was raised.
QString RunDetails::alertsParagraph() const
{
    std::vector<std::pair<QString, int>> alerts;
    for (const workflow::LogLine& line : m_origin.alerts) {
        const QString words = translated(line.words);
        const auto known = std::ranges::find(alerts, words, &std::pair<QString, int>::first);
        if (known == alerts.end())
            alerts.emplace_back(words, 1);
        else
            ++known->second;
    }
    QString html;
    for (const auto& [words, count] : alerts)
        html += QStringLiteral("<p>%1 %2</p>")
                    .arg(coloured(QStringLiteral("⚠ ") + words.toHtmlEscaped(), Theme::instance().colours().bad),
                         count > 1 ? muted(tr("%n times", nullptr, count)) : QString());
    return html;
}

/// A case below the other: what came before, then what was expected with its rank, then what the model would have said.
QString RunDetails::predictionsTable() const
{
    QString rows;
    if (m_origin.predictions.empty()) return rows;
    for (const learning::PredictedCase& one : m_origin.predictions.back().cases) {
        rows += wideRow(small(predictionwords::history(one).toHtmlEscaped()), 2);
        rows += row({actionWord(one.expected).toHtmlEscaped(), tr("rank %1").arg(formatInteger(one.rank))});
        rows += wideRow(muted(predictionwords::top(one).toHtmlEscaped()), 2);
    }
    return rows;
}

QString RunDetails::commandParagraph() const
{
    if (m_origin.command.isEmpty()) return {};
    return QStringLiteral("<p><b>%1</b></p><p>%2</p>").arg(tr("As a command"), small(m_origin.command.toHtmlEscaped()));
}

} // namespace sessionsmith::widgets
