// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/importer.h"

#include <QList>
#include <QWidget>

class QComboBox;
class QTableWidget;

namespace sessionsmith::widgets {

/// The first rows of a file under a choice for each column: what it holds. A field has one column at most: choosing it
/// for another one takes it from the first.
class ColumnMapping : public QWidget
{
    Q_OBJECT
public:
    explicit ColumnMapping(QWidget* parent = nullptr);
    void setPreview(const events::Preview& preview);
    void retranslate();
    std::map<events::Field, std::string> map() const;
    void choose(int column, std::optional<events::Field> field);

Q_SIGNALS:
    void changed();

private:
    void layOutChoices();
    void onChosen(QComboBox* choice);

    QTableWidget* m_table;
    QWidget* m_header; ///< the choices, which scroll with the columns
    QList<QComboBox*> m_choices;
    std::vector<std::string> m_columns;
};

/// "User", "Item", ...
QString fieldWord(events::Field field);

} // namespace sessionsmith::widgets
