// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace sessionsmith::widgets {

/// A combo box for names of any length: it does not widen what it stands in, ends a long one in "…" and tells the
/// whole of it in its tooltip.
class ChoiceBox : public QComboBox
{
    Q_OBJECT
public:
    explicit ChoiceBox(QWidget* parent = nullptr);
    /// Makes it as wide as its longest name, once and for the names that it has now.
    void fitNames();

protected:
    void paintEvent(QPaintEvent*) override;
    bool event(QEvent* event) override;

private:
    int textRoom() const;
};

} // namespace sessionsmith::widgets
