// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/limits.h"
#include "engine/base/result.h"

#include <array>
#include <string>

namespace sessionsmith::learning {

/// bert: bidirectional encoder (Devlin et al. 2019). gpt: causal decoder (Radford et al. 2019). t5: encoder and decoder
/// (Raffel et al. 2020). gru: gated recurrent units (Hidasi et al., GRU4Rec, 2016).
enum class Architecture { Bert, Gpt, T5, Gru };
/// Where a transformer normalises: what a sublayer reads, or what it and the way around it add up to.
enum class NormPlace { Pre, Post };

const char* name(Architecture architecture);
const char* name(NormPlace place);
Result<Architecture> architectureNamed(const std::string& name);
Result<NormPlace> normPlaceNamed(const std::string& name);

/// A model over the sum of the embeddings of what an event has.
struct ModelSpec
{
    Architecture architecture = Architecture::Gpt;
    int layers = 2; ///< of t5: of both stacks together; the encoder has one more where the number is odd
    int hidden = 64;
    int heads = 2;                   ///< gru has none
    int maxLength = 50;              ///< longer contexts are cut to their most recent events
    NormPlace norm = NormPlace::Pre; ///< gru has none
    bool tiedOutput = true;          ///< items are scored by their own embeddings
    bool useCategories = false;      ///< events have the category of their item
    bool useGaps = false;            ///< events have the time since the one before, in logarithmic bins

    /// Each item is told from those before it alone.
    bool isCausal() const { return architecture == Architecture::Gpt || architecture == Architecture::Gru; }
    /// Errors: the first impossible value, with its name.
    Result<> validate() const;
};

/// The sizes of Turc et al. (Well-Read Students Learn Better, 2019), of which `base` is that of BERT-base.
struct ModelSize
{
    const char* name;
    int layers, hidden, heads;
};
inline constexpr std::array modelSizes{ModelSize{"tiny", 2, 128, 2}, ModelSize{"small", 4, 512, 8},
                                       ModelSize{"medium", 8, 512, 8}, ModelSize{"base", 12, 768, 12}};
Result<ModelSize> modelSizeNamed(const std::string& name);

/// What ModelSpec::validate() allows. They keep every size far from overflow; what fits into the memory shows itself at
/// the start of a run.
namespace limits {
inline constexpr Limits layers{1, 64}, hidden{1, 8192}, heads{1, 256}, maxLength{2, 8192};
} // namespace limits

} // namespace sessionsmith::learning
