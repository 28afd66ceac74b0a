// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/model.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace sessionsmith::hmm {

namespace {

/// Row and column by name where there are names.
Result<> checkRow(const char* matrix, const std::string& row, Eigen::Ref<const Vector> values,
                  const std::vector<std::string>& columns)
{
    for (Eigen::Index i = 0; i < values.size(); ++i)
        if (!std::isfinite(values[i]) || values[i] < 0 || values[i] > 1 + Model::tolerance)
            return fail(Error(SS_TEXT("engine", "{0}, row \"{1}\", column \"{2}\": {3} is no probability"),
                              Message(matrix), row, columns[std::size_t(i)], values[i])
                            .advise(SS_TEXT("engine", "Every entry must lie between 0 and 1")));
    if (std::abs(values.sum() - 1) > Model::tolerance)
        return fail(
            Error(SS_TEXT("engine", "{0}, row \"{1}\" sums to {2}, not to 1"), Message(matrix), row, values.sum())
                .advise(SS_TEXT("engine", "Every row must be a distribution")));
    return {};
}

/// What is said of wrong names, of states or of actions.
struct NameWords
{
    const char* wrongCount;
    const char* empty;
    const char* twice;
};

Result<> checkNames(const NameWords& words, const std::vector<std::string>& names)
{
    if (names.empty() || names.size() > std::size_t(Model::maximumSize))
        return fail(words.wrongCount, names.size(), Model::maximumSize);
    std::set<std::string> seen;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].empty()) return fail(words.empty, i + 1);
        if (!seen.insert(names[i]).second) return fail(words.twice, names[i]);
    }
    return {};
}

Result<> checkShape(const char* matrix, Eigen::Index rows, Eigen::Index columns, Eigen::Index wantedRows,
                    Eigen::Index wantedColumns)
{
    if (rows == wantedRows && columns == wantedColumns) return {};
    return fail(SS_TEXT("engine", "{0} has {1} x {2} entries instead of {3} x {4}"), Message(matrix), rows, columns,
                wantedRows, wantedColumns);
}

} // namespace

Result<> Model::validateNames() const
{
    static constexpr NameWords ofStates{SS_TEXT("engine", "There are {0} states; a model has from 1 to {1}"),
                                        SS_TEXT("engine", "State {0} has no name"),
                                        SS_TEXT("engine", "Two states are called \"{0}\"")};
    static constexpr NameWords ofActions{SS_TEXT("engine", "There are {0} actions; a model has from 1 to {1}"),
                                         SS_TEXT("engine", "Action {0} has no name"),
                                         SS_TEXT("engine", "Two actions are called \"{0}\"")};
    if (auto good = checkNames(ofStates, states); !good) return good;
    return checkNames(ofActions, actions);
}

Result<> Model::validate() const
{
    if (auto good = validateNames(); !good) return good;
    const Eigen::Index k = stateCount();
    const Eigen::Index m = actionCount();
    if (auto good = checkShape(SS_TEXT("engine", "initial"), initial.size(), 1, k, 1); !good) return good;
    if (auto good = checkShape(SS_TEXT("engine", "transition"), transition.rows(), transition.cols(), k, k); !good)
        return good;
    if (auto good = checkShape(SS_TEXT("engine", "emission"), emission.rows(), emission.cols(), k, m); !good)
        return good;
    if (auto good = checkRow(SS_TEXT("engine", "initial"), "initial", initial, states); !good) return good;
    for (Eigen::Index i = 0; i < k; ++i) {
        const std::string& state = states[std::size_t(i)];
        if (auto good = checkRow(SS_TEXT("engine", "transition"), state, transition.row(i).transpose(), states); !good)
            return good;
        if (auto good = checkRow(SS_TEXT("engine", "emission"), state, emission.row(i).transpose(), actions); !good)
            return good;
    }
    if (!hasEnd()) return {};
    if (auto good = checkShape(SS_TEXT("engine", "end"), end.size(), 1, k, 1); !good) return good;
    for (Eigen::Index i = 0; i < k; ++i)
        if (!std::isfinite(end[i]) || end[i] < 0 || end[i] > 1)
            return fail(Error(SS_TEXT("engine", "{0}, row \"{1}\", column \"{2}\": {3} is no probability"),
                              Message("end"), states[std::size_t(i)], "END", end[i])
                            .advise(SS_TEXT("engine", "Every entry must lie between 0 and 1")));
    return {};
}

Model ecommerceTemplate()
{
    Model model;
    model.name = "ecommerce";
    model.states = model.actions = {"browse", "click", "favourite", "cart", "purchase"};
    model.initial = Vector{{0.74, 0.19, 0.02, 0.04, 0.01}};
    model.transition = Matrix{{0.52, 0.31, 0.05, 0.10, 0.02},
                              {0.38, 0.34, 0.08, 0.16, 0.04},
                              {0.45, 0.25, 0.12, 0.14, 0.04},
                              {0.34, 0.22, 0.04, 0.24, 0.16},
                              {0.71, 0.18, 0.03, 0.05, 0.03}};
    model.emission = Matrix{{0.93, 0.05, 0.01, 0.01, 0.00},
                            {0.12, 0.84, 0.02, 0.02, 0.00},
                            {0.06, 0.10, 0.82, 0.02, 0.00},
                            {0.05, 0.08, 0.01, 0.84, 0.02},
                            {0.03, 0.02, 0.00, 0.04, 0.91}};
    model.end = Vector{{0.12, 0.10, 0.12, 0.10, 0.40}};
    return model;
}

std::vector<std::string> templateNames()
{
    return {"ecommerce", "uniform"};
}

Result<Model> templateNamed(const std::string& name)
{
    Model model = ecommerceTemplate();
    if (name == "ecommerce") return model;
    if (name != "uniform")
        return fail(Error(SS_TEXT("engine", "There is no template \"{0}\""), name)
                        .advise(SS_TEXT("engine", "Choose one of: {0}"), "ecommerce, uniform"));
    const double share = 1.0 / model.stateCount();
    model.name = name;
    model.initial.setConstant(share);
    model.transition.setConstant(share);
    model.emission.setConstant(share);
    model.end.setConstant(0.125);
    return model;
}

void setProbability(Eigen::Ref<Vector> row, int column, double value)
{
    value = std::clamp(value, 0.0, 1.0);
    const Eigen::Index size = row.size();
    if (size == 1) {
        row[0] = 1;
        return;
    }
    double others = 0; // summed by themselves: beside a large entry small ones would be lost
    for (Eigen::Index i = 0; i < size; ++i)
        if (i != column) others += row[i];
    const double rest = 1 - value;
    for (Eigen::Index i = 0; i < size; ++i)
        if (i != column) row[i] = others > 0 ? row[i] * (rest / others) : rest / double(size - 1);
    row[column] = value;
    // What rounding left over goes to the largest of the others, where it changes least.
    Eigen::Index largest = column == 0 ? 1 : 0;
    for (Eigen::Index i = 0; i < size; ++i)
        if (i != column && row[i] > row[largest]) largest = i;
    row[largest] = std::max(0.0, row[largest] + (1 - row.sum()));
}

} // namespace sessionsmith::hmm
