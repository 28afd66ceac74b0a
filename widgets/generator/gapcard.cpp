// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/generator/gapcard.h"

#include "widgets/common/choicebox.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/numberfield.h"
#include "widgets/common/segments.h"
#include "widgets/common/texts.h"
#include "widgets/generator/sharecolumns.h"

#include <QBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr qsizetype leastName = 8, mostName = 18; // letters of a state that there is room for
constexpr int fieldWidth = 62;

/// "3", "12", "1 min": where a bin begins.
QString binName(std::size_t bin)
{
    if (bin == 0) return QStringLiteral("0");
    const double from = std::ceil(synthesis::gapEdges[bin - 1]);
    return from < 60 ? GapCard::tr("%1 s").arg(from) : GapCard::tr("%1 min").arg(formatNumber(from / 60, 0));
}

QString binWords(std::size_t bin)
{
    if (bin == 0) return GapCard::tr("no pause");
    const double from = std::ceil(synthesis::gapEdges[bin - 1]);
    if (bin == synthesis::gapEdges.size()) return GapCard::tr("%1 or more").arg(formatDuration(from));
    return GapCard::tr("%1 to %2").arg(formatDuration(from), formatDuration(std::floor(synthesis::gapEdges[bin])));
}

} // namespace

GapCard::GapCard(const GeneratorData& data, QWidget* parent)
    : PartCard(data, parent), m_shown(new Segments), m_state(new ChoiceBox), m_columns(new ShareColumns),
      m_fields(new QWidget), m_medianLabel(new QLabel), m_spreadLabel(new QLabel), m_togetherLabel(new QLabel),
      m_median(new NumberField(0.1, 1e6, 1)), m_spread(new NumberField(1, 1e6, 2)),
      m_together(new NumberField(0, 100, 1)), m_interval(subtitleLabel())
{
    addHeaderWidget(m_state);
    addHeaderWidget(m_shown);
    auto* fields = new QHBoxLayout(m_fields);
    fields->setContentsMargins({});
    fields->setSpacing(4);
    for (const auto& [label, field] :
         {std::pair(m_medianLabel, m_median), {m_spreadLabel, m_spread}, {m_togetherLabel, m_together}}) {
        field->setFixedWidth(fieldWidth);
        label->setBuddy(field);
        fields->addWidget(label);
        fields->addWidget(field);
        fields->addSpacing(4);
        watch(field);
    }
    fields->addStretch(1);
    m_median->setStep(1);
    m_spread->setStep(0.1);
    m_together->setStep(1);
    body()->addWidget(m_columns, 1);
    body()->addWidget(m_fields);
    body()->addWidget(m_interval);
    connect(m_shown, &Segments::currentChanged, this, &GapCard::showData);
    connect(m_columns, &ShareColumns::dragBegun, this, &GapCard::beginDrag);
    connect(m_columns, &ShareColumns::dragEnded, this, &GapCard::endDrag);
    connect(m_columns, &ShareColumns::dragCancelled, this, &GapCard::cancelDrag);
    connect(m_columns, &ShareColumns::edited, this, &GapCard::setHour);
    connect(m_columns, &ShareColumns::refused, this, &GapCard::setProblem);
    connect(m_state, &QComboBox::currentIndexChanged, this, &GapCard::showData);
    connect(m_median, &NumberField::edited, this, [this](double median) {
        set(m_median, [median](auto& gaps, int state) { gaps.logMean[state] = std::log(median); });
    });
    connect(m_spread, &NumberField::edited, this, [this](double spread) {
        set(m_spread, [spread](auto& gaps, int state) { gaps.logDeviation[state] = std::log(spread); });
    });
    connect(m_together, &NumberField::edited, this, [this](double percent) {
        set(m_together, [percent](auto& gaps, int state) {
            if (gaps.together.size() == 0) gaps.together = hmm::Vector::Zero(gaps.logMean.size());
            gaps.together[state] = percent / 100;
        });
    });
}

