// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/generator/cataloguecard.h"

#include "widgets/common/choicebox.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/numberfield.h"
#include "widgets/common/segments.h"
#include "widgets/common/texts.h"
#include "widgets/generator/popularitychart.h"
#include "widgets/generator/pricespane.h"

#include <QBoxLayout>
#include <QLabel>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sessionsmith::widgets {

namespace {

constexpr double mostExponent = 10;
constexpr int fieldWidth = 62;

std::vector<QPointF> counted(const std::vector<double>& counts)
{
    const double sum = std::accumulate(counts.begin(), counts.end(), 0.0);
    return popularityCurve(counts.size(), [&](std::size_t rank) { return counts[rank - 1] / sum; });
}

/// Since they were estimated.
bool arePricesEdited(const synthesis::ItemSettings& items)
{
    const auto& told = items.pricesEvidence;
    return items.prices.median != (told ? told->median : 0) || (told && items.prices.spread != told->spread);
}

} // namespace

CatalogueCard::CatalogueCard(const GeneratorData& data, QWidget* parent)
    : PartCard(data, parent), m_source(new ChoiceBox), m_shown(new Segments), m_popularity(new QWidget),
      m_prices(new PricesPane), m_chart(new PopularityChart), m_itemsLabel(new QLabel), m_categoriesLabel(new QLabel),
      m_exponentLabel(new QLabel), m_items(new NumberField(1, synthesis::ItemSettings::mostInventedItems, 0)),
      m_categories(new NumberField(1, synthesis::ItemSettings::mostInventedCategories, 0)),
      m_exponent(new NumberField(0, mostExponent, 3)), m_note(subtitleLabel())
{
    m_source->setMinimumContentsLength(5);
    addHeaderWidget(m_source);
    addHeaderWidget(m_shown);
    auto* fields = new QHBoxLayout;
    fields->setSpacing(4);
    for (const auto& [label, field] :
         {std::pair(m_itemsLabel, m_items), {m_categoriesLabel, m_categories}, {m_exponentLabel, m_exponent}}) {
        field->setFixedWidth(fieldWidth);
        label->setBuddy(field);
        fields->addWidget(label);
        fields->addWidget(field);
        fields->addSpacing(4);
        watch(field);
    }
    fields->addStretch(1);
    m_items->setStep(10);
    m_exponent->setStep(0.05);
    auto* popularity = new QVBoxLayout(m_popularity);
    popularity->setContentsMargins({});
    popularity->addWidget(m_chart, 1);
    popularity->addLayout(fields);
    popularity->addWidget(m_note);
    body()->addWidget(m_popularity, 1);
    body()->addWidget(m_prices, 1);
    for (NumberField* field : m_prices->fields())
        watch(field);
    connect(m_shown, &Segments::currentChanged, this, &CatalogueCard::showData);
    connect(m_prices, &PricesPane::edited, this, [this](const synthesis::PriceSettings& prices, const QObject* field) {
        edit([prices](synthesis::GeneratorParts& parts) { parts.items.prices = prices; },
             [] { return tr("Set the prices"); }, field);
    });
    connect(m_source, &QComboBox::activated, this, &CatalogueCard::chooseSource);
    connect(m_items, &NumberField::edited, this, [this](double items) {
        edit([items](synthesis::GeneratorParts& parts) { parts.items.inventedItems = int(items); },
             [] { return tr("Set the number of items"); }, m_items);
    });
    connect(m_categories, &NumberField::edited, this, [this](double categories) {
        edit(
            [categories](synthesis::GeneratorParts& parts) {
                parts.items.inventedCategories = int(categories);
                parts.items.transitions.clear(); // of categories that may no longer be
            },
            [] { return tr("Set the number of categories"); }, m_categories);
    });
    connect(m_exponent, &NumberField::edited, this, [this](double exponent) { setExponent(exponent, m_exponent); });
    connect(m_chart, &PopularityChart::dragBegun, this, &CatalogueCard::beginDrag);
    connect(m_chart, &PopularityChart::dragEnded, this, &CatalogueCard::endDrag);
    connect(m_chart, &PopularityChart::dragCancelled, this, &CatalogueCard::cancelDrag);
    connect(m_chart, &PopularityChart::dragged, this,
            [this](double share) { setExponent(exponentEndingAt(share), m_chart); });
}

void CatalogueCard::retranslate()
{
    m_shown->setWords({tr("Popularity"), tr("Prices")});
    m_shown->setAccessibleName(tr("What of the catalogue is shown"));
    m_prices->retranslate();
    m_source->setAccessibleName(tr("Where the items come from"));
    m_source->setToolTip(tr("Where the items come from: a data set whose items, categories and transitions are "
                            "followed, or invented"));
    m_itemsLabel->setText(tr("Items"));
    m_categoriesLabel->setText(tr("Categories"));
    m_exponentLabel->setText(tr("Exponent"));
    m_items->setAccessibleName(tr("Number of invented items"));
    m_categories->setAccessibleName(tr("Number of invented categories"));
    m_exponent->setAccessibleName(tr("Zipf exponent"));
    m_exponent->setToolTip(tr("The item of rank r is as popular as r to the power of minus this; 0: all alike"));
    m_chart->setAccessibleName(tr("Popularity by rank"));
    m_chart->setPlaceholder(tr("The popularity of items by rank will stand here."));
    fillSources();
    PartCard::retranslate();
}

void CatalogueCard::setDatasets(std::vector<std::pair<std::string, std::string>> datasets)
{
    m_datasets = std::move(datasets);
    fillSources();
}

void CatalogueCard::fillSources()
{
    m_source->clear();
    m_source->addItem(tr("invented"));
    for (const auto& [name, hash] : m_datasets)
        m_source->addItem(tr("of %1").arg(text(name)), text(name));
    showData();
}

