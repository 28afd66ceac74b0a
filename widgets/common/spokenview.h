// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QString>

class QWidget;

namespace sessionsmith::widgets {

/// A widget in which the keyboard moves over parts that are painted, not widgets: to a screen reader it is one control
/// whose value is the chosen part, so that what the arrow keys move is what is spoken. Its constructor calls
/// installSpokenViews().
class SpokenView
{
public:
    virtual ~SpokenView() = default;
    virtual QAccessible::Role spokenRole() const = 0;
    /// The chosen part with its value: "browse → click, 31 %".
    virtual QString spokenValue() const = 0;
};

/// Lets a screen reader ask such views. Cheap to call again.
void installSpokenViews();
/// Says that the chosen part of `view`, a SpokenView, or its value is another one.
void notifySpokenValue(QWidget* view);

} // namespace sessionsmith::widgets
