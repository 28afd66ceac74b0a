// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/generator/figuresloader.h"

#include "engine/hmm/json.h"
#include "widgets/common/texts.h"
#include "widgets/jobs/workbench.h"

#include <memory>

namespace sessionsmith::widgets {

namespace {

constexpr int delay = 200;         // ms after an edit
constexpr int quickItems = 50'000; // an invented catalogue of so many is made at once

} // namespace

FiguresLoader::FiguresLoader(Workbench& workbench, GeneratorData& data, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_data(data)
{
    m_wait.setSingleShot(true);
    m_wait.setInterval(delay);
    connect(&m_wait, &QTimer::timeout, this, &FiguresLoader::load);
}

void FiguresLoader::setLog(const QString& name)
{
    m_data.logName = name;
    m_data.log.reset();
    m_logKey.clear();
}

void FiguresLoader::follow(bool shown)
{
    if (shown && (logKey() != m_logKey || catalogueKey() != m_catalogueKey)) m_wait.start();
}

/// Its gaps and revisits are told by the states and actions of the model.
std::string FiguresLoader::logKey() const
{
    if (m_data.logName.isEmpty()) return {};
    return m_data.logName.toStdString() + '/' + hmm::contentHash(m_data.model.hmm) +
           (m_data.model.revisits.isDefault() ? "/all" : "/new");
}

std::string FiguresLoader::catalogueKey() const
{
    const synthesis::ItemSettings& items = m_data.model.items;
    const char* steps = m_data.model.revisits.isDefault() ? "all" : "new";
    if (!items.source.empty()) return fmt::format("{}/{}/{}", items.source, items.sourceHash, steps);
    return fmt::format("/{}/{}/{}/{}/{}/{}", items.inventedItems, items.inventedCategories, items.zipfExponent,
                       items.inventedSeed, items.prices.median, items.prices.spread);
}

void FiguresLoader::load()
{
    if (logKey() != m_logKey) loadLog();
    if (catalogueKey() != m_catalogueKey) loadCatalogue();
}

void FiguresLoader::loadLog()
{
    m_logKey = logKey();
    if (m_logKey.empty()) return;
    auto figures = std::make_shared<std::optional<workflow::LogFigures>>();
    m_workbench.jobs().start([name = m_data.logName] { return tr("Reading %1").arg(name); }, false,
                             [figures, model = m_data.model, name = m_data.logName.toStdString()](
                                 store::Workspace& workspace, const ProgressSink&, const Control& control) -> Result<> {
                                 auto read =
                                     workflow::logFigures(workspace, model, name, GeneratorData::categories, control);
                                 if (!read) return tl::unexpected(read.error());
                                 *figures = std::move(*read);
                                 return {};
                             },
                             this,
                             [this, figures, key = m_logKey](Job* job) {
                                 if (key != m_logKey) return;
                                 m_data.log = std::move(*figures);
                                 if (job->error()) Q_EMIT failed(translated(*job->error()));
                                 Q_EMIT loaded();
                             });
}

void FiguresLoader::loadCatalogue()
{
    m_catalogueKey = catalogueKey();
    const synthesis::ItemSettings& items = m_data.model.items;
    const auto take = [this](Result<synthesis::CatalogueFigures> read) {
        m_data.catalogue.reset();
        m_data.catalogueNote.clear();
        if (read)
            m_data.catalogue = std::move(*read);
        else
            m_data.catalogueNote = translated(read.error());
        Q_EMIT loaded();
    };
    if (items.source.empty() && items.inventedItems <= quickItems)
        return take(workflow::catalogueOf(m_workbench.workspace(), m_data.model, GeneratorData::categories));
    auto figures = std::make_shared<Result<synthesis::CatalogueFigures>>();
    m_workbench.jobs().start(
        [] { return tr("Reading the catalogue"); }, false,
        [figures, model = m_data.model](store::Workspace& workspace, const ProgressSink&, const Control&) -> Result<> {
            *figures = workflow::catalogueOf(workspace, model, GeneratorData::categories);
            return {}; // what went wrong is told where the catalogue would be
        },
        this,
        [this, figures, take, key = m_catalogueKey](Job*) {
            if (key == m_catalogueKey) take(std::move(*figures));
        });
}

} // namespace sessionsmith::widgets
