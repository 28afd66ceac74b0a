// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/generator/partcard.h"

class QLabel;
class QToolButton;

namespace sessionsmith::widgets {

class CategoryMap;
class WaysRow;

/// How interest moves between categories, how strongly items follow that rather than the items before them, and how
/// often they are come by in other ways.
class InterestCard : public PartCard
{
    Q_OBJECT
public:
    explicit InterestCard(const GeneratorData& data, QWidget* parent = nullptr);
    QString word() const override { return tr("Interest"); }
    void retranslate() override;
    void showData() override;

private:
    void setTransition(int row, int column, double probability);
    void clearTransition(int row, int column);
    /// P(next category | category) with what is set, of those that are shown.
    hmm::Matrix probabilities() const;
    const synthesis::CategoryTransition* setFor(int row, int column) const;
    QString categoryName(const std::string& name) const;
    void tellCell();
    void showSmoothing();

    CategoryMap* m_map;
    QLabel* m_cell;
    QToolButton* m_back;
    QLabel* m_smoothingLabel;
    NumberField* m_smoothing;
    QLabel* m_smoothingNote;
    WaysRow* m_ways;
};

} // namespace sessionsmith::widgets
