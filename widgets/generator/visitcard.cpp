// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/generator/visitcard.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/numberfield.h"
#include "widgets/common/segments.h"
#include "widgets/common/texts.h"
#include "widgets/generator/sharecolumns.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sessionsmith::widgets {

namespace {

constexpr std::size_t mostColumns = 24; // sessions of a user; the last column stands for that many or more
constexpr std::size_t leastColumns = 6;
constexpr double hour = 3600; // s
constexpr int fieldWidth = 52, spreadWidth = 72,
              pauseWidth = 80; // a pause has a unit in words, a spread up to four digits

/// A model without visits gets those of a shop that never sleeps, whose users come once.
void spellOut(synthesis::VisitSettings& visits)
{
    if (!visits.isDefault()) return;
    visits.hours.assign(24, 1.0 / 24);
    visits.sessionsPerUser = {0.8, 0.2};
}

std::vector<double>& sharesOf(synthesis::VisitSettings& visits, int shown)
{
    std::vector<double>& shares = shown == 0 ? visits.sessionsPerUser : shown == 1 ? visits.hours : visits.weekdays;
    if (shown == 0 && shares.empty()) shares = {1};
    if (shown == 2 && shares.empty()) shares.assign(7, 1.0 / 7);
    return shares;
}

} // namespace

VisitCard::VisitCard(const GeneratorData& data, QWidget* parent)
    : PartCard(data, parent), m_shown(new Segments), m_columns(new ShareColumns), m_pauseLabel(new QLabel),
      m_spreadLabel(new QLabel), m_daysLabel(new QLabel), m_pause(new NumberField(0.1, 1e6, 1)),
      m_spread(new NumberField(1, 1e6, 2)), m_days(new NumberField(1, synthesis::VisitSettings::mostDays, 0)),
      m_interval(subtitleLabel())
{
    addHeaderWidget(m_shown);
    auto* fields = new QHBoxLayout;
    fields->setSpacing(4);
    for (const auto& [label, field] :
         {std::pair(m_pauseLabel, m_pause), {m_spreadLabel, m_spread}, {m_daysLabel, m_days}}) {
        field->setFixedWidth(field == m_pause ? pauseWidth : field == m_spread ? spreadWidth : fieldWidth);
        label->setBuddy(field);
        fields->addWidget(label);
        fields->addWidget(field);
        fields->addSpacing(4);
        watch(field);
    }
    fields->addStretch(1);
    m_pause->setStep(1);
    m_spread->setStep(0.1);
    body()->addWidget(m_columns, 1);
    body()->addLayout(fields);
    body()->addWidget(m_interval);
    m_columns->setEditable(true);
    connect(m_shown, &Segments::currentChanged, this, &VisitCard::showData);
    connect(m_columns, &ShareColumns::dragBegun, this, &VisitCard::beginDrag);
    connect(m_columns, &ShareColumns::dragEnded, this, &VisitCard::endDrag);
    connect(m_columns, &ShareColumns::dragCancelled, this, &VisitCard::cancelDrag);
    connect(m_columns, &ShareColumns::edited, this, &VisitCard::setShare);
    connect(m_columns, &ShareColumns::refused, this, &VisitCard::setProblem);
    connect(m_pause, &NumberField::edited, this, [this](double hours) {
        set(
            m_pause, [] { return tr("Set the pause between visits"); },
            [hours](auto& visits) { visits.pauseLogMean = std::log(hours * hour); });
    });
    connect(m_spread, &NumberField::edited, this, [this](double spread) {
        set(
            m_spread, [] { return tr("Set the spread of pauses between visits"); },
            [spread](auto& visits) { visits.pauseLogDeviation = std::log(spread); });
    });
    connect(m_days, &NumberField::edited, this, [this](double days) {
        set(
            m_days, [] { return tr("Set the days of the log"); }, [days](auto& visits) { visits.days = int(days); });
    });
}

void VisitCard::retranslate()
{
    m_shown->setWords({tr("Per user"), tr("Hours"), tr("Weekdays")});
    m_shown->setAccessibleName(tr("What of the visits is shown"));
    m_pauseLabel->setText(tr("Pause"));
    m_spreadLabel->setText(tr("Spread"));
    m_daysLabel->setText(tr("Days"));
    m_pause->setAccessibleName(tr("Median pause between the visits of a user"));
    m_pause->setUnit(tr("h"));
    m_pause->setToolTip(tr("The median pause from the end of a visit to the next one of the same user; quiet hours "
                           "count less"));
    m_spread->setAccessibleName(tr("Spread of the pauses"));
    m_spread->setUnit(QStringLiteral("×"));
    m_spread->setToolTip(tr("Two thirds of the pauses lie between the median divided and multiplied by it"));
    m_days->setAccessibleName(tr("Days of the log"));
    m_days->setToolTip(tr("All visits of a user begin within so many days"));
    m_columns->setAccessibleName(tr("Shares of the visits"));
    PartCard::retranslate();
}

VisitCard::Shown VisitCard::shown() const
{
    return Shown(m_shown->current());
}

QString VisitCard::columnName(std::size_t i, bool isLong) const
{
    switch (shown()) {
    case PerUser:
        if (i + 1 == mostColumns)
            return isLong ? tr("%1 sessions or more").arg(i + 1) : QStringLiteral("%1+").arg(i + 1);
        return isLong ? tr("%n session(s)", nullptr, int(i + 1)) : QString::number(i + 1);
    case Hours:
        return isLong ? tr("from %1:00 to %1:59 UTC").arg(i) : QString::number(i);
    case Weekdays:
        return QLocale().dayName(int(i) + 1, isLong ? QLocale::LongFormat : QLocale::ShortFormat);
    }
    return {};
}

