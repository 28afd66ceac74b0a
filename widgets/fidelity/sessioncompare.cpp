// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fidelity/sessioncompare.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/legend.h"
#include "widgets/common/sessionrows.h"

#include <QBoxLayout>
#include <QLabel>

#include <algorithm>

namespace sessionsmith::widgets {

SessionCompare::SessionCompare(QWidget* parent)
    : QWidget(parent), m_synthetic{{}, subtitleLabel(), new SessionRows}, m_real{{}, subtitleLabel(), new SessionRows},
      m_legend(new Legend)
{
    auto* columns = new QHBoxLayout;
    columns->setSpacing(16);
    for (const Column* column : {&m_synthetic, &m_real}) {
        auto* layout = new QVBoxLayout;
        layout->setSpacing(6);
        layout->addWidget(column->title);
        layout->addWidget(column->rows, 1);
        columns->addLayout(layout, 1);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(columns, 1);
    layout->addWidget(m_legend);
}

void SessionCompare::setPictures(const fidelity::Pictures& pictures)
{
    std::vector<std::string> actions = pictures.actions;
    const auto show = [&](Column& column, const hmm::Sequences& sessions) {
        column.rows->setSample(nullptr);
        column.sample = {};
        column.sample.actions = actions;
        column.sample.sessions.actions = sessions;
        column.sample.count();
        column.rows->setSample(&column.sample);
    };
    // An action that is too rare to have a name of its own.
    const auto other = std::int32_t(actions.size());
    for (const hmm::Sequences* sessions : {&pictures.syntheticSessions, &pictures.realSessions})
        if (actions.size() == pictures.actions.size() &&
            std::ranges::find(sessions->symbols, other) != sessions->symbols.end())
            actions.emplace_back("…");
    show(m_synthetic, pictures.syntheticSessions);
    show(m_real, pictures.realSessions);
    m_legend->setNames(actions);
}

void SessionCompare::retranslate()
{
    m_synthetic.title->setText(tr("synthetic, purchases first"));
    m_real.title->setText(tr("real, same order"));
    m_synthetic.rows->setAccessibleName(tr("Synthetic sessions"));
    m_real.rows->setAccessibleName(tr("Real sessions"));
    m_legend->update();
}

} // namespace sessionsmith::widgets
