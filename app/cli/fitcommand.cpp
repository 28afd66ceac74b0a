// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/generatorparts.h"
#include "app/cli/modelresults.h"
#include "app/cli/tables.h"

#include "engine/base/text.h"
#include "engine/tuning/celltext.h"
#include "engine/workflow/workflow.h"

#include <cmath>

namespace sessionsmith::cli {

namespace {

struct FitOptions
{
    std::string data, sequences, method, states = "5", personas = "1", init, prior, choose, name;
    std::vector<std::string> locks, ties, viewedBefore;
    int restarts = 1;
    double holdOut = 0;
    double pseudoCount = -1; ///< not given
    int maximumIterations = hmm::BaumWelchSpec{}.maximumIterations;
    double tolerance = hmm::BaumWelchSpec{}.tolerance;
    std::uint64_t seed = 1;
    unsigned threads = 0;
    bool noEnd = false;
    bool full = false;
};

/// A request whose locks are still words: those of a model that is in the workspace.
struct FitPlan
{
    workflow::FitRequest request;
    std::vector<std::string> locks;
};

/// "MODEL:STRENGTH"; the name may have colons itself.
Result<> readPrior(const std::string& text, workflow::FitRequest& request)
{
    if (text.empty()) return {};
    const std::size_t colon = text.rfind(':');
    const auto strength = colon == std::string::npos ? std::nullopt : parseDouble(text.substr(colon + 1));
    if (!strength || colon == 0 || !std::isfinite(*strength) || *strength < 0)
        return fail(Error(SS_TEXT("engine", "\"{0}\" is no prior"), text)
                        .advise(SS_TEXT("engine", "Write the name of a model, a colon, and how many events of each row "
                                                  "it stands for")));
    request.priorModel = text.substr(0, colon);
    request.priorStrength = *strength;
    return {};
}

void readTies(const std::vector<std::string>& texts, workflow::FitRequest& request)
{
    for (const std::string& text : texts) {
        request.ties.emplace_back();
        for (const std::string_view name : split(text, ','))
            request.ties.back().emplace_back(trimmed(name));
    }
}

void readInit(const FitOptions& options, workflow::FitRequest& request)
{
    if (options.init.empty())
        request.startModel = request.priorModel; // counting asks for no start
    else if (options.init == "uniform")
        request.initialisation = hmm::Initialisation::Uniform;
    else if (options.init == "random")
        request.initialisation = hmm::Initialisation::Random;
    else if (options.init != "kmeans")
        request.startModel = options.init;
}

workflow::FitRequest::Method methodOf(const FitOptions& options)
{
    using Method = workflow::FitRequest::Method;
    if (options.method == "auto" || (options.method.empty() && options.full)) return Method::Likelier;
    return options.method == "baum-welch" ? Method::BaumWelch : Method::Count;
}

Result<FitPlan> fitPlan(const FitOptions& options)
{
    FitPlan plan;
    workflow::FitRequest& request = plan.request;
    request.data = options.data;
    request.sequences = options.sequences;
    request.method = methodOf(options);
    request.states = rangeOf(options.states).least;
    request.mostStates = rangeOf(options.states).most;
    request.personas = rangeOf(options.personas).least;
    request.mostPersonas = rangeOf(options.personas).most;
    if (auto read = readPrior(options.prior, request); !read) return tl::unexpected(read.error());
    readTies(options.ties, request);
    readInit(options, request);
    request.choose = options.choose == "aic"        ? hmm::Criterion::Aic
                     : options.choose == "held-out" ? hmm::Criterion::HeldOut
                     : options.choose == "bic"      ? hmm::Criterion::Bic
                     : options.holdOut > 0          ? hmm::Criterion::HeldOut
                                                    : hmm::Criterion::Bic;
    if (options.pseudoCount >= 0) request.pseudoCount = request.spec.prior.pseudoCount = options.pseudoCount;
    request.restarts = options.restarts;
    request.holdOut = options.holdOut;
    request.spec.maximumIterations = options.maximumIterations;
    request.spec.tolerance = options.tolerance;
    request.spec.threads = options.threads;
    request.seed = options.seed;
    request.withEnd = !options.noEnd;
    request.full = options.full;
    request.viewedBefore = options.viewedBefore;
    request.name = options.name;
    plan.locks = options.locks;
    const bool isHidden = request.method == workflow::FitRequest::Method::BaumWelch;
    if (!plan.locks.empty() && (request.startModel.empty() || !isHidden))
        return fail(Error(SS_TEXT("engine", "Locked cells keep the value of a starting model, and there is none"))
                        .advise(SS_TEXT("engine", "Begin from a model: --method baum-welch --init MODEL")));
    if (auto good = workflow::checkFit(request); !good) return tl::unexpected(good.error());
    return plan;
}

Result<> readLocks(const store::Workspace& workspace, const FitPlan& plan, workflow::FitRequest& request)
{
    if (plan.locks.empty()) return {};
    const auto start = workflow::loadModel(workspace, request.startModel);
    if (!start) return tl::unexpected(start.error());
    for (const std::string& lock : plan.locks)
        if (auto added = hmm::addLock(lock, start->hmm, request.spec.constraints.locks); !added) return added;
    return {};
}

const char* methodWord(const workflow::FittedModel& fitted, std::size_t candidate)
{
    return candidate < fitted.counted ? "count" : "baum-welch";
}

Json candidateDocument(const hmm::Candidate& candidate)
{
    return {{"states", candidate.states},         {"log_likelihood", finiteOrNull(candidate.logLikelihood)},
            {"parameters", candidate.parameters}, {"aic", finiteOrNull(candidate.aic)},
            {"bic", finiteOrNull(candidate.bic)}, {"held_out_perplexity", finiteOrNull(candidate.heldOutPerplexity)}};
}

Json attemptDocument(const hmm::Attempt& attempt)
{
    return {{"iterations", attempt.iterations},
            {"converged", attempt.converged},
            {"log_likelihood", finiteOrNull(attempt.logLikelihood)},
            {"objective", finiteOrNull(attempt.objective)}};
}

std::string candidateTable(const workflow::FittedModel& fitted)
{
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < fitted.candidates.size(); ++i) {
        const hmm::Candidate& one = fitted.candidates[i];
        rows.push_back({methodWord(fitted, i), std::to_string(one.states), fmt::format("{:.2f}", one.logLikelihood),
                        std::to_string(one.parameters), fmt::format("{:.2f}", one.aic), fmt::format("{:.2f}", one.bic),
                        std::isnan(one.heldOutPerplexity) ? "" : fmt::format("{:.5f}", one.heldOutPerplexity),
                        i == fitted.chosen ? "chosen" : ""});
    }
    return table({"method", "states", "log-likelihood", "parameters", "AIC", "BIC", "held-out perplexity", ""}, rows) +
           (fitted.pseudoCount ? fmt::format("counted with {:g} events added to each cell\n\n", *fitted.pseudoCount)
                               : "\n");
}

Json fitDocument(const workflow::FittedModel& fitted)
{
    const hmm::Fit& fit = fitted.fit;
    Json document{{"pseudo_count", fitted.pseudoCount ? Json(*fitted.pseudoCount) : Json()},
                  {"iterations", fit.iterations},
                  {"converged", fit.converged},
                  {"log_likelihood", finiteOrNull(fit.logLikelihood)},
                  {"log_likelihood_history", finiteOrNull(fit.logLikelihoodHistory)},
                  {"objective_history", finiteOrNull(fit.objectiveHistory)},
                  {"impossible_sequences", fit.impossible},
                  {"start", fit.start},
                  {"attempts", Json::array()},
                  {"candidates", Json::array()},
                  {"chosen", fitted.candidates[fitted.chosen].states},
                  {"method", methodWord(fitted, fitted.chosen)}};
    if (!fitted.personas.empty()) document["persona_counts"] = countsDocument(fitted.personas);
    for (const hmm::Attempt& attempt : fit.attempts)
        document["attempts"].push_back(attemptDocument(attempt));
    for (const hmm::Candidate& candidate : fitted.candidates)
        document["candidates"].push_back(candidateDocument(candidate));
    return document;
}

Result<Output> runFit(Console& console, const FitPlan& plan)
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    workflow::FitRequest request = plan.request;
    if (auto locked = readLocks(*workspace, plan, request); !locked) return tl::unexpected(locked.error());
    const auto fitted = workflow::fitModel(*workspace, request, {}, console.progress(), console.control());
    if (!fitted) return tl::unexpected(fitted.error());
    const hmm::Fit& fit = fitted->fit;
    if (fit.stopped)
        return fail(
            Error(SS_TEXT("engine", "The fit was stopped after {0} iterations; as far as it came it is kept as the "
                                    "model \"{1}\", version {2}"),
                  fit.iterations, fitted->record.name, fitted->record.version)
                .advise(SS_TEXT("engine", "Go on with: model fit ... --method baum-welch --init \"{0}\""),
                        fitted->record.name));
    if (fit.impossible > 0)
        console.warn(
            Message(SS_TEXT("engine", "Sequences that the model cannot produce were left out: {0}"), fit.impossible));
    Output output = saved(fitted->record);
    output.document.update(fitDocument(*fitted));
    if (!fitted->personas.empty()) output.text += "\n" + countsTable(fitted->personas);
    output.text += "\n" + candidateTable(*fitted);
    output.text += fmt::format("log-likelihood {:.6f} after {} iterations{}\n", fit.logLikelihood, fit.iterations,
                               fit.converged ? "" : ", not converged");
    addPersonas(fit.model, output);
    if (request.full) addGeneratorParts(fitted->model, output);
    return output;
}

} // namespace