void VisitCard::showData()
{
    const synthesis::VisitSettings& visits = m_data.model.visits;
    for (NumberField* field : {m_pause, m_spread, m_days})
        field->setEnabled(!visits.isDefault());
    m_pause->setValue(std::exp(visits.pauseLogMean) / hour);
    m_spread->setValue(std::exp(visits.pauseLogDeviation));
    m_days->setValue(visits.days);
    m_interval->clear();
    if (const auto& evidence = visits.evidence; evidence && evidence->pauses > 1) {
        const hmm::Interval median = evidence->pauseLogMeanInterval();
        m_interval->setText(tr("median pause %1 to %2 h (95 %) from %3 pauses")
                                .arg(formatNumber(std::exp(median.low) / hour, 1),
                                     formatNumber(std::exp(median.high) / hour, 1),
                                     formatInteger(std::int64_t(evidence->pauses))));
    }
    if (shown() == Weekdays && visits.weekdays.empty() && visits.evidence)
        m_interval->setText(tr("too few days to tell weekdays apart: all are taken to be alike"));
    showColumns();
    showOrigin();
}

void VisitCard::showColumns()
{
    const auto sharesIn = [this](synthesis::VisitSettings visits) {
        spellOut(visits);
        if (shown() == PerUser && visits.sessionsPerUser.empty()) visits.sessionsPerUser = {1};
        return gathered(sharesOf(visits, shown()), mostColumns);
    };
    synthesis::VisitSettings own = m_data.model.visits;
    if (own.isDefault()) { // each session by a user of its own
        spellOut(own);
        own.sessionsPerUser = {1};
    }
    const std::vector<double> shares = sharesIn(own);
    std::vector<double> beside, counts;
    if (m_data.log && !m_data.log->visits.isDefault()) beside = sharesIn(m_data.log->visits);
    if (const auto& evidence = m_data.model.visits.evidence) {
        const auto& of = shown() == PerUser ? evidence->sessionsPerUser
                         : shown() == Hours ? evidence->hours
                                            : std::vector<double>(); // weekdays are shares by how often each occurs
        if (of.size() <= mostColumns) counts = of;
    }
    const double all = std::accumulate(counts.begin(), counts.end(), 0.0);
    std::vector<ShareColumns::Column> columns;
    std::size_t count = std::max(shares.size(), beside.size());
    if (shown() == PerUser) count = std::min(mostColumns, std::max(count + 1, leastColumns)); // to be dragged up
    for (std::size_t i = 0; i < count; ++i) {
        ShareColumns::Column column{columnName(i, false), i < shares.size() ? shares[i] : 0};
        if (!beside.empty()) column.beside = i < beside.size() ? beside[i] : 0;
        if (i < counts.size()) {
            const hmm::Interval interval = hmm::proportionInterval(counts[i], all);
            column.low = interval.low;
            column.high = interval.high;
        }
        column.longName = columnName(i, true);
        columns.push_back(std::move(column));
    }
    m_columns->setAxisTitle(shown() == PerUser ? tr("sessions of a user, share of users")
                            : shown() == Hours ? tr("hour (UTC), share of the sessions that begin")
                                               : tr("share of the sessions that begin"));
    m_columns->setKey(tr("model"), m_data.logName);
    m_columns->setColumns(std::move(columns));
}

void VisitCard::showOrigin()
{
    const synthesis::VisitSettings& visits = m_data.model.visits;
    if (visits.isDefault()) return setOrigin(tr("each session by a user of its own"), true);
    const auto& evidence = visits.evidence;
    if (!evidence) return setOrigin(tr("set by hand"), false);
    bool isEdited =
        visits.pauseLogMean != evidence->pauseLogMean || visits.pauseLogDeviation != evidence->pauseLogDeviation;
    const bool isCounted = !evidence->sessionsPerUser.empty(); // not in documents of the first days
    isEdited |= isCounted && visits.sessionsPerUser.size() != evidence->sessionsPerUser.size();
    for (std::size_t i = 0; isCounted && !isEdited && i < visits.sessionsPerUser.size(); ++i)
        isEdited = std::abs(visits.sessionsPerUser[i] - evidence->sessionsPerUser[i] / double(evidence->users)) > 1e-12;
    constexpr double doubt = 0.5; // half a session in each hour, see estimateVisits()
    for (std::size_t i = 0; !isEdited && i < evidence->hours.size(); ++i)
        isEdited = std::abs(visits.hours[i] -
                            (evidence->hours[i] + doubt) / (double(evidence->sessions) + 24 * doubt)) > 1e-12;
    setOrigin(tr("%1 · %2 users, %3 sessions")
                  .arg(estimatedWords(evidence->source, isEdited), formatInteger(std::int64_t(evidence->users)),
                       formatInteger(std::int64_t(evidence->sessions))),
              false);
}

void VisitCard::set(const QObject* field, Wording what, const std::function<void(synthesis::VisitSettings&)>& change)
{
    edit(
        [&](synthesis::GeneratorParts& parts) {
            spellOut(parts.visits);
            change(parts.visits);
        },
        std::move(what), field);
}

void VisitCard::setShare(int column, double share)
{
    const Shown which = shown();
    set(
        m_columns,
        [which] {
            return which == PerUser ? tr("Set sessions of a user")
                   : which == Hours ? tr("Set hours of the visits")
                                    : tr("Set weekdays of the visits");
        },
        [&](synthesis::VisitSettings& visits) {
            std::vector<double>& shares = sharesOf(visits, which);
            shares = withShare(std::move(shares), mostColumns, std::size_t(column), share);
        });
}

} // namespace sessionsmith::widgets
