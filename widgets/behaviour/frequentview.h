// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/sequencecounts.h"
#include "widgets/behaviour/previewview.h"

class QLabel;

namespace sessionsmith::widgets {

class FrequentList;
class Legend;

/// The sessions that occur most often, among synthetic and real ones together, with their shares: the model's own
/// exactly, the log's as counted.
class FrequentView : public PreviewView
{
    Q_OBJECT
public:
    explicit FrequentView(const PreviewData& data);
    QString word() const override { return tr("Top sessions"); }
    void retranslate() override;
    void showReal() override;
    void showSample() override;
    FrequentList& list() const { return *m_list; }

private:
    void fill();
    void showTitle();

    hmm::DistinctSequences m_synthetic, m_real;
    QLabel* m_title;
    FrequentList* m_list;
    Legend* m_legend;
};

} // namespace sessionsmith::widgets
