// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/modeldocument.h"
#include "widgets/behaviour/probabilitytext.h"

#include <QLineEdit>

namespace sessionsmith::widgets {

/// The small field that opens over a cell while a number is typed. Enter takes it, the arrow keys and Tab take it and
/// move on, Escape gives up; what is no probability stays open, underlined in the colour of errors. It closes when the
/// model changes under it: what was typed was meant for what one saw.
class ProbabilityEditor : public QLineEdit
{
    Q_OBJECT
public:
    ProbabilityEditor(const ModelDocument& document, ProbabilityFormat format, QWidget* parent);
    void open(const QRect& place, const QString& text, bool selected);

Q_SIGNALS:
    void entered(double probability, QPoint step); ///< step: columns and rows to move on by
    void leftOff();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void enter(QPoint step);
    void giveUp();
    QString examples() const;
    void showError(bool on);

    ProbabilityFormat m_format;
    bool m_done = false;
};

} // namespace sessionsmith::widgets
