// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/sessionsview.h"

#include "engine/hmm/inference.h"
#include "widgets/behaviour/sessiondetail.h"
#include "widgets/common/actioncolours.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/legend.h"
#include "widgets/common/sessionrows.h"
#include "widgets/common/texts.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

/// The most likely states of the sessions that the model can produce; the others have none.
hmm::Sequences decodedStates(const hmm::Model& model, const hmm::Sequences& actions,
                             const std::vector<std::size_t>& sessions)
{
    hmm::Sequences known;
    std::vector<bool> isKnown;
    for (const std::size_t session : sessions) {
        const auto events = actions[session];
        isKnown.push_back(std::ranges::none_of(events, [&](int action) { return action >= model.actionCount(); }));
        if (isKnown.back()) known.append(events);
    }
    const auto paths = hmm::decode(model, known, 1);
    hmm::Sequences states;
    std::size_t next = 0;
    for (const bool is : isKnown)
        states.append(is && paths ? (*paths)[next++].states : std::span<const std::uint8_t>());
    return states;
}

} // namespace

SessionsView::SessionsView(const PreviewData& data)
    : PreviewView(data), m_syntheticTitle(subtitleLabel()), m_realTitle(subtitleLabel()), m_synthetic(new SessionRows),
      m_real(new SessionRows), m_realColumn(new QWidget), m_detail(new SessionDetail(data.document)),
      m_legend(new Legend), m_stateKey(new QWidget), m_stateTitle(subtitleLabel()), m_stateLegend(new Legend),
      m_personaKey(new QWidget), m_personaTitle(subtitleLabel()), m_personaLegend(new Legend)
{
    auto* columns = new QHBoxLayout;
    columns->setSpacing(16);
    auto* left = new QVBoxLayout;
    left->setSpacing(6); // not that of the columns around it
    left->addWidget(m_syntheticTitle);
    left->addWidget(m_synthetic, 1);
    auto* right = new QVBoxLayout(m_realColumn);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(6);
    right->addWidget(m_realTitle);
    right->addWidget(m_real, 1);
    columns->addLayout(left, 1);
    columns->addWidget(m_realColumn, 1);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(columns, 1);
    layout->addWidget(m_detail);
    layout->addWidget(m_legend);
    m_realColumn->hide();
    m_detail->hide();
    const auto addKey = [layout](QWidget* key, QWidget* title, QWidget* legend) {
        auto* column = new QVBoxLayout(key);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(4);
        column->addWidget(title);
        column->addWidget(legend);
        key->hide();
        layout->addWidget(key);
    };
    addKey(m_stateKey, m_stateTitle, m_stateLegend);
    addKey(m_personaKey, m_personaTitle, m_personaLegend);

    connect(m_synthetic, &SessionRows::shownChanged, this, &SessionsView::showSyntheticStates);
    connect(m_real, &SessionRows::shownChanged, this, &SessionsView::showRealStates);
    for (const auto& [chosen, other] : {std::pair(m_synthetic, m_real), std::pair(m_real, m_synthetic)})
        connect(chosen, &SessionRows::chosenChanged, this, [this, other = other] {
            other->choose(-1); // one is decoded at a time
            showDetail();
        });
    connect(m_detail, &SessionDetail::closed, this, &SessionsView::closeDetail);
}

void SessionsView::retranslate()
{
    m_synthetic->setPlaceholder(tr("The sessions of this model appear here."));
    m_synthetic->setAccessibleName(tr("Synthetic sessions"));
    m_real->setAccessibleName(tr("Real sessions"));
    for (SessionRows* rows : {m_synthetic, m_real})
        rows->setHint(tr("A click shows its hidden states."));
    m_detail->retranslate();
    showTitles();
    showDetail();
}

void SessionsView::showTitles()
{
    const QString count = formatInteger(std::int64_t(m_data.synthetic.sessions.size()));
    const auto& actions = m_data.synthetic.actions;
    const QString goal = actions.empty() ? QString() : actionWord(actions[std::size_t(ActionColours::goal(actions))]);
    m_syntheticTitle->setText(m_data.persona
                                  ? tr("%1 synthetic of %2, earliest %3 on top").arg(count, m_data.personaName, goal)
                                  : tr("%1 synthetic, earliest %2 on top").arg(count, goal));
    m_realTitle->setText(!m_data.hasReal() ? m_data.realNote
                         : m_data.persona  ? tr("%1, of all personas, same order").arg(m_data.realName)
                                           : tr("%1, same order").arg(m_data.realName));
    m_real->setPlaceholder(m_data.realNote);
    m_stateTitle->setText(m_data.hasReal() ? tr("line below: hidden state, of the log the likeliest")
                                           : tr("line below: hidden state"));
    m_personaTitle->setText(m_data.hasReal() ? tr("band beside: persona, of the log the likeliest")
                                             : tr("band beside: persona"));
}

