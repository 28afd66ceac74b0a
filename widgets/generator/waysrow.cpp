// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/generator/waysrow.h"

#include "widgets/common/numberfield.h"
#include "widgets/common/texts.h"

#include <QBoxLayout>
#include <QLabel>

namespace sessionsmith::widgets {

using synthesis::ItemWays;

WaysRow::WaysRow(QWidget* parent)
    : QWidget(parent), m_ways{Way{&ItemWays::backward, new QLabel, new NumberField(0, 100, 1)},
                              Way{&ItemWays::related, new QLabel, new NumberField(0, 100, 1)}}
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    for (const Way& way : m_ways) {
        way.label->setBuddy(way.field);
        way.field->setFixedWidth(76);
        way.field->setStep(1);
        row->addWidget(way.label);
        row->addWidget(way.field);
        connect(way.field, &NumberField::edited, this, [this, way](double percent) {
            ItemWays ways = m_shown;
            ways.*way.share = percent / 100;
            Q_EMIT edited(ways, way.field);
        });
    }
    row->addStretch(1);
    retranslate();
}

void WaysRow::retranslate()
{
    const std::array names{tr("Back"), tr("Alike")};
    const std::array meanings{tr("Steps to what came before the last item in some session: in a basket the order says "
                                 "little"),
                              tr("Steps to what stands beside the same items as the last one, as alike items do")};
    for (std::size_t i = 0; i < m_ways.size(); ++i) {
        const Way& way = m_ways[i];
        way.label->setText(names[i]);
        way.field->setUnit(QStringLiteral("%"));
        way.field->setAccessibleName(meanings[i]);
        QString tip = meanings[i];
        if (m_evidence)
            tip += QStringLiteral("\n") + tr("%1: %2, %3 to %4 (95 %)")
                                              .arg(text(m_evidence->source),
                                                   formatPercent(m_evidence->estimate.*way.share, 1),
                                                   formatPercent(m_evidence->low.*way.share, 1),
                                                   formatPercent(m_evidence->high.*way.share, 1));
        way.field->setToolTip(tip);
    }
}

void WaysRow::setWays(const ItemWays& ways, const synthesis::WaysEvidence* evidence)
{
    m_shown = ways;
    m_evidence = evidence ? std::optional(*evidence) : std::nullopt;
    for (const Way& way : m_ways)
        way.field->setValue(100 * ways.*way.share);
    retranslate();
}

std::vector<NumberField*> WaysRow::fields() const
{
    std::vector<NumberField*> fields;
    for (const Way& way : m_ways)
        fields.push_back(way.field);
    return fields;
}

} // namespace sessionsmith::widgets
