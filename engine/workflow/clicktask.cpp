// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/clicktask.h"

#include "engine/base/hash.h"
#include "engine/learning/amountmetrics.h"
#include "engine/learning/binarymetrics.h"
#include "engine/learning/pairedtest.h"
#include "engine/learning/specjson.h"
#include "engine/regression/regression.h"
#include "engine/workflow/keyedcolumns.h"
#include "engine/workflow/preparation.h"
#include "engine/workflow/runatonce.h"
#include "engine/workflow/runcomparison.h"
#include "engine/workflow/runrecorder.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;
using regression::Column;
using Cases = std::vector<std::size_t>;

namespace limits {
constexpr Limits share{0.05, 0.95}, l2{0, 1e9};
}

/// The questions with all that is known of them.
struct Questions
{
    SessionQuestions asked;
    bool isYesOrNo = true;
    std::vector<Column> columns, withRepresentation;
    std::string name; ///< of what the test asks of whom

    std::vector<double> answersOf(const Cases& cases) const
    {
        std::vector<double> answers;
        for (const std::size_t i : cases)
            answers.push_back(asked.answers[i]);
        return answers;
    }
    std::vector<bool> yesOf(const Cases& cases) const
    {
        std::vector<bool> yes;
        for (const std::size_t i : cases)
            yes.push_back(asked.answers[i] > 0.5);
        return yes;
    }
    learning::Metrics measure(const std::vector<double>& told, const Cases& cases) const
    {
        return isYesOrNo ? learning::binaryMetrics(told, yesOf(cases))
                         : learning::amountMetrics(told, answersOf(cases));
    }
    std::map<std::string, learning::Interval> intervals(const std::vector<double>& told, const Cases& cases) const
    {
        return isYesOrNo ? learning::binaryIntervals(told, yesOf(cases))
                         : learning::amountIntervals(told, answersOf(cases));
    }
    /// (cases) What each adds to the loss: its log-loss, or the square of its miss.
    std::vector<double> losses(const std::vector<double>& told, const Cases& cases) const
    {
        std::vector<double> losses;
        for (std::size_t i = 0; i < cases.size(); ++i) {
            const double answer = asked.answers[cases[i]];
            losses.push_back(isYesOrNo ? learning::logLossOf(told[i], answer > 0.5)
                                       : (told[i] - answer) * (told[i] - answer));
        }
        return losses;
    }
};

/// A column of the table in place of the answers; sessions without a value are not asked. Errors: it is not there, or
/// holds names.
Result<> takeAmounts(const std::string& name, std::vector<Column>& columns, SessionQuestions& questions)
{
    const auto found = std::ranges::find(columns, name, &Column::name);
    if (found == columns.end() || found->isCategorical())
        return fail(SS_TEXT("engine", "target: the table of features has no column of numbers \"{0}\""), name);
    questions.answers = found->numbers;
    columns.erase(found);
    for (Cases* part : {&questions.training, &questions.validation, &questions.test}) {
        std::erase_if(*part, [&](std::size_t i) { return !std::isfinite(questions.answers[i]); });
        if (part->empty()) return fail(SS_TEXT("engine", "target: hardly any session has a \"{0}\""), name);
    }
    return {};
}

/// The representation of each context as columns. Errors: those of Representation.
Result<std::vector<Column>> representationColumns(learning::Representation& model, const events::EventLog& log,
                                                  const std::vector<events::Question>& contexts,
                                                  const ProgressSink& progress, const Control& control)
{
    const auto data = model.catalogue().translate(log, events::sequenceOffsets(log, events::SequenceBy::Session));
    if (!data) return tl::unexpected(data.error());
    std::vector<Column> columns(model.width());
    for (std::size_t d = 0; d < columns.size(); ++d)
        columns[d].name = fmt::format("representation {}", d + 1);
    constexpr std::size_t batch = 1024;
    std::vector<float> states;
    for (std::size_t begin = 0; begin < contexts.size(); begin += batch) {
        if (!control.proceed()) return fail(Error::cancelled());
        std::vector<learning::Context> part;
        for (std::size_t i = begin; i < std::min(begin + batch, contexts.size()); ++i)
            part.push_back(data->slice(contexts[i].begin, contexts[i].target));
        if (auto represented = model.represent(part, states); !represented) return tl::unexpected(represented.error());
        for (std::size_t i = 0; i < states.size(); ++i)
            columns[i % columns.size()].numbers.push_back(states[i]);
        if (progress)
            progress({Message(SS_TEXT("engine", "Reading the sessions")), begin + part.size(), contexts.size(),
                      Message(SS_TEXT("engine", "sessions"))});
    }
    return columns;
}

