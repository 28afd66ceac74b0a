// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/workspace/binlist.h"

#include "widgets/common/confirmbar.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/texts.h"
#include "widgets/common/twolinedelegate.h"

#include <QBoxLayout>
#include <QListWidget>
#include <QPushButton>

namespace sessionsmith::widgets {

namespace {

QString iconOf(const std::string& kind)
{
    return kind == "run"       ? QStringLiteral("runs")
           : kind == "dataset" ? QStringLiteral("data")
                               : QStringLiteral("behaviour");
}

} // namespace

BinList::BinList()
    : m_list(new QListWidget), m_empty(new EmptyState), m_confirm(new ConfirmBar(ConfirmBar::Loss::Delete)),
      m_restore(new QPushButton), m_erase(new QPushButton), m_clear(new QPushButton)
{
    m_list->setItemDelegate(new TwoLineDelegate(m_list));
    m_list->setMinimumHeight(220);
    m_empty->setMinimumHeight(120);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_clear);
    buttons->addStretch();
    buttons->addWidget(m_erase);
    buttons->addWidget(m_restore);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_confirm);
    layout->addLayout(buttons);
    connect(m_list, &QListWidget::currentRowChanged, this, &BinList::showButtons);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        if (const store::BinEntry* entry = current()) Q_EMIT restoreRequested(*entry);
    });
    connect(m_erase, &QPushButton::clicked, this, [this] { ask(false); });
    connect(m_clear, &QPushButton::clicked, this, [this] { ask(true); });
    connect(m_confirm, &ConfirmBar::accepted, this, [this] {
        if (m_asksForAll)
            Q_EMIT emptyRequested();
        else if (const store::BinEntry* entry = current())
            Q_EMIT eraseRequested(*entry);
    });
    fill();
}

void BinList::setEntries(std::vector<store::BinEntry> entries)
{
    m_entries = std::move(entries);
    fill();
}

void BinList::setWritable(bool writable)
{
    m_writable = writable;
    showButtons();
}

void BinList::fill()
{
    const int row = m_list->currentRow();
    m_list->clear();
    for (const store::BinEntry& entry : m_entries) {
        auto* item = new QListWidgetItem(text(entry.name), m_list);
        QStringList details{tr("deleted %1").arg(formatTime(entry.binnedAt))};
        if (entry.bytes > 0) details.append(formatBytes(entry.bytes));
        const QString kind = entry.kind == "run"       ? tr("run")
                             : entry.kind == "dataset" ? tr("data set")
                                                       : tr("behaviour model");
        details.prepend(kind);
        const QString detail = details.join(QStringLiteral(" · "));
        item->setData(TwoLineDelegate::IconRole, iconOf(entry.kind));
        item->setData(TwoLineDelegate::DetailRole, detail);
        item->setData(Qt::AccessibleTextRole, QStringLiteral("%1, %2").arg(text(entry.name), detail));
        item->setToolTip(text(entry.name));
    }
    if (!m_entries.empty()) m_list->setCurrentRow(std::clamp(row, 0, int(m_entries.size()) - 1));
    m_list->setVisible(!m_entries.empty());
    m_empty->setVisible(m_entries.empty());
    m_confirm->hide();
    showButtons();
}

const store::BinEntry* BinList::current() const
{
    const int row = m_list->currentRow();
    return row < 0 || row >= int(m_entries.size()) ? nullptr : &m_entries[std::size_t(row)];
}

void BinList::showButtons()
{
    m_confirm->hide();
    m_restore->setEnabled(m_writable && current());
    m_erase->setEnabled(m_writable && current());
    m_clear->setEnabled(m_writable && !m_entries.empty());
}

void BinList::ask(bool all)
{
    m_asksForAll = all;
    const store::BinEntry* entry = current();
    if (all)
        m_confirm->ask(tr("Delete all that is in the bin for good?"));
    else if (entry)
        m_confirm->ask(tr("Delete \"%1\" for good?").arg(text(entry->name)));
}

void BinList::retranslate()
{
    m_empty->setTexts(tr("The bin is empty"), tr("What you delete lies here until you delete it for good"));
    m_list->setAccessibleName(tr("Bin"));
    m_restore->setText(tr("Have it back"));
    m_erase->setText(tr("Delete for good…"));
    m_clear->setText(tr("Empty the bin…"));
    m_confirm->retranslate();
    fill();
}

} // namespace sessionsmith::widgets
