// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/frequencyview.h"

#include "widgets/common/barlist.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/texts.h"

#include <QBoxLayout>
#include <QLabel>
#include <QScrollArea>

namespace sessionsmith::widgets {

FrequencyView::FrequencyView(const PreviewData& data) : PreviewView(data), m_title(subtitleLabel()), m_bars(new BarList)
{
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_bars);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(scroll, 1);
}

void FrequencyView::retranslate()
{
    m_bars->setAccessibleName(tr("Action frequencies"));
    showSample();
}

void FrequencyView::showSample()
{
    const SessionSample& sample = m_data.synthetic;
    const SessionSample& real = m_data.real;
    std::vector<BarList::Bar> bars;
    const ActionColours& colours = m_data.document.actionColours();
    for (std::size_t action = 0; action < sample.actions.size(); ++action) {
        const double share = sample.frequencies[action];
        BarList::Bar bar{
            actionWord(sample.actions[action]), share, formatPercent(share, 1), colours[int(action)], -1, {}};
        if (m_data.hasReal()) {
            // Logs write the same action in different ways: "pv" and "browse" are one word here.
            bar.beside = 0;
            for (std::size_t other = 0; other < real.actions.size(); ++other)
                if (actionWord(real.actions[other]) == bar.name) bar.beside += real.frequencies[other];
            bar.besideText = formatPercent(bar.beside, 1);
        }
        bars.push_back(std::move(bar));
    }
    m_title->setText(
        m_data.hasReal() || m_data.realName.isEmpty()
            ? tr("share of all events of %1 sessions").arg(formatInteger(std::int64_t(sample.sessions.size())))
            : m_data.realNote);
    m_bars->setKey(m_data.syntheticName(), m_data.realName);
    m_bars->setBars(std::move(bars));
}

} // namespace sessionsmith::widgets
