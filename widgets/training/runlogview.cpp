// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/runlogview.h"

#include "widgets/common/runwords.h"
#include "widgets/common/segments.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QListWidget>

#include <algorithm>
#include <iterator>

namespace sessionsmith::widgets {

using workflow::LogLevel;

namespace {

constexpr int filterWidth = 180;

} // namespace

RunLogView::RunLogView(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_level(new Segments), m_filter(new QLineEdit), m_list(new QListWidget)
{
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setFocusPolicy(Qt::TabFocus);
    m_list->setMinimumHeight(48);
    m_filter->setFixedWidth(filterWidth);
    m_filter->setClearButtonEnabled(true);
    auto* head = new QHBoxLayout;
    head->addWidget(m_level);
    head->addWidget(m_filter);
    head->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_list, 1);
    m_level->setWords({QString(), QString(), QString()});
    m_level->setCurrent(int(LogLevel::Information));
    connect(m_level, &Segments::currentChanged, this, &RunLogView::fill);
    connect(m_filter, &QLineEdit::textChanged, this, &RunLogView::fill);
    connect(&Theme::instance(), &Theme::changed, this, &RunLogView::fill);
}

void RunLogView::watch(const store::RunRecord& run)
{
    m_lines.clear();
    m_cursor = 0;
    readOn(run);
}

void RunLogView::readOn(const store::RunRecord& run)
{
    m_run = run;
    auto more = workflow::readLog(m_workbench.workspace(), run.id, m_cursor);
    if (more) std::ranges::move(*more, std::back_inserter(m_lines));
    fill();
}

void RunLogView::fill()
{
    m_list->clear();
    if (!m_run) return;
    add(m_run->createdAt, LogLevel::Information, tr("started"));
    for (const workflow::LogLine& line : m_lines)
        add(line.time, line.level, translated(line.words));
    if (!store::isActive(m_run->status)) add(m_run->updatedAt, LogLevel::Information, statusWord(m_run->status));
    m_list->scrollToBottom();
}

void RunLogView::add(Milliseconds time, LogLevel level, const QString& words)
{
    if (level < LogLevel(m_level->current()) || !words.contains(m_filter->text(), Qt::CaseInsensitive)) return;
    // A sign beside the colour: warnings are to be found without it, too.
    const QString sign = level >= LogLevel::Warning ? QStringLiteral("⚠ ") : QString();
    auto* item = new QListWidgetItem(QStringLiteral("%1   %2%3").arg(formatSecond(time), sign, words), m_list);
    if (level >= LogLevel::Warning) item->setForeground(Theme::instance().colours().bad);
    if (level == LogLevel::Detail) item->setForeground(Theme::instance().colours().muted);
}

int RunLogView::lineCount() const
{
    return m_list->count();
}

void RunLogView::retranslate()
{
    m_level->setWords({tr("All"), tr("Information"), tr("Warnings")});
    m_filter->setPlaceholderText(tr("Search the log"));
    m_filter->setAccessibleName(tr("Search the log"));
    m_list->setAccessibleName(tr("Log"));
    fill();
}

} // namespace sessionsmith::widgets
