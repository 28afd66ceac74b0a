// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/generator/partcard.h"

class QLabel;

namespace sessionsmith::widgets {

class ChoiceBox;
class PopularityChart;
class PricesPane;
class Segments;

/// Which items there are, how popular they are and what they cost: those of a data set, or invented ones.
class CatalogueCard : public PartCard
{
    Q_OBJECT
public:
    explicit CatalogueCard(const GeneratorData& data, QWidget* parent = nullptr);
    QString word() const override { return tr("Catalogue"); }
    void retranslate() override;
    void showData() override;
    /// The data sets whose catalogue may be followed, with the hashes of their content.
    void setDatasets(std::vector<std::pair<std::string, std::string>> datasets);

private:
    enum Shown { Popularity, Prices };

    void chooseSource(int index);
    void fillSources();
    void setExponent(double exponent, const QObject* field);
    /// The exponent under which the rarest item has that share.
    double exponentEndingAt(double share) const;
    void showCurves();
    void showOrigin();

    std::vector<std::pair<std::string, std::string>> m_datasets;
    ChoiceBox* m_source;
    Segments* m_shown;
    QWidget* m_popularity; ///< the view of it
    PricesPane* m_prices;
    PopularityChart* m_chart;
    QLabel *m_itemsLabel, *m_categoriesLabel, *m_exponentLabel;
    NumberField *m_items, *m_categories, *m_exponent;
    QLabel* m_note;
};

} // namespace sessionsmith::widgets
