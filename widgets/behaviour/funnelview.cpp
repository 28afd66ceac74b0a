// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/funnelview.h"

#include "engine/synthesis/generator.h"
#include "widgets/common/choicebox.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QHelpEvent>
#include <QPushButton>
#include <QToolTip>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr int boxHeight = 28;

int longestSession(const hmm::Model& model)
{
    return model.hasEnd() ? synthesis::GenerateSpec{}.maximumLength : synthesis::defaultPreviewLength;
}

} // namespace

FunnelView::FunnelView(const PreviewData& data)
    : PreviewView(data), m_title(subtitleLabel()), m_add(new QPushButton(this))
{
    m_title->setParent(this);
    for (int step = 0; step < mostSteps; ++step) {
        auto* box = new ChoiceBox(this);
        box->setMinimumContentsLength(4);
        box->hide();
        connect(box, &QComboBox::activated, this, [this, step](int entry) { chooseAction(step, entry); });
        m_boxes.push_back(box);
    }
    m_add->setProperty("flat", true);
    setTabOrder(m_boxes.back(), m_add);
    connect(m_add, &QPushButton::clicked, this, &FunnelView::addStep);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    setMinimumSize(boxWidth + 2 * numberWidth + 120, titleHeight + namesHeight + 3 * rowHeight);
}

void FunnelView::retranslate()
{
    m_add->setText(tr("+ Add a step"));
    m_title->setToolTip(tr("A session comes as far as a step when it shows its action after that of the step before, "
                           "with anything between them. Shares of the model are exact; those of the log are counted, "
                           "and their whiskers are 95 % intervals."));
    m_known.clear(); // words of another language
    fillBoxes();
    showTitle();
    layOut();
}

void FunnelView::showTitle()
{
    m_title->setText(m_data.hasReal() || m_data.realName.isEmpty()
                         ? tr("sessions that show these actions in this order; of the model exactly")
                         : m_data.realNote);
}

void FunnelView::setSteps(std::vector<std::string> steps)
{
    m_steps = std::move(steps);
    if (m_steps.size() > std::size_t(mostSteps)) m_steps.resize(std::size_t(mostSteps));
    showSample();
}

std::vector<int> FunnelView::actions() const
{
    const auto& names = m_data.hmm().actions;
    std::vector<int> result;
    for (const std::string& step : m_steps)
        result.push_back(int(std::find(names.begin(), names.end(), step) - names.begin()));
    return result;
}

/// Another model may call its actions otherwise; a funnel of at least two steps is left.
void FunnelView::keepKnownSteps()
{
    const auto& names = m_data.hmm().actions;
    std::erase_if(m_steps, [&](const std::string& step) { return std::ranges::find(names, step) == names.end(); });
    if (!m_steps.empty() || names.empty()) return;
    const auto goal = std::size_t(ActionColours::goal(names));
    for (std::size_t action = 0; action < std::min<std::size_t>(2, goal); ++action)
        m_steps.push_back(names[action]);
    m_steps.push_back(names[goal]);
}

void FunnelView::showReal()
{
    showTitle();
}

void FunnelView::showSample()
{
    keepKnownSteps();
    fillBoxes();
    const hmm::Model& model = m_data.hmm();
    m_figures = funnelFigures(model, actions(), m_data.realActions, longestSession(model));
    QStringList all;
    for (std::size_t step = 0; step < m_figures.size(); ++step)
        all << description(step);
    setAccessibleDescription(all.join(u'\n'));
    update();
}

void FunnelView::fillBoxes()
{
    const auto& names = m_data.hmm().actions;
    const bool isNew = m_known != names;
    m_known = names;
    for (std::size_t step = 0; step < m_boxes.size(); ++step) {
        QComboBox* box = m_boxes[step];
        const bool isUsed = step < m_steps.size();
        box->setVisible(isUsed);
        if (isNew) {
            box->clear();
            for (const std::string& name : names)
                box->addItem(actionWord(name));
            box->addItem(tr("Remove this step"));
            box->setAccessibleName(tr("Action of step %1").arg(step + 1));
        }
        if (isUsed) box->setCurrentIndex(int(std::find(names.begin(), names.end(), m_steps[step]) - names.begin()));
    }
    m_add->setVisible(m_steps.size() < m_boxes.size());
    layOut();
}

void FunnelView::chooseAction(int step, int entry)
{
    const auto& names = m_data.hmm().actions;
    if (std::size_t(entry) < names.size())
        m_steps[std::size_t(step)] = names[std::size_t(entry)];
    else if (m_steps.size() > 1)
        m_steps.erase(m_steps.begin() + step);
    showSample();
}

void FunnelView::addStep()
{
    if (m_steps.size() >= m_boxes.size()) return;
    const auto& names = m_data.hmm().actions;
    const auto unused = std::ranges::find_if(
        names, [&](const std::string& name) { return std::ranges::find(m_steps, name) == m_steps.end(); });
    m_steps.push_back(unused == names.end() ? names.back() : *unused);
    showSample();
    m_boxes[m_steps.size() - 1]->setFocus(Qt::OtherFocusReason);
}

QRect FunnelView::row(int step) const
{
    return {0, titleHeight + namesHeight + step * rowHeight, width(), rowHeight};
}

int FunnelView::stepAt(const QPoint& position) const
{
    for (int step = 0; step < int(m_figures.size()); ++step)
        if (row(step).contains(position)) return step;
    return -1;
}

void FunnelView::layOut()
{
    m_title->setGeometry(0, 0, width(), titleHeight);
    for (std::size_t step = 0; step < m_boxes.size(); ++step)
        m_boxes[step]->setGeometry(0, row(int(step)).top() + (rowHeight - boxHeight) / 2, boxWidth, boxHeight);
    const QRect place = row(int(m_steps.size()));
    m_add->setGeometry(0, place.top() + (rowHeight - boxHeight) / 2, m_add->sizeHint().width(), boxHeight);
}

void FunnelView::resizeEvent(QResizeEvent*)
{
    layOut();
}

QString FunnelView::description(std::size_t step) const
{
    const FunnelStep& figures = m_figures[step];
    const QString name = actionWord(m_steps[step]);
    QString text = tr("%1: synthetic %2 of all sessions").arg(name, formatPercent(figures.share, 2));
    if (step > 0) text += tr(", %1 of those of the step before").arg(formatPercent(figures.conversion, 2));
    for (std::size_t before = 0; before + 1 < step; ++before)
        if (m_figures[before].share > 0)
            text += tr(", %1 of those of “%2”")
                        .arg(formatPercent(figures.share / m_figures[before].share, 2), actionWord(m_steps[before]));
    if (figures.realShare < 0) return text;
    text += u'\n' + tr("%1: %2 sessions, %3 of all (95 % interval %4 to %5)")
                        .arg(m_data.realName, formatInteger(std::int64_t(figures.realCount)),
                             formatPercent(figures.realShare, 2), formatPercent(figures.realInterval.low, 2),
                             formatPercent(figures.realInterval.high, 2));
    if (step > 0 && figures.realConversion >= 0)
        text += tr(", %1 of those of the step before (%2 to %3)")
                    .arg(formatPercent(figures.realConversion, 2), formatPercent(figures.realConversionInterval.low, 2),
                         formatPercent(figures.realConversionInterval.high, 2));
    return text;
}

bool FunnelView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return PreviewView::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int step = stepAt(help->pos());
    QToolTip::showText(help->globalPos(), step < 0 ? QString() : description(std::size_t(step)), this);
    return true;
}

} // namespace sessionsmith::widgets
