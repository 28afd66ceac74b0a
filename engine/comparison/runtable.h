// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/comparison/fieldvalue.h"
#include "engine/store/workspace.h"

#include <map>
#include <optional>
#include <unordered_map>

namespace sessionsmith::comparison {

/// What was measured of data, by the hash of their content: figures by name.
using DataFigures = std::unordered_map<std::string, std::map<std::string, double>>;

/// Runs with all that can be said of them, a field a column: what a run is ("name", "kind", "status", "data", "start",
/// "model", "note", "tags", "starred", "archived", "created", "seconds"), its figures ("test/ndcg@10") and every value
/// of its specification ("learning_rate"). "model" lists the behaviour models that its data, or those of the runs it
/// began from, were drawn from. "fidelity/..." is what was measured of the nearest of these data that anything was
/// measured of.
class RunTable
{
public:
    RunTable() = default;
    /// `datasets`: those that the runs and each other name.
    RunTable(std::vector<store::RunRecord> runs, const std::vector<store::DatasetRecord>& datasets,
             const DataFigures& fidelity = {});
    static Result<RunTable> read(store::Workspace& workspace, const DataFigures& fidelity = {});

    std::size_t size() const { return m_runs.size(); }
    const store::RunRecord& run(std::size_t row) const { return m_runs[row]; }
    const std::vector<store::RunRecord>& runs() const { return m_runs; }
    /// Errors: it is not there.
    Result<std::size_t> rowOf(const store::RunRecord& run) const;
    /// First what a run is, then figures and specification by name.
    const std::vector<std::string>& fields() const { return m_fields; }
    const FieldValue& value(std::size_t row, std::size_t field) const { return m_values[row][field]; }
    /// A field by its name or, for a figure, by that of its metric: of the test, else of the validation, else of the
    /// training, else of the fidelity. "fidelity" alone is that on the whole. Whether letters are large or small does
    /// not matter.
    std::optional<std::size_t> find(const std::string& name) const;
    /// All that such a name may mean, the first of which that a run has is meant of that run: one field, or the figures
    /// of a metric in the order of its parts. Empty where find() finds nothing.
    std::vector<std::size_t> findAll(const std::string& name) const;
    /// What a name means of a run; nothing where the run has no such field.
    const FieldValue& value(std::size_t row, const std::string& name) const;
    /// Those whose values are not the same in all of `rows`.
    std::vector<std::size_t> differing(const std::vector<std::size_t>& rows) const;

private:
    class Filling;
    std::vector<store::RunRecord> m_runs;
    std::vector<std::string> m_fields;
    std::vector<std::vector<FieldValue>> m_values;         ///< [run][field]
    std::unordered_map<std::string, std::size_t> m_byName; ///< lowered
};

/// Fields of a run itself, which every table has first.
inline constexpr const char* ownFields[] = {"name", "kind", "status",  "data",     "start",   "model",
                                            "note", "tags", "starred", "archived", "created", "seconds"};

/// In the specification of an imported run: what it was where it came from. Its "data", "start" and "model" there stand
/// for its own, which it has none of here.
inline constexpr const char* importedKey = "imported";

/// What the name of a metric by itself means of a run: its figure of the test, else of the validation, else of the
/// training.
std::optional<double> figureOf(const store::RunMetrics& metrics, const std::string& metric);

} // namespace sessionsmith::comparison
