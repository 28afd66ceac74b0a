// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

#include "engine/learning/modelspec.h"

namespace sessionsmith::cli {

/// What a sequence model is like, as options ask for it: a size that has a name, and numbers that go before it.
class ShapeOptions
{
public:
    void add(Arguments& arguments);
    /// Errors: a name that is none.
    Result<learning::ModelSpec> model() const;

private:
    learning::ModelSpec m_model;
    std::string m_architecture = "bert", m_norm = "pre", m_size;
    bool m_ownOutput = false;
    CLI::Option *m_layers = nullptr, *m_hidden = nullptr, *m_heads = nullptr;
};

} // namespace sessionsmith::cli
