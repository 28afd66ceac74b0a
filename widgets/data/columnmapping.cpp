// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/columnmapping.h"

#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QCoreApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTableWidget>

namespace sessionsmith::widgets {

namespace {

using events::Field;
constexpr Field fields[] = {Field::User,     Field::Item,    Field::Action, Field::Time,
                            Field::Category, Field::Session, Field::Order,  Field::Price};
constexpr int leastColumnWidth = 128, mostColumnWidth = 280;
constexpr int choiceHeight = 28;

} // namespace

QString fieldWord(Field field)
{
    switch (field) {
    case Field::User:
        return ColumnMapping::tr("user");
    case Field::Item:
        return ColumnMapping::tr("item");
    case Field::Action:
        return ColumnMapping::tr("action");
    case Field::Time:
        return ColumnMapping::tr("time");
    case Field::Category:
        return ColumnMapping::tr("category");
    case Field::Session:
        return ColumnMapping::tr("session");
    case Field::Order:
        return ColumnMapping::tr("order");
    case Field::Price:
        return ColumnMapping::tr("price");
    }
    return {};
}

ColumnMapping::ColumnMapping(QWidget* parent) : QWidget(parent), m_table(new QTableWidget), m_header(new QWidget)
{
    m_header->setFixedHeight(choiceHeight + 4);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(24);
    m_table->horizontalHeader()->setSectionsMovable(false);
    m_table->horizontalHeader()->setMinimumSectionSize(leastColumnWidth);
    m_table->horizontalHeader()->setMaximumSectionSize(mostColumnWidth);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setMinimumHeight(180);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_table, 1);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this, &ColumnMapping::layOutChoices);
    connect(m_table->horizontalScrollBar(), &QScrollBar::valueChanged, this, &ColumnMapping::layOutChoices);
}

void ColumnMapping::setPreview(const events::Preview& preview)
{
    qDeleteAll(m_choices);
    m_choices.clear();
    m_columns = preview.columns;
    m_table->clear();
    m_table->setColumnCount(int(m_columns.size()));
    m_table->setRowCount(int(preview.rows.size()));
    for (std::size_t row = 0; row < preview.rows.size(); ++row)
        for (std::size_t column = 0; column < std::min(m_columns.size(), preview.rows[row].size()); ++column)
            m_table->setItem(int(row), int(column), new QTableWidgetItem(text(preview.rows[row][column])));
    QStringList names;
    for (const std::string& column : m_columns) {
        names << (preview.hasHeader ? text(column) : tr("column %1").arg(text(column)));
        auto* choice = new QComboBox(m_header);
        choice->addItem(QString());
        for (const Field field : fields)
            choice->addItem(fieldWord(field), int(field));
        for (const auto& [field, name] : preview.map)
            if (name == column) choice->setCurrentIndex(choice->findData(int(field)));
        choice->setAccessibleName(tr("What %1 holds").arg(names.back()));
        connect(choice, &QComboBox::currentIndexChanged, this, [this, choice] { onChosen(choice); });
        m_choices << choice;
        choice->show();
    }
    m_table->setHorizontalHeaderLabels(names);
    for (int column = 0; column < m_table->columnCount(); ++column)
        m_table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->resizeColumnsToContents();
    retranslate();
    layOutChoices();
}

void ColumnMapping::retranslate()
{
    for (QComboBox* choice : m_choices) {
        choice->setItemText(0, QStringLiteral("—"));
        for (int i = 1; i < choice->count(); ++i)
            choice->setItemText(i, fieldWord(Field(choice->itemData(i).toInt())));
    }
}

void ColumnMapping::layOutChoices()
{
    for (int column = 0; column < m_choices.size(); ++column)
        m_choices[column]->setGeometry(m_table->columnViewportPosition(column) + m_table->frameWidth(), 0,
                                       m_table->columnWidth(column) - 4, choiceHeight);
}

void ColumnMapping::onChosen(QComboBox* choice)
{
    if (choice->currentIndex() > 0)
        for (QComboBox* other : m_choices)
            if (other != choice && other->currentData() == choice->currentData()) {
                const QSignalBlocker blocker(other);
                other->setCurrentIndex(0);
            }
    Q_EMIT changed();
}

void ColumnMapping::choose(int column, std::optional<Field> field)
{
    m_choices[column]->setCurrentIndex(field ? m_choices[column]->findData(int(*field)) : 0);
}

std::map<Field, std::string> ColumnMapping::map() const
{
    std::map<Field, std::string> result;
    for (int column = 0; column < m_choices.size(); ++column)
        if (m_choices[column]->currentIndex() > 0)
            result[Field(m_choices[column]->currentData().toInt())] = m_columns[std::size_t(column)];
    return result;
}

} // namespace sessionsmith::widgets
