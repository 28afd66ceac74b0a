// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/lengthview.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/histogram.h"
#include "widgets/common/texts.h"

#include <QBoxLayout>
#include <QLabel>

namespace sessionsmith::widgets {

LengthView::LengthView(const PreviewData& data) : PreviewView(data), m_title(subtitleLabel()), m_lengths(new Histogram)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_lengths, 1);
}

void LengthView::retranslate()
{
    m_lengths->setAxisTitle(tr("events in a session"));
    m_lengths->setAccessibleName(tr("Session length"));
    showSample();
}

void LengthView::showSample()
{
    QString title = tr("share of %1 sessions by their events · mean %2")
                        .arg(formatInteger(std::int64_t(m_data.synthetic.sessions.size())),
                             formatNumber(m_data.synthetic.meanLength, 2));
    if (m_data.hasReal())
        title += tr(", %1 %2").arg(m_data.realName, formatNumber(m_data.real.meanLength, 2));
    else
        title += m_data.realNote.isEmpty() ? QString() : QStringLiteral(" · ") + m_data.realNote;
    m_title->setText(title);
    m_lengths->setAccessibleDescription(title);
    m_lengths->setKey(m_data.syntheticName(), m_data.realName);
    m_lengths->setShares(m_data.synthetic.lengths, m_data.hasReal() ? m_data.real.lengths : std::vector<double>{});
}

} // namespace sessionsmith::widgets
