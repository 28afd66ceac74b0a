// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

class QFormLayout;
class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace sessionsmith::widgets {

class Job;

/// A card that slides over the right side of its page to ask for what a step needs: a title, a body, a line for what is
/// wrong, and the button that begins. While the job it began runs, it shows the progress and a button to stop. Escape
/// closes it.
class SidePanel : public QFrame
{
    Q_OBJECT
public:
    /// `wide`: for panels that hold a table.
    explicit SidePanel(QWidget* page, bool wide = false);

    virtual void open();
    void close();
    bool isOpen() const { return m_open; }

Q_SIGNALS:
    void accepted(); ///< what it asks for is to begin
    void closed();

protected:
    void setTitle(const QString& title, const QString& acceptWord);
    QVBoxLayout* body() const { return m_body; }
    QPushButton* acceptButton() const { return m_accept; }
    QFormLayout* addForm();
    /// A row of a form, whose label is still to be written; it names the field to a screen reader.
    static void addField(QFormLayout* form, QWidget* field);
    /// Scrolls to what has just been shown, once it has its place.
    void bringIntoView(QWidget* part);
    /// What stands in the way, and whether the button can be pressed; an empty text clears it.
    void setProblem(const QString& text, bool isError = false);
    /// The button was pressed: begins, unless there is something to ask first.
    virtual void accept() { Q_EMIT accepted(); }
    /// Follows a job until it ends: progress, stop, error. What the job made is for the caller of JobRunner::start.
    void follow(Job* job);
    bool isBusy() const { return !m_job.isNull(); }
    /// What is said of a job that was stopped.
    virtual QString stoppedWords() const { return tr("Stopped; nothing was kept"); }

    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void place();
    int coveringLeft(const QRect& page, int width) const;
    void focusFirstField();
    void showProgress();
    void setPhase(const QString& text);
    void endJob();

    bool m_wide;
    bool m_open = false;
    QLabel* m_title;
    QToolButton* m_close;
    QScrollArea* m_scroll;
    QWidget* m_content; ///< what scrolls
    QVBoxLayout* m_body;
    QLabel* m_problem;
    QProgressBar* m_progress;
    QLabel* m_phase;
    QPushButton* m_stop;
    QPushButton* m_accept;
    QPointer<Job> m_job;
};

} // namespace sessionsmith::widgets
