// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/sharebar.h"

namespace sessionsmith::widgets {

/// The initial distribution: where sessions begin.
class InitialBar : public ShareBar
{
    Q_OBJECT
public:
    using ShareBar::ShareBar;

Q_SIGNALS:
    void targetRequested(const sessionsmith::hmm::Cell& cell); ///< it shall have a certain value

protected:
    int count() const override { return document().columnCount(Part::Initial); }
    double share(int state) const override { return document().value(Part::Initial, 0, state); }
    double startingShare(int state) const override { return document().startingRow(Part::Initial, 0)(state); }
    QString name(int state) const override { return document().shortColumnName(Part::Initial, state); }
    QColor colour(int state) const override { return document().rowColour(state); }
    bool isLocked(int state) const override { return document().isLocked(Part::Initial, 0, state); }
    bool contradictsLog(int state) const override { return document().contradictsLog(cell(state)); }
    QString description(int state) const override;
    QStringList tip(int state) const override;
    void setShare(int state, double value) override { document().setValue(Part::Initial, 0, state, value); }
    void moveBorder(int left, double value) override { document().moveBorder(Part::Initial, 0, left, value); }
    void toggleLock(int state) override { document().setLocked(Part::Initial, 0, state, !isLocked(state)); }
    void fillMenu(QMenu* menu, int state) override;

private:
    static hmm::Cell cell(int state) { return {Part::Initial, 0, state}; }
};

} // namespace sessionsmith::widgets
