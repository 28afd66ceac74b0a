// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/generator/partcard.h"

class QLabel;

namespace sessionsmith::widgets {

class ChoiceBox;
class Segments;
class ShareColumns;

/// The pause before the next event: the histogram of each state, or the factors of the hours.
class GapCard : public PartCard
{
    Q_OBJECT
public:
    explicit GapCard(const GeneratorData& data, QWidget* parent = nullptr);
    QString word() const override { return tr("Gaps"); }
    void retranslate() override;
    void showData() override;

private:
    enum Shown { States, Hours };

    Shown shown() const;
    void set(const QObject* field, const std::function<void(synthesis::GapSettings&, int)>& change);
    void setHour(int hour, double factor);
    void fillStates();
    void showState(const synthesis::GapSettings& gaps);
    void showHistogram(const synthesis::GapSettings& gaps);
    void showHours(const synthesis::GapSettings& gaps);
    void showOrigin();

    std::vector<std::string> m_states; ///< in the box
    Segments* m_shown;
    ChoiceBox* m_state;
    ShareColumns* m_columns;
    QWidget* m_fields; ///< of a state
    QLabel *m_medianLabel, *m_spreadLabel, *m_togetherLabel;
    NumberField *m_median, *m_spread, *m_together;
    QLabel* m_interval;
};

} // namespace sessionsmith::widgets
