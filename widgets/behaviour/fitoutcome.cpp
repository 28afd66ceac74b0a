// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/fitoutcome.h"

#include "widgets/behaviour/fitcurves.h"
#include "widgets/behaviour/statecount.h"
#include "widgets/common/texts.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <cmath>

namespace sessionsmith::widgets {

namespace {

QString rowOf(const QStringList& cells, const QString& tag)
{
    QString html;
    for (const QString& cell : cells)
        html +=
            QStringLiteral("<%1 align='right' style='padding-right:12px; white-space:nowrap'>%2</%1>").arg(tag, cell);
    return QStringLiteral("<tr>%1</tr>").arg(html);
}

} // namespace

FitOutcome::FitOutcome(QWidget* parent)
    : QWidget(parent), m_curves(new FitCurves), m_words(new QLabel), m_table(new QLabel), m_difference(new QPushButton)
{
    m_words->setWordWrap(true);
    m_table->setTextFormat(Qt::RichText);
    m_table->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    for (QWidget* part : std::initializer_list<QWidget*>{m_curves, m_words, m_table})
        layout->addWidget(part);
    layout->addWidget(m_difference, 0, Qt::AlignLeft);
    connect(m_difference, &QPushButton::clicked, this, &FitOutcome::differenceRequested);
    begin(nullptr);
    retranslate();
}

void FitOutcome::retranslate()
{
    m_difference->setText(tr("See what changed"));
    m_curves->retranslate();
}

void FitOutcome::begin(std::shared_ptr<const FitTrace> trace)
{
    m_trace = std::move(trace);
    for (QWidget* later : std::initializer_list<QWidget*>{m_words, m_table, m_difference})
        later->hide();
    m_curves->setVisible(m_trace != nullptr);
    m_curves->setLines({});
}

void FitOutcome::showTrace()
{
    if (m_trace) m_curves->setLines(m_trace->lines());
}

void FitOutcome::endTrace()
{
    m_curves->setVisible(m_trace && !m_trace->lines().empty());
}

bool FitOutcome::hasFit() const
{
    return !m_words->isHidden();
}

void FitOutcome::showFit(const workflow::FittedModel& fitted, const QString& words, bool changesOpenModel)
{
    if (m_trace) m_curves->setOutcome(m_trace->lines(), fitted.candidates[fitted.chosen].states);
    QStringList said{words};
    for (const hmm::ClusterCount& one : fitted.personas)
        if (one.count > 1) // of a single one there is no silhouette
            said << tr("%n persona(s): silhouette %1", nullptr, one.count).arg(formatNumber(one.silhouette, 2));
    m_words->setText(said.join(u'\n'));
    m_words->show();
    showTable(fitted);
    m_difference->setVisible(changesOpenModel);
}

void FitOutcome::showTable(const workflow::FittedModel& fitted)
{
    const bool heldOut = !std::isnan(fitted.candidates[fitted.chosen].heldOutPerplexity);
    const int personas = personaCount(fitted.model.hmm);
    QStringList head{personas > 1 ? tr("personas × states") : tr("states"), tr("log-likelihood"), tr("AIC"), tr("BIC")};
    if (heldOut) head << tr("held-out perplexity");
    QString rows = rowOf(head, QStringLiteral("td"));
    for (std::size_t i = 0; i < fitted.candidates.size(); ++i) {
        const hmm::Candidate& one = fitted.candidates[i];
        QStringList cells{shortStateCount(one.states, personas), formatNumber(one.logLikelihood, 0),
                          formatNumber(one.aic, 0), formatNumber(one.bic, 0)};
        if (heldOut) cells << formatNumber(one.heldOutPerplexity, 4);
        if (i < fitted.counted) cells[0] = tr("%1, counted").arg(cells[0]);
        if (i == fitted.chosen && fitted.candidates.size() > 1) cells[0] = tr("✓ %1").arg(cells[0]);
        rows += rowOf(cells, i == fitted.chosen ? QStringLiteral("th") : QStringLiteral("td"));
    }
    m_table->setText(QStringLiteral("<table cellpadding='2'>%1</table>").arg(rows));
    m_table->show();
}

} // namespace sessionsmith::widgets
