// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/generator/generatorview.h"

#include "widgets/common/scrolling.h"
#include "widgets/common/texts.h"
#include "widgets/generator/cataloguecard.h"
#include "widgets/generator/estimatepanel.h"
#include "widgets/generator/figuresloader.h"
#include "widgets/generator/gapcard.h"
#include "widgets/generator/interestcard.h"
#include "widgets/generator/lengthcard.h"
#include "widgets/generator/revisitcard.h"
#include "widgets/generator/visitcard.h"
#include "widgets/jobs/workbench.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QStyle>

#include <memory>

namespace sessionsmith::widgets {

namespace {

constexpr int columns = 3;

} // namespace

GeneratorView::GeneratorView(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_loader(new FiguresLoader(workbench, m_data, this))
{
    const auto add = [this](PartCard* card, EstimatePanel::Part part) {
        m_cards.push_back(card);
        connect(card, &PartCard::edited, this, &GeneratorView::edited);
        connect(card, &PartCard::estimateRequested, this, [this, part] { presentEstimate(part); });
    };
    m_catalogue = new CatalogueCard(m_data);
    add(m_catalogue, EstimatePanel::Catalogue);
    add(new InterestCard(m_data), EstimatePanel::Catalogue);
    add(new RevisitCard(m_data), EstimatePanel::Revisits);
    add(new GapCard(m_data), EstimatePanel::Gaps);
    add(new VisitCard(m_data), EstimatePanel::Visits);
    add(new LengthCard(m_data), EstimatePanel::Lengths);

    auto* content = new QWidget;
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(12);
    for (std::size_t i = 0; i < m_cards.size(); ++i)
        grid->addWidget(m_cards[i], int(i) / columns, int(i) % columns);
    for (int column = 0; column < columns; ++column)
        grid->setColumnStretch(column, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scrolling(content));

    m_estimatePanel = new EstimatePanel(this);
    connect(m_estimatePanel, &SidePanel::accepted, this, &GeneratorView::estimate);
    connect(m_loader, &FiguresLoader::loaded, this, &GeneratorView::showData);
    connect(m_loader, &FiguresLoader::failed, this, &GeneratorView::failed);
}

void GeneratorView::point(Place place)
{
    setPointed(m_cards[std::size_t(place)]);
}

void GeneratorView::setPointed(const PartCard* pointed)
{
    for (PartCard* card : m_cards) {
        card->setProperty("pointed", card == pointed);
        card->style()->unpolish(card);
        card->style()->polish(card);
    }
}

void GeneratorView::hideEvent(QHideEvent* event)
{
    setPointed(nullptr);
    QWidget::hideEvent(event);
}

void GeneratorView::setModel(const synthesis::BehaviourModel& model)
{
    m_data.model = model;
    m_data.stateColours = ActionColours(model.hmm.states);
    m_data.actionColours = ActionColours(model.hmm.actions);
    m_loader->follow(isVisible());
    if (isVisible()) showData();
}

void GeneratorView::setBeside(const QString& log)
{
    if (log == m_data.logName) return;
    m_loader->setLog(log);
    m_loader->follow(isVisible());
    if (isVisible()) showData();
}

void GeneratorView::refresh()
{
    std::vector<std::pair<std::string, std::string>> sources;
    if (const auto datasets = m_workbench.workspace().datasets())
        for (const store::DatasetRecord& record : *datasets)
            sources.emplace_back(record.name, record.contentHash);
    m_catalogue->setDatasets(std::move(sources));
}

void GeneratorView::retranslate()
{
    for (PartCard* card : m_cards)
        card->retranslate();
    m_estimatePanel->retranslate();
}

void GeneratorView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_loader->follow(true);
    showData();
}

void GeneratorView::showData()
{
    for (PartCard* card : m_cards)
        card->showData();
}

void GeneratorView::presentEstimate(int part)
{
    QStringList names;
    if (const auto datasets = m_workbench.workspace().datasets())
        for (const store::DatasetRecord& record : *datasets)
            names << text(record.name);
    m_estimatePanel->setDatasets(names, m_data.logName);
    m_estimatePanel->present(EstimatePanel::Part(part));
}

void GeneratorView::estimate()
{
    auto estimated = std::make_shared<std::optional<synthesis::BehaviourModel>>();
    const QString data = m_estimatePanel->data();
    const auto title = [data] { return tr("Estimate the generator from %1").arg(data); };
    constexpr std::uint64_t seed = 1; // of the sessions that are held out for the smoothing
    Job* job = m_workbench.jobs().start(
        title, false,
        [estimated, model = m_data.model, data = data.toStdString()](
            store::Workspace& workspace, const ProgressSink& progress, const Control& control) -> Result<> {
            auto result = workflow::estimateBeyond(workspace, model, data, seed, progress, control);
            if (!result) return tl::unexpected(result.error());
            *estimated = std::move(*result);
            return {};
        },
        this,
        [this, estimated, title, data, model = m_data.model.hmm](Job*) {
            if (!*estimated) return;
            if (model.states != m_data.model.hmm.states || model.actions != m_data.model.hmm.actions) {
                Q_EMIT failed(tr("The model has other states or actions since: estimate again."));
                return;
            }
            m_estimatePanel->close();
            constexpr int alone = -1;
            Q_EMIT edited(m_estimatePanel->chosenOf(synthesis::partsOf(m_data.model), synthesis::partsOf(**estimated)),
                          title, alone);
            Q_EMIT noticed(tr("Estimated from %1").arg(data));
        });
    m_estimatePanel->follow(job);
}

} // namespace sessionsmith::widgets
