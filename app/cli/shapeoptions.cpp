// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shapeoptions.h"

namespace sessionsmith::cli {

void ShapeOptions::add(Arguments& arguments)
{
    namespace limits = learning::limits;
    arguments.choice("--architecture", m_architecture,
                     "bert looks both ways and learns from hidden items, gpt looks back and learns from every item, "
                     "t5 reads with an encoder and tells with a decoder, gru is recurrent and learns as gpt does",
                     {"bert", "gpt", "t5", "gru"});
    arguments.choice(
        "--size", m_size,
        "Layers, hidden and heads at once, each of which can be given all the same: 2 x 128 x 2, 4 x 512 x 8, "
        "8 x 512 x 8, 12 x 768 x 12",
        {"tiny", "small", "medium", "base"});
    m_layers = &arguments.number("--layers", m_model.layers, "Layers; of t5 those of encoder and decoder together",
                                 limits::layers);
    m_hidden =
        &arguments.number("--hidden", m_model.hidden, "Width of the layers, a multiple of the heads", limits::hidden);
    m_heads = &arguments.number("--heads", m_model.heads, "Attention heads (not gru)", limits::heads);
    arguments.number("--max-length", m_model.maxLength, "Events a model looks back", limits::maxLength);
    arguments.choice("--norm", m_norm,
                     "Where each part of a layer is normalised: before it, or behind it as BERT does (not gru)",
                     {"pre", "post"});
    arguments.flag("--own-output", m_ownOutput, "Score items by weights of their own instead of their embeddings");
    arguments.flag("--categories", m_model.useCategories, "Tell the model the category of each item");
    arguments.flag("--gaps", m_model.useGaps,
                   "Tell the model the time since the event before, in doublings of a second");
}

Result<learning::ModelSpec> ShapeOptions::model() const
{
    learning::ModelSpec model = m_model;
    model.tiedOutput = !m_ownOutput;
    const auto architecture = learning::architectureNamed(m_architecture);
    if (!architecture) return tl::unexpected(architecture.error());
    model.architecture = *architecture;
    const auto norm = learning::normPlaceNamed(m_norm);
    if (!norm) return tl::unexpected(norm.error());
    model.norm = *norm;
    if (m_size.empty()) return model;
    const auto size = learning::modelSizeNamed(m_size);
    if (!size) return tl::unexpected(size.error());
    if (m_layers->count() == 0) model.layers = size->layers;
    if (m_hidden->count() == 0) model.hidden = size->hidden;
    if (m_heads->count() == 0) model.heads = size->heads;
    return model;
}

} // namespace sessionsmith::cli
