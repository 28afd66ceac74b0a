// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/modeldocument.h"

#include <QTimer>

class QKeyEvent;

namespace sessionsmith::widgets {

/// By how many percentage points + and - change a probability: by one, with Alt by a tenth (most keyboards have + with
/// Shift, so that Shift says nothing). 0 for any other key.
double pointsOf(const QKeyEvent& event);

/// Changing a probability by small steps, of the wheel or a key that repeats: those that follow one another within a
/// moment are one edit.
class Nudging
{
public:
    explicit Nudging(ModelDocument& document);
    void nudge(const hmm::Cell& cell, double points); ///< by percentage points
    /// The next step begins another edit.
    void finish();

private:
    ModelDocument& m_document;
    QTimer m_end;
    int m_gesture = 0;
};

} // namespace sessionsmith::widgets