/// What a regression that learnt from some questions says of others: probabilities, or amounts.
class Teller
{
public:
    static Result<Teller> learn(const Questions& questions, const std::vector<Column>& columns, const Cases& cases,
                                double l2, const Control& control)
    {
        Teller teller{questions, columns, regression::FeatureEncoder(columns, cases), {}};
        const Eigen::MatrixXd x = teller.m_encoder.encode(columns, cases);
        const auto answers = questions.answersOf(cases);
        const Eigen::VectorXd y = Eigen::Map<const Eigen::VectorXd>(answers.data(), Eigen::Index(answers.size()));
        auto found =
            questions.isYesOrNo ? regression::fitLogistic(x, y, {l2}, control) : regression::fitLinear(x, y, {l2});
        if (!found) return tl::unexpected(found.error());
        teller.m_regression = std::move(*found);
        return teller;
    }

    std::vector<double> tell(const Cases& cases) const
    {
        Eigen::VectorXd scores = m_regression.scores(m_encoder.encode(m_columns, cases));
        if (m_questions.isYesOrNo) scores = regression::logistic(scores);
        return {scores.begin(), scores.end()};
    }

private:
    Teller(const Questions& questions, const std::vector<Column>& columns, regression::FeatureEncoder encoder,
           regression::Regression regression)
        : m_questions(questions), m_columns(columns), m_encoder(std::move(encoder)), m_regression(std::move(regression))
    {}

    const Questions& m_questions;
    const std::vector<Column>& m_columns;
    regression::FeatureEncoder m_encoder;
    regression::Regression m_regression;
};

struct Told
{
    learning::Metrics validation;
    std::vector<double> test; ///< of each test question
};

/// Chooses the l2 by the validation where none is given, and learns with it from all but the test.
Result<Told> tellTest(const Questions& questions, const std::vector<Column>& columns, double l2,
                      const std::function<void(double l2, const learning::Metrics&)>& tried, const Control& control)
{
    const std::vector<double> choices =
        l2 > 0 ? std::vector{l2} : std::vector<double>(l2Choices.begin(), l2Choices.end());
    const SessionQuestions& asked = questions.asked;
    double best = 0, least = std::numeric_limits<double>::infinity();
    Told told;
    for (const double choice : choices) {
        const auto teller = Teller::learn(questions, columns, asked.training, choice, control);
        if (!teller) return tl::unexpected(teller.error());
        const auto validation = teller->tell(asked.validation);
        const auto losses = questions.losses(validation, asked.validation);
        const double loss = std::accumulate(losses.begin(), losses.end(), 0.0);
        learning::Metrics metrics = questions.measure(validation, asked.validation);
        tried(choice, metrics);
        if (loss >= least) continue;
        least = loss;
        best = choice;
        told.validation = std::move(metrics);
    }
    Cases all = asked.training;
    all.insert(all.end(), asked.validation.begin(), asked.validation.end());
    const auto teller = Teller::learn(questions, columns, all, best, control);
    if (!teller) return tl::unexpected(teller.error());
    told.test = teller->tell(asked.test);
    return told;
}

/// What is said without looking: the mean of all that is learnt from.
std::vector<double> baseRate(const Questions& questions)
{
    double sum = 0;
    for (const Cases* part : {&questions.asked.training, &questions.asked.validation})
        for (const std::size_t i : *part)
            sum += questions.asked.answers[i];
    const std::size_t learnt = questions.asked.training.size() + questions.asked.validation.size();
    return std::vector<double>(questions.asked.test.size(), sum / double(learnt));
}

/// By names, so that runs on other models of the same log have the same.
std::string nameOf(const SessionQuestions& asked, const events::EventLog& log, const Outcome& outcome)
{
    ContentHash hash;
    hash.add(textOf(outcome));
    for (const std::size_t i : asked.test) {
        const auto& [begin, target] = asked.contexts[i];
        hash.add(log.users[log.user[begin]]);
        hash.add(log.items[log.item[target - 1]]);
        const std::array known{std::uint64_t(target - begin), std::uint64_t(asked.answers[i])};
        hash.add(std::span<const std::uint64_t>(known));
    }
    return hash.hex() + std::string(clickQuestions);
}

