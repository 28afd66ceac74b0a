// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/previewview.h"

class QLabel;

namespace sessionsmith::widgets {

class BarList;

/// The share of each action of all events, beside that of the log.
class FrequencyView : public PreviewView
{
    Q_OBJECT
public:
    explicit FrequencyView(const PreviewData& data);
    QString word() const override { return tr("Frequencies"); }
    void retranslate() override;
    void showSample() override;

private:
    QLabel* m_title;
    BarList* m_bars;
};

} // namespace sessionsmith::widgets
