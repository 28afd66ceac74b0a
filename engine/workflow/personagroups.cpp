// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/personagroups.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace sessionsmith::workflow {

namespace {

/// What each user did, all sessions in one.
hmm::Sequences joinedByUser(const hmm::Sequences& sequences, const std::vector<std::int32_t>& users)
{
    hmm::Sequences joined;
    joined.symbols = sequences.symbols;
    for (std::size_t i = 0; i < sequences.size(); ++i)
        if (i + 1 == sequences.size() || users[i + 1] != users[i]) joined.offsets.push_back(sequences.offsets[i + 1]);
    return joined;
}

/// For each cluster its place when they are sorted by how often they occur in `member`, the most frequent first.
std::vector<std::int32_t> placesBySize(const std::vector<std::int32_t>& member, std::size_t count)
{
    std::vector<std::size_t> sizes(count, 0);
    for (const std::int32_t cluster : member)
        ++sizes[std::size_t(cluster)];
    std::vector<std::size_t> order(count, 0);
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
    std::vector<std::int32_t> place(count, 0);
    for (std::size_t i = 0; i < count; ++i)
        place[order[i]] = std::int32_t(i);
    return place;
}

} // namespace

Result<PersonaGroups> groupSequences(const hmm::Sequences& sequences, const std::vector<std::int32_t>& users,
                                     int actions, int fewest, int most, std::uint64_t seed)
{
    const hmm::Sequences joined = joinedByUser(sequences, users);
    if (std::size_t(most) > joined.size())
        return fail(Error(SS_TEXT("engine", "{0} personas take as many users, and there are {1}"), most, joined.size())
                        .advise(SS_TEXT("engine", "Ask for fewer personas")));
    auto kinds = hmm::userKinds(joined, actions, fewest, most, seed);
    if (!kinds) return tl::unexpected(kinds.error());
    const auto kindCount = kinds->sizes.size() - std::size_t(std::count(kinds->sizes.begin(), kinds->sizes.end(), 0));
    if (kindCount < kinds->sizes.size())
        return fail(Error(SS_TEXT("engine", "{0} personas take as many kinds of behaviour, and the users show {1}"),
                          kinds->sizes.size(), kindCount)
                        .advise(SS_TEXT("engine", "Ask for fewer personas")));

    PersonaGroups groups;
    std::size_t user = 0;
    for (std::size_t i = 0; i < sequences.size(); ++i) {
        if (i > 0 && users[i] != users[i - 1]) ++user;
        groups.member.push_back(kinds->clusters.member[user]);
    }
    const std::vector<std::int32_t> places = placesBySize(groups.member, kinds->sizes.size());
    groups.sequences.resize(kinds->sizes.size());
    for (std::size_t i = 0; i < sequences.size(); ++i) {
        groups.member[i] = places[std::size_t(groups.member[i])];
        groups.sequences[std::size_t(groups.member[i])].append(sequences[i]);
    }
    groups.tried = std::move(kinds->counts);
    return groups;
}

Result<> checkMixtureSize(int personas, int states)
{
    const auto all = std::int64_t(personas) * states;
    if (all <= hmm::Model::maximumSize) return {};
    return fail(Error(SS_TEXT("engine", "{0} personas of {1} states are {2} states; a model has at most {3}"), personas,
                      states, all, hmm::Model::maximumSize)
                    .advise(SS_TEXT("engine", "Ask for fewer personas")));
}

Result<hmm::Model> mixedBySize(std::vector<hmm::Persona> personas)
{
    std::stable_sort(personas.begin(), personas.end(),
                     [](const auto& a, const auto& b) { return a.weight > b.weight; });
    for (std::size_t i = 0; i < personas.size(); ++i)
        personas[i].name = fmt::format("persona {}", i + 1);
    return hmm::mixtureOf(personas);
}

Result<hmm::Model> sortedBySize(const hmm::Model& mixture, int count)
{
    std::vector<hmm::Persona> personas;
    const int size = mixture.stateCount() / count;
    for (int p = 0; p < count; ++p) {
        std::vector<int> states(std::size_t(size), 0);
        std::iota(states.begin(), states.end(), p * size);
        personas.push_back(hmm::personaOf(mixture, std::move(states)));
    }
    return mixedBySize(std::move(personas));
}

} // namespace sessionsmith::workflow