/// Of yes-or-no questions, whose figures are means over cases.
store::CaseResults casesOf(const Questions& questions, const std::vector<double>& told)
{
    const auto shares = learning::areaShares(told, questions.yesOf(questions.asked.test));
    const auto losses = questions.losses(told, questions.asked.test);
    return {questions.name, {shares.begin(), shares.end()}, {losses.begin(), losses.end()}};
}

Result<Questions> readQuestions(const store::Workspace& workspace, const ClickRequest& request,
                                learning::Representation& model, const ProgressSink& progress, const Control& control)
{
    const auto log = loadDataset(workspace, request.data);
    if (!log) return tl::unexpected(log.error());
    const auto outcome = outcomeNamed(request.target);
    if (!outcome) return tl::unexpected(outcome.error());
    auto asked = askSessions(*log, *outcome, request.share, request.seed);
    if (!asked) return tl::unexpected(asked.error());
    std::string name = nameOf(*asked, *log, *outcome);
    Questions questions{std::move(*asked), outcome->isYesOrNo(), {}, {}, std::move(name)};
    questions.columns = questions.asked.columns;
    if (!request.features.empty()) {
        auto further = columnsByKey(request.features, *log, questions.asked.contexts, progress, control);
        if (!further) return tl::unexpected(further.error());
        std::ranges::move(*further, std::back_inserter(questions.columns));
    }
    if (outcome->kind == Outcome::Kind::Amount)
        if (auto taken = takeAmounts(outcome->name, questions.columns, questions.asked); !taken)
            return tl::unexpected(taken.error());
    if (const auto answers = questions.answersOf(questions.asked.training);
        std::ranges::count(answers, answers.front()) == std::ptrdiff_t(answers.size()))
        return fail(Error(SS_TEXT("engine", "target: the answer is the same for all sessions to learn from"))
                        .advise(SS_TEXT("engine", "Ask for something that some sessions have and others have not")));
    auto represented = representationColumns(model, *log, questions.asked.contexts, progress, control);
    if (!represented) return tl::unexpected(represented.error());
    questions.withRepresentation = questions.columns;
    std::ranges::move(*represented, std::back_inserter(questions.withRepresentation));
    return questions;
}

Result<store::RunMetrics> figuresOf(const Questions& questions, const ClickRequest& request, RunRecorder& recorder,
                                    const Control& control)
{
    const auto with = tellTest(
        questions, questions.withRepresentation, request.l2,
        [&](double l2, const learning::Metrics& metrics) {
            for (const auto& [name, value] : metrics)
                if (name != "cases") recorder.onMetric("valid/" + name, std::int64_t(l2), 0, value);
        },
        control);
    if (!with) return tl::unexpected(with.error());
    const auto without = tellTest(
        questions, questions.columns, request.l2, [](double, const learning::Metrics&) {}, control);
    if (!without) return tl::unexpected(without.error());
    if (questions.isYesOrNo) recorder.keepCases(casesOf(questions, with->test));
    const Cases& test = questions.asked.test;
    store::RunMetrics metrics{{"valid", with->validation},
                              {"test", questions.measure(with->test, test)},
                              {"without_representation", questions.measure(without->test, test)},
                              {"base_rate", questions.measure(baseRate(questions), test)}};
    for (const auto& [name, interval] : questions.intervals(with->test, test)) {
        metrics["test_low"][name] = interval.low;
        metrics["test_high"][name] = interval.high;
    }
    const auto gain =
        learning::comparePaired(questions.losses(without->test, test), questions.losses(with->test, test));
    metrics["gain"] = {{"difference", gain.difference},
                       {"low", gain.interval.low},
                       {"high", gain.interval.high},
                       {"p", gain.permutation}};
    return metrics;
}

/// A run that learnt from this very log without regard to time may know how its sessions end.
void warnOfKnownEnds(const ClickRequest& request, const store::RunRecord& from, RunObserver& observer)
{
    const auto known = finetuneRequestFromJson(Json::parse(from.spec, nullptr, false));
    if (!known || known->data != request.data) return;
    using Kind = events::SplitSpec::Kind;
    if (from.kind == store::RunKind::Finetune && known->split.kind == Kind::Temporal &&
        known->split.share <= request.share)
        return;
    observer.onNote(
        Message(SS_TEXT("engine", "The run \"{0}\" learnt from this log too, and may know how sessions of the "
                                  "test end: for fair figures, train it with the split temporal:{1}"),
                from.name, request.share));
}

