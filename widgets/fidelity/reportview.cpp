// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fidelity/reportview.h"

#include "engine/fidelity/verdict.h"
#include "widgets/common/actioncolours.h"
#include "widgets/common/barlist.h"
#include "widgets/common/card.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/histogram.h"
#include "widgets/common/icons.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/fidelity/changeslist.h"
#include "widgets/fidelity/figurelist.h"
#include "widgets/fidelity/sessioncompare.h"
#include "widgets/fidelity/transitioncompare.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr int overallPixels = 36;

/// From where lengths begin to where Histogram does: its first place is of sessions without events.
std::vector<double> byLength(const std::vector<double>& shares)
{
    std::vector<double> result{0};
    result.insert(result.end(), shares.begin(), shares.end());
    while (result.size() > 1 && result.back() == 0)
        result.pop_back();
    return result;
}

QLabel* wrappedLabel()
{
    auto* label = new QLabel;
    label->setWordWrap(true);
    return label;
}

} // namespace

ReportView::ReportView(QWidget* parent)
    : QWidget(parent), m_back(new QToolButton), m_title(new ElidedLabel), m_subtitle(subtitleLabel()),
      m_scroll(new QScrollArea), m_warning(wrappedLabel()), m_overall(new QLabel), m_overallMeaning(wrappedLabel()),
      m_verdicts(wrappedLabel()), m_counts(wrappedLabel()), m_changes(new ChangesList), m_sessions(new SessionCompare),
      m_transitions(new TransitionCompare), m_lengths(new Histogram), m_actions(new BarList), m_gaps(new BarList),
      m_ranks(new BarList), m_figures(new FigureList), m_runs(wrappedLabel()), m_caution(wrappedLabel()),
      m_leftOut(wrappedLabel())
{
    m_back->setIcon(icon(QStringLiteral("back")));
    m_back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_title->setProperty("strong", true);
    auto* header = new QHBoxLayout;
    header->setSpacing(12);
    header->addWidget(m_back);
    header->addWidget(m_title);
    header->addWidget(m_subtitle, 1);

    auto* content = new QWidget;
    m_grid = new QGridLayout(content);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(12);
    const auto add = [this](QWidget* widget, int row, int column, int columns, Qt::Alignment alignment = {}) {
        auto* card = new Card({});
        card->body()->addWidget(widget, 0, alignment);
        m_grid->addWidget(card, row, column, 1, columns);
        return card;
    };
    m_overallCard = add(buildOverall(), 0, 0, 2);
    m_changesCard = add(m_changes, 0, 2, 4);
    m_sessionsCard = add(m_sessions, 1, 0, 3);
    m_transitionsCard = add(m_transitions, 1, 3, 3);
    m_lengthsCard = add(m_lengths, 2, 0, 3);
    m_actionsCard = add(m_actions, 2, 3, 3, Qt::AlignTop);
    m_gapsCard = add(m_gaps, 3, 0, 3, Qt::AlignTop);
    m_ranksCard = add(m_ranks, 3, 3, 3, Qt::AlignTop);
    m_figuresCard = add(m_figures, 4, 0, 6);
    m_runsCard = add(m_runs, 5, 0, 6);
    m_runsCard->body()->addWidget(m_caution);
    m_leftOutCard = add(m_leftOut, 6, 0, 6);
    m_runs->setTextFormat(Qt::PlainText); // names of a log are in it
    m_caution->setProperty("small", true);
    m_caution->setProperty("muted", true);
    for (int column = 0; column < 6; ++column)
        m_grid->setColumnStretch(column, 1);
    m_grid->setRowMinimumHeight(1, 300);
    m_grid->setRowMinimumHeight(2, 220);
    m_grid->setRowStretch(7, 1);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::TabFocus); // to be scrolled by keys
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(content);
    m_scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(header);
    layout->addWidget(m_scroll, 1);
    connect(m_back, &QToolButton::clicked, this, &ReportView::backRequested);
    connect(m_changes, &ChangesList::requested, this, [this](const fidelity::Difference& difference) {
        Q_EMIT partRequested(m_shown.model, text(m_shown.kept.real), difference);
    });
    connect(m_figures, &FigureList::currentChanged, this, &ReportView::followFigure);
    connect(&Theme::instance(), &Theme::changed, this, &ReportView::retranslate);
    retranslate();
}

