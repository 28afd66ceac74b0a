// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fidelity/transitioncompare.h"

#include "widgets/common/differencematrix.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QLabel>

namespace sessionsmith::widgets {

TransitionCompare::TransitionCompare(QWidget* parent)
    : QWidget(parent), m_matrix(new DifferenceMatrix), m_key(new QLabel), m_values(subtitleLabel())
{
    m_key->setProperty("small", true);
    m_key->setProperty("muted", true);
    m_key->setTextFormat(Qt::RichText);
    m_key->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_matrix, 100); // what it does not want is left at the bottom
    layout->addWidget(m_key);
    layout->addWidget(m_values);
    layout->addStretch(1);
    connect(m_matrix, &DifferenceMatrix::currentChanged, this, &TransitionCompare::showTexts);
    connect(&Theme::instance(), &Theme::changed, this, &TransitionCompare::showTexts);
}

void TransitionCompare::setPictures(const fidelity::Pictures& pictures)
{
    m_actions = pictures.actions;
    m_real = pictures.realTransitions;
    m_synthetic = pictures.syntheticTransitions;
    QStringList names;
    for (const std::string& action : m_actions)
        names << actionWord(action);
    m_matrix->setDifference(pictures.transitions, names);
    showTexts();
}

void TransitionCompare::retranslate()
{
    m_matrix->setAccessibleName(tr("What follows an action, synthetic minus real"));
    QStringList names;
    for (const std::string& action : m_actions)
        names << actionWord(action);
    m_matrix->setDifference(m_matrix->difference(), names);
    showTexts();
}

void TransitionCompare::showTexts()
{
    m_key->setText(DifferenceMatrix::key());
    const QString told = values();
    m_values->setText(told.isEmpty() ? tr("Point at a cell, or use the arrow keys, for its numbers.") : told);
    m_matrix->setAccessibleDescription(told);
}

QString TransitionCompare::values() const
{
    const int column = m_matrix->current().x(), row = m_matrix->current().y();
    if (column < 0) return {};
    const bool beyond = m_matrix->difference().isBeyondChance(row, column);
    return tr("%1 → %2: synthetic %3, real %4 · %5")
        .arg(actionWord(m_actions[std::size_t(row)]), actionWord(m_actions[std::size_t(column)]),
             formatPercent(m_synthetic(row, column), 1), formatPercent(m_real(row, column), 1),
             beyond ? tr("beyond chance") : tr("within chance"));
}

} // namespace sessionsmith::widgets
