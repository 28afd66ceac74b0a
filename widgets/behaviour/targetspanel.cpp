// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/targetspanel.h"

#include "engine/tuning/comparison.h"
#include "widgets/behaviour/cellwords.h"
#include "widgets/behaviour/targetrow.h"
#include "widgets/common/actioncolours.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>
#include <memory>

namespace sessionsmith::widgets {

namespace {

using Kind = hmm::Figure::Kind;
constexpr std::size_t mostChanges = 8;

} // namespace

TargetsPanel::TargetsPanel(Workbench& workbench, ModelDocument& document, QWidget* page)
    : SidePanel(page), m_workbench(workbench), m_document(document), m_hint(new QLabel), m_rowLayout(new QVBoxLayout),
      m_add(new QPushButton), m_menu(new QMenu(this)), m_lengthLine(new QWidget), m_lengthLabel(new QLabel),
      m_length(new QSpinBox), m_result(new QLabel)
{
    buildLayout();
    connect(m_menu, &QMenu::aboutToShow, this, &TargetsPanel::fillMenu);
    connect(m_length, &QSpinBox::valueChanged, this, [this] { keepUp(); });
    connect(&m_document, &ModelDocument::changed, this, [this] { keepUp(); });
    connect(&m_document, &ModelDocument::replaced, this, [this] { keepUp(true); });
    connect(&m_document, &ModelDocument::locksChanged, this, [this] { keepUp(); });
    connect(this, &SidePanel::accepted, this, &TargetsPanel::proceed);
    m_redraw.setSingleShot(true);
    m_redraw.setInterval(0);
    connect(&m_redraw, &QTimer::timeout, this, &TargetsPanel::showNow);
    retranslate();
}

void TargetsPanel::buildLayout()
{
    m_hint->setWordWrap(true);
    m_hint->setProperty("muted", true);
    m_add->setMenu(m_menu);
    m_length->setRange(0, hmm::Figures::maximumLength);
    m_result->setTextFormat(Qt::RichText);
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_rowLayout->setSpacing(12);
    auto* length = new QHBoxLayout(m_lengthLine);
    length->setContentsMargins(0, 0, 0, 0);
    length->addWidget(m_lengthLabel, 1);
    length->addWidget(m_length);
    auto* adding = new QHBoxLayout;
    adding->addWidget(m_add);
    adding->addStretch(1);
    body()->addWidget(m_hint);
    body()->addWidget(m_lengthLine);
    body()->addLayout(m_rowLayout);
    body()->addLayout(adding);
    body()->addWidget(m_result);
    body()->addStretch(1);
}

void TargetsPanel::retranslate()
{
    m_hint->setText(
        tr("Say what the model shall come to. The cells that are not locked change as little as they can, in "
           "relative entropy; each row counts by how often sessions visit its state. Zeros stay zeros."));
    m_add->setText(tr("Add target"));
    m_lengthLabel->setText(tr("Events of a session"));
    m_length->setSpecialValueText(tr("without end"));
    m_length->setAccessibleName(m_lengthLabel->text());
    for (TargetRow* row : std::as_const(m_rows))
        row->retranslate();
    showState();
    showSolution();
}

void TargetsPanel::present()
{
    if (m_rows.isEmpty()) addRow({Kind::ActionShare, ActionColours::goal(m_document.hmm().actions), {}});
    open();
    showNow();
    m_rows.first()->focusValue();
}

void TargetsPanel::add(const hmm::Figure& figure)
{
    TargetRow* row = addRow(figure);
    if (!isOpen()) open();
    keepUp();
    showNow();
    row->focusValue();
}

void TargetsPanel::fillMenu()
{
    m_menu->clear();
    const auto offer = [this](const QString& words, Kind kind, int index) {
        return m_menu->addAction(words, this, [this, kind, index] { add({kind, index, {}}); });
    };
    const int goal = ActionColours::goal(m_document.hmm().actions);
    offer(tr("Share of an action"), Kind::ActionShare, goal);
    offer(tr("Share of a state"), Kind::StateShare, 0);
    offer(tr("Dwell time in a state"), Kind::Dwell, 0);
    offer(tr("Sessions with an action"), Kind::Reaches, goal);
    offer(tr("Mean session length"), Kind::Length, 0)->setEnabled(m_document.hmm().hasEnd());
}

TargetRow* TargetsPanel::addRow(const hmm::Figure& figure)
{
    auto* row = new TargetRow(m_document.hmm(), figure);
    m_rows.append(row);
    m_rowLayout->addWidget(row);
    connect(row, &TargetRow::changed, this, [this] { keepUp(); });
    connect(row, &TargetRow::submitted, this, &TargetsPanel::proceed);
    connect(row, &TargetRow::removeRequested, this, [this, row] { removeRow(row); });
    return row;
}

void TargetsPanel::removeRow(TargetRow* row)
{
    m_rows.removeOne(row);
    row->hide();
    row->deleteLater();
    keepUp();
}

/// The model, the locks or what is asked has changed: what was found holds no more. `isAnother`: its states and actions
/// may be others.
void TargetsPanel::keepUp(bool isAnother)
{
    const hmm::Model& model = m_document.hmm();
    if (isAnother)
        for (TargetRow* row : QList<TargetRow*>(m_rows))
            if (!row->setModel(model)) removeRow(row);
    m_solution.reset();
    ++m_question;
    if (isOpen()) m_redraw.start();
}

void TargetsPanel::showNow()
{
    const hmm::Model& model = m_document.hmm();
    m_lengthLine->setVisible(!model.hasEnd());
    std::optional<hmm::Figures> figures; // only where a figure has a value
    for (TargetRow* row : std::as_const(m_rows)) {
        const bool hasValue = hmm::Figures::check(model, spec().length, row->figure()).has_value();
        if (hasValue && !figures) figures.emplace(model, spec().length);
        row->setNow(hasValue ? std::optional(figures->value(row->figure())) : std::nullopt);
    }
    showState();
    showSolution();
}

std::vector<hmm::Target> TargetsPanel::targets() const
{
    std::vector<hmm::Target> targets;
    for (const TargetRow* row : m_rows)
        if (const auto target = row->target()) targets.push_back(*target);
    return targets;
}

hmm::TargetSpec TargetsPanel::spec() const
{
    hmm::TargetSpec spec;
    if (!m_document.hmm().hasEnd()) spec.length = m_length->value();
    return spec;
}

void TargetsPanel::proceed()
{
    const bool isWrong = std::ranges::any_of(m_rows, [](const TargetRow* row) { return !row->wrongText().isEmpty(); });
    if (isBusy() || isWrong) return;
    if (m_solution)
        apply();
    else if (!targets().empty())
        solve();
}

void TargetsPanel::solve()
{
    if (m_redraw.isActive()) { // later it would wipe out an answer that comes at once
        m_redraw.stop();
        showNow();
    }
    auto found = std::make_shared<std::optional<hmm::Targeted>>();
    const Wording title = [] { return tr("Meeting targets"); };
    const auto work = [found, model = m_document.hmm(), targets = targets(), locks = m_document.locks(),
                       spec = spec()](store::Workspace&, const ProgressSink&, const Control& control) -> Result<> {
        auto met = hmm::meetTargets(model, targets, locks, spec, control);
        if (!met) return tl::unexpected(met.error());
        *found = std::move(*met);
        return {};
    };
    Job* job = m_workbench.jobs().start(title, false, work, this, [this, found, question = m_question](Job* ended) {
        // What was found for a moment ago is no answer any more.
        const bool isCurrent = question == m_question && ended->state() == Job::State::Finished;
        if (isCurrent && *found) take(std::move(**found));
    });
    follow(job);
}

void TargetsPanel::take(hmm::Targeted solution)
{
    m_solution = std::move(solution);
    showState();
    showSolution();
}

void TargetsPanel::apply()
{
    const auto targets = this->targets();
    const hmm::Figure first = targets.front().figure;
    const hmm::Model solved = std::move(m_solution->model);
    m_solution.reset();
    m_document.setProbabilities(solved, [count = targets.size(), words = figureWords(solved, first),
                                         value = figureText(first, targets.front().value)] {
        return count == 1 ? tr("Meet target: %1 %2").arg(words.text(), value) : tr("Meet %1 targets").arg(count);
    });
    showNow();
}

void TargetsPanel::showState()
{
    setTitle(tr("Targets"), m_solution ? tr("Apply") : tr("Solve"));
    for (const TargetRow* row : std::as_const(m_rows))
        if (const QString wrong = row->wrongText(); !wrong.isEmpty())
            return setProblem((row->figure().isInEvents() ? tr("“%1” is no number of events.")
                                                          : tr("“%1” is no share: they lie between 0 % and 100 %."))
                                  .arg(wrong.left(20)));
    setProblem(targets().empty() ? tr("Say for at least one figure what it shall be.") : QString());
}

QString TargetsPanel::costWords() const
{
    const QString nats = formatNumber(m_solution->divergence, 4);
    const bool isEndless = !m_document.hmm().hasEnd() && spec().length == 0;
    return isEndless ? tr("Costs %1 nats of relative entropy an event.").arg(nats)
                     : tr("Costs %1 nats of relative entropy a session.").arg(nats);
}

/// What becomes of the length of sessions, which a share can be met by as well: where nobody asked for it, a person
/// must see it.
QString TargetsPanel::lengthWords() const
{
    const hmm::Figure length{Kind::Length, 0, {}};
    if (std::ranges::any_of(targets(), [&](const hmm::Target& target) { return target.figure == length; })) return {};
    const auto lengthOf = [&](const hmm::Model& model) {
        return hmm::Figures::check(model, 0, length) ? std::optional(hmm::Figures(model, 0).value(length))
                                                     : std::nullopt;
    };
    const auto before = lengthOf(m_document.hmm()), after = lengthOf(m_solution->model);
    if (!before || !after) return {};
    const QString words = tr("Mean session length: %1 → %2").arg(formatNumber(*before, 1), formatNumber(*after, 1));
    constexpr double startling = 2;
    if (*after < startling * *before && *before < startling * *after) return QStringLiteral("<p>%1</p>").arg(words);
    return QStringLiteral("<p><span style='color:%1'>▲ %2</span> %3</p>")
        .arg(Theme::instance().colours().bad.name(), words, tr("Add a target for the length to keep it."));
}

void TargetsPanel::showSolution()
{
    std::size_t next = 0;
    for (TargetRow* row : std::as_const(m_rows)) {
        const bool isMet = m_solution && row->target().has_value();
        row->setAchieved(isMet ? std::optional(m_solution->achieved[next++]) : std::nullopt);
    }
    m_result->setVisible(m_solution.has_value());
    if (!m_solution) return;
    QString rows;
    for (const hmm::Change& change : hmm::largestChanges(m_document.hmm(), m_solution->model, mostChanges))
        rows +=
            QStringLiteral("<tr><td>%1</td><td align='right'>&nbsp;%2</td><td>→ %3</td></tr>")
                .arg(cellWords(m_document.hmm(), change.cell).toHtmlEscaped(),
                     formatPercent(change.before, 1).toHtmlEscaped(), formatPercent(change.after, 1).toHtmlEscaped());
    const QString title = rows.isEmpty() ? tr("No probability differs") : tr("Largest changes of single probabilities");
    const QString reason =
        rows.isEmpty() ? QString() : tr("By their difference. States that sessions seldom visit change most freely.");
    m_result->setText(
        QStringLiteral("<p>%1</p>%2<p><b>%3</b></p><table cellpadding='1'>%4</table>"
                       "<p><span style='color:%5'>%6</span></p>")
            .arg(costWords(), lengthWords(), title, rows, Theme::instance().colours().muted.name(), reason));
}

} // namespace sessionsmith::widgets