QWidget* ReportView::buildOverall()
{
    QFont large = Theme::instance().title();
    large.setPixelSize(overallPixels);
    m_overall->setFont(Theme::instance().tabular(large));
    m_warning->setTextFormat(Qt::RichText);
    m_verdicts->setTextFormat(Qt::RichText);
    for (QLabel* label : {m_overallMeaning, m_counts}) {
        label->setProperty("small", true);
        label->setProperty("muted", true);
    }
    auto* overall = new QWidget;
    auto* layout = new QVBoxLayout(overall);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_warning);
    layout->addWidget(m_overall);
    layout->addWidget(m_overallMeaning);
    layout->addWidget(m_verdicts);
    layout->addWidget(m_counts);
    layout->addStretch(1);
    return overall;
}

QString ReportView::titleOf(const workflow::KeptReport& kept)
{
    return tr("%1 beside %2").arg(text(kept.synthetic), text(kept.real));
}

void ReportView::setReport(ShownReport shown)
{
    m_shown = std::move(shown);
    m_figures->setMetrics(m_shown.report.metrics);
    m_changes->setDifferences(m_shown.report.differences, fidelity::unexplainedFigures(m_shown.report), m_shown.model);
    m_sessions->setPictures(m_shown.report.pictures);
    m_transitions->setPictures(m_shown.report.pictures);
    m_scroll->verticalScrollBar()->setValue(0);
    retranslate();
}

void ReportView::retranslate()
{
    m_back->setText(tr("Data sets"));
    m_back->setToolTip(tr("Back to the data set (Esc)"));
    m_scroll->setAccessibleName(tr("Fidelity report"));
    m_title->setText(titleOf(m_shown.kept));
    QString subtitle = tr("fidelity report · %1 · seed %2")
                           .arg(formatTime(m_shown.kept.createdAt), formatInteger(qint64(m_shown.kept.spec.seed)));
    if (!m_shown.kept.training.empty()) subtitle += tr(" · fitted to %1").arg(text(m_shown.kept.training));
    m_subtitle->setText(subtitle);
    m_overallCard->setTitle(tr("Overall"));
    m_changesCard->setTitle(tr("What to change"));
    m_changesCard->setSubtitle(tr("the largest differences beyond chance"));
    m_sessionsCard->setTitle(tr("Sessions"));
    m_sessionsCard->setSubtitle(tr("some of each, one a row"));
    m_transitionsCard->setTitle(tr("Transitions"));
    m_transitionsCard->setSubtitle(tr("what follows an action: synthetic − real, in points"));
    m_lengthsCard->setTitle(tr("Session length"));
    m_lengthsCard->setSubtitle(tr("share of sessions by their events"));
    m_actionsCard->setTitle(tr("Actions"));
    m_actionsCard->setSubtitle(tr("share of events"));
    m_gapsCard->setTitle(tr("Gaps"));
    m_gapsCard->setSubtitle(tr("share of the pauses within sessions"));
    m_ranksCard->setTitle(tr("Item popularity"));
    m_ranksCard->setSubtitle(tr("share of events by rank, each log by its own"));
    m_figuresCard->setTitle(tr("All figures"));
    m_figuresCard->setSubtitle(
        tr("line: other real sessions · dotted: shuffled ones · bar: 95 % · thin: on a scale of its own"));
    m_runsCard->setTitle(tr("Longest runs of items shared with a real session"));
    m_leftOutCard->setTitle(tr("Left out"));
    m_lengths->setAxisTitle(tr("events in a session"));
    m_lengths->setAccessibleName(tr("Session length"));
    m_actions->setAccessibleName(tr("Actions"));
    m_gaps->setAccessibleName(tr("Gaps"));
    m_ranks->setAccessibleName(tr("Item popularity"));
    m_figures->retranslate();
    m_changes->retranslate();
    m_sessions->retranslate();
    m_transitions->retranslate();
    showOverall();
    showPictures();
    showRuns();
    showLeftOut();
}