void GapCard::retranslate()
{
    m_shown->setWords({tr("States"), tr("Hours")});
    m_shown->setAccessibleName(tr("What of the gaps is shown"));
    m_state->setAccessibleName(tr("State whose gaps are shown"));
    m_state->setToolTip(tr("State whose gaps are shown"));
    m_medianLabel->setText(tr("Median"));
    m_spreadLabel->setText(tr("Spread"));
    m_togetherLabel->setText(tr("No pause"));
    m_median->setAccessibleName(tr("Median gap"));
    m_median->setUnit(tr("s"));
    m_spread->setAccessibleName(tr("Spread of the gaps"));
    m_spread->setUnit(QStringLiteral("×"));
    m_spread->setToolTip(tr("Two thirds of the gaps lie between the median divided and multiplied by it"));
    m_together->setAccessibleName(tr("Events without a pause"));
    m_together->setUnit(QStringLiteral("%"));
    m_together->setToolTip(tr("How often the next event has the very same time"));
    fillStates();
    PartCard::retranslate();
}

GapCard::Shown GapCard::shown() const
{
    return Shown(m_shown->current());
}

void GapCard::fillStates()
{
    const QSignalBlocker blocker(m_state);
    const int chosen = std::max(0, m_state->currentIndex());
    m_states = m_data.model.hmm.states;
    m_state->clear();
    qsizetype longest = leastName;
    for (const std::string& name : m_states) {
        m_state->addItem(actionWord(name));
        longest = std::max(longest, actionWord(name).size());
    }
    m_state->setMinimumContentsLength(int(std::min(longest, mostName))); // "persona 2: state 1" is to be read whole
    m_state->setCurrentIndex(std::min(chosen, m_state->count() - 1));
}

void GapCard::showData()
{
    if (m_states != m_data.model.hmm.states) fillStates();
    if (m_state->currentIndex() < 0) return;
    const synthesis::GapSettings gaps = m_data.model.gaps.spelledOut(m_data.model.hmm.stateCount());
    m_state->setVisible(shown() == States);
    m_fields->setVisible(shown() == States);
    m_columns->setEditable(shown() == Hours);
    m_columns->setMost(shown() == Hours ? synthesis::GapSettings::mostFactor : 1);
    m_columns->setKey(tr("model"), m_data.logName);
    m_interval->clear();
    shown() == States ? showState(gaps) : showHours(gaps);
    showOrigin();
}

void GapCard::showState(const synthesis::GapSettings& gaps)
{
    const int state = m_state->currentIndex();
    m_median->setValue(std::exp(gaps.logMean[state]));
    m_spread->setValue(std::exp(gaps.logDeviation[state]));
    m_together->setValue(gaps.together.size() > 0 ? 100 * gaps.together[state] : 0);
    showHistogram(gaps);
    if (const auto& evidence = gaps.evidence; evidence && evidence->lasting(state) > 1) {
        const hmm::Interval median = evidence->logMeanInterval(state), spread = evidence->logDeviationInterval(state);
        m_interval->setText(tr("median %1 to %2 s, spread %3 to %4 (95 %)")
                                .arg(formatNumber(std::exp(median.low), 1), formatNumber(std::exp(median.high), 1),
                                     formatNumber(std::exp(spread.low), 2), formatNumber(std::exp(spread.high), 2)));
    }
}

void GapCard::showHistogram(const synthesis::GapSettings& gaps)
{
    const int state = m_state->currentIndex();
    const hmm::Vector shares = synthesis::gapHistogram(gaps, state);
    std::vector<ShareColumns::Column> columns;
    for (std::size_t bin = 0; bin < synthesis::gapBins; ++bin) {
        ShareColumns::Column column{binName(bin), shares[Eigen::Index(bin)]};
        if (m_data.knowsGaps()) column.beside = m_data.log->gapHistogram(state, Eigen::Index(bin));
        column.longName = binWords(bin);
        columns.push_back(std::move(column));
    }
    m_columns->setAccessibleName(tr("Histogram of the gaps"));
    m_columns->setAxisTitle(tr("pause, on a logarithmic scale"));
    m_columns->setColour(m_data.stateColours[state]);
    m_columns->setColumns(std::move(columns));
}

