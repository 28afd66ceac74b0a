// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/comparison/runtable.h"

#include <functional>
#include <memory>

namespace sessionsmith::comparison {

/// Which runs of a table a person asks for:
///
///     ndcg@10 > 0.05 and model = ecommerce
///     (gpt or bert) and not status = failed and created > 2026-11-01
///
/// A condition is a field, one of = != < <= > >= and ~ (contains), and a value, in quotes where it holds blanks. A list
/// meets a condition if one of its entries does; a field that a run does not have meets none but !=. The name of a
/// metric means of each run what RunTable::findAll() says. A word by itself is looked for in name, kind, status, data,
/// start, model, tags and note. "and" may be left out and binds more
/// strongly than "or".
class RunFilter
{
public:
    /// All runs.
    RunFilter() = default;
    /// Errors: no filter, with what is wrong in it.
    static Result<RunFilter> parse(const std::string& text);
    /// The rows that it keeps, in the table's order. Errors: no run has a field that it names.
    Result<std::vector<std::size_t>> rows(const RunTable& table) const;

    struct Node;

private:
    std::shared_ptr<const Node> m_root; ///< none: all
};

} // namespace sessionsmith::comparison