void ReportView::showOverall()
{
    const fidelity::Report& report = m_shown.report;
    const Colours& colours = Theme::instance().colours();
    const auto bad = std::ranges::count(report.metrics, true, &fidelity::Metric::isBad);
    const auto good = std::ptrdiff_t(report.metrics.size()) - bad;
    m_overall->setText(formatNumber(report.overall, 2));
    m_overall->setAccessibleName(tr("Overall") + u' ' + m_overall->text());
    m_overallMeaning->setText(tr("1: as near to held-out real sessions as other real ones; 0: as far as shuffled ones. "
                                 "The mean over the figures that have both to be measured by."));
    const bool isCopy = fidelity::isCopy(report);
    const Message warning = isCopy ? fidelity::copyWarning(report) : fidelity::seenWarning(report);
    m_warning->setText(QStringLiteral("<b><span style='color:%1'>%2</span></b>")
                           .arg(colours.bad.name(), translated(warning).toHtmlEscaped()));
    m_warning->setVisible(!warning.isEmpty());
    m_overall->setHidden(isCopy);
    m_overallMeaning->setHidden(isCopy);
    const auto verdict = [](const QColor& colour, const QString& words) {
        return QStringLiteral("<span style='color:%1'>%2</span>")
            .arg(colour.name(), QString(words).replace(u' ', QStringLiteral("&nbsp;")));
    };
    m_verdicts->setText(verdict(colours.good, tr("✓ %n figure(s) good", nullptr, int(good))) +
                        QStringLiteral(" &nbsp; ") +
                        verdict(bad > 0 ? colours.bad : colours.muted, tr("✗ %n bad", nullptr, int(bad))));
    const auto count = [](std::size_t sessions) { return formatInteger(std::int64_t(sessions)); };
    m_counts->setText(tr("%1 of %2 synthetic sessions beside %3 held-out real ones; %4 other real ones.")
                          .arg(count(report.comparedSessions), count(report.syntheticSessions),
                               count(report.heldOutSessions), count(report.trainingSessions)));
}

void ReportView::showPictures()
{
    const fidelity::Pictures& pictures = m_shown.report.pictures;
    m_lengths->setKey(tr("synthetic"), tr("real"));
    m_lengths->setShares(byLength(pictures.syntheticLengths), byLength(pictures.realLengths));
    const ActionColours colours(pictures.actions);
    std::vector<BarList::Bar> bars;
    for (std::size_t i = 0; i < pictures.actions.size(); ++i)
        bars.push_back({actionWord(pictures.actions[i]), pictures.syntheticActions[i],
                        formatPercent(pictures.syntheticActions[i], 1), colours[int(i)], pictures.realActions[i],
                        formatPercent(pictures.realActions[i], 1)});
    m_actions->setKey(tr("synthetic"), tr("real"));
    m_actions->setBars(std::move(bars));
    showShares(m_gaps, m_gapsCard,
               {tr("under 1 s"), tr("1 to 10 s"), tr("10 s to 1 min"), tr("1 to 10 min"), tr("10 min to 1 h"),
                tr("1 h to 1 day"), tr("longer")},
               pictures.syntheticGaps, pictures.realGaps);
    showShares(
        m_ranks, m_ranksCard,
        {tr("the most popular"), tr("ranks 2 to 10"), tr("ranks 11 to 100"), tr("ranks 101 to 1000"), tr("beyond")},
        pictures.syntheticRanks, pictures.realRanks);
}

void ReportView::showShares(BarList* list, Card* card, const QStringList& names, const std::vector<double>& synthetic,
                            const std::vector<double>& real)
{
    card->setVisible(!real.empty());
    std::vector<BarList::Bar> bars;
    for (std::size_t i = 0; i < real.size(); ++i)
        bars.push_back({names[qsizetype(i)], synthetic[i], formatPercent(synthetic[i], 1),
                        Theme::instance().colours().accent, real[i], formatPercent(real[i], 1)});
    list->setKey(tr("synthetic"), tr("real"));
    list->setBars(std::move(bars));
}

void ReportView::showRuns()
{
    QStringList lines;
    for (const fidelity::NamedRun& run : m_shown.report.runs)
        lines << translated(fidelity::sentenceOf(run));
    m_runs->setText(lines.join(u'\n'));
    m_caution->setText(translated(fidelity::privacyCaution(m_shown.report)));
    m_runsCard->setVisible(!lines.isEmpty());
}

void ReportView::showLeftOut()
{
    QStringList lines;
    for (const fidelity::LeftOut& one : m_shown.report.leftOut)
        lines << tr("%1: %2", "figure, why it was left out").arg(translated(one.title), translated(one.reason));
    m_leftOut->setText(lines.join(u'\n'));
    m_leftOutCard->setVisible(!lines.isEmpty());
}

void ReportView::followFigure(int index)
{
    const QRect row = m_figures->row(index);
    const QPoint centre = m_figures->mapTo(m_scroll->widget(), row.center());
    m_scroll->ensureVisible(centre.x(), centre.y(), 0, row.height());
}

void ReportView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT backRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace sessionsmith::widgets
