// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/limits.h"
#include "engine/base/result.h"

#include <string>

namespace sessionsmith::learning {

/// How right and wrong items are weighed against each other. s are scores, + the right item, k the number of negatives.
///
/// Full: cross-entropy over the whole catalogue.
/// Sampled: the same with the sum over the catalogue estimated from k items, drawn by their popularity with
///   replacement and told by ln(k q) what was drawn too often (logQ; Bengio and Senecal 2008). The right item counts as
///   it is and is left out of the others, which makes the estimate of the sum unbiased.
/// Gbce: -(b ln sigmoid(s+) + sum ln(1 - sigmoid(s-))) / (k + 1) over k items drawn uniformly from the others, with
///   b = a (t (1 - 1/a) + 1/a), a = k / (items - 1) (Petrov and Macdonald, gSASRec, 2023). t = 1 undoes the
///   overconfidence that drawing brings, t = 0 leaves it.
/// Bce: Gbce with t = 0 (Kang and McAuley, SASRec, 2018, with k = 1).
enum class Loss { Full, Sampled, Gbce, Bce };

/// What is also learnt from a disturbed embedding of each sequence. The disturbance has the length epsilon times that
/// of the embedded sequence, so that larger embeddings cannot outgrow it.
///
/// Fgm: against the gradient of the loss (Miyato, Dai and Goodfellow 2017).
/// Pgd: in several steps of 2.5 epsilon / steps, each cut to the ball of epsilon (Madry et al. 2018).
/// Vat: where the prediction changes most, whatever is right, found by power iteration (Miyato et al. 2019).
enum class Adversarial { None, Fgm, Pgd, Vat };

/// How the learning rate goes down after the warm-up: to a tenth along half a cosine or a line, or not at all.
enum class Decline { Cosine, Linear, Constant };

/// What a training multiplies matrices in; everything else, weights and gradients too, is float32. TensorFloat32 rounds
/// the factors to 10 bits on the GPUs that can (NVIDIA, from Ampere on), BFloat16 to 7 bits on any device; both sum in
/// float32. The recurrences of gru stay in float32.
enum class Precision { Float32, TensorFloat32, BFloat16 };

const char* name(Loss loss); ///< "full", "sampled", "gbce", "bce"
const char* name(Adversarial kind);
const char* name(Decline decline);
const char* name(Precision precision); ///< "float32", "tf32", "bfloat16"
Result<Loss> lossNamed(const std::string& name);
Result<Adversarial> adversarialNamed(const std::string& name);
Result<Decline> declineNamed(const std::string& name);
Result<Precision> precisionNamed(const std::string& name);

namespace limits {
inline constexpr Limits negatives{1, 1'000'000}, calibration{0, 1};
inline constexpr Limits epsilon{1e-6, 10}, adversarialSteps{1, 100};
inline constexpr Limits averaging{0, 0.999999}, accumulate{1, 4096}, warmUp{0, 1}, layerDecay{0.01, 1};
inline constexpr Limits temperature{1e-3, 1e3}, replacedRate{0.01, 0.95};
inline constexpr Limits prune{0, 0.99}, retrainEpochs{0, 1'000'000}, ensemble{1, 64};
} // namespace limits

/// What of a model is not learnt, or learnt more slowly.
struct FreezeSpec
{
    /// "" nothing; "embeddings"; "body": all but embeddings and what has no layer; a number: so many of the layers
    /// nearest to the events (Lee, Tang and Lin 2019). Embeddings stay free then, for new items are learnt by them.
    std::string what;
    /// The rate of each layer relative to the one above it, embeddings last (Clark et al., ELECTRA, 2020, who take 0.8
    /// for small models); 1: all alike.
    double layerDecay = 1;

    /// Errors: `what` is none of these.
    Result<> validate() const;
};

/// The techniques of a training beyond model, objective and size. As they stand none is in use.
struct Techniques
{
    Loss loss = Loss::Full;
    int negatives = 256;       ///< Sampled, Gbce, Bce: drawn for a step (256 in gSASRec)
    double calibration = 0.75; ///< Gbce: t (0.75 in gSASRec)

    Adversarial adversarial = Adversarial::None;
    double epsilon = 0.02;    ///< share of the norm of the embedded sequence; Miyato et al. disturb 320 by 5
    int adversarialSteps = 3; ///< Pgd: of the search; Vat: of the power iteration, for which 1 is common

    Precision precision = Precision::Float32;

    double averaging = 0; ///< decay of the moving average of the weights that is validated and kept (EMA; 0: none).
                          ///< It begins lower: min(averaging, (1 + n) / (10 + n)) in step n (as in TensorFlow)
    int accumulate = 1;   ///< each batch is computed in so many parts, one after the other, in the memory of one
    double warmUp = 0.05; ///< share of the steps in which the learning rate rises
    Decline decline = Decline::Cosine;
    FreezeSpec freeze;
    /// All weights are updated at once, which takes fewer and larger kernels on a GPU; on the CPU it makes no
    /// difference.
    bool fusedOptimizer = true;

    /// Contrastive: the similarity is the cosine over this (0.1 in SimCLR, Chen et al. 2020).
    double temperature = 0.1;
    /// Contrastive: what makes the views of a sequence. Pipelines of an augmentation, one of which is drawn for each
    /// view, apart by "|" (Xie et al., CL4SRec, 2022).
    std::string views = "crop:0.6 | mask:0.3 | reorder:0.6";
    double replacedRate = 0.15; ///< Replaced: share of the items (Clark et al., ELECTRA, 2020)

    /// Share of each matrix that is zero in the end, the values nearest to it (Han et al. 2015); 0: none. What the
    /// model is worth at several shares is measured then.
    double prune = 0;
    int retrainEpochs = 0;      ///< after the pruning, at a tenth of the learning rate (Han et al. 2015)
    bool sparsityCurve = false; ///< is measured though nothing is pruned

    /// So many models, the m-th as a training of the seed + m alone would give it (m = 0, 1, ...). Their probabilities
    /// are averaged (Lakshminarayanan, Pritzel and Blundell 2017).
    int ensemble = 1;
    bool distil = false; ///< one model more learns what the ensemble predicts, and takes its place (Hinton et al. 2015)

    /// Errors: the first impossible value, with its name. The views are text that others check.
    Result<> validate() const;
};

} // namespace sessionsmith::learning
