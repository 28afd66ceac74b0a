// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/stepsview.h"

#include "engine/analysis/sessionsteps.h"
#include "widgets/behaviour/stackedshares.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/legend.h"
#include "widgets/common/texts.h"

#include <QBoxLayout>
#include <QLabel>

#include <algorithm>
#include <numeric>

namespace sessionsmith::widgets {

namespace {

constexpr std::size_t mostWords = 5;

} // namespace

StepsView::StepsView(const PreviewData& data)
    : PreviewView(data), m_syntheticTitle(subtitleLabel()), m_realTitle(subtitleLabel()),
      m_synthetic(new StackedShares), m_real(new StackedShares), m_realColumn(new QWidget),
      m_syntheticValues(subtitleLabel()), m_realValues(subtitleLabel()), m_legend(new Legend)
{
    auto* columns = new QHBoxLayout;
    columns->setSpacing(12);
    auto* left = new QVBoxLayout;
    left->setSpacing(4);
    left->addWidget(m_syntheticTitle);
    left->addWidget(m_synthetic, 1);
    auto* right = new QVBoxLayout(m_realColumn);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(4);
    right->addWidget(m_realTitle);
    right->addWidget(m_real, 1);
    columns->addLayout(left, 1);
    columns->addWidget(m_realColumn, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(columns, 1);
    auto* values = new QVBoxLayout;
    values->setSpacing(2);
    values->addWidget(m_syntheticValues);
    values->addWidget(m_realValues);
    layout->addLayout(values);
    layout->addWidget(m_legend);
    m_realColumn->hide();
    m_realValues->hide();
    for (const StackedShares* chart : {m_synthetic, m_real})
        connect(chart, &StackedShares::cursorChanged, this, &StepsView::setCursorStep);
}

void StepsView::retranslate()
{
    for (StackedShares* chart : {m_synthetic, m_real})
        chart->setAxisTitle(tr("event of the session"));
    m_synthetic->setAccessibleName(tr("States by step, of the model"));
    m_real->setAccessibleName(tr("States by step, of the real log"));
    showTitles();
}

void StepsView::showTitles()
{
    m_syntheticTitle->setText(tr("%1, exact from the model").arg(m_data.syntheticName()));
    m_syntheticTitle->setToolTip(tr("The share of all sessions that are in each state at an event; what is missing to "
                                    "100 % has ended. It comes from the model itself, without a sample."));
    m_realTitle->setText(realTitle());
    m_realTitle->setToolTip(tr("The mean probability of each state, given all actions of a real session, by this "
                               "model. Sessions that the model cannot produce are left out: those with an action that "
                               "it does not have, or with one that its zeros rule out."));
    const QString values = syntheticValues();
    m_syntheticValues->setText(values.isEmpty() ? tr("Point at a step, or use the arrow keys, for its numbers.")
                                                : values);
    m_realValues->setText(realValues());
    m_synthetic->setAccessibleDescription(values);
    m_real->setAccessibleDescription(realValues());
}

QString StepsView::realTitle() const
{
    if (!m_data.hasReal()) return m_data.realNote;
    const auto number = [](std::size_t count) { return formatInteger(std::int64_t(count)); };
    if (m_decoded == 0)
        return tr("%1: none of %2 sessions is possible in this model").arg(m_data.realName, number(m_impossible));
    if (m_impossible == 0) return tr("%1, %2 sessions decoded").arg(m_data.realName, number(m_decoded));
    return tr("%1, %2 sessions decoded, %3 impossible left out")
        .arg(m_data.realName, number(m_decoded), number(m_impossible));
}

void StepsView::showReal()
{
    for (QWidget* widget : {m_realColumn, static_cast<QWidget*>(m_realValues)})
        widget->setVisible(!m_data.realName.isEmpty());
    showTitles();
}

void StepsView::showSample()
{
    const hmm::Model& model = m_data.hmm();
    std::vector<QColor> colours;
    for (int state = 0; state < model.stateCount(); ++state)
        colours.push_back(m_data.document.rowColour(state));
    m_shares = hmm::statesByStep(model, steps);
    m_synthetic->setShares(m_shares, colours);
    m_decoded = m_impossible = 0;
    if (m_data.hasReal()) {
        auto decoded = hmm::decodedStatesByStep(model, m_data.realActions, steps, mostDecodedEvents);
        m_realShares = std::move(decoded.shares);
        m_decoded = decoded.sessions;
        m_impossible = decoded.impossible;
        m_real->setShares(m_realShares, std::move(colours));
    } else {
        m_real->setShares({}, {});
    }
    m_legend->setNames(model.states, m_data.document.stateColours());
    showTitles();
}

void StepsView::setCursorStep(int step)
{
    m_synthetic->setCursorStep(step);
    m_real->setCursorStep(step);
    showTitles();
}

QString StepsView::syntheticValues() const
{
    const int step = m_synthetic->cursor();
    return step < 0 ? QString() : tr("event %1 · %2").arg(step + 1).arg(sharesAt(m_shares, step));
}

QString StepsView::realValues() const
{
    const int step = m_synthetic->cursor();
    return step < 0 || m_decoded == 0 ? QString()
                                      : m_data.realName + QStringLiteral(" · ") + sharesAt(m_realShares, step);
}

/// The largest shares in words.
QString StepsView::sharesAt(const hmm::Matrix& shares, int step) const
{
    std::vector<int> states(std::size_t(shares.cols()));
    std::iota(states.begin(), states.end(), 0);
    const std::size_t named = std::min(mostWords, states.size());
    std::partial_sort(states.begin(), states.begin() + std::ptrdiff_t(named), states.end(),
                      [&](int a, int b) { return shares(step, a) > shares(step, b); });
    QStringList words;
    constexpr double small = 0.0995; // a digit more where it says something, for the line is short
    for (std::size_t i = 0; i < named; ++i)
        words << m_data.document.rowName(Part::Transition, states[i]) + u' ' +
                     formatPercent(shares(step, states[i]), shares(step, states[i]) < small ? 1 : 0);
    return words.join(QStringLiteral(", "));
}

} // namespace sessionsmith::widgets