void CatalogueCard::chooseSource(int index)
{
    const std::pair<std::string, std::string> source =
        index > 0 ? m_datasets[std::size_t(index) - 1] : std::pair<std::string, std::string>();
    if (source.first == m_data.model.items.source) return;
    edit(
        [&](synthesis::GeneratorParts& parts) {
            parts.items.source = source.first;
            parts.items.sourceHash = source.second;
            parts.items.transitions.clear(); // of the categories of another catalogue
        },
        [name = source.first] {
            return name.empty() ? tr("Invent the catalogue") : tr("Follow the catalogue of %1").arg(text(name));
        },
        nullptr);
    showData();
}

void CatalogueCard::showData()
{
    const synthesis::ItemSettings& items = m_data.model.items;
    const bool isInvented = items.source.empty();
    int index = isInvented ? 0 : m_source->findData(text(items.source));
    if (index < 0) { // it is gone
        m_source->addItem(tr("of %1").arg(text(items.source)), text(items.source));
        m_datasets.emplace_back(items.source, items.sourceHash);
        index = m_source->count() - 1;
    }
    m_source->setCurrentIndex(index);
    m_popularity->setVisible(m_shown->current() == Popularity);
    m_prices->setVisible(m_shown->current() == Prices);
    m_prices->showData(m_data);
    for (QWidget* field : std::initializer_list<QWidget*>{m_itemsLabel, m_items, m_categoriesLabel, m_categories,
                                                          m_exponentLabel, m_exponent})
        field->setVisible(isInvented);
    m_items->setValue(items.inventedItems);
    m_categories->setValue(items.inventedCategories);
    m_exponent->setValue(items.zipfExponent);
    showCurves();
    showOrigin();
}

void CatalogueCard::showCurves()
{
    const synthesis::ItemSettings& items = m_data.model.items;
    std::vector<QPointF> model, beside;
    if (items.source.empty()) {
        const auto ranks = std::size_t(items.inventedItems);
        model =
            popularityCurve(ranks, [&, sum = synthesis::zipfNormaliser(items.zipfExponent, ranks)](std::size_t rank) {
                return std::pow(double(rank), -items.zipfExponent) / sum;
            });
    } else if (m_data.catalogue) {
        model = counted(m_data.catalogue->popularity);
    }
    if (m_data.log) beside = counted(m_data.log->catalogue.popularity);
    m_chart->setDraggable(items.source.empty() && items.inventedItems > 1);
    m_chart->setKey(tr("model"), m_data.logName);
    m_chart->setCurves(std::move(model), std::move(beside));

    QStringList notes;
    if (!items.source.empty()) {
        if (m_data.catalogue)
            notes << tr("%1 items, %2 categories")
                         .arg(formatInteger(std::int64_t(m_data.catalogue->popularity.size())),
                              formatInteger(std::int64_t(m_data.catalogue->categoryCount)));
        else if (!m_data.catalogueNote.isEmpty())
            notes << m_data.catalogueNote;
    }
    if (const auto& zipf = items.source.empty() ? items.catalogueEvidence : std::nullopt)
        notes << tr("exponent %1 to %2 (95 %)").arg(formatNumber(zipf->low, 3), formatNumber(zipf->high, 3));
    if (m_data.log && m_data.log->zipf)
        notes << tr("%1: exponent %2").arg(m_data.logName, formatNumber(m_data.log->zipf->zipfExponent, 2));
    m_note->setText(notes.join(QStringLiteral(" · ")));
}

void CatalogueCard::showOrigin()
{
    const synthesis::ItemSettings& items = m_data.model.items;
    const synthesis::ItemSettings usual;
    if (!items.source.empty()) {
        double events = 0;
        if (m_data.catalogue)
            events = std::accumulate(m_data.catalogue->popularity.begin(), m_data.catalogue->popularity.end(), 0.0);
        setOrigin(events > 0
                      ? tr("imported from %1 · %2 events").arg(text(items.source), formatInteger(std::llround(events)))
                      : tr("imported from %1").arg(text(items.source)),
                  false);
    } else if (const auto& evidence = items.catalogueEvidence) {
        const bool isEdited = items.zipfExponent != evidence->zipfExponent ||
                              std::size_t(items.inventedItems) != evidence->items || arePricesEdited(items) ||
                              std::size_t(items.inventedCategories) != evidence->categories;
        setOrigin(isEdited ? tr("invented, set by hand")
                           : tr("invented, with as many items as %1").arg(text(evidence->source)),
                  false);
    } else {
        const bool isUsual = items.inventedItems == usual.inventedItems && items.prices == usual.prices &&
                             items.zipfExponent == usual.zipfExponent &&
                             items.inventedCategories == usual.inventedCategories;
        setOrigin(isUsual ? tr("invented as in every new model") : tr("invented, set by hand"), isUsual);
    }
}

void CatalogueCard::setExponent(double exponent, const QObject* field)
{
    edit([exponent](synthesis::GeneratorParts& parts) { parts.items.zipfExponent = exponent; },
         [] { return tr("Set the Zipf exponent"); }, field);
}

double CatalogueCard::exponentEndingAt(double share) const
{
    const auto ranks = std::size_t(m_data.model.items.inventedItems);
    double low = 0, high = mostExponent; // the larger the exponent, the smaller the share
    for (int i = 0; i < 40; ++i) {
        const double middle = (low + high) / 2;
        const bool isAbove = std::pow(double(ranks), -middle) / synthesis::zipfNormaliser(middle, ranks) > share;
        (isAbove ? low : high) = middle;
    }
    return std::round(low * 1000) / 1000;
}

} // namespace sessionsmith::widgets
