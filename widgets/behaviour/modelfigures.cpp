// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/modelfigures.h"

#include "engine/analysis/analysis.h"
#include "widgets/common/actioncolours.h"
#include "widgets/common/sessionsample.h"
#include "widgets/common/texts.h"

#include <QCoreApplication>

#include <cmath>
#include <optional>

namespace sessionsmith::widgets {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sessionsmith::widgets::ModelFigures)
};

using Kind = synthesis::LengthSettings::Kind;
constexpr int mostStates = 64; ///< beyond them the analysis takes longer than a repaint may

/// The state that shows an action most of all, for which the way to it is told.
int stateOf(const hmm::Model& model, int action)
{
    Eigen::Index state = 0;
    model.emission.col(action).maxCoeff(&state);
    return int(state);
}

} // namespace

QList<StatusItem> modelFigures(const hmm::Model& model, const synthesis::LengthSettings& lengths,
                               const SessionSample& sample, const QString& persona)
{
    const auto label = [&](const QString& what) {
        return persona.isEmpty() ? what : Words::tr("%1 (%2)").arg(what, persona);
    };
    const std::optional<hmm::Analysis> analysis =
        model.stateCount() <= mostStates ? std::optional(hmm::analyse(model)) : std::nullopt;
    const bool untilEnd = lengths.kind == Kind::End;
    const bool isExact = analysis && untilEnd && model.hasEnd() && std::isfinite(analysis->expectedLength);
    const int goal = ActionColours::goal(model.actions);

    QList<StatusItem> items;
    if (!untilEnd)
        items << StatusItem{label(Words::tr("Expected length")), formatNumber(lengths.mean(), 1),
                            Words::tr("Events of a session, on average, by its fixed or drawn length")};
    else if (isExact)
        items << StatusItem{label(Words::tr("Expected length")), formatNumber(analysis->expectedLength, 1),
                            Words::tr("Events of a session until its END, on average")};
    else if (analysis && untilEnd && model.hasEnd())
        items << StatusItem{label(Words::tr("Expected length")), QStringLiteral("∞"),
                            Words::tr("Some sessions never come to their END: the preview cuts them off")};
    else
        items << StatusItem{label(Words::tr("Length of the preview")), formatNumber(sample.meanLength, 1),
                            Words::tr("Events of a session of the preview, on average")};
    items << StatusItem{label(Words::tr("Share of %1").arg(actionWord(model.actions[std::size_t(goal)]))),
                        formatPercent(isExact ? analysis->sessionActions[goal] : sample.frequency(goal), 1),
                        isExact ? Words::tr("Among all events of sessions")
                                : Words::tr("Among all events of the preview")};
    if (!analysis) return items;
    items << StatusItem{label(Words::tr("Entropy rate")),
                        Words::tr("%1 nats").arg(formatNumber(analysis->entropyRate, 2)),
                        Words::tr("How open it is which state comes next: 0 where it is certain, %1 where all are "
                                  "equally likely")
                            .arg(formatNumber(std::log(double(model.stateCount())), 2))};
    Eigen::Index first = 0;
    model.initial.maxCoeff(&first);
    const int last = stateOf(model, goal);
    if (const double steps = analysis->firstPassage(first, last); int(first) != last && std::isfinite(steps))
        items << StatusItem{label(Words::tr("%1 → %2").arg(actionWord(model.states[std::size_t(first)]),
                                                           actionWord(model.states[std::size_t(last)]))),
                            Words::tr("%1 steps").arg(formatNumber(steps, 1)),
                            Words::tr("On average until the state is reached first, as if sessions had no END")};
    return items;
}

} // namespace sessionsmith::widgets
