// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/tableregression.h"

#include "engine/base/phase.h"
#include "engine/base/random.h"
#include "engine/base/text.h"
#include "engine/learning/amountmetrics.h"
#include "engine/learning/binarymetrics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sessionsmith::workflow {

namespace {

using regression::Column;
using Kind = RegressionRequest::Kind;

constexpr std::uint32_t foldPurpose = 0x464f4c44; // "FOLD"

std::string namesOf(const CaseTable& table)
{
    std::string names;
    for (const Column& column : table.columns)
        names += (names.empty() ? "" : ", ") + column.name;
    return names;
}

/// The columns to learn from. Errors: a name that the table does not have.
Result<std::vector<Column>> causes(CaseTable& table, const RegressionRequest& request)
{
    std::vector<bool> isLeftOut(table.columns.size());
    std::vector<std::string> without = request.without;
    without.push_back(request.label);
    for (const std::string& name : without) {
        const int column = table.find(name);
        if (column < 0)
            return fail(Error(SS_TEXT("engine", "The table has no column \"{0}\""), name)
                            .at(request.table.string())
                            .advise(SS_TEXT("engine", "Choose one of: {0}"), namesOf(table)));
        isLeftOut[std::size_t(column)] = true;
    }
    std::vector<Column> columns;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (!isLeftOut[c]) columns.push_back(std::move(table.columns[c]));
    return columns;
}

/// (cases) A fold for each, all of them as large as can be.
std::vector<int> foldsOf(std::size_t cases, int folds, std::uint64_t seed)
{
    std::vector<int> fold(cases);
    Philox random(seed, foldPurpose, 0);
    for (std::size_t i = 0; i < cases; ++i) {
        fold[i] = int(i % std::size_t(folds));
        std::swap(fold[i], fold[random.below(std::uint32_t(i + 1))]);
    }
    return fold;
}

struct Fitted
{
    regression::FeatureEncoder encoder;
    regression::Regression regression;
};

Result<Fitted> fit(const std::vector<Column>& columns, const Eigen::VectorXd& answers,
                   const std::vector<std::size_t>& cases, const RegressionRequest& request, const Control& control)
{
    Fitted fitted{regression::FeatureEncoder(columns, cases), {}};
    if (fitted.encoder.width() == 0)
        return fail(SS_TEXT("engine", "There is nothing to learn from: no column changes from row to row"));
    const Eigen::MatrixXd x = fitted.encoder.encode(columns, cases);
    Eigen::VectorXd y(Eigen::Index(cases.size()));
    for (std::size_t i = 0; i < cases.size(); ++i)
        y[Eigen::Index(i)] = answers[Eigen::Index(cases[i])];
    auto found = request.kind == Kind::Logistic ? regression::fitLogistic(x, y, {request.l2}, control)
                                                : regression::fitLinear(x, y, {request.l2});
    if (!found) return tl::unexpected(found.error());
    fitted.regression = std::move(*found);
    return fitted;
}

void measure(RegressionReport& report, const RegressionRequest& request, const Eigen::VectorXd& predicted,
             const Eigen::VectorXd& answers)
{
    const auto n = std::size_t(answers.size());
    if (request.kind == Kind::Logistic) {
        std::vector<bool> yes;
        for (const double answer : answers)
            yes.push_back(answer > 0.5);
        report.metrics = learning::binaryMetrics({predicted.data(), n}, yes);
        report.intervals = learning::binaryIntervals({predicted.data(), n}, yes, request.seed);
    } else {
        report.metrics = learning::amountMetrics({predicted.data(), n}, {answers.data(), n});
        report.intervals = learning::amountIntervals({predicted.data(), n}, {answers.data(), n}, request.seed);
    }
}

} // namespace

Result<RegressionReport> regress(const RegressionRequest& request, const ProgressSink& progress, const Control& control)
{
    auto table = readCaseTable(request.table, progress, control);
    if (!table) return tl::unexpected(table.error());
    RegressionReport report;
    report.cases = table->rows;
    report.rejected = table->rejected;
    if (request.folds < 2 || std::size_t(request.folds) > table->rows)
        return fail(SS_TEXT("engine", "{0} cases cannot be parted into {1} folds"), table->rows, request.folds);
    const int label = table->find(request.label);
    std::optional<Column> labels;
    if (label >= 0) labels = table->columns[std::size_t(label)];
    const auto columns = causes(*table, request);
    if (!columns) return tl::unexpected(columns.error());
    const auto values = answersOf(*labels, request.kind == Kind::Logistic);
    if (!values) return fail(Error(values.error()).at(request.table.string()));
    const Eigen::VectorXd answers = Eigen::Map<const Eigen::VectorXd>(values->data(), Eigen::Index(values->size()));
    report.baseRate = answers.mean();

    const std::vector<int> fold = foldsOf(table->rows, request.folds, request.seed);
    Eigen::VectorXd predicted(answers.size());
    Phase phase(progress, control, Message(SS_TEXT("engine", "Cross-validation")), std::uint64_t(request.folds),
                Message(SS_TEXT("engine", "folds")));
    for (int judged = 0; judged < request.folds; ++judged) {
        std::vector<std::size_t> learnt, left;
        for (std::size_t i = 0; i < fold.size(); ++i)
            (fold[i] == judged ? left : learnt).push_back(i);
        const auto fitted = fit(*columns, answers, learnt, request, control);
        if (!fitted) return tl::unexpected(fitted.error());
        Eigen::VectorXd scores = fitted->regression.scores(fitted->encoder.encode(*columns, left));
        if (request.kind == Kind::Logistic) scores = regression::logistic(scores);
        for (std::size_t i = 0; i < left.size(); ++i)
            predicted[Eigen::Index(left[i])] = scores[Eigen::Index(i)];
        if (!phase.advance(1)) return fail(Error::cancelled());
    }
    measure(report, request, predicted, answers);

    std::vector<std::size_t> all(table->rows);
    std::iota(all.begin(), all.end(), std::size_t(0));
    auto whole = fit(*columns, answers, all, request, control);
    if (!whole) return tl::unexpected(whole.error());
    report.features = whole->encoder.names();
    report.regression = std::move(whole->regression);
    return report;
}

} // namespace sessionsmith::workflow
