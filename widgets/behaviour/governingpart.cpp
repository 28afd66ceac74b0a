// SPDX-License-Identifier: GPL-3.0-or-later
// The way from a difference that a fidelity report found to what of the model governs it.
#include "widgets/behaviour/behaviourpage.h"
#include "widgets/behaviour/initialbar.h"
#include "widgets/behaviour/matrixview.h"
#include "widgets/behaviour/openmodel.h"
#include "widgets/behaviour/previewcard.h"
#include "widgets/behaviour/transitioncard.h"
#include "widgets/common/texts.h"
#include "widgets/generator/generatorview.h"

namespace sessionsmith::widgets {

/// By its name, else by the word that both go by ("pv" and "browse").
int BehaviourPage::actionOf(const std::string& name) const
{
    const std::vector<std::string>& actions = m_document.hmm().actions;
    auto found = std::ranges::find(actions, name);
    if (found == actions.end()) found = std::ranges::find(actions, actionWord(name), actionWord);
    return found == actions.end() ? -1 : int(found - actions.begin());
}

int BehaviourPage::stateOf(const std::string& action) const
{
    const int column = actionOf(action);
    if (column < 0) return -1;
    Eigen::Index state = 0;
    m_document.hmm().emission.col(column).maxCoeff(&state);
    return int(state);
}

void BehaviourPage::showCell(MatrixView& matrix, int row, int column)
{
    matrix.setCurrentCell(std::max(0, row), std::max(0, column));
    matrix.setFocus();
}

void BehaviourPage::showPart(const QString& model, const QString& real, const fidelity::Difference& difference)
{
    const std::string name = model.toStdString();
    if (name != m_open->name() && !(mayLeaveModel() && check(m_open->open(name)))) return;
    m_preview->setBeside(real);
    showView(States);
    const auto showCard = [this](GeneratorView::Place place) {
        showView(Generator);
        m_generator->point(place);
    };
    const int from = stateOf(difference.from), states = m_document.hmm().stateCount();
    switch (difference.part) {
    case fidelity::Part::Initial:
        m_initial->setCurrent(std::max(0, from));
        m_initial->setFocus();
        break;
    case fidelity::Part::Transition:
        showCell(*m_transition, from, stateOf(difference.to));
        break;
    case fidelity::Part::Emission:
        showCell(*m_emission, from, actionOf(difference.from));
        break;
    case fidelity::Part::End:
        if (m_document.hmm().hasEnd())
            showCell(*m_transition, from, states);
        else
            showCard(GeneratorView::Lengths);
        break;
    case fidelity::Part::Gaps:
        showCard(GeneratorView::Gaps);
        break;
    case fidelity::Part::Items:
        showCard(GeneratorView::Catalogue);
        break;
    case fidelity::Part::ItemTransitions:
        showCard(GeneratorView::Interest);
        break;
    case fidelity::Part::Revisits:
        showCard(GeneratorView::Revisits);
        break;
    }
}

} // namespace sessionsmith::widgets
