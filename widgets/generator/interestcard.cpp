// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/generator/interestcard.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/numberfield.h"
#include "widgets/common/texts.h"
#include "widgets/generator/categorymap.h"
#include "widgets/generator/waysrow.h"

#include <QBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace sessionsmith::widgets {

InterestCard::InterestCard(const GeneratorData& data, QWidget* parent)
    : PartCard(data, parent), m_map(new CategoryMap), m_cell(subtitleLabel()), m_back(new QToolButton),
      m_smoothingLabel(new QLabel), m_smoothing(new NumberField(0, 1e9, 2)), m_smoothingNote(subtitleLabel()),
      m_ways(new WaysRow)
{
    m_smoothing->setFixedWidth(138);
    m_smoothing->setStep(1);
    m_smoothingLabel->setBuddy(m_smoothing);
    m_back->setProperty("flat", true);
    auto* cell = new QHBoxLayout;
    cell->addWidget(m_cell, 1);
    cell->addWidget(m_back);
    auto* row = new QHBoxLayout;
    row->addWidget(m_smoothingLabel);
    row->addWidget(m_smoothing);
    row->addWidget(m_smoothingNote, 1);
    body()->addWidget(m_map, 1);
    body()->addLayout(cell);
    body()->addLayout(row);
    body()->addWidget(m_ways);
    watch(m_smoothing);
    for (NumberField* field : m_ways->fields())
        watch(field);
    connect(m_ways, &WaysRow::edited, this, [this](const synthesis::ItemWays& ways, QWidget* field) {
        edit([ways](synthesis::GeneratorParts& parts) { parts.items.ways = ways; },
             [] { return tr("Set how items are come by"); }, field);
    });
    connect(m_map, &CategoryMap::currentChanged, this, &InterestCard::tellCell);
    connect(m_map, &CategoryMap::edited, this, &InterestCard::setTransition);
    connect(m_map, &CategoryMap::cleared, this, &InterestCard::clearTransition);
    connect(m_map, &CategoryMap::refused, this, &InterestCard::setProblem);
    connect(m_back, &QToolButton::clicked, this, [this] { clearTransition(m_map->row(), m_map->column()); });
    connect(m_smoothing, &NumberField::edited, this, [this](double smoothing) {
        edit([smoothing](synthesis::GeneratorParts& parts) { parts.items.smoothing = smoothing; },
             [] { return tr("Set the smoothing of item transitions"); }, m_smoothing);
    });
}

void InterestCard::retranslate()
{
    m_map->setAccessibleName(tr("Transitions between categories"));
    m_map->setPlaceholder(tr("The transitions between the categories of the catalogue will stand here."));
    m_back->setText(tr("Take back"));
    m_back->setToolTip(tr("Takes back what was set of this cell (Delete)"));
    m_smoothingLabel->setText(tr("Smoothing"));
    m_smoothing->setAccessibleName(tr("Smoothing of item transitions"));
    m_smoothing->setToolTip(tr("How many events the category's transitions count against those that followed an item "
                               "itself: 0 follows the items alone"));
    m_smoothing->setUnit(tr("events"));
    m_ways->retranslate();
    PartCard::retranslate();
}

QString InterestCard::categoryName(const std::string& name) const
{
    return name.empty() ? tr("no category") : text(name);
}

const synthesis::CategoryTransition* InterestCard::setFor(int row, int column) const
{
    const auto& names = m_data.catalogue->categories;
    for (const synthesis::CategoryTransition& set : m_data.model.items.transitions)
        if (set.from == names[std::size_t(row)] && set.to == names[std::size_t(column)]) return &set;
    return nullptr;
}

hmm::Matrix InterestCard::probabilities() const
{
    const synthesis::CatalogueFigures& catalogue = *m_data.catalogue;
    hmm::Matrix result = catalogue.transitions;
    for (int row = 0; row < int(result.rows()); ++row) {
        double rest = 1; // what others share
        for (const synthesis::CategoryTransition& set : m_data.model.items.transitions)
            if (set.from == catalogue.categories[std::size_t(row)]) rest -= set.probability;
        double counts = catalogue.totals[row];
        for (int column = 0; column < int(result.cols()); ++column)
            if (setFor(row, column)) counts -= catalogue.transitions(row, column);
        for (int column = 0; column < int(result.cols()); ++column) {
            const auto* set = setFor(row, column);
            result(row, column) = set ? set->probability : counts > 0 ? result(row, column) / counts * rest : 0;
        }
    }
    return result;
}

void InterestCard::showData()
{
    showSmoothing();
    if (!m_data.catalogue) {
        m_map->setTransitions({}, {}, {});
        m_cell->setText(m_data.catalogueNote);
        m_back->hide();
        return;
    }
    const synthesis::CatalogueFigures& catalogue = *m_data.catalogue;
    setSubtitle(catalogue.categories.size() < catalogue.categoryCount ? tr("P(next category | category), % · %1 of %2")
                                                                            .arg(catalogue.categories.size())
                                                                            .arg(catalogue.categoryCount)
                                                                      : tr("P(next category | category), %"));
    QStringList names;
    std::vector<bool> isSet;
    for (int row = 0; row < int(catalogue.categories.size()); ++row) {
        names << categoryName(catalogue.categories[std::size_t(row)]);
        for (int column = 0; column < int(catalogue.categories.size()); ++column)
            isSet.push_back(setFor(row, column));
    }
    m_map->setTransitions(std::move(names), probabilities(), std::move(isSet));
    tellCell();
}

