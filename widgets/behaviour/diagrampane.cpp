// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/diagrampane.h"

#include "widgets/behaviour/diagramview.h"
#include "widgets/common/texts.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSlider>

#include <algorithm>
#include <array>

namespace sessionsmith::widgets {

namespace {

/// What people ask for, finer where probabilities are small.
constexpr std::array thresholds{0.0,  0.001, 0.002, 0.005, 0.01, 0.015, 0.02, 0.03,
                                0.04, 0.06,  0.08,  0.1,   0.15, 0.2,   0.3,  0.5};

int stepOf(double threshold)
{
    return int(std::ranges::lower_bound(thresholds, threshold) - thresholds.begin());
}

QString thresholdKey()
{
    return QStringLiteral("behaviour/threshold");
}

} // namespace

DiagramPane::DiagramPane(ModelDocument& document, QWidget* parent)
    : QWidget(parent), m_view(new DiagramView(document)), m_word(new QLabel), m_threshold(new QSlider(Qt::Horizontal)),
      m_value(new QLabel), m_arrange(new QPushButton), m_fit(new QPushButton)
{
    m_threshold->setRange(0, int(thresholds.size()) - 1);
    m_threshold->setPageStep(1);
    m_threshold->setFixedWidth(140);
    m_word->setBuddy(m_threshold);
    for (QLabel* label : {m_word, m_value}) {
        label->setProperty("muted", true);
        label->setProperty("small", true);
    }
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_word);
    row->addWidget(m_threshold);
    row->addWidget(m_value, 1);
    row->addWidget(m_arrange);
    row->addWidget(m_fit);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_view, 1);
    layout->addLayout(row);
    connect(m_threshold, &QSlider::valueChanged, this, &DiagramPane::setStep);
    connect(m_arrange, &QPushButton::clicked, m_view, &DiagramView::arrange);
    connect(m_fit, &QPushButton::clicked, m_view, &DiagramView::fitToView);
    m_threshold->setValue(stepOf(m_view->threshold()));
    retranslate();
}

void DiagramPane::setStep(int step)
{
    m_view->setThreshold(thresholds[std::size_t(step)]);
    sayThreshold();
}

void DiagramPane::sayThreshold()
{
    const double threshold = m_view->threshold();
    m_value->setText(threshold == 0 ? tr("nothing") : formatPercent(threshold, threshold < 0.02 ? 1 : 0));
}

void DiagramPane::retranslate()
{
    m_word->setText(tr("Hidden below"));
    m_threshold->setAccessibleName(tr("Probability below which arrows are hidden"));
    m_arrange->setText(tr("Arrange"));
    m_arrange->setToolTip(tr("Put the states in a ring, next to each other where much flows between them"));
    m_fit->setText(tr("Fit to view"));
    m_fit->setToolTip(tr("Show the whole diagram (Ctrl+0)"));
    m_view->setAccessibleName(tr("State diagram"));
    sayThreshold();
    m_view->retranslate();
}

void DiagramPane::saveState()
{
    QSettings().setValue(thresholdKey(), m_view->threshold());
}

void DiagramPane::restoreState()
{
    m_threshold->setValue(stepOf(QSettings().value(thresholdKey(), m_view->threshold()).toDouble()));
}

} // namespace sessionsmith::widgets