void GapCard::showHours(const synthesis::GapSettings& gaps)
{
    const auto factorOf = [](const hmm::Vector& hours, int hour) { return hours.size() > 0 ? hours[hour] : 1; };
    const auto& evidence = gaps.evidence;
    const bool isTold = evidence && evidence->hours.size() > 0;
    std::vector<ShareColumns::Column> columns;
    for (int hour = 0; hour < synthesis::hoursOfADay; ++hour) {
        ShareColumns::Column column{QString::number(hour), factorOf(gaps.hours, hour)};
        if (isTold) {
            const hmm::Interval interval = evidence->hourInterval(hour);
            column.low = interval.low;
            column.high = interval.high;
        }
        if (m_data.knowsGaps()) column.beside = factorOf(m_data.log->gaps.hours, hour);
        column.longName = tr("from %1:00 to %1:59 UTC").arg(hour);
        columns.push_back(std::move(column));
    }
    m_columns->setAccessibleName(tr("Gaps by hour"));
    m_columns->setAxisTitle(tr("hour (UTC), length of a pause beside that of its state"));
    m_columns->setColour({});
    m_columns->setColumns(std::move(columns));
    if (isTold)
        m_interval->setText(tr("hours of few gaps or users are drawn towards the others"));
    else if (evidence && evidence->hourCounts.sum() > 0)
        m_interval->setText(tr("the log shows no differences beyond chance"));
}

void GapCard::showOrigin()
{
    const synthesis::GapSettings& gaps = m_data.model.gaps;
    if (gaps.isDefault()) return setOrigin(tr("a median of 20 s in every state"), true);
    const auto& evidence = gaps.evidence;
    if (!evidence) return setOrigin(tr("set by hand"), false);
    const auto differ = [](const hmm::Vector& a, const hmm::Vector& b) { return a.size() != b.size() || a != b; };
    const bool isEdited = differ(gaps.logMean, evidence->logMean) || differ(gaps.hours, evidence->hours) ||
                          differ(gaps.logDeviation, evidence->logDeviation) ||
                          differ(gaps.together, evidence->together);
    const double counted = shown() == States ? evidence->counts[m_state->currentIndex()] : evidence->hourCounts.sum();
    setOrigin(tr("%1 · %2 gaps").arg(estimatedWords(evidence->source, isEdited), formatNumber(counted, 0)), false,
              tr("Intervals from standard errors; where states are hidden, gaps count by their probability"));
}

void GapCard::set(const QObject* field, const std::function<void(synthesis::GapSettings&, int)>& change)
{
    const int state = m_state->currentIndex(), states = m_data.model.hmm.stateCount();
    edit(
        [&](synthesis::GeneratorParts& parts) {
            parts.gaps = parts.gaps.spelledOut(states);
            change(parts.gaps, state);
        },
        [name = m_data.model.hmm.states[std::size_t(state)]] { return tr("Set gaps of %1").arg(actionWord(name)); },
        field);
}

void GapCard::setHour(int hour, double factor)
{
    using Gaps = synthesis::GapSettings;
    edit(
        [&](synthesis::GeneratorParts& parts) {
            parts.gaps = parts.gaps.spelledOut(m_data.model.hmm.stateCount());
            if (parts.gaps.hours.size() == 0) parts.gaps.hours = hmm::Vector::Ones(synthesis::hoursOfADay);
            parts.gaps.hours[hour] = std::clamp(factor, Gaps::leastFactor, Gaps::mostFactor);
        },
        [] { return tr("Set gaps by hour"); }, m_columns);
}

} // namespace sessionsmith::widgets
