// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/augmentation/sessionalignment.h"

#include <QLabel>

namespace sessionsmith::widgets {

/// What the signs of the changes stand for.
class ChangeKey : public QLabel
{
    Q_OBJECT
public:
    explicit ChangeKey(QWidget* parent = nullptr);
    void setChanges(std::vector<Change> changes);
    void retranslate();

private:
    std::vector<Change> m_changes;
};

} // namespace sessionsmith::widgets
