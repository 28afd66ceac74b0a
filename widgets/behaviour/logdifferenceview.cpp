// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/logdifferenceview.h"

#include "widgets/common/differencematrix.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QStackedWidget>

namespace sessionsmith::widgets {

LogDifferenceView::LogDifferenceView(const PreviewData& data)
    : PreviewView(data), m_stack(new QStackedWidget), m_empty(new EmptyState), m_title(subtitleLabel()),
      m_matrix(new DifferenceMatrix), m_key(new QLabel), m_frequencies(subtitleLabel()), m_verdict(subtitleLabel())
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_title);
    column->addWidget(m_matrix, 100); // what it does not want is left at the bottom
    column->addWidget(m_key);
    column->addWidget(m_frequencies);
    column->addWidget(m_verdict);
    column->addStretch(1);
    m_key->setProperty("small", true);
    m_key->setProperty("muted", true);
    m_key->setTextFormat(Qt::RichText);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_matrix, &DifferenceMatrix::currentChanged, this, &LogDifferenceView::showTexts);
    connect(&Theme::instance(), &Theme::changed, this, &LogDifferenceView::showTexts);
}

void LogDifferenceView::retranslate()
{
    m_matrix->setAccessibleName(tr("What follows an action, synthetic minus real"));
    m_title->setToolTip(
        tr("P(next action | action) of the synthetic sessions minus that of the log, in percentage points. Each cell "
           "is a z-test of two proportions whose variance is that between sessions. A cell has a colour where p < 5 % "
           "after Holm's correction over all tested cells: the risk of a single wrong one is at most 5 %. Cells with "
           "fewer than 5 expected cases are not tested and stay grey."));
    showTexts();
}

void LogDifferenceView::showReal()
{
    m_real.count(m_data.realActions, m_data.hmm().actionCount());
    m_stack->setCurrentIndex(m_data.hasReal() ? 1 : 0);
    showTexts();
}

void LogDifferenceView::showSample()
{
    if (!m_data.hasReal()) return;
    m_synthetic.count(m_data.synthetic.sessions.actions, m_data.hmm().actionCount());
    QStringList names;
    for (const std::string& name : m_data.hmm().actions)
        names << actionWord(name);
    m_matrix->setDifference(hmm::transitionDifference(m_synthetic, m_real), names);
    showTexts();
}

void LogDifferenceView::showTexts()
{
    m_empty->setTexts(tr("What differs from a real log appears here."),
                      m_data.realName.isEmpty() ? tr("Choose a log beside, at the top of this card.")
                                                : m_data.realNote);
    m_title->setText(tr("what follows an action: synthetic − %1, in points").arg(m_data.realName));
    m_key->setText(DifferenceMatrix::key());
    const QStringList lines = values().split(u'\n');
    m_frequencies->setText(lines.first().isEmpty() ? tr("Point at a cell, or use the arrow keys, for its numbers.")
                                                   : lines.first());
    m_verdict->setText(lines.value(1));
    m_matrix->setAccessibleDescription(values());
    m_matrix->setToolTip(values());
}

QString LogDifferenceView::values() const
{
    const auto [column, row] = std::pair(m_matrix->current().x(), m_matrix->current().y());
    if (column < 0 || !m_data.hasReal()) return {};
    const auto& actions = m_data.hmm().actions;
    const hmm::TransitionDifference& difference = m_matrix->difference();
    const QString numbers =
        tr("%1 → %2: synthetic %3 of %4, log %5 of %6")
            .arg(actionWord(actions[std::size_t(row)]), actionWord(actions[std::size_t(column)]),
                 formatPercent(m_synthetic.frequency(row, column), 1),
                 formatInteger(std::int64_t(m_synthetic.from(row))), formatPercent(m_real.frequency(row, column), 1),
                 formatInteger(std::int64_t(m_real.from(row))));
    const double value = 100 * difference.difference(row, column), reach = 196 * difference.standardError(row, column);
    const double p = difference.probability(row, column);
    const QString verdict = difference.isBeyondChance(row, column) ? tr("beyond chance") : tr("within chance");
    return numbers + u'\n' +
           tr("%1 ± %2 points, p %3 by itself, %4")
               .arg((value > 0 ? QStringLiteral("+") : QString()) + formatNumber(value, 2), formatNumber(reach, 2),
                    p < 0.0001 ? QStringLiteral("< 0.0001") : QStringLiteral("= ") + formatNumber(p, 4), verdict);
}

} // namespace sessionsmith::widgets
