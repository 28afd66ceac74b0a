// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace sessionsmith::widgets {

/// One line that ends in "…" where there is no room, and then tells the whole text in its tooltip.
class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;
    bool event(QEvent* event) override;
};

/// A small grey one, as a subtitle says what is shown.
ElidedLabel* subtitleLabel();

} // namespace sessionsmith::widgets
