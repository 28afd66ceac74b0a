// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/modeledits.h"

#include "engine/analysis/analysis.h"
#include "engine/tuning/edits.h"
#include "engine/tuning/structure.h"
#include "widgets/common/texts.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <numeric>

namespace sessionsmith::widgets::edits {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ModelEdits)
};

QString rowWords(const ModelDocument& document, Part part, int first, int last)
{
    const QString from = document.rowName(part, first);
    return first == last ? from : QStringLiteral("%1 … %2").arg(from, document.rowName(part, last));
}

using EditRow = std::function<Result<>(Eigen::Ref<hmm::Vector>, const hmm::LockedRow&)>;

/// The rows of a matrix changed alike, as one edit named `what` of those rows ("Equalise %1").
Result<> editRows(ModelDocument& document, Part part, int first, int last, const EditRow& edit, Wording what)
{
    hmm::Model changed = document.hmm();
    for (int row = first; row <= last; ++row)
        if (auto edited = edit(hmm::rowOf(changed, {part, row, 0}), document.locks().row(part, row)); !edited)
            return edited;
    document.setProbabilities(changed, std::move(what));
    return {};
}

std::vector<int> all(int count)
{
    std::vector<int> indices(std::size_t(count), 0);
    std::iota(indices.begin(), indices.end(), 0);
    return indices;
}

std::vector<int> range(int first, int last)
{
    std::vector<int> indices(std::size_t(last - first + 1), 0);
    std::iota(indices.begin(), indices.end(), first);
    return indices;
}

/// Takes over a model in which `kind` has the former `indices`, if it is one.
Result<> restructure(ModelDocument& document, Kind kind, Result<hmm::Model> changed, const std::vector<int>& indices,
                     Wording what)
{
    if (!changed) return tl::unexpected(changed.error());
    const bool states = kind == Kind::State;
    document.restructure(std::move(*changed), states ? indices : all(document.hmm().stateCount()),
                         states ? all(document.hmm().actionCount()) : indices, std::move(what));
    return {};
}

/// `wanted`, or with the first number that makes it new.
std::string freeName(const std::vector<std::string>& names, const std::string& wanted, int number)
{
    const auto isTaken = [&](const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    std::string name;
    do
        name = wanted + ' ' + std::to_string(number++);
    while (isTaken(name));
    return name;
}

/// How often a session visits each of the states, where that is finite; else their shares in the long run.
hmm::Vector weightsOf(const hmm::Model& model, const std::vector<int>& states)
{
    const hmm::Analysis analysis = hmm::analyse(model);
    const hmm::Vector weights = analysis.visits.allFinite() ? analysis.visits : analysis.stationary;
    const hmm::Vector own = weights(states);
    return own.sum() > 0 ? own : hmm::Vector::Ones(Eigen::Index(states.size()));
}

} // namespace

Result<> setCells(ModelDocument& document, const std::vector<hmm::Cell>& cells, double value)
{
    hmm::Model changed = document.hmm();
    std::map<std::pair<Part, int>, std::vector<int>> rows;
    int count = 0;
    for (const auto& [part, row, column] : cells) {
        if (document.isLocked(part, row, column)) continue;
        ++count;
        if (part == Part::End)
            changed.end(row) = value;
        else
            rows[{part, row}].push_back(column);
    }
    if (count == 0)
        return fail(Error(SS_TEXT("engine", "All of these cells are locked"))
                        .advise(SS_TEXT("engine", "Unlock one of them first")));
    for (const auto& [place, columns] : rows) {
        const auto& [part, row] = place;
        const hmm::LockedRow& locked = document.locks().row(part, row);
        if (auto set = hmm::setEach(hmm::rowOf(changed, {part, row, 0}), locked, columns, value); !set)
            return fail(set.error().at(document.rowName(part, row).toStdString()));
    }
    const auto words = rowWords(document, cells.front().part, cells.front().row, cells.back().row);
    document.setProbabilities(changed, [count, words, value] {
        return Words::tr("Set %n cell(s) to %1 in %2", nullptr, count).arg(formatPercent(value, 1), words);
    });
    return {};
}

Result<> multiply(ModelDocument& document, Part part, const QRect& cells, double factor)
{
    const auto edit = [&](Eigen::Ref<hmm::Vector> row, const hmm::LockedRow& locked) -> Result<> {
        for (int column = cells.left(); column <= cells.right(); ++column)
            if (auto done = hmm::multiplyProbability(row, locked, column, factor); !done) return done;
        return {};
    };
    const auto what = [words = rowWords(document, part, cells.top(), cells.bottom()), factor] {
        return Words::tr("Multiply cells of %1 by %2").arg(words).arg(factor);
    };
    return editRows(document, part, cells.top(), cells.bottom(), edit, what);
}

