// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/trainoptions.h"

#include "engine/workflow/workflow.h"

namespace sessionsmith::cli {

void addTrainingOptions(Arguments& arguments, learning::TrainingSpec& spec)
{
    namespace limits = learning::limits;
    arguments.number("--epochs", spec.epochs, "Passes over the data", limits::epochs);
    arguments.number("--batch", spec.batch, "Sequences a step", limits::batch);
    arguments.number("--learning-rate", spec.learningRate, "Of AdamW, after the warm-up", limits::learningRate);
    arguments.number("--l2", spec.l2, "Decoupled weight decay", limits::l2);
    arguments.number("--dropout", spec.dropout, "Share of the activations that are left out", limits::dropout);
    arguments.text("--augment", spec.augmentation,
                   "What is done to each sequence every time it is learnt, as for `augment`: \"crop:0.8, "
                   "substitute:0.1\" (default: nothing)");
    arguments.number("--patience", spec.patience,
                     "Stop after so many epochs without a better validation value; 0 for never", limits::patience);
    arguments.number("--gradient-clip", spec.gradientClip, "Largest norm of the gradient; 0 for any",
                     limits::gradientClip);
    arguments.seed(spec.seed);
    arguments.threads(spec.threads);
    arguments.device(spec.device);
    arguments.flag("--share-device", spec.shareDevice, "Do not wait for the runs that use the device");
    arguments.number("--checkpoint-seconds", spec.checkpointSeconds, "Seconds between checkpoints",
                     limits::checkpointSeconds);
}

CLI::Option& addStartWeights(Arguments& arguments, std::string& file)
{
    return arguments.text("--start-weights", file,
                          "A safetensors file to begin from, of Hugging Face or of train export: BertForMaskedLM, "
                          "GPT2LMHeadModel or T5ForConditionalGeneration of the shape that is asked for");
}

namespace {

namespace limits = learning::limits;

void addLossOptions(Arguments& arguments, learning::TrainingSpec& spec, TrainWords& words)
{
    auto& techniques = spec.techniques;
    arguments.choice(
        "--loss", words.loss,
        "full compares with the whole catalogue, sampled and bce with items that are drawn, gbce undoes the "
        "overconfidence that this brings",
        {"full", "sampled", "gbce", "bce"});
    arguments.number("--negatives", techniques.negatives, "Items that are drawn for a step (sampled, gbce, bce)",
                     limits::negatives);
    arguments.number("--calibration", techniques.calibration, "How far overconfidence is undone (gbce)",
                     limits::calibration);
    arguments.number("--label-smoothing", spec.labelSmoothing, "Share of a target that is spread over all items (full)",
                     limits::labelSmoothing);
    arguments.text("--views", techniques.views,
                   "What makes the views of a sequence (contrastive): pipelines as for `augment`, apart by |, one of "
                   "which is drawn for each");
    arguments.number("--temperature", techniques.temperature, "Of the similarity of views (contrastive)",
                     limits::temperature);
    arguments.number("--replaced-rate", techniques.replacedRate, "Share of the items that are replaced (replaced)",
                     limits::replacedRate);
}

void addDescentOptions(Arguments& arguments, learning::Techniques& techniques, TrainWords& words)
{
    arguments.choice("--adversarial", words.adversarial,
                     "Learn also from embeddings disturbed against the loss (fgm: one step, pgd: several) or where the "
                     "prediction changes most (vat)",
                     {"none", "fgm", "pgd", "vat"});
    arguments.number("--epsilon", techniques.epsilon, "Length of the disturbance, as a share of the embedded sequence",
                     limits::epsilon);
    arguments.number("--adversarial-steps", techniques.adversarialSteps, "Steps of its search (pgd, vat)",
                     limits::adversarialSteps);
    arguments.number("--ema", techniques.averaging,
                     "Decay of the moving average of the weights that is kept, such as 0.999; 0 for none",
                     limits::averaging);
    arguments.number("--accumulate", techniques.accumulate,
                     "Parts in which each batch is computed, in the memory of one", limits::accumulate);
    arguments.number("--warm-up", techniques.warmUp, "Share of the steps in which the learning rate rises",
                     limits::warmUp);
    arguments.choice("--schedule", words.schedule, "How it goes down then: to a tenth, or not at all (constant)",
                     {"cosine", "linear", "constant"});
    arguments.choice(
        "--precision", words.precision,
        "What matrices are multiplied in: tf32 on GPUs that can, bfloat16 on any device; sums, weights and "
        "evaluations stay in float32",
        {"float32", "tf32", "bfloat16"});
    arguments.flag("--separate-updates", words.separateUpdates,
                   "Update one tensor of weights after the other, not all at once: slower on a GPU");
    arguments.text(
        "--freeze", techniques.freeze.what,
        "What is not learnt: embeddings, body (all layers), or so many of the first layers (default: nothing)");
    arguments.number("--layer-decay", techniques.freeze.layerDecay,
                     "Learning rate of each layer relative to the one above; embeddings are the lowest",
                     limits::layerDecay);
}

void addCompressionOptions(Arguments& arguments, learning::Techniques& techniques)
{
    arguments.number("--prune", techniques.prune,
                     "Share of each matrix that is zero in the end; the figures at several shares are recorded",
                     limits::prune);
    arguments.number("--retrain-epochs", techniques.retrainEpochs,
                     "Passes after the pruning, at a tenth of the learning rate", limits::retrainEpochs);
    arguments.flag("--sparsity-curve", techniques.sparsityCurve, "Record these figures though nothing is pruned");
}

} // namespace

void addTechniqueOptions(Arguments& arguments, learning::TrainingSpec& spec, TrainWords& words)
{
    addLossOptions(arguments, spec, words);
    addDescentOptions(arguments, spec.techniques, words);
    addCompressionOptions(arguments, spec.techniques);
}

Result<learning::TrainingSpec> completed(learning::TrainingSpec spec, const ShapeOptions& shape,
                                         const TrainWords& words)
{
    const auto model = shape.model();
    if (!model) return tl::unexpected(model.error());
    spec.model = *model;
    spec.objective = learning::pretrainingOf(model->architecture);
    const auto loss = learning::lossNamed(words.loss);
    const auto adversarial = learning::adversarialNamed(words.adversarial);
    const auto schedule = learning::declineNamed(words.schedule);
    const auto precision = learning::precisionNamed(words.precision);
    if (!loss) return tl::unexpected(loss.error());
    if (!adversarial) return tl::unexpected(adversarial.error());
    if (!schedule) return tl::unexpected(schedule.error());
    if (!precision) return tl::unexpected(precision.error());
    spec.techniques.loss = *loss;
    spec.techniques.adversarial = *adversarial;
    spec.techniques.decline = *schedule;
    spec.techniques.precision = *precision;
    spec.techniques.fusedOptimizer = !words.separateUpdates;
    if (!words.objective.empty())
        if (auto taken = spec.setObjectives(words.objective); !taken) return tl::unexpected(taken.error());
    if (auto valid = workflow::checkSpec(spec); !valid) return tl::unexpected(valid.error());
    return spec;
}

} // namespace sessionsmith::cli
