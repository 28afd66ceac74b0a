// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/previewview.h"

class QLabel;

namespace sessionsmith::widgets {

class Histogram;

/// How many events sessions have, beside those of the log.
class LengthView : public PreviewView
{
    Q_OBJECT
public:
    explicit LengthView(const PreviewData& data);
    QString word() const override { return tr("Length"); }
    void retranslate() override;
    void showSample() override;

private:
    QLabel* m_title;
    Histogram* m_lengths;
};

} // namespace sessionsmith::widgets
