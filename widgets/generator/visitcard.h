// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/generator/partcard.h"

class QLabel;

namespace sessionsmith::widgets {

class Segments;
class ShareColumns;

/// Users with several sessions, and when those begin.
class VisitCard : public PartCard
{
    Q_OBJECT
public:
    explicit VisitCard(const GeneratorData& data, QWidget* parent = nullptr);
    QString word() const override { return tr("Users and visits"); }
    void retranslate() override;
    void showData() override;

private:
    enum Shown { PerUser, Hours, Weekdays };

    Shown shown() const;
    void set(const QObject* field, Wording what, const std::function<void(synthesis::VisitSettings&)>& change);
    void setShare(int column, double share);
    void showColumns();
    void showOrigin();
    QString columnName(std::size_t i, bool isLong) const;

    Segments* m_shown;
    ShareColumns* m_columns;
    QLabel *m_pauseLabel, *m_spreadLabel, *m_daysLabel;
    NumberField *m_pause, *m_spread, *m_days; ///< hours, factor, days
    QLabel* m_interval;
};

} // namespace sessionsmith::widgets
