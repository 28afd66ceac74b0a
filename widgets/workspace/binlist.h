// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/records.h"

#include <QWidget>

class QListWidget;
class QPushButton;

namespace sessionsmith::widgets {

class ConfirmBar;
class EmptyState;

/// What was deleted, the latest first, with the ways to have it back or to lose it for good.
class BinList : public QWidget
{
    Q_OBJECT
public:
    BinList();
    void setEntries(std::vector<store::BinEntry> entries);
    void setWritable(bool writable);
    void retranslate();

Q_SIGNALS:
    void restoreRequested(const sessionsmith::store::BinEntry& entry);
    void eraseRequested(const sessionsmith::store::BinEntry& entry);
    void emptyRequested();

private:
    void fill();
    void showButtons();
    const store::BinEntry* current() const;
    void ask(bool all);

    std::vector<store::BinEntry> m_entries;
    bool m_writable = true, m_asksForAll = false;
    QListWidget* m_list;
    EmptyState* m_empty;
    ConfirmBar* m_confirm;
    QPushButton* m_restore;
    QPushButton* m_erase;
    QPushButton* m_clear;
};

} // namespace sessionsmith::widgets
