// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/runcurves.h"

#include <QWidget>

namespace sessionsmith::widgets {

/// What a training does and asks of the machine, each figure with its latest value and a small curve: learning rate,
/// norm of the gradient, throughput, processor, memory, and those of the GPU where there is one.
class MachineFigures : public QWidget
{
    Q_OBJECT
public:
    explicit MachineFigures(QWidget* parent = nullptr);
    void clear();
    void setCurves(RunCurves& curves, store::Id run);
    void retranslate();
    QStringList words() const; ///< "Learning rate 0.001", of all that are shown

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Tile
    {
        std::string metric;
        double value = 0;
        CurvePointer curve;
    };

    void tell();

    std::vector<Tile> m_tiles;
};

} // namespace sessionsmith::widgets