/// What is known of the chosen cell.
void InterestCard::tellCell()
{
    if (!m_data.catalogue || m_data.catalogue->categories.empty()) return;
    const synthesis::CatalogueFigures& catalogue = *m_data.catalogue;
    const int row = m_map->row(), column = m_map->column();
    const auto* set = setFor(row, column);
    m_back->setVisible(set);
    QStringList parts{tr("%1 → %2").arg(categoryName(catalogue.categories[std::size_t(row)]),
                                        categoryName(catalogue.categories[std::size_t(column)]))};
    if (set) parts << tr("%1 set by hand").arg(formatPercent(set->probability, 1));
    if (m_data.model.items.source.empty()) {
        if (!set) parts << tr("invented");
    } else if (catalogue.totals[row] > 0) {
        const hmm::Interval interval = catalogue.intervalOf(row, column);
        parts << tr("%1 of %2, %3 to %4 (95 %)")
                     .arg(formatNumber(catalogue.transitions(row, column), 0), formatNumber(catalogue.totals[row], 0),
                          formatPercent(interval.low, 1), formatPercent(interval.high, 1));
    }
    if (m_data.log && m_data.logName != text(m_data.model.items.source)) {
        const auto& beside = m_data.log->catalogue;
        const auto at = [&](int index) {
            return std::ranges::find(beside.categories, catalogue.categories[std::size_t(index)]) -
                   beside.categories.begin();
        };
        const auto from = at(row), to = at(column), none = std::ptrdiff_t(beside.categories.size());
        if (from < none && to < none && beside.totals[from] > 0)
            parts << tr("%1: %2").arg(m_data.logName,
                                      formatPercent(beside.transitions(from, to) / beside.totals[from], 1));
    }
    m_cell->setText(parts.join(QStringLiteral(" · ")));
}

void InterestCard::showSmoothing()
{
    const synthesis::ItemSettings& items = m_data.model.items;
    m_smoothing->setValue(items.smoothing);
    m_smoothing->setEnabled(!items.source.empty());
    m_ways->setWays(items.ways, items.waysEvidence ? &*items.waysEvidence : nullptr);
    m_ways->setVisible(!items.source.empty());
    const std::size_t set = items.transitions.size();
    const QString byHand = set > 0 ? tr("%n cell(s) set by hand", nullptr, int(set)) : QString();
    if (items.source.empty()) { // of no meaning without transitions between items
        m_smoothingNote->setText(tr("invented items follow their categories alone"));
        return setOrigin(set > 0 ? byHand : tr("stays in a category for seven of ten steps"), set == 0);
    }
    const auto& evidence = items.smoothingEvidence;
    m_smoothingNote->setText(
        !evidence                   ? QString()
        : !evidence->followsItems() ? tr("by categories alone")
        : evidence->isOpen()
            ? tr("%1 or more (95 %)").arg(formatNumber(evidence->low, 1))
            : tr("%1 to %2 (95 %)").arg(formatNumber(evidence->low, 1), formatNumber(evidence->high, 1)));
    const QString more = byHand.isEmpty() ? QString() : QStringLiteral(" · ") + byHand;
    if (!evidence)
        return setOrigin(tr("smoothing not estimated") + more, items.smoothing == synthesis::ItemSettings{}.smoothing);
    setOrigin(tr("%1 · %2 steps held out")
                      .arg(estimatedWords(evidence->source, items.smoothing != evidence->estimate),
                           formatInteger(std::int64_t(evidence->steps))) +
                  more,
              false,
              tr("Perplexity of the next item of %1 held-out sessions: %2; with items alone %3, with categories alone "
                 "%4")
                  .arg(formatInteger(std::int64_t(evidence->sessions)), formatNumber(evidence->perplexity, 1),
                       formatNumber(evidence->perplexityOfItems, 1),
                       formatNumber(evidence->perplexityOfCategories, 1)));
}

void InterestCard::setTransition(int row, int column, double probability)
{
    const std::string from = m_data.catalogue->categories[std::size_t(row)];
    const std::string to = m_data.catalogue->categories[std::size_t(column)];
    edit(
        [&](synthesis::GeneratorParts& parts) {
            auto& transitions = parts.items.transitions;
            std::erase_if(transitions, [&](const auto& set) { return set.from == from && set.to == to; });
            transitions.push_back({from, to, probability});
            // What was set before makes room, in its own proportions.
            double others = -probability;
            for (const auto& set : transitions)
                if (set.from == from) others += set.probability;
            if (probability + others <= 1) return;
            for (auto& set : transitions)
                if (set.from == from && set.to != to) set.probability *= (1 - probability) / others;
        },
        [from = categoryName(from), to = categoryName(to)] { return tr("Set interest %1 → %2").arg(from, to); }, m_map);
}

void InterestCard::clearTransition(int row, int column)
{
    const std::string from = m_data.catalogue->categories[std::size_t(row)];
    const std::string to = m_data.catalogue->categories[std::size_t(column)];
    edit(
        [&](synthesis::GeneratorParts& parts) {
            std::erase_if(parts.items.transitions, [&](const auto& set) { return set.from == from && set.to == to; });
        },
        [from = categoryName(from), to = categoryName(to)] { return tr("Take back interest %1 → %2").arg(from, to); },
        nullptr);
}

} // namespace sessionsmith::widgets
