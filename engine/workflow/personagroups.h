// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/mixture.h"
#include "engine/hmm/personas.h"

namespace sessionsmith::workflow {

/// The sequences of a log by the persona of their users.
struct PersonaGroups
{
    std::vector<hmm::ClusterCount> tried;
    std::vector<hmm::Sequences> sequences; ///< of each persona, the one with the most first
    std::vector<std::int32_t> member;      ///< of each sequence, its persona

    int count() const { return int(sequences.size()); }
};

/// Clusters users as hmm::userKinds does. `users`: whose each sequence is, those of one side by side. Errors: fewer
/// users than `most`; users who show fewer kinds of behaviour than the number chosen.
Result<PersonaGroups> groupSequences(const hmm::Sequences& sequences, const std::vector<std::int32_t>& users,
                                     int actions, int fewest, int most, std::uint64_t seed);

/// Errors: more states than a model has, of so many personas together.
Result<> checkMixtureSize(int personas, int states);
/// Mixes them as "persona 1" ..., those with the largest weights first.
Result<hmm::Model> mixedBySize(std::vector<hmm::Persona> personas);
/// The same anew for a mixture of `count` personas with as many states each.
Result<hmm::Model> sortedBySize(const hmm::Model& mixture, int count);

} // namespace sessionsmith::workflow