void addFitCommand(Registry& registry, CLI::App& group)
{
    const auto options = std::make_shared<FitOptions>();
    CLI::App* command = registry.verb(group, "fit", "Estimate a model from a log", options, fitPlan, runFit);
    addInput(*command, options->data, options->sequences);
    Arguments arguments(*command);
    arguments.choice("--method", options->method,
                     "count takes each action for a state; baum-welch finds hidden states; auto does both and keeps "
                     "what makes held-out sessions likelier; by itself auto with --full, else count",
                     {"auto", "count", "baum-welch"});
    arguments.range("--states", options->states,
                    "Baum-Welch: how many states of each persona, or a range such as 2..8 to choose from",
                    {1, hmm::Model::maximumSize});
    arguments.range("--personas", options->personas,
                    "Kinds of users, told apart by the shares of their actions, each with a model of its own; of a "
                    "range the number with the largest silhouette",
                    {1, hmm::Model::maximumSize});
    arguments.choice("--choose", options->choose,
                     "How to choose from a range; by itself held-out with --hold-out, else bic",
                     {"bic", "aic", "held-out"});
    arguments.number("--hold-out", options->holdOut, "Share of the sequences to judge by", {0, 0.99});
    arguments.text("--init", options->init,
                   "Baum-Welch begins from: uniform, random, kmeans, or the name of a model; by itself from the prior "
                   "where there is one, else kmeans");
    arguments.number("--restarts", options->restarts, "Baum-Welch: starting points, of which the best fit is kept",
                     {1, 10'000});
    arguments.text("--prior", options->prior,
                   "MODEL:STRENGTH, a model believed beforehand and how many events of each row it stands for");
    arguments.number("--pseudo-count", options->pseudoCount, "", {0, 1e9})
        .description("Events added to each cell: from 0 to 1000000000 (default: 0.5 for count, 0 for baum-welch; auto: "
                     "the most that is "
                     "tried for count)");
    const auto repeated = [&](const char* name, std::vector<std::string>& values, const char* meaning) {
        command->add_option(name, values, meaning)->allow_extra_args(false)->type_name("TEXT");
    };
    repeated("--lock", options->locks,
             "Baum-Welch from a model: what keeps its value, as \"transition browse click\", \"row emission browse\", "
             "\"initial\"; may be repeated");
    repeated("--tie", options->ties,
             "Baum-Welch: actions that are equally likely in each state, as \"like,share\"; may be repeated");
    arguments.number("--max-iterations", options->maximumIterations, "Baum-Welch: most iterations", {1, 1'000'000});
    arguments.number("--tolerance", options->tolerance,
                     "Baum-Welch: converged when the log-likelihood per event changes by less", {0, 1});
    arguments.seed(options->seed);
    arguments.threads(options->threads);
    arguments.flag("--no-end", options->noEnd, "Leave the length of sessions out of the model");
    arguments.flag("--full", options->full,
                   "Estimate also what lies beyond the actions: how likely each returns to an item of its session, the "
                   "smoothing of item transitions, by held-out sessions, the gaps of each state, when sessions begin "
                   "and how many a user has");
    repeated("--viewed-before", options->viewedBefore,
             "With --full: an action that always concerns an item already viewed in its session, as purchase may; may "
             "be repeated. Where it is the first event of a session nothing was viewed: its item is a new one");
    arguments.name(options->name, "Name of the model (default: the log's); one that exists gets a new version");
}

} // namespace sessionsmith::cli