Result<> equaliseRows(ModelDocument& document, Part part, int first, int last)
{
    return editRows(document, part, first, last, &hmm::equalise,
                    [words = rowWords(document, part, first, last)] { return Words::tr("Equalise %1").arg(words); });
}

Result<> temperRows(ModelDocument& document, Part part, int first, int last, double temperature)
{
    const auto edit = [temperature](Eigen::Ref<hmm::Vector> row, const hmm::LockedRow& locked) {
        return hmm::temper(row, locked, temperature);
    };
    const auto what = [words = rowWords(document, part, first, last), temperature] {
        return (temperature < 1 ? Words::tr("Sharpen %1 (temperature %2)") : Words::tr("Smooth %1 (temperature %2)"))
            .arg(words)
            .arg(temperature);
    };
    return editRows(document, part, first, last, edit, what);
}

const std::vector<std::string>& namesOf(const ModelDocument& document, Kind kind)
{
    return kind == Kind::State ? document.hmm().states : document.hmm().actions;
}

Result<> rename(ModelDocument& document, Kind kind, int index, const std::string& name)
{
    const auto& names = namesOf(document, kind);
    const std::string before = names[std::size_t(index)];
    if (name == before) return {};
    auto changed = kind == Kind::State ? hmm::renameState(document.hmm(), index, name)
                                       : hmm::renameAction(document.hmm(), index, name);
    return restructure(document, kind, std::move(changed), all(int(names.size())), [before, name] {
        return Words::tr("Rename %1 to %2").arg(actionWord(before), actionWord(name));
    });
}

Result<> add(ModelDocument& document, Kind kind)
{
    const auto& names = namesOf(document, kind);
    const bool isState = kind == Kind::State;
    const std::string name =
        freeName(names, (isState ? Words::tr("state") : Words::tr("action")).toStdString(), int(names.size()) + 1);
    std::vector<int> indices = all(int(names.size()));
    indices.push_back(-1);
    return restructure(document, kind,
                       isState ? hmm::addState(document.hmm(), name) : hmm::addAction(document.hmm(), name), indices,
                       [name] { return Words::tr("Add %1").arg(actionWord(name)); });
}

Result<> splitInHalf(ModelDocument& document, Kind kind, int index)
{
    const auto& names = namesOf(document, kind);
    const std::string name = names[std::size_t(index)], half = freeName(names, name, 2);
    std::vector<int> indices = all(int(names.size()));
    indices.insert(indices.begin() + index + 1, index);
    auto changed = kind == Kind::State ? hmm::splitState(document.hmm(), index, 0.5, half)
                                       : hmm::splitAction(document.hmm(), index, 0.5, half);
    return restructure(document, kind, std::move(changed), indices,
                       [name] { return Words::tr("Split %1").arg(actionWord(name)); });
}

Result<> merge(ModelDocument& document, Kind kind, int first, int last)
{
    const auto& names = namesOf(document, kind);
    const std::string name = names[std::size_t(first)];
    const std::vector<int> merged = range(first, last);
    std::vector<int> indices = all(int(names.size()));
    indices.erase(indices.begin() + first + 1, indices.begin() + last + 1);
    auto changed = kind == Kind::State
                       ? hmm::mergeStates(document.hmm(), merged, weightsOf(document.hmm(), merged), name)
                       : hmm::mergeActions(document.hmm(), merged, name);
    return restructure(document, kind, std::move(changed), indices, [name, count = last - first] {
        return Words::tr("Merge %1 and %2 more").arg(actionWord(name)).arg(count);
    });
}

Result<> remove(ModelDocument& document, Kind kind, int first, int last)
{
    const auto& names = namesOf(document, kind);
    const std::string name = names[std::size_t(first)];
    std::vector<int> indices = all(int(names.size()));
    indices.erase(indices.begin() + first, indices.begin() + last + 1);
    const std::vector<int> removed = range(first, last);
    auto changed =
        kind == Kind::State ? hmm::removeStates(document.hmm(), removed) : hmm::removeActions(document.hmm(), removed);
    return restructure(document, kind, std::move(changed), indices, [name, count = last - first] {
        return count == 0 ? Words::tr("Remove %1").arg(actionWord(name))
                          : Words::tr("Remove %1 and %2 more").arg(actionWord(name)).arg(count);
    });
}

Result<> move(ModelDocument& document, Kind kind, int from, int to)
{
    const auto& names = namesOf(document, kind);
    if (to < 0 || to >= int(names.size()) || to == from) return {};
    const std::string name = names[std::size_t(from)];
    std::vector<int> order = all(int(names.size()));
    order.erase(order.begin() + from);
    order.insert(order.begin() + to, from);
    auto changed =
        kind == Kind::State ? hmm::permuteStates(document.hmm(), order) : hmm::permuteActions(document.hmm(), order);
    return restructure(document, kind, std::move(changed), order,
                       [name] { return Words::tr("Move %1").arg(actionWord(name)); });
}

} // namespace sessionsmith::widgets::edits
