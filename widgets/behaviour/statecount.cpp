// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/statecount.h"

#include "widgets/common/texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StateCount)
};

} // namespace

int personaCount(const hmm::Model& model)
{
    const auto personas = hmm::personasOf(model);
    const bool named = std::ranges::none_of(personas, &std::string::empty, &hmm::Persona::name);
    return named ? int(personas.size()) : 1;
}

QString stateCountWords(int states, int personas)
{
    if (personas < 2 || states % personas != 0) return Words::tr("%n state(s)", nullptr, states);
    return Words::tr("%1 × %2").arg(Words::tr("%n persona(s)", nullptr, personas),
                                    Words::tr("%n state(s)", nullptr, states / personas));
}

QString shortStateCount(int states, int personas)
{
    if (personas < 2 || states % personas != 0) return formatInteger(states);
    return Words::tr("%1 × %2").arg(formatInteger(personas), formatInteger(states / personas));
}

} // namespace sessionsmith::widgets
