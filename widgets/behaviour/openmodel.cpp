// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/openmodel.h"

#include "engine/base/text.h"
#include "engine/workflow/workflow.h"
#include "widgets/common/texts.h"

#include <algorithm>
#include <set>

namespace sessionsmith::widgets {

namespace {

const std::string lastOpenKey = "behaviour/open";
constexpr int autosaveDelay = 500;        // ms
constexpr std::size_t mostHistories = 16; // of models that others took the place of

/// The locked cells as "part row column", one a line.
std::string writeLocks(const hmm::Model& model, const hmm::Locks& locks)
{
    std::string text;
    hmm::forEachCell(model, [&](const hmm::Cell& cell) {
        if (locks.isLocked(cell)) text += fmt::format("{} {} {}\n", int(cell.part), cell.row, cell.column);
    });
    return text;
}

/// What `model` no longer has is left out.
hmm::Locks readLocks(const hmm::Model& model, const std::string& text)
{
    const auto lines = split(text, '\n');
    const std::set<std::string, std::less<>> kept(lines.begin(), lines.end());
    hmm::Locks locks;
    hmm::forEachCell(model, [&](const hmm::Cell& cell) {
        if (kept.contains(fmt::format("{} {} {}", int(cell.part), cell.row, cell.column))) locks.setLocked(cell, true);
    });
    return locks;
}

/// What is shown of a model and edited. The name within it follows that of the model only when it is saved.
std::string contentOf(synthesis::BehaviourModel model)
{
    model.hmm.name.clear();
    return synthesis::contentHash(model);
}

} // namespace

OpenModel::OpenModel(store::Workspace& workspace, ModelDocument& document, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_document(document)
{
    m_autosave.setSingleShot(true);
    m_autosave.setInterval(autosaveDelay);
    connect(&m_autosave, &QTimer::timeout, this, &OpenModel::keepWorkingCopy);
    connect(&document, &ModelDocument::changed, this, [this] { m_isKept = false; });
    connect(&document, &ModelDocument::changed, &m_autosave, qOverload<>(&QTimer::start));
    connect(&document, &ModelDocument::locksChanged, &m_autosave, qOverload<>(&QTimer::start));
    connect(&document, &ModelDocument::placesChanged, &m_autosave, qOverload<>(&QTimer::start));
}

OpenModel::~OpenModel()
{
    leave();
}

Result<> OpenModel::openLast()
{
    const auto last = m_workspace.note(lastOpenKey);
    if (last && !last->empty() && m_workspace.model(*last)) return open(*last);
    const auto models = m_workspace.models();
    if (!models) return tl::unexpected(models.error());
    if (!models->empty()) return open(models->front().name);
    show(m_document.model(), {});
    Q_EMIT opened();
    return {};
}

Result<> OpenModel::open(const std::string& name)
{
    // A new model has no name to come back to: its edits are saved as one.
    if (const Result<> kept = isSaved() || !m_document.isEdited() ? Result<>() : save(); !kept) return kept;
    leave();
    const auto record = m_workspace.model(name);
    if (!record) return tl::unexpected(record.error());
    auto model = synthesis::parseDocument(record->document, record->name);
    if (!model) return tl::unexpected(model.error());
    Left left = describe(m_document.model(), m_document.isEdited(), m_document.notes());
    m_name = record->name;
    m_version = record->version;
    show(std::move(*model), std::move(left));
    if (!isReadOnly())
        if (auto noted = m_workspace.setNote(lastOpenKey, name); !noted) return noted;
    Q_EMIT opened();
    return {};
}

void OpenModel::claim()
{
    m_claim.reset();
    m_isKeptElsewhere = false;
    if (isReadOnly()) return;
    auto claim = m_workspace.lockForEditing(m_name);
    if (!claim) return; // without locks it is as with a single window
    m_isKeptElsewhere = !claim->has_value();
    if (*claim) m_claim.emplace(std::move(**claim));
}

ModelNotes OpenModel::readNotes(const hmm::Model& model) const
{
    const auto note = [&](const std::string& key) { return m_workspace.note(key).value_or(""); };
    return {readLocks(model, note(locksKey())), readPlaces(note(placesKey())), readColours(model, note(coloursKey()))};
}

bool OpenModel::Left::isSame(const Left& other) const
{
    return name == other.name && version == other.version && isEdited == other.isEdited && notes == other.notes &&
           content == other.content;
}

OpenModel::Left OpenModel::describe(const synthesis::BehaviourModel& model, bool isEdited,
                                    const ModelNotes& notes) const
{
    return {m_name, m_version, contentOf(model), isEdited, notes, {}};
}

/// The history of a model from when it was left, if nothing else has changed it since.
std::unique_ptr<QUndoStack> OpenModel::takeHistory(const Left& now)
{
    const auto found = std::ranges::find(m_left, now.name, &Left::name);
    if (found == m_left.end()) return nullptr;
    Left left = std::move(*found);
    m_left.erase(found);
    return left.isSame(now) ? std::move(left.history) : nullptr;
}

void OpenModel::show(synthesis::BehaviourModel model, Left left)
{
    claim();
    // A working copy that cannot be read is no reason to keep the saved model closed. One that another window is
    // still writing is not lost, and not ours.
    const std::string kept = m_isKeptElsewhere ? std::string() : m_workspace.note(noteKey()).value_or("");
    auto edited = synthesis::parseDocument(kept, m_name);
    const bool isEdited = edited && !kept.empty();
    if (isEdited) model = std::move(*edited);
    ModelNotes notes = readNotes(model.hmm);
    const auto autosaved = parseInteger(m_workspace.note(autosavedKey()).value_or(""));
    m_recoveredFrom = isEdited && autosaved ? std::optional<Milliseconds>(*autosaved) : std::nullopt;
    const Left now = describe(model, isEdited, notes);
    if (!left.isSame(now)) {
        left.history = m_document.open(std::move(model), isEdited, std::move(notes), takeHistory(now));
        if (!left.name.empty() && left.name != m_name) m_left.push_back(std::move(left));
        if (m_left.size() > mostHistories) m_left.erase(m_left.begin());
    }
    m_autosave.stop();
    m_isKept = true;
    tellWhoKeeps();
}

void OpenModel::tellWhoKeeps()
{
    const QString now =
        m_isKeptElsewhere ? tr("Unsaved edits of this model are kept by another window that shows it. What is changed "
                               "here stays only once it is saved as a version.")
                          : QString();
    // Later: the first model is opened before anybody listens.
    const auto tell = [this, now, before = std::exchange(m_warning, now)] {
        if (!before.isEmpty()) Q_EMIT settled(before);
        if (!now.isEmpty()) Q_EMIT failed(now);
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
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

Result<> OpenModel::save(const std::string& note)
{
    const std::string name = isSaved() ? m_name : freeName(tr("New model").toStdString());
    const auto saved = workflow::saveModel(m_workspace, name, m_document.model(), m_document.editsSinceSaved());
    if (!saved) return tl::unexpected(saved.error());
    if (!note.empty())
        if (auto noted = setNote(saved->id, note); !noted) return noted;
    m_document.markSaved();
    m_recoveredFrom.reset();
    keepWorkingCopy(); // which is none any more: under no name, where the model had none
    const bool isNew = std::exchange(m_name, saved->name) != saved->name;
    m_version = saved->version;
    if (isNew) claim();
    keepWorkingCopy();
    if (auto noted = m_workspace.setNote(lastOpenKey, m_name); !noted) return noted;
    Q_EMIT opened();
    return {};
}

Result<> OpenModel::revert(Wording what)
{
    if (!isSaved()) {
        m_document.replace({hmm::ecommerceTemplate(), {}, {}}, std::move(what));
        m_document.markSaved();
        keepWorkingCopy();
        return {};
    }
    const auto record = m_workspace.model(m_name);
    if (!record) return tl::unexpected(record.error());
    return take(*record, std::move(what));
}

Result<> OpenModel::take(const store::ModelRecord& record, Wording what, SideEffect effect)
{
    auto model = synthesis::parseDocument(record.document, record.name);
    if (!model) return tl::unexpected(model.error());
    m_version = record.version;
    m_document.replace(std::move(*model), std::move(what), std::move(effect));
    m_document.markSaved();
    keepWorkingCopy();
    Q_EMIT opened();
    return {};
}

Result<std::vector<store::ModelRecord>> OpenModel::versions() const
{
    if (!isSaved()) return std::vector<store::ModelRecord>();
    return m_workspace.modelVersions(m_name);
}

Result<synthesis::BehaviourModel> OpenModel::modelOf(const store::ModelRecord& version) const
{
    const auto record = m_workspace.model(version.id);
    if (!record) return tl::unexpected(record.error());
    return synthesis::parseDocument(record->document, record->name);
}

Result<> OpenModel::restore(const store::ModelRecord& version)
{
    auto model = modelOf(version);
    if (!model) return tl::unexpected(model.error());
    m_document.replace(std::move(*model), [number = version.version] { return tr("Restore version %1").arg(number); });
    if (version.version != m_version) return {};
    m_document.markSaved(); // it is the one that is open
    keepWorkingCopy();
    Q_EMIT opened();
    return {};
}

Result<> OpenModel::setNote(store::Id version, const std::string& note)
{
    return m_workspace.setModelNote(version, note);
}

Result<> OpenModel::rename(const std::string& name)
{
    keepWorkingCopy(); // under the old name, from which it is renamed with the rest
    if (auto renamed = m_workspace.renameModel(m_name, name); !renamed) return renamed;
    m_name = name;
    std::erase_if(m_left, [&](const Left& left) { return left.name == name; }); // of one that is gone
    claim();
    if (auto noted = m_workspace.setNote(lastOpenKey, m_name); !noted) return noted;
    Q_EMIT opened();
    return {};
}

Result<> OpenModel::remove()
{
    if (auto removed = m_workspace.removeModel(m_name); !removed) return removed;
    m_name.clear();
    m_version = 0;
    m_document.open({hmm::ecommerceTemplate(), {}, {}}); // nothing of the deleted one is to be kept
    return openLast();
}

void OpenModel::keepRecovered()
{
    m_recoveredFrom.reset();
    keepWorkingCopy();
}

Result<> OpenModel::discardRecovered()
{
    m_recoveredFrom.reset();
    return revert([] { return tr("Discard recovered edits"); });
}

void OpenModel::keepWorkingCopy()
{
    keep(m_document.isEdited() ? std::to_string(currentTime()) : std::string());
}

void OpenModel::leave()
{
    keep({});
}

/// The edits as a document, or nothing without any. One that no window could open again is an error: it must not take
/// the place of the copy before it.
Result<std::string> OpenModel::workingCopy() const
{
    if (!m_document.isEdited()) return std::string();
    std::string copy = synthesis::writeDocument(m_document.model());
    if (auto read = synthesis::parseDocument(copy, m_name); !read) return tl::unexpected(read.error());
    return copy;
}

void OpenModel::keep(const std::string& autosaved)
{
    m_autosave.stop();
    if (isReadOnly()) return;
    const Result<std::string> written = workingCopy();
    if (!written) return tellOutcome(tl::unexpected(written.error()));
    const std::string& copy = *written;
    if (m_isKeptElsewhere) {
        m_isKept = copy.empty();
        return;
    }
    const auto [locks, places, colours] = m_document.notes();
    const hmm::Model& model = m_document.hmm();
    for (const auto& [key, value] :
         {std::pair(noteKey(), copy), std::pair(locksKey(), writeLocks(model, locks)),
          std::pair(placesKey(), writePlaces(places)), std::pair(coloursKey(), writeColours(model, colours)),
          std::pair(autosavedKey(), autosaved)})
        if (const auto noted = m_workspace.setNote(key, value); !noted) return tellOutcome(noted);
    tellOutcome({});
}

void OpenModel::tellOutcome(const Result<>& kept)
{
    m_isKept = kept.has_value();
    if (kept && !m_failure.isEmpty()) Q_EMIT settled(std::exchange(m_failure, {}));
    if (kept || !m_failure.isEmpty()) return;
    m_failure = tr("Edits of the model cannot be kept. %1").arg(translated(kept.error()));
    Q_EMIT failed(m_failure);
}

} // namespace sessionsmith::widgets
