// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/splitspec.h"
#include "engine/store/records.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;

namespace sessionsmith::widgets {

/// Which events of a log are asked about: a way to split it, and what that way wants to know.
class SplitField : public QWidget
{
    Q_OBJECT
public:
    explicit SplitField(QWidget* parent = nullptr);
    events::SplitSpec split() const;
    void setSplit(const events::SplitSpec& split);
    /// Those that can hold the test, keeping what is chosen.
    void setDatasets(const std::vector<store::DatasetRecord>& datasets);
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void showFields();

    QComboBox* m_kind;
    QDoubleSpinBox* m_share;
    QComboBox* m_test;
};

} // namespace sessionsmith::widgets
