// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/generator/revisitcard.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/numberfield.h"
#include "widgets/common/texts.h"
#include "widgets/generator/revisitbars.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>

namespace sessionsmith::widgets {

namespace {

using synthesis::ReturnsEvidence;
constexpr double usualWeight = 10; ///< events

/// A model without revisits gets all of them, so that one can be set.
void spellOut(synthesis::RevisitSettings& revisits, int actions)
{
    if (revisits.isDefault()) revisits.probability = hmm::Vector::Zero(actions);
}

} // namespace

RevisitCard::RevisitCard(const GeneratorData& data, QWidget* parent)
    : PartCard(data, parent), m_bars(new RevisitBars), m_recencyLabel(new QLabel),
      m_recency(new NumberField(synthesis::RevisitSettings::leastRecency, 1, 3)), m_recencyNote(subtitleLabel()),
      m_follows(new QCheckBox), m_weight(new NumberField(ReturnsEvidence::least, ReturnsEvidence::most, 1)),
      m_weightNote(subtitleLabel())
{
    m_recency->setStep(0.01);
    m_recency->setFixedWidth(72);
    m_recencyLabel->setBuddy(m_recency);
    auto* row = new QHBoxLayout;
    row->addWidget(m_recencyLabel);
    row->addWidget(m_recency);
    row->addWidget(m_recencyNote, 1);
    m_weight->setStep(1);
    m_weight->setFixedWidth(88);
    auto* steps = new QHBoxLayout;
    steps->addWidget(m_follows);
    steps->addWidget(m_weight);
    steps->addWidget(m_weightNote, 1);
    body()->addWidget(m_bars, 1);
    body()->addLayout(row);
    body()->addLayout(steps);
    connect(m_bars, &RevisitBars::dragBegun, this, &RevisitCard::beginDrag);
    connect(m_bars, &RevisitBars::dragEnded, this, &RevisitCard::endDrag);
    connect(m_bars, &RevisitBars::dragCancelled, this, &RevisitCard::cancelDrag);
    connect(m_bars, &RevisitBars::edited, this, &RevisitCard::setProbability);
    connect(m_bars, &RevisitBars::ticked, this, &RevisitCard::setAlways);
    connect(m_bars, &RevisitBars::refused, this, &RevisitCard::setProblem);
    connect(m_recency, &NumberField::edited, this, &RevisitCard::setRecency);
    connect(m_follows, &QCheckBox::clicked, this, [this](bool follows) {
        const auto& evidence = m_data.model.revisits.returnsEvidence;
        const double weight = evidence ? evidence->estimate : usualWeight;
        setWeight(follows ? std::optional(weight) : std::nullopt, m_follows);
    });
    connect(m_weight, &NumberField::edited, this, [this](double weight) { setWeight(weight, m_weight); });
    watch(m_recency);
    watch(m_weight);
}

void RevisitCard::retranslate()
{
    m_bars->retranslate();
    m_bars->setAccessibleName(tr("Revisits by action"));
    m_recencyLabel->setText(tr("Further back"));
    m_recency->setAccessibleName(tr("How likely an item further back is"));
    m_recency->setToolTip(tr("Of the items of a session each one further back is so many times as likely as the next; "
                             "1: all alike"));
    m_recency->setUnit(QStringLiteral("×"));
    m_follows->setText(tr("By the log's steps"));
    m_follows->setToolTip(tr("An item that often followed the last one is returned to more often, so that sessions go "
                             "round in the circles of the log"));
    m_weight->setAccessibleName(tr("Weight of how far back an item is beside the steps"));
    m_weight->setToolTip(tr("How many steps of the log from the last item it counts for how far back an item is"));
    m_weight->setUnit(tr("events"));
    setSubtitle(tr("P(returns to an item of its session | action)"));
    PartCard::retranslate();
}

QString RevisitCard::actionName(int action) const
{
    return actionWord(m_data.model.hmm.actions[std::size_t(action)]);
}

void RevisitCard::showData()
{
    const synthesis::RevisitSettings& revisits = m_data.model.revisits;
    std::vector<RevisitBars::Row> rows;
    for (int a = 0; a < m_data.model.hmm.actionCount(); ++a) {
        RevisitBars::Row row{actionName(a), m_data.actionColours[a]};
        row.probability = revisits.isDefault() ? 0 : revisits.probability[a];
        row.always = !revisits.viewedBefore.empty() && revisits.viewedBefore[std::size_t(a)];
        if (const auto& evidence = revisits.evidence) {
            const hmm::Interval interval = revisits.intervalOf(a);
            row.low = interval.low;
            row.high = interval.high;
            row.counts = tr("%1 of %2 events")
                             .arg(formatInteger(std::llround(evidence->revisits[a])),
                                  formatInteger(std::llround(evidence->events[a])));
        }
        if (m_data.knowsActions()) row.beside = m_data.log->revisits.probability[a];
        rows.push_back(std::move(row));
    }
    m_bars->setRows(std::move(rows));
    m_recency->setEnabled(!revisits.isDefault());
    m_recency->setValue(revisits.recency);
    showWeight();
    showRecency();
    showOrigin();
}

void RevisitCard::showRecency()
{
    const auto& evidence = m_data.model.revisits.evidence;
    const bool isEstimated = evidence && evidence->choices > 0;
    m_recencyNote->setText(
        isEstimated
            ? tr("%1 to %2 (95 %)").arg(formatNumber(evidence->recencyLow, 3), formatNumber(evidence->recencyHigh, 3))
            : QString());
    m_recencyNote->setToolTip(isEstimated ? tr("from %n choice(s)", nullptr, int(evidence->choices)) : QString());
}

void RevisitCard::showWeight()
{
    const synthesis::RevisitSettings& revisits = m_data.model.revisits;
    m_follows->setEnabled(!revisits.isDefault());
    m_follows->setChecked(revisits.recencyWeight.has_value());
    m_weight->setEnabled(revisits.recencyWeight.has_value());
    const auto& evidence = revisits.returnsEvidence;
    m_weight->setValue(revisits.recencyWeight.value_or(evidence ? evidence->estimate : usualWeight));
    const bool isEstimated = evidence && evidence->followsSteps();
    const QString low = isEstimated ? formatNumber(evidence->low, 1) : QString(),
                  high = isEstimated ? formatNumber(evidence->high, 1) : QString();
    m_weightNote->setText(isEstimated ? tr("%1 to %2").arg(low, high)
                          : evidence  ? tr("the log shows none")
                                      : QString());
    m_weightNote->setToolTip(isEstimated ? tr("%1 to %2 (95 %)").arg(low, high)
                             : evidence  ? tr("The sessions of the log go round in no such circles")
                                         : QString());
}

void RevisitCard::showOrigin()
{
    const synthesis::RevisitSettings& revisits = m_data.model.revisits;
    if (revisits.isDefault()) {
        setOrigin(tr("items follow one another, wherever that leads"), true,
                  tr("Without this part an item returns only where the transitions of the catalogue lead back to it"));
        return;
    }
    const auto& evidence = revisits.evidence;
    if (!evidence) return setOrigin(tr("set by hand"), false);
    bool isEdited = false;
    for (Eigen::Index a = 0; a < revisits.probability.size(); ++a)
        isEdited |= evidence->events[a] > 0 &&
                    std::abs(revisits.probability[a] - evidence->revisits[a] / evidence->events[a]) > 1e-12;
    setOrigin(tr("%1 · %2 events")
                  .arg(estimatedWords(evidence->source, isEdited), formatInteger(std::llround(evidence->events.sum()))),
              false, tr("Whiskers: intervals of 95 % (Wilson); the mark: the log beside"));
}

void RevisitCard::setProbability(int action, double probability)
{
    const int actions = m_data.model.hmm.actionCount();
    edit(
        [&](synthesis::GeneratorParts& parts) {
            spellOut(parts.revisits, actions);
            parts.revisits.probability[action] = probability;
        },
        [name = m_data.model.hmm.actions[std::size_t(action)]] {
            return tr("Set revisits of %1").arg(actionWord(name));
        },
        m_bars);
}

void RevisitCard::setAlways(int action, bool always)
{
    const int actions = m_data.model.hmm.actionCount();
    edit(
        [&](synthesis::GeneratorParts& parts) {
            spellOut(parts.revisits, actions);
            parts.revisits.viewedBefore.resize(std::size_t(actions));
            parts.revisits.viewedBefore[std::size_t(action)] = always;
        },
        [name = m_data.model.hmm.actions[std::size_t(action)], always] {
            return (always ? tr("%1 only items viewed before") : tr("%1 any item")).arg(actionWord(name));
        },
        nullptr);
}

void RevisitCard::setWeight(std::optional<double> weight, const QObject* field)
{
    edit([weight](synthesis::GeneratorParts& parts) { parts.revisits.recencyWeight = weight; },
         [] { return tr("Set what returns follow"); }, field);
}

void RevisitCard::setRecency(double recency)
{
    edit([recency](synthesis::GeneratorParts& parts) { parts.revisits.recency = recency; },
         [] { return tr("Set how likely items further back are"); }, m_recency);
}

} // namespace sessionsmith::widgets
