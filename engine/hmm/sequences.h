// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <ranges>
#include <span>
#include <string>
#include <vector>

namespace sessionsmith::hmm {

/// Many sequences of action (or state) indices, one after the other: sequence i is symbols[offsets[i]] ...
/// [offsets[i+1]-1].
struct Sequences
{
    std::vector<std::int32_t> symbols;
    std::vector<std::size_t> offsets{0};

    std::size_t size() const { return offsets.size() - 1; }
    double meanLength() const { return double(symbols.size()) / double(size()); }
    std::span<const std::int32_t> operator[](std::size_t i) const
    {
        return {symbols.data() + offsets[i], offsets[i + 1] - offsets[i]};
    }
    void append(const std::ranges::input_range auto& sequence)
    {
        symbols.insert(symbols.end(), std::ranges::begin(sequence), std::ranges::end(sequence));
        offsets.push_back(symbols.size());
    }
};

/// Errors: a symbol outside 0 ... actions-1, an empty sequence, no sequence at all; said with sequence and position.
Result<> checkSymbols(const Sequences& sequences, int actions);

/// A file or a pipe with one sequence a line, names or indices of `actions` separated by blanks; empty lines are
/// skipped. Errors: unreadable, a word that is neither (with its line), no sequence at all, cancelled.
Result<Sequences> readSequences(const std::filesystem::path& path, const std::vector<std::string>& actions,
                                const Control& control = {});

/// The same where the actions are not known beforehand: names in order of appearance, or, if every word is a number,
/// "0" ... "largest". Errors: also a word that is no name (see checkName()).
struct NamedSequences
{
    std::vector<std::string> actions;
    Sequences sequences;
};
Result<NamedSequences> readSequences(const std::filesystem::path& path, const Control& control = {});

} // namespace sessionsmith::hmm
