// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/modeldocument.h"

#include <QLineEdit>

#include <functional>

namespace sessionsmith::widgets {

/// A name edited where it stands: Return takes it, Escape leaves it, and so does a name that `accept` refuses when the
/// focus goes. It closes when the model changes under it: what had the name may stand elsewhere or be gone.
class NameEditor : public QLineEdit
{
    Q_OBJECT
public:
    /// `accept(name)` says whether the name was taken over.
    NameEditor(const ModelDocument& document, std::function<bool(const QString&)> accept, QWidget* parent);
    void open(const QRect& place, const QString& name);

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void finish(bool take);
    void mark(bool isWrong);

    std::function<bool(const QString&)> m_accept;
    bool m_done = false;
};

} // namespace sessionsmith::widgets
