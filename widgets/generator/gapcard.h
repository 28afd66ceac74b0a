// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/generator/partcard.h"

class QLabel;

namespace sessionsmith::widgets {

class ChoiceBox;
class ShareColumns;

/// The pause before the next event, by state.
class GapCard : public PartCard
{
    Q_OBJECT
public:
    explicit GapCard(const GeneratorData& data, QWidget* parent = nullptr);
    QString word() const override { return tr("Gaps"); }
    void retranslate() override;
    void showData() override;
    void setState(int state);

private:
    void set(const QObject* field, const std::function<void(synthesis::GapSettings&, int)>& change);
    void fillStates();
    void showHistogram(const synthesis::GapSettings& gaps);
    void showOrigin();

    std::vector<std::string> m_states; ///< in the box
    ChoiceBox* m_state;
    ShareColumns* m_histogram;
    QLabel *m_medianLabel, *m_spreadLabel, *m_togetherLabel;
    NumberField *m_median, *m_spread, *m_together;
    QLabel* m_interval;
};

} // namespace sessionsmith::widgets
