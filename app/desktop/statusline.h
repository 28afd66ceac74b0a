// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

#include <QFrame>
#include <QPointer>
#include <QTimer>

class QLabel;
class QProgressBar;
class QToolButton;

namespace sessionsmith::widgets {
class Job;
class JobRunner;
} // namespace sessionsmith::widgets

namespace sessionsmith::desktop {

/// The page's numbers at the left; at the right the newest running job with its progress, and quiet notices.
class StatusLine : public QFrame
{
    Q_OBJECT
public:
    explicit StatusLine(QWidget* parent = nullptr);
    void setItems(const QList<widgets::StatusItem>& items);
    void notice(const QString& text); ///< for a few seconds
    void warn(const QString& text);   ///< the same, to be seen: something was not done
    void forgetWarning();             ///< something was done since
    void follow(widgets::JobRunner* jobs);
    void retranslate();

private:
    void restyle();
    void say(const QString& text, bool isBad);
    void showJob();
    QString jobText(const widgets::Job& job) const;

    QPointer<widgets::JobRunner> m_jobs;
    QPointer<widgets::Job> m_job;
    QTimer m_noticeTime, m_jobDelay;
    widgets::StatusItems* m_numbers;
    QLabel* m_notice;
    bool m_isWarning = false; ///< what the notice says
    QWidget* m_jobArea;
    QLabel* m_jobTitle;
    QProgressBar* m_progress;
    QLabel* m_jobText;
    QToolButton* m_pause;
    QToolButton* m_stop;
};

} // namespace sessionsmith::desktop