void SessionsView::showReal()
{
    m_realColumn->setVisible(!m_data.realName.isEmpty());
    m_real->choose(-1);
    m_real->setSample(m_data.hasReal() ? &m_data.real : nullptr, m_data.realColours);
    showTitles();
}

void SessionsView::showSample()
{
    const ModelDocument& document = m_data.document;
    m_synthetic->setSample(&m_data.synthetic, document.actionColours());
    m_legend->setNames(m_data.synthetic.actions, document.actionColours());
    m_stateLegend->setNames(m_data.hmm().states, document.stateColours());
    showTitles();
    showPersonas();
    showSyntheticStates();
    showRealStates();
    showDetail();
}

/// One persona alone needs no marks.
bool SessionsView::marksPersonas() const
{
    return m_data.marksPersonas && !m_data.persona && m_data.document.personas().size() > 1;
}

void SessionsView::showPersonas()
{
    m_personaKey->setVisible(marksPersonas());
    if (!marksPersonas()) return;
    std::vector<std::string> names;
    std::vector<QColor> colours;
    for (int persona = 0; persona < int(m_data.document.personas().size()); ++persona) {
        names.push_back(m_data.document.personaName(persona).toStdString());
        colours.push_back(m_data.document.personaColour(persona));
    }
    m_personaLegend->setNames(names, std::move(colours));
}

void SessionsView::setShowsStates(bool shows)
{
    m_showsStates = shows;
    m_stateKey->setVisible(shows);
    m_synthetic->setShowsStates(shows);
    m_real->setShowsStates(shows);
    showSyntheticStates();
    showRealStates();
}

void SessionsView::showSyntheticStates()
{
    hmm::Sequences states;
    if (m_showsStates || marksPersonas())
        for (const std::size_t session : m_synthetic->shown())
            states.append(m_data.synthetic.sessions.statesOf(session));
    showStates(*m_synthetic, std::move(states));
}

void SessionsView::showRealStates()
{
    hmm::Sequences states;
    if ((m_showsStates || marksPersonas()) && m_data.hasReal())
        states = decodedStates(m_data.hmm(), m_data.realActions, m_real->shown());
    showStates(*m_real, std::move(states));
}

/// `states` of the sessions that show; none for those that the model cannot produce.
void SessionsView::showStates(SessionRows& rows, hmm::Sequences states)
{
    std::vector<QColor> marks;
    if (marksPersonas())
        for (std::size_t row = 0; row < states.size(); ++row)
            marks.push_back(states[row].empty()
                                ? QColor()
                                : m_data.document.personaColour(m_data.document.personaOf(states[row].front())));
    rows.setMarks(std::move(marks));
    rows.setStates(m_showsStates ? std::move(states) : hmm::Sequences(), m_data.document.stateColours());
}

void SessionsView::showDetail()
{
    const bool isReal = m_real->chosen() >= 0 && m_data.hasReal();
    const int chosen = isReal ? m_real->chosen() : m_synthetic->chosen();
    const SessionSample& sample = isReal ? m_data.real : m_data.synthetic;
    const bool hasOne = chosen >= 0 && std::size_t(chosen) < sample.sessions.size();
    m_detail->setVisible(hasOne);
    if (!hasOne) return;
    const auto session = std::size_t(chosen);
    QStringList words;
    for (const std::int32_t action : sample.session(session))
        words << actionWord(sample.actions[std::size_t(action)]);
    if (isReal)
        m_detail->setSession(decodedSession(m_data.hmm(), m_data.realActions[session]), words,
                             tr("Session %1 of %2").arg(text(sample.names[session]), m_data.realName), false);
    else
        m_detail->setSession(decodedSession(m_data.hmm(), sample.session(session), sample.sessions.statesOf(session)),
                             words, tr("Synthetic session %1").arg(chosen + 1), true);
}

void SessionsView::closeDetail()
{
    m_synthetic->choose(-1);
    m_real->choose(-1);
    showDetail();
}

void SessionsView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_detail->isVisible())
        closeDetail();
    else
        PreviewView::keyPressEvent(event);
}

} // namespace sessionsmith::widgets
