// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/openmodel.h"

#include "engine/workflow/workflow.h"
#include "widgets/common/texts.h"

namespace sessionsmith::widgets {

namespace {

const std::string lastOpenKey = "behaviour/open";
constexpr int autosaveDelay = 500; // ms

} // namespace

OpenModel::OpenModel(store::Workspace& workspace, ModelDocument& document, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_document(document)
{
    m_autosave.setSingleShot(true);
    m_autosave.setInterval(autosaveDelay);
    connect(&m_autosave, &QTimer::timeout, this, &OpenModel::keepWorkingCopy);
    connect(&document, &ModelDocument::changed, &m_autosave, qOverload<>(&QTimer::start));
}

Result<> OpenModel::openLast()
{
    const auto last = m_workspace.note(lastOpenKey);
    if (last && !last->empty() && m_workspace.model(*last)) return open(*last);
    const auto models = m_workspace.models();
    if (!models) return tl::unexpected(models.error());
    return models->empty() ? Result<>() : open(models->front().name);
}

Result<> OpenModel::open(const std::string& name)
{
    keepWorkingCopy();
    const auto record = m_workspace.model(name);
    if (!record) return tl::unexpected(record.error());
    auto model = synthesis::parseDocument(record->document, record->name);
    if (!model) return tl::unexpected(model.error());
    m_name = record->name;
    m_version = record->version;
    // A working copy that cannot be read is no reason to keep the saved model closed.
    const std::string kept = m_workspace.note(noteKey()).value_or("");
    if (auto edited = synthesis::parseDocument(kept, name); edited && !kept.empty())
        m_document.open(std::move(*edited), true);
    else
        m_document.open(std::move(*model));
    m_autosave.stop();
    if (!m_workspace.isReadOnly())
        if (auto noted = m_workspace.setNote(lastOpenKey, name); !noted) return noted;
    Q_EMIT opened();
    return {};
}

std::string OpenModel::freeName(const std::string& wanted) const
{
    std::string name = wanted;
    for (int n = 2; m_workspace.model(name); ++n)
        name = wanted + ' ' + std::to_string(n);
    return name;
}

Result<> OpenModel::add(const synthesis::BehaviourModel& model, const std::string& wanted)
{
    const auto saved = workflow::saveModel(m_workspace, freeName(wanted), model);
    if (!saved) return tl::unexpected(saved.error());
    return open(saved->name);
}

Result<> OpenModel::save()
{
    const auto saved = workflow::saveModel(m_workspace, m_name, m_document.model());
    if (!saved) return tl::unexpected(saved.error());
    m_version = saved->version;
    m_document.markSaved();
    keepWorkingCopy();
    Q_EMIT opened();
    return {};
}

Result<> OpenModel::take(const store::ModelRecord& record, const QString& what)
{
    auto model = synthesis::parseDocument(record.document, record.name);
    if (!model) return tl::unexpected(model.error());
    m_version = record.version;
    m_document.replace(std::move(*model), what);
    m_document.markSaved();
    keepWorkingCopy();
    Q_EMIT opened();
    return {};
}

void OpenModel::keepWorkingCopy()
{
    m_autosave.stop();
    if (!isOpen() || m_workspace.isReadOnly()) return;
    const std::string copy = m_document.isEdited() ? synthesis::writeDocument(m_document.model()) : std::string();
    if (const auto noted = m_workspace.setNote(noteKey(), copy); !noted) Q_EMIT failed(translated(noted.error()));
}

} // namespace sessionsmith::widgets
