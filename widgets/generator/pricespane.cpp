// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/generator/pricespane.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/numberfield.h"
#include "widgets/common/texts.h"
#include "widgets/generator/sharecolumns.h"

#include <QBoxLayout>
#include <QLabel>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr int fieldWidth = 76;
constexpr double shownDeviations = 2.5; ///< of the logarithm, to either side

/// The price below which `share` of them lie; of rising ones above zero.
double quantile(const std::vector<double>& prices, double share)
{
    return prices[std::size_t(share * double(prices.size() - 1))];
}

/// Edges of the bins that show the given prices and the law.
std::vector<double> edgesFor(const synthesis::PriceSettings& law, std::initializer_list<std::vector<double>> all)
{
    constexpr double tail = 0.005;
    std::vector<double> ends;
    if (law.median > 0)
        for (const double deviations : {-shownDeviations, shownDeviations})
            ends.push_back(law.median * std::exp(deviations * law.spread));
    for (std::vector<double> prices : all) {
        std::erase(prices, 0);
        if (prices.empty()) continue;
        ends.push_back(quantile(prices, tail));
        ends.push_back(quantile(prices, 1 - tail));
    }
    if (ends.empty()) return {};
    const auto [low, high] = std::ranges::minmax(ends);
    return synthesis::priceEdges(low, high);
}

QString priceWord(double price)
{
    return formatNumber(price, price < 1 ? 2 : price < 10 && price != std::round(price) ? 1 : 0);
}

QString binWords(const std::vector<double>& edges, std::size_t bin)
{
    if (bin == 0) return PricesPane::tr("less than %1").arg(priceWord(edges.front()));
    if (bin == edges.size()) return PricesPane::tr("%1 or more").arg(priceWord(edges.back()));
    return PricesPane::tr("%1 to %2").arg(priceWord(edges[bin - 1]), priceWord(edges[bin]));
}

} // namespace

PricesPane::PricesPane(QWidget* parent)
    : QWidget(parent), m_columns(new ShareColumns), m_medianLabel(new QLabel), m_spreadLabel(new QLabel),
      m_median(new NumberField(0, synthesis::PriceSettings::mostMedian, 2)),
      m_spread(new NumberField(1, std::exp(synthesis::PriceSettings::mostSpread), 2)), m_note(subtitleLabel())
{
    auto* fields = new QHBoxLayout;
    fields->setSpacing(4);
    for (const auto& [label, field] : {std::pair(m_medianLabel, m_median), {m_spreadLabel, m_spread}}) {
        field->setFixedWidth(fieldWidth);
        label->setBuddy(field);
        fields->addWidget(label);
        fields->addWidget(field);
        fields->addSpacing(4);
    }
    fields->addStretch(1);
    m_median->setStep(1);
    m_spread->setStep(0.1);
    m_spread->setUnit(QStringLiteral("×"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_columns, 1);
    layout->addLayout(fields);
    layout->addWidget(m_note);
    connect(m_median, &NumberField::edited, this, [this](double median) {
        Q_EMIT edited({median, m_shown.spread}, m_median);
    });
    connect(m_spread, &NumberField::edited, this, [this](double spread) {
        Q_EMIT edited({m_shown.median, std::log(spread)}, m_spread);
    });
}

void PricesPane::retranslate()
{
    m_medianLabel->setText(tr("Median"));
    m_spreadLabel->setText(tr("Spread"));
    m_median->setAccessibleName(tr("Median price"));
    m_median->setToolTip(tr("Half of the items cost less, in whatever currency; 0: the items have no prices"));
    m_spread->setAccessibleName(tr("Spread of the prices"));
    m_spread->setToolTip(tr("Two thirds of the prices lie between the median divided and multiplied by it"));
    m_columns->setAccessibleName(tr("Histogram of the prices"));
    m_columns->setAxisTitle(tr("price, on a logarithmic scale"));
}

void PricesPane::showData(const GeneratorData& data)
{
    const bool isInvented = data.model.items.source.empty();
    m_shown = data.model.items.prices;
    for (QWidget* field : std::initializer_list<QWidget*>{m_medianLabel, m_median, m_spreadLabel, m_spread})
        field->setVisible(isInvented);
    m_median->setValue(m_shown.median);
    m_spread->setValue(std::exp(m_shown.spread));
    m_spread->setEnabled(m_shown.median > 0);
    m_columns->setPlaceholder(isInvented ? tr("The items have no prices. A median gives them some.")
                                         : tr("The items have no prices."));
    showColumns(data);
    showNote(data);
}

void PricesPane::showColumns(const GeneratorData& data)
{
    const bool isInvented = data.model.items.source.empty();
    const std::vector<double> none;
    const std::vector<double>& counted = !isInvented && data.catalogue ? data.catalogue->prices : none;
    const std::vector<double>& ofLog = data.log ? data.log->catalogue.prices : none;
    const synthesis::PriceSettings law = isInvented ? m_shown : synthesis::PriceSettings();
    const std::vector<double> edges = edgesFor(law, {counted, ofLog});
    std::vector<ShareColumns::Column> columns;
    if (!edges.empty()) {
        const auto model = isInvented ? synthesis::priceShares(law, edges) : synthesis::priceShares(counted, edges);
        const auto beside = synthesis::priceShares(ofLog, edges);
        for (std::size_t bin = 0; bin <= edges.size(); ++bin) {
            ShareColumns::Column column{bin == 0 ? QStringLiteral("0") : priceWord(edges[bin - 1])};
            if (!model.empty()) column.share = model[bin];
            if (!beside.empty()) column.beside = beside[bin];
            column.longName = binWords(edges, bin);
            columns.push_back(std::move(column));
        }
    }
    m_columns->setKey(tr("model"), data.logName);
    m_columns->setColumns(std::move(columns));
}

void PricesPane::showNote(const GeneratorData& data)
{
    const synthesis::ItemSettings& items = data.model.items;
    QString note;
    if (items.source.empty() && items.prices.median > 0 && items.pricesEvidence) {
        const synthesis::PriceEvidence& told = *items.pricesEvidence;
        note = tr("median %1 to %2, spread %3 to %4 (95 %)")
                   .arg(formatNumber(told.low, 2), formatNumber(told.high, 2),
                        formatNumber(std::exp(told.spreadLow), 2), formatNumber(std::exp(told.spreadHigh), 2));
    } else if (!items.source.empty() && data.catalogue && !data.catalogue->prices.empty()) {
        const std::vector<double>& prices = data.catalogue->prices;
        note = tr("%1 items with a price, median %2")
                   .arg(formatInteger(std::int64_t(prices.size())), formatNumber(quantile(prices, 0.5), 2));
    }
    m_note->setText(note);
}

} // namespace sessionsmith::widgets
