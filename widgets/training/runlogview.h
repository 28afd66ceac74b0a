// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/runlog.h"
#include "widgets/jobs/workbench.h"

#include <QWidget>

class QLineEdit;
class QListWidget;

namespace sessionsmith::widgets {

class Segments;

/// What happened to a run, from a level on and with certain words in it; the newest at the end.
class RunLogView : public QWidget
{
    Q_OBJECT
public:
    explicit RunLogView(Workbench& workbench, QWidget* parent = nullptr);
    void watch(const store::RunRecord& run);
    /// Reads on.
    void readOn(const store::RunRecord& run);
    void retranslate();
    int lineCount() const; ///< that are shown

private:
    void fill();
    void add(Milliseconds time, workflow::LogLevel level, const QString& words);

    Workbench& m_workbench;
    std::optional<store::RunRecord> m_run;
    std::size_t m_cursor = 0;
    std::vector<workflow::LogLine> m_lines;
    Segments* m_level;
    QLineEdit* m_filter;
    QListWidget* m_list;
};

} // namespace sessionsmith::widgets
