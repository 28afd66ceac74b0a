// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/generator/partcard.h"

class QLabel;

namespace sessionsmith::widgets {

class Segments;
class ShareColumns;

/// How many events a session has: until the END state, always as many, or drawn.
class LengthCard : public PartCard
{
    Q_OBJECT
public:
    explicit LengthCard(const GeneratorData& data, QWidget* parent = nullptr);
    QString word() const override { return tr("Session length"); }
    void retranslate() override;
    void showData() override;

private:
    void choose(int kind);
    void setShare(int column, double share);
    std::vector<double> shares() const; ///< [n - 1] of what is in use
    void showOrigin();

    Segments* m_kind;
    ShareColumns* m_columns;
    QLabel* m_eventsLabel;
    NumberField* m_events;
    QLabel* m_mean;
};

} // namespace sessionsmith::widgets
