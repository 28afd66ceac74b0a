// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/workspace/workspacepanel.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/filedialogs.h"
#include "widgets/common/texts.h"
#include "widgets/jobs/workbench.h"
#include "widgets/workspace/alertfields.h"
#include "widgets/workspace/binlist.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

#include <memory>

namespace sessionsmith::widgets {

WorkspacePanel::WorkspacePanel(Workbench& workbench, QWidget* page)
    : SidePanel(page), m_workbench(workbench), m_form(addForm()), m_folder(new ElidedLabel), m_database(new QLabel),
      m_datasets(new QLabel), m_checkpoints(new QLabel), m_reclaimable(new QLabel), m_reclaim(new QPushButton),
      m_binTitle(new QLabel), m_alerts(new AlertFields), m_bin(new BinList)
{
    auto* reclaiming = new QHBoxLayout;
    reclaiming->setContentsMargins(0, 0, 0, 0);
    reclaiming->addWidget(m_reclaimable, 1);
    reclaiming->addWidget(m_reclaim);
    auto* row = new QWidget;
    row->setLayout(reclaiming);
    for (QWidget* field : std::initializer_list<QWidget*>{m_folder, m_database, m_datasets, m_checkpoints, row})
        addField(m_form, field);
    body()->addWidget(m_alerts);
    m_binTitle->setProperty("strong", true);
    body()->addWidget(m_binTitle);
    body()->addWidget(m_bin, 1);
    connect(m_reclaim, &QPushButton::clicked, this, &WorkspacePanel::reclaim);
    connect(m_alerts, &AlertFields::changed, this, [this] {
        const auto set = workflow::setAlertRules(m_workbench.workspace(), m_alerts->rules());
        setProblem(set ? QString() : translated(set.error()), true);
    });
    connect(m_bin, &BinList::restoreRequested, this, &WorkspacePanel::restore);
    connect(m_bin, &BinList::eraseRequested, this, &WorkspacePanel::erase);
    connect(m_bin, &BinList::emptyRequested, this, &WorkspacePanel::empty);
    for (auto changed : {&Workbench::modelsChanged, &Workbench::datasetsChanged, &Workbench::runsChanged})
        connect(&workbench, changed, this, [this] {
            if (isOpen()) read();
        });
    retranslate();
}

void WorkspacePanel::open()
{
    read();
    SidePanel::open();
}

void WorkspacePanel::read()
{
    store::Workspace& workspace = m_workbench.workspace();
    m_folder->setText(QFile::decodeName(workspace.folder().c_str()));
    const auto size = workspace.size();
    const auto entries = workspace.bin();
    if (!size || !entries) {
        setProblem(translated(size ? entries.error() : size.error()), true);
        return;
    }
    m_database->setText(formatBytes(size->database));
    m_datasets->setText(formatBytes(size->datasets));
    m_checkpoints->setText(formatBytes(size->checkpoints));
    m_reclaimable->setText(formatBytes(size->reclaimable));
    m_reclaim->setEnabled(size->reclaimable > 0 && !workspace.isReadOnly() && !isBusy());
    m_binTitle->setText(size->bin > 0 ? tr("Bin · %1").arg(formatBytes(size->bin)) : tr("Bin"));
    m_alerts->setRules(workflow::alertRules(workspace));
    m_alerts->setEnabled(!workspace.isReadOnly());
    m_bin->setWritable(!workspace.isReadOnly());
    m_bin->setEntries(*entries);
}

template <typename T>
bool WorkspacePanel::settle(const Result<T>& result)
{
    setProblem(result ? QString() : translated(result.error()), true);
    m_workbench.notifyModelsChanged();
    m_workbench.notifyDatasetsChanged();
    m_workbench.notifyRunsChanged();
    read();
    return result.has_value();
}

void WorkspacePanel::restore(const store::BinEntry& entry)
{
    const auto name = m_workbench.workspace().restore(entry);
    if (settle(name)) Q_EMIT noticed(tr("Back again: %1").arg(text(*name)));
}

void WorkspacePanel::erase(const store::BinEntry& entry)
{
    const QString name = text(entry.name); // the entry goes with the list that is read anew
    const auto bytes = m_workbench.workspace().erase(entry);
    if (settle(bytes)) Q_EMIT noticed(tr("Deleted for good: %1").arg(name));
}

void WorkspacePanel::empty()
{
    auto freed = std::make_shared<std::uintmax_t>(0);
    follow(m_workbench.jobs().start([] { return tr("Emptying the bin"); }, false,
                                    [freed](store::Workspace& workspace, const ProgressSink&, const Control&) {
                                        return workspace.emptyBin().map([&](std::uintmax_t bytes) { *freed = bytes; });
                                    },
                                    this,
                                    [this, freed](Job* job) {
                                        settle(job->error() ? Result<>(tl::unexpected(*job->error())) : Result<>());
                                        if (job->state() == Job::State::Finished)
                                            Q_EMIT noticed(
                                                tr("The bin is empty; %1 were freed").arg(formatBytes(*freed)));
                                    }));
}

void WorkspacePanel::reclaim()
{
    auto gained = std::make_shared<std::uintmax_t>(0);
    follow(m_workbench.jobs().start([] { return tr("Giving back room"); }, false,
                                    [gained](store::Workspace& workspace, const ProgressSink&, const Control&) {
                                        return workspace.reclaim().map([&](std::uintmax_t bytes) { *gained = bytes; });
                                    },
                                    this,
                                    [this, gained](Job* job) {
                                        read();
                                        if (job->state() == Job::State::Finished)
                                            Q_EMIT noticed(tr("%1 were given back").arg(formatBytes(*gained)));
                                    }));
    m_reclaim->setEnabled(false);
}

void WorkspacePanel::accept()
{
    const QString day = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd"));
    const QString folder = QFileDialog::getSaveFileName(
        this, tr("Copy the workspace to a new folder"),
        QDir(folderOf(FileKind::Workspace)).filePath(QStringLiteral("sessionsmith-%1").arg(day)), QString(), nullptr,
        QFileDialog::ShowDirsOnly);
    if (!folder.isEmpty()) backUpTo(folder);
}

void WorkspacePanel::backUpTo(const QString& folder)
{
    rememberFolderOf(FileKind::Workspace, folder);
    follow(m_workbench.jobs().start([] { return tr("Copying the workspace"); }, false,
                                    [path = std::filesystem::path(QFile::encodeName(folder).toStdString())](
                                        store::Workspace& workspace, const ProgressSink& progress,
                                        const Control& control) { return workspace.backUp(path, progress, control); },
                                    this,
                                    [this, folder](Job* job) {
                                        if (job->state() == Job::State::Finished)
                                            Q_EMIT noticed(tr("Copied to %1").arg(folder));
                                    }));
}

void WorkspacePanel::retranslate()
{
    setTitle(tr("Workspace"), tr("Copy to…"));
    const QString words[] = {tr("Folder"), tr("Database"), tr("Data sets"), tr("Checkpoints"), tr("Not needed")};
    for (int row = 0; row < m_form->rowCount(); ++row)
        qobject_cast<QLabel*>(m_form->itemAt(row, QFormLayout::LabelRole)->widget())->setText(words[row]);
    m_reclaim->setText(tr("Give back"));
    m_reclaim->setToolTip(tr("Empty pages of the database, and files that belong to nothing"));
    m_alerts->retranslate();
    m_bin->retranslate();
    if (isOpen()) read();
}

} // namespace sessionsmith::widgets
