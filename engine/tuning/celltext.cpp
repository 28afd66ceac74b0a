// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tuning/celltext.h"

#include "engine/base/namemessage.h"
#include "engine/base/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

namespace sessionsmith::hmm {

namespace {

using Names = std::vector<std::string>;
using Part = Cell::Part;

int indexOf(const Names& names, std::string_view name)
{
    if (name.size() >= 2 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : int(found - names.begin());
}

/// "browse click": a state and, behind it, one of `columns`. With names of several words the blank between the two is
/// the one that makes both of them known.
Result<Cell> findCell(Part part, std::string_view text, const Model& model)
{
    const Names& columns = part == Part::Emission ? model.actions : model.states;
    std::optional<Cell> found;
    for (std::size_t blank = text.find_first_of(" \t"); blank != std::string_view::npos;
         blank = text.find_first_of(" \t", blank + 1)) {
        const int row = indexOf(model.states, trimmed(text.substr(0, blank)));
        const int column = indexOf(columns, trimmed(text.substr(blank)));
        if (row < 0 || column < 0) continue;
        const Cell cell{part, row, column};
        if (found && !(*found == cell))
            return fail(Error(SS_TEXT("engine", "\"{0}\" can be read in two ways"), text)
                            .advise(SS_TEXT("engine", "Put the names in quotation marks")));
        found = cell;
    }
    if (found) return *found;
    // Which of the two is wrong: as if both were single words.
    std::string_view rest = text;
    const std::string_view first = takeWord(rest);
    if (auto row = findName(model.states, first, true); !row) return tl::unexpected(row.error());
    if (auto column = findName(columns, rest, part != Part::Emission); !column) return tl::unexpected(column.error());
    return Cell{part, 0, 0}; // not reached: both known would have been found
}

Result<Cell> endCell(std::string_view text, const Model& model)
{
    if (!model.hasEnd()) return fail(SS_TEXT("engine", "The model has no END state"));
    const auto state = findName(model.states, text, true);
    if (!state) return tl::unexpected(state.error());
    return Cell{Part::End, *state, 0};
}

void lockPart(Part part, const Model& model, Locks& locks)
{
    const int columns = part == Part::End ? 1 : part == Part::Emission ? model.actionCount() : model.stateCount();
    for (int row = 0; row < (part == Part::Initial ? 1 : model.stateCount()); ++row)
        locks.setRowLocked(part, row, columns, true);
}

} // namespace

Message quoted(const std::string& name)
{
    const bool isPlain = name.find_first_of(" \t\"=") == std::string::npos;
    return isPlain ? nameMessage(name) : Message(SS_TEXT("engine", "\"{0}\""), nameMessage(name));
}

std::string_view takeWord(std::string_view& text)
{
    text = trimmed(text);
    const std::string_view word = text.substr(0, text.find_first_of(" \t"));
    text = trimmed(text.substr(word.size()));
    return word;
}

Result<int> findName(const Names& names, std::string_view name, bool areStates)
{
    const int index = indexOf(names, name);
    if (index >= 0) return index;
    // In a sentence of its own for each: "state" and "action" are declined in other languages.
    Error error = areStates ? Error(SS_TEXT("engine", "The model knows no state \"{0}\""), name)
                            : Error(SS_TEXT("engine", "The model knows no action \"{0}\""), name);
    return fail(error.advise(SS_TEXT("engine", "Choose one of: {0}"), fmt::format("{}", fmt::join(names, ", "))));
}

bool isPart(std::string_view kind)
{
    return kind == "transition" || kind == "emission" || kind == "initial" || kind == "end";
}

Result<Cell> parseCell(std::string_view kind, std::string_view text, const Model& model)
{
    if (kind == "transition") return findCell(Part::Transition, text, model);
    if (kind == "emission") return findCell(Part::Emission, text, model);
    if (kind == "end") return endCell(text, model);
    const auto state = findName(model.states, text, true);
    if (!state) return tl::unexpected(state.error());
    return Cell{Part::Initial, 0, *state};
}

std::string textOf(const Cell& cell, const Model& model)
{
    return messageOf(cell, model).english();
}

Message messageOf(const Cell& cell, const Model& model)
{
    const auto state = [&](int index) { return quoted(model.states[std::size_t(index)]); };
    switch (cell.part) {
    case Part::Initial:
        return Message(SS_TEXT("engine", "initial {0}"), state(cell.column));
    case Part::Transition:
        return Message(SS_TEXT("engine", "transition {0} {1}"), state(cell.row), state(cell.column));
    case Part::Emission:
        return Message(SS_TEXT("engine", "emission {0} {1}"), state(cell.row),
                       quoted(model.actions[std::size_t(cell.column)]));
    case Part::End:
        break;
    }
    return Message(SS_TEXT("engine", "end {0}"), state(cell.row));
}

Result<> addLock(std::string_view text, const Model& model, Locks& locks)
{
    const std::string_view whole = trimmed(text);
    std::string_view rest = whole;
    std::string_view kind = takeWord(rest);
    const bool isRow = kind == "row";
    if (isRow) kind = takeWord(rest);
    const bool isMatrix = kind == "transition" || kind == "emission";
    if (!isPart(kind) || (isRow && !isMatrix))
        return fail(Error(SS_TEXT("engine", "\"{0}\" is nothing to lock"), whole)
                        .advise(SS_TEXT("engine", "Choose one of: {0}"),
                                "transition S S, emission S A, row transition S, row emission S, initial S, end S, "
                                "transition, emission, initial, end"));
    const Part part = kind == "transition" ? Part::Transition
                      : kind == "emission" ? Part::Emission
                      : kind == "initial"  ? Part::Initial
                                           : Part::End;
    if (part == Part::End && !model.hasEnd()) return fail(SS_TEXT("engine", "The model has no END state"));
    if (isRow) {
        const auto state = findName(model.states, rest, true);
        if (!state) return tl::unexpected(state.error());
        locks.setRowLocked(part, *state, part == Part::Emission ? model.actionCount() : model.stateCount(), true);
        return {};
    }
    if (rest.empty()) {
        lockPart(part, model, locks);
        return {};
    }
    const auto cell = parseCell(kind, rest, model);
    if (!cell) return tl::unexpected(cell.error());
    locks.setLocked(*cell, true);
    return {};
}

} // namespace sessionsmith::hmm
