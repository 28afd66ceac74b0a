// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/generator/lengthcard.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/numberfield.h"
#include "widgets/common/segments.h"
#include "widgets/common/texts.h"
#include "widgets/generator/sharecolumns.h"

#include <QBoxLayout>
#include <QLabel>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sessionsmith::widgets {

namespace {

using Kind = synthesis::LengthSettings::Kind;
constexpr std::size_t shown = 40; // lengths; the last column stands for that many or more

constexpr std::size_t leastColumns = 10;

/// P(a session has n events), n from 1 on, while any of `most` are left: v P(ends), v being the states of sessions that
/// are still going on.
std::vector<double> untilEnd(const hmm::Model& model, std::size_t most)
{
    std::vector<double> shares;
    hmm::Vector going = model.initial;
    for (std::size_t n = 1; n < most; ++n) {
        shares.push_back(going.dot(model.end));
        going = model.transition.transpose() * going.cwiseProduct(hmm::Vector::Ones(going.size()) - model.end);
    }
    shares.push_back(going.sum());
    return shares;
}

} // namespace

LengthCard::LengthCard(const GeneratorData& data, QWidget* parent)
    : PartCard(data, parent), m_kind(new Segments), m_columns(new ShareColumns), m_eventsLabel(new QLabel),
      m_events(new NumberField(1, double(synthesis::LengthSettings::mostEvents), 0)), m_mean(subtitleLabel())
{
    addHeaderWidget(m_kind);
    m_events->setFixedWidth(72);
    m_eventsLabel->setBuddy(m_events);
    auto* row = new QHBoxLayout;
    row->addWidget(m_eventsLabel);
    row->addWidget(m_events);
    row->addWidget(m_mean, 1);
    body()->addWidget(m_columns, 1);
    body()->addLayout(row);
    watch(m_events);
    connect(m_kind, &Segments::currentChanged, this, &LengthCard::choose);
    connect(m_columns, &ShareColumns::dragBegun, this, &LengthCard::beginDrag);
    connect(m_columns, &ShareColumns::dragEnded, this, &LengthCard::endDrag);
    connect(m_columns, &ShareColumns::dragCancelled, this, &LengthCard::cancelDrag);
    connect(m_columns, &ShareColumns::edited, this, &LengthCard::setShare);
    connect(m_columns, &ShareColumns::refused, this, &LengthCard::setProblem);
    connect(m_events, &NumberField::edited, this, [this](double events) {
        edit([events](synthesis::GeneratorParts& parts) { parts.lengths.events = int(events); },
             [] { return tr("Set the length of sessions"); }, m_events);
    });
}

void LengthCard::retranslate()
{
    m_kind->setWords({tr("END"), tr("Fixed"), tr("Drawn")});
    m_kind->setAccessibleName(tr("What ends a session"));
    m_kind->setToolTip(tr("Sessions end by the END state, have all as many events, or a number that is drawn"));
    m_eventsLabel->setText(tr("Events"));
    m_events->setAccessibleName(tr("Events of each session"));
    m_columns->setAccessibleName(tr("Shares of sessions by length"));
    m_columns->setAxisTitle(tr("events of a session"));
    m_columns->setPlaceholder(
        tr("The model has no END state: choose a fixed or a drawn length, or ask for one at the synthesis."));
    PartCard::retranslate();
}

std::vector<double> LengthCard::shares() const
{
    const synthesis::LengthSettings& lengths = m_data.model.lengths;
    switch (lengths.kind) {
    case Kind::End:
        return m_data.model.hmm.hasEnd() ? untilEnd(m_data.model.hmm, shown) : std::vector<double>();
    case Kind::Fixed: {
        std::vector<double> shares(std::size_t(lengths.events), 0.0);
        shares.back() = 1;
        return gathered(shares, shown);
    }
    case Kind::Drawn:
        return gathered(lengths.shares, shown);
    }
    return {};
}