AtOnce workOf(store::Workspace& workspace, const ClickRequest& request)
{
    return [&workspace, request](RunRecorder& recorder, RunObserver& observer,
                                 const Control& control) -> Result<store::RunMetrics> {
        const auto from = workspace.run(request.from);
        if (!from) return tl::unexpected(from.error());
        warnOfKnownEnds(request, *from, observer);
        const auto model = openRepresentation(workspace, *from, request.device);
        if (!model) return tl::unexpected(model.error());
        const auto progress = [&](const Progress& value) { observer.onProgress(value); };
        const auto questions = readQuestions(workspace, request, **model, progress, control);
        if (!questions) return tl::unexpected(questions.error());
        return figuresOf(*questions, request, recorder, control);
    };
}

} // namespace

Result<> ClickRequest::validate() const
{
    using learning::specjson::within;
    return outcomeNamed(target)
        .and_then([&](const Outcome& outcome) -> Result<> {
            if (outcome.kind == Outcome::Kind::Amount && features.empty())
                return fail(SS_TEXT("engine", "target: an amount needs a table of features that holds it"));
            return {};
        })
        .and_then([&]() -> Result<> {
            if (!from.empty()) return {};
            return fail(Error(SS_TEXT("engine", "from: a run is needed whose representation is taken"))
                            .advise(SS_TEXT("engine", "Choose a pre-training or a fine-tuning")));
        })
        .and_then([&] { return within("share", share, limits::share); })
        .and_then([&] { return within("regression_l2", l2, limits::l2); })
        .and_then([&] { return learning::checkDevice(device); });
}

Json toJson(const ClickRequest& request)
{
    return {{SS_TEXT("engine", "task"), "click"},
            {"data", request.data},
            {"from", request.from},
            {SS_TEXT("engine", "target"), request.target},
            {SS_TEXT("engine", "features"), request.features.string()},
            {SS_TEXT("engine", "share"), request.share},
            {SS_TEXT("engine", "regression_l2"), request.l2},
            {"seed", request.seed},
            {"device", request.device}};
}

Result<ClickRequest> clickRequestFromJson(const Json& json)
{
    ClickRequest request;
    std::string features;
    using namespace learning::specjson;
    const auto readNumber = [&](const char* key, auto& value) -> Result<> {
        if (!json.contains(key) || read(json.at(key), value)) return {};
        return fail(SS_TEXT("engine", "The value of {0} is of the wrong type: {1}"), key, json.at(key).dump());
    };
    if (!json.is_object()) return fail(SS_TEXT("engine", "The specification of a training is no JSON object"));
    return readText(json, "data", request.data)
        .and_then([&] { return readText(json, "from", request.from); })
        .and_then([&] { return readText(json, "target", request.target); })
        .and_then([&] { return readText(json, "features", features); })
        .and_then([&] { return readNumber("share", request.share); })
        .and_then([&] { return readNumber("regression_l2", request.l2); })
        .and_then([&] { return readNumber("seed", request.seed); })
        .and_then([&] { return readText(json, "device", request.device); })
        .and_then([&]() -> Result<> {
            request.features = features;
            return request.validate();
        })
        .map([&] { return request; });
}

Result<store::RunRecord> tellClicks(store::Workspace& workspace, const ClickRequest& request, RunObserver& observer,
                                    const Control& control)
{
    if (auto valid = request.validate(); !valid) return tl::unexpected(valid.error());
    if (auto there = checkReadable("features", request.features); !there) return tl::unexpected(there.error());
    const std::string name = request.name.empty() ? request.data + " click" : request.name;
    return runAtOnce(workspace, {store::RunKind::Finetune, name, request.data, request.from, toJson(request)},
                     workOf(workspace, request), observer, control);
}

Result<store::RunRecord> tellClicksAgain(store::Workspace& workspace, const store::RunRecord& run,
                                         RunObserver& observer, const Control& control)
{
    if (auto forgotten = workspace.truncateMetrics(run.id, -1); !forgotten) return tl::unexpected(forgotten.error());
    const auto request = clickRequestFromJson(Json::parse(run.spec, nullptr, false));
    AtOnce work = request ? workOf(workspace, *request)
                          : [error = request.error()](auto&, auto&, const Control&) -> Result<store::RunMetrics> {
        return fail(error);
    };
    return runAtOnce(workspace, run, work, observer, control);
}

} // namespace sessionsmith::workflow
