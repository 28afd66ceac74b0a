// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/synthesis/behaviourmodel.h"

#include <QWidget>

#include <array>

class QLabel;

namespace sessionsmith::widgets {

class NumberField;

/// How often the next item is come by in another way than by following the last one: two shares in percent, side by
/// side.
class WaysRow : public QWidget
{
    Q_OBJECT
public:
    explicit WaysRow(QWidget* parent = nullptr);
    void retranslate();
    /// `evidence`: what a log said of them; null: nothing.
    void setWays(const synthesis::ItemWays& ways, const synthesis::WaysEvidence* evidence);
    std::vector<NumberField*> fields() const;

Q_SIGNALS:
    void edited(const sessionsmith::synthesis::ItemWays& ways, QWidget* field);

private:
    struct Way
    {
        double synthesis::ItemWays::*share;
        QLabel* label;
        NumberField* field;
    };
    std::array<Way, 2> m_ways;
    synthesis::ItemWays m_shown;
    std::optional<synthesis::WaysEvidence> m_evidence;
};

} // namespace sessionsmith::widgets