void LengthCard::showData()
{
    const synthesis::LengthSettings& lengths = m_data.model.lengths;
    const QSignalBlocker blocker(m_kind);
    m_kind->setCurrent(int(lengths.kind));
    const bool isFixed = lengths.kind == Kind::Fixed, isDrawn = lengths.kind == Kind::Drawn;
    m_eventsLabel->setVisible(isFixed);
    m_events->setVisible(isFixed);
    m_events->setValue(lengths.events);

    const std::vector<double> own = shares();
    std::vector<double> beside, counted;
    if (m_data.log && !own.empty()) beside = gathered(m_data.log->lengths.shares, shown);
    const bool tellsInterval = isDrawn && lengths.evidence && lengths.evidence->counts.size() < shown;
    std::vector<ShareColumns::Column> columns;
    std::size_t count = std::max(own.size(), beside.size());
    if (isDrawn) count = std::min(shown, std::max(count + 1, leastColumns)); // to be dragged up
    for (std::size_t i = 0; i < count; ++i) {
        const bool isLast = i + 1 == shown;
        ShareColumns::Column column{isLast ? QStringLiteral("%1+").arg(shown) : QString::number(i + 1)};
        column.longName = isLast ? tr("%1 events or more").arg(shown) : tr("%n event(s)", nullptr, int(i + 1));
        column.share = i < own.size() ? own[i] : 0;
        if (!beside.empty()) column.beside = i < beside.size() ? beside[i] : 0;
        if (tellsInterval) {
            const hmm::Interval interval = lengths.intervalOf(i + 1);
            column.low = interval.low;
            column.high = interval.high;
        }
        columns.push_back(std::move(column));
    }
    m_columns->setEditable(isDrawn);
    m_columns->setKey(tr("model"), m_data.logName);
    m_columns->setColumns(std::move(columns));
    double mean = 0;
    for (std::size_t i = 0; i < own.size(); ++i)
        mean += own[i] * double(i + 1);
    const bool isCut = lengths.kind == Kind::End && !own.empty() && own.back() > 0.005;
    m_mean->setText(own.empty() ? QString()
                    : isDrawn
                        ? tr("mean %1 · drag a column, or choose one and type").arg(formatNumber(lengths.mean(), 1))
                    : isFixed || isCut ? QString()
                                       : tr("mean %1 · follows from the END probabilities").arg(formatNumber(mean, 1)));
    showOrigin();
}

void LengthCard::showOrigin()
{
    const synthesis::LengthSettings& lengths = m_data.model.lengths;
    if (lengths.kind == Kind::End)
        return setOrigin(m_data.model.hmm.hasEnd() ? tr("by the END of each state")
                                                   : tr("open: neither an END state nor a length"),
                         !m_data.model.hmm.hasEnd());
    const auto& evidence = lengths.evidence;
    if (lengths.kind == Kind::Fixed || !evidence) return setOrigin(tr("set by hand"), false);
    const double sessions = std::accumulate(evidence->counts.begin(), evidence->counts.end(), 0.0);
    bool isEdited = lengths.shares.size() != evidence->counts.size();
    for (std::size_t i = 0; !isEdited && i < lengths.shares.size(); ++i)
        isEdited = std::abs(lengths.shares[i] - evidence->counts[i] / sessions) > 1e-12;
    setOrigin(tr("%1 · %2 sessions").arg(estimatedWords(evidence->source, isEdited), formatNumber(sessions, 0)), false);
}

void LengthCard::choose(int kind)
{
    const std::vector<double> likeNow = shares();
    edit(
        [&](synthesis::GeneratorParts& parts) {
            parts.lengths.kind = Kind(kind);
            // Drawn begins with what the sessions had before.
            if (parts.lengths.kind == Kind::Drawn && parts.lengths.shares.empty())
                parts.lengths.shares = likeNow.empty() ? std::vector<double>(10, 0.1) : likeNow;
        },
        [kind] {
            return Kind(kind) == Kind::End     ? tr("Sessions end by the END state")
                   : Kind(kind) == Kind::Fixed ? tr("Sessions of a fixed length")
                                               : tr("Sessions of drawn lengths");
        },
        nullptr);
    showData(); // also where nothing came of it
}

void LengthCard::setShare(int column, double share)
{
    edit(
        [column, share](synthesis::GeneratorParts& parts) {
            parts.lengths.shares = withShare(std::move(parts.lengths.shares), shown, std::size_t(column), share);
        },
        [column] { return tr("Set sessions of %n event(s)", nullptr, column + 1); }, m_columns);
}

} // namespace sessionsmith::widgets
