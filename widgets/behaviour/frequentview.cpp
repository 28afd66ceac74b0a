// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/frequentview.h"

#include "engine/hmm/proportion.h"
#include "widgets/behaviour/frequentlist.h"
#include "widgets/behaviour/frequentsessions.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/legend.h"

#include <QBoxLayout>
#include <QLabel>

namespace sessionsmith::widgets {

FrequentView::FrequentView(const PreviewData& data)
    : PreviewView(data), m_title(subtitleLabel()), m_list(new FrequentList), m_legend(new Legend)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_legend);
    // What was counted is that of the last showSample(), which a hidden view does not get.
    connect(m_list, &FrequentList::roomChanged, this, [this] {
        if (isVisible()) fill();
    });
}

void FrequentView::retranslate()
{
    m_list->setAccessibleName(tr("Most frequent sessions"));
    m_title->setToolTip(tr("The sessions that occur most often, synthetic and real ones together. The share of the "
                           "model is the exact probability of that session, that of the log is counted."));
    showTitle();
}

void FrequentView::showTitle()
{
    m_title->setText(m_data.hasReal() || m_data.realName.isEmpty() ? tr("whole sessions, share of all sessions")
                                                                   : m_data.realNote);
    m_list->setColumns(m_data.syntheticName(), m_data.hasReal() ? m_data.realName : QString());
}

void FrequentView::showReal()
{
    m_real.count(m_data.realActions);
    showTitle();
}

void FrequentView::showSample()
{
    m_synthetic.count(m_data.synthetic.sessions.actions);
    m_legend->setNames(m_data.synthetic.actions, m_data.document.actionColours());
    showTitle();
    fill();
}

void FrequentView::fill()
{
    const hmm::Model& model = m_data.hmm();
    if (m_data.synthetic.actions != model.actions) return; // nothing of this model was drawn yet
    std::vector<FrequentList::Row> rows;
    for (FrequentSession& session :
         frequentSessions(model, m_synthetic, m_real, m_list->room(), synthesis::defaultPreviewLength)) {
        FrequentList::Row row{std::move(session.actions), session.share};
        if (m_data.hasReal()) {
            const hmm::Interval interval = hmm::proportionInterval(session.realCount, m_real.total());
            row.real = double(session.realCount) / double(m_real.total());
            row.realLow = interval.low;
            row.realHigh = interval.high;
        }
        rows.push_back(std::move(row));
    }
    m_list->setRows(std::move(rows), model.actions, m_data.document.actionColours());
}

} // namespace sessionsmith::widgets
