// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/generator/generatordata.h"

#include <QWidget>

class QLabel;

namespace sessionsmith::widgets {

class NumberField;
class ShareColumns;

/// What the items cost: the prices of a data set's items as counted, or the law by which invented ones get theirs.
class PricesPane : public QWidget
{
    Q_OBJECT
public:
    explicit PricesPane(QWidget* parent = nullptr);
    void retranslate();
    void showData(const GeneratorData& data);
    std::vector<NumberField*> fields() const { return {m_median, m_spread}; }

Q_SIGNALS:
    void edited(const sessionsmith::synthesis::PriceSettings& prices, const QObject* field);

private:
    void showColumns(const GeneratorData& data);
    void showNote(const GeneratorData& data);

    synthesis::PriceSettings m_shown;
    ShareColumns* m_columns;
    QLabel *m_medianLabel, *m_spreadLabel;
    NumberField *m_median, *m_spread;
    QLabel* m_note;
};

} // namespace sessionsmith::widgets
