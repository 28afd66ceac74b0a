// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/rundetails.h"

#include "widgets/common/runwords.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <nlohmann/json.hpp>

#include <set>

namespace sessionsmith::widgets {

namespace {

QString muted(const QString& words)
{
    return QStringLiteral("<span style='color:%1'>%2</span>")
        .arg(Theme::instance().colours().muted.name(), words.toHtmlEscaped());
}

QString row(const QStringList& cells)
{
    QString html;
    for (int i = 0; i < cells.size(); ++i)
        html += QStringLiteral("<td align='%1' style='padding:3px 12px 3px 0'>%2</td>")
                    .arg(i == 0 ? QStringLiteral("left") : QStringLiteral("right"), cells[i]);
    return QStringLiteral("<tr>%1</tr>").arg(html);
}

QString section(const QString& title, const QString& rows)
{
    if (rows.isEmpty()) return {};
    return QStringLiteral("<p style='margin:10px 0 2px 0'><b>%1</b></p><table width='100%' cellspacing='0'>%2</table>")
        .arg(title.toHtmlEscaped(), rows);
}

QString valueText(const nlohmann::json& value)
{
    return text(value.is_string() ? value.get<std::string>() : value.dump());
}

} // namespace

RunDetails::RunDetails(QWidget* parent) : Card(QString(), QString(), parent), m_text(new QLabel)
{
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignTop);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_text);
    body()->addWidget(scroll);
    connect(&Theme::instance(), &Theme::changed, this, &RunDetails::fill);
    fill();
}

void RunDetails::setRun(const std::optional<store::RunRecord>& run, const std::vector<store::LineageEntry>& lineage)
{
    m_run = run;
    m_lineage = lineage;
    fill();
}

void RunDetails::retranslate()
{
    fill();
}

void RunDetails::fill()
{
    setTitle(m_run ? text(m_run->name) : tr("Details"));
    setSubtitle(m_run ? QStringLiteral("%1 · %2").arg(kindWord(m_run->kind), statusWord(m_run->status)) : QString());
    if (!m_run) {
        m_text->setText(muted(tr("Choose a run to see its figures, where it came from and how it was made.")));
        return;
    }
    QString html;
    if (!m_run->message.empty())
        html = QStringLiteral("<p style='color:%1'>%2</p>")
                   .arg(Theme::instance().colours().bad.name(),
                        translated(Error::unpacked(m_run->message)).toHtmlEscaped());
    m_text->setText(html + section(tr("Figures"), metricsTable()) + section(tr("Made from"), lineageTable()) +
                    section(tr("Specification"), specTable()));
}

QString RunDetails::metricsTable() const
{
    std::set<std::string> names;
    for (const auto& [part, values] : m_run->metrics)
        for (const auto& [name, value] : values)
            names.insert(name);
    if (names.empty()) return {};
    const auto cell = [this](const char* part, const std::string& name) {
        const auto values = m_run->metrics.find(part);
        if (values == m_run->metrics.end()) return QStringLiteral("—");
        const auto found = values->second.find(name);
        return found == values->second.end() ? QStringLiteral("—") : formatMetric(name, found->second);
    };
    QString rows = row({QString(), muted(tr("training")), muted(tr("validation")), muted(tr("test"))});
    for (const std::string& name : names)
        rows += row({metricWord(name).toHtmlEscaped(), cell("train", name), cell("valid", name), cell("test", name)});
    return rows;
}

QString RunDetails::lineageTable() const
{
    QString rows;
    for (const store::LineageEntry& entry : m_lineage) {
        const QString kind = entry.kind == "model" ? tr("model") : entry.kind == "dataset" ? tr("data set") : tr("run");
        rows += row({muted(kind), text(entry.name).toHtmlEscaped(), muted(text(entry.contentHash.substr(0, 8)))});
    }
    return rows;
}

QString RunDetails::specTable() const
{
    const auto spec = nlohmann::json::parse(m_run->spec, nullptr, false);
    if (!spec.is_object()) return {};
    QString rows;
    for (const auto& [key, value] : spec.items())
        rows += row({muted(translated(Message(key.c_str()))), valueText(value).toHtmlEscaped()});
    return rows;
}

} // namespace sessionsmith::widgets
