// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"
#include "widgets/common/actioncolours.h"

namespace sessionsmith::widgets {

/// Which colours the states and actions of a model have. Each keeps its own while it is renamed, split, merged or
/// moved, so that a colour stands for what it stood for before an edit.
struct ModelColours
{
    ActionColours states, actions;

    /// Those that the names alone give.
    static ModelColours of(const hmm::Model& model);
    /// Those of a model whose state i was number states[i] of this one, -1 where it is new; `actions` the same.
    ModelColours followed(const hmm::Model& changed, const std::vector<int>& states,
                          const std::vector<int>& actions) const;
    /// Those of another model: what is called as in `model`, which these are of, goes on with its colour.
    ModelColours matched(const hmm::Model& model, const hmm::Model& other) const;
    bool operator==(const ModelColours&) const = default;
};

/// As JSON, to be kept beside the model; empty where the names give the same.
std::string writeColours(const hmm::Model& model, const ModelColours& colours);
/// What cannot be read, and what `text` does not name, has the colour that its name gives.
ModelColours readColours(const hmm::Model& model, const std::string& text);

} // namespace sessionsmith::widgets
