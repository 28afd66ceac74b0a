// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace sessionsmith::desktop {

/// Stands in the window when a workspace cannot be opened: why, and the ways on.
class WorkspaceProblem : public QWidget
{
    Q_OBJECT
public:
    explicit WorkspaceProblem(QWidget* parent = nullptr);
    void setProblem(const QString& folder, const Error& error);
    void retranslate();

Q_SIGNALS:
    void retryRequested();
    void otherRequested();

private:
    QString m_folder;
    Error m_error;
    QLabel* m_title;
    QLabel* m_reason;
    QPushButton* m_retry;
    QPushButton* m_other;
};

} // namespace sessionsmith::desktop
