// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/runsteps.h"

namespace sessionsmith::cli {

namespace {

struct GeneratorOptions
{
    workflow::GeneratorRequest request;
    std::string kind = "vae";
    bool wholeLog = false;
};

Result<workflow::GeneratorRequest> generatorRequest(const GeneratorOptions& options)
{
    workflow::GeneratorRequest request = options.request;
    const auto kind = learning::generatorNamed(options.kind);
    if (!kind) return tl::unexpected(kind.error());
    request.spec.kind = *kind;
    request.holdOut = !options.wholeLog;
    if (auto valid = request.spec.validate(); !valid) return tl::unexpected(valid.error());
    return request;
}

Result<Output> runGenerator(Console& console, const workflow::GeneratorRequest& request)
{
    return runStep(console, request, &workflow::trainGenerator);
}

} // namespace

void addTrainGeneratorCommand(Registry& registry, CLI::App& group)
{
    namespace limits = learning::limits;
    const auto options = std::make_shared<GeneratorOptions>();
    learning::GeneratorSpec& spec = options->request.spec;
    Arguments arguments(*registry.verb(group, "generator", "Train a neural generator of sessions on a data set",
                                       options, generatorRequest, runGenerator));
    arguments.text("--data", options->request.data, "The data set").required();
    arguments.choice(
        "--kind", options->kind,
        "vae draws each session from a point of a latent space, gan learns against a critic that tells its "
        "sessions from real ones",
        {"vae", "gan"});
    arguments.number("--embedding", spec.embedding, "Width of items, actions and gaps", limits::embedding);
    arguments.number("--hidden", spec.hidden, "Width of the recurrent layers", limits::recurrent);
    arguments.number("--latent", spec.latent, "Dimensions of the latent space (vae)", limits::latent);
    arguments.number("--max-length", spec.maxLength, "Of longer sessions only so many events are learnt",
                     limits::maxLength);
    arguments.number("--epochs", spec.epochs, "Passes over the data", limits::epochs);
    arguments.number("--adversarial-epochs", spec.adversarialEpochs, "Passes against the critic, after these (gan)",
                     limits::adversarialEpochs);
    arguments.number("--batch", spec.batch, "Sessions a step", limits::batch);
    arguments.number("--learning-rate", spec.learningRate, "Of AdamW, after a warm-up; it falls to a tenth",
                     limits::learningRate);
    arguments.number("--l2", spec.l2, "Decoupled weight decay", limits::l2);
    arguments.number("--dropout", spec.dropout, "Share left out of what asks for the next item", limits::dropout);
    arguments.number("--event-dropout", spec.eventDropout, "Share of the events the decoder is not told",
                     limits::eventDropout);
    arguments.number("--free-bits", spec.freeBits, "Nats of each latent dimension that cost nothing (vae)",
                     limits::freeBits);
    arguments.number("--gradient-clip", spec.gradientClip, "Largest norm of the gradient; 0 for any",
                     limits::gradientClip);
    arguments.flag("--whole-log", options->wholeLog,
                   "Learn from the whole of it, not only its training part: a model pre-trained on what it draws then "
                   "knows the test items");
    arguments.seed(spec.seed);
    arguments.threads(spec.threads);
    arguments.device(spec.device);
    arguments.number("--checkpoint-seconds", spec.checkpointSeconds, "Seconds between checkpoints",
                     limits::checkpointSeconds);
    arguments.name(options->request.name, "Name of the run (default: the data set's and the kind)");
}

} // namespace sessionsmith::cli
