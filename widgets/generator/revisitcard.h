// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/generator/partcard.h"

class QCheckBox;
class QLabel;

namespace sessionsmith::widgets {

class RevisitBars;

/// How often an event returns to an item of its session, by its action, and which items are likely then.
class RevisitCard : public PartCard
{
    Q_OBJECT
public:
    explicit RevisitCard(const GeneratorData& data, QWidget* parent = nullptr);
    QString word() const override { return tr("Revisits"); }
    void retranslate() override;
    void showData() override;

private:
    void setProbability(int action, double probability);
    void setAlways(int action, bool always);
    void setRecency(double recency);
    void setWeight(std::optional<double> weight, const QObject* field);
    void showOrigin();
    void showRecency();
    void showWeight();
    QString actionName(int action) const;

    RevisitBars* m_bars;
    QLabel* m_recencyLabel;
    NumberField* m_recency;
    QLabel* m_recencyNote;
    QCheckBox* m_follows; ///< the log's steps from the item before, too
    NumberField* m_weight;
    QLabel* m_weightNote;
};

} // namespace sessionsmith::widgets
