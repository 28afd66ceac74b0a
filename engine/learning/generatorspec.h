// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/spec.h"

namespace sessionsmith::learning {

/// Vae: a variational autoencoder over whole sessions (Bowman et al. 2016, on Kingma and Welling 2014). Gan: a network
/// that is taught by another one which tells its sessions from real ones (Yu et al., SeqGAN, 2017). What it draws is
/// discrete and has no gradient; the remedy is that of Che et al., MaliGAN (2017): the sessions it drew are learnt with
/// weights that grow with the odds of being real.
enum class GeneratorKind { Vae, Gan };

const char* name(GeneratorKind kind); ///< "vae", "gan"
Result<GeneratorKind> generatorNamed(const std::string& name);

/// How a neural generator of sessions is made and learns.
struct GeneratorSpec
{
    GeneratorKind kind = GeneratorKind::Vae;
    int embedding = 64; ///< width of items, actions and gaps
    int hidden = 128;   ///< width of the recurrent layers
    int latent = 16;    ///< Vae: dimensions of what a session is drawn from
    int maxLength = 50; ///< of longer sessions only the beginning is learnt
    int epochs = 20;
    int adversarialEpochs = 5; ///< Gan: after `epochs` of learning the log by heart
    int batch = 64;            ///< sessions
    double learningRate = 2e-3;
    double l2 = 1e-4;
    double dropout = 0.3; ///< of what asks for the next item
    /// Share of the events that the decoder is not told, so that it has to ask elsewhere ("word dropout").
    double eventDropout = 0.2;
    /// Vae: nats of each latent dimension that cost nothing, against its collapse (Kingma et al. 2016).
    double freeBits = 0.05;
    double gradientClip = 1.0; ///< by norm; 0: none
    std::uint64_t seed = 1;
    std::string device = "auto";
    unsigned threads = 0;
    double checkpointSeconds = 30;

    int allEpochs() const { return epochs + (kind == GeneratorKind::Gan ? adversarialEpochs : 0); }
    /// Errors: the first impossible value, with its name.
    Result<> validate() const;
};

namespace limits {
inline constexpr Limits embedding{1, 4096}, recurrent{1, 8192}, latent{1, 1024}, adversarialEpochs{0, 1'000'000};
inline constexpr Limits eventDropout{0, 0.95}, freeBits{0, 100};
} // namespace limits

nlohmann::json toJson(const GeneratorSpec& spec);
/// Keys that are missing keep their defaults. Errors: a wrong type, an unknown name, validate().
Result<GeneratorSpec> generatorSpecFromJson(const nlohmann::json& json);
/// As that of a TrainingSpec.
std::string differingValue(const GeneratorSpec& one, GeneratorSpec other);

} // namespace sessionsmith::learning
