// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/modelspec.h"
#include "engine/store/records.h"
#include "widgets/training/fieldgroup.h"

#include <filesystem>
#include <optional>
#include <vector>

class QAction;
class QComboBox;
class QLineEdit;

namespace sessionsmith::widgets {

/// What a training begins from: a run, or nothing but perhaps weights from a file.
class StartFields : public FieldGroup
{
    Q_OBJECT
public:
    explicit StartFields(QObject* parent);
    /// Those that something can begin from are offered, keeping what is chosen.
    void setRuns(const std::vector<store::RunRecord>& runs);
    void showRows(QFormLayout& form, bool run, bool weights) const;
    void setRun(const std::string& name);
    void setWeights(const std::filesystem::path& file);
    std::string run() const; ///< empty: from scratch
    std::filesystem::path weights() const;
    /// That of the run: what goes on with its model has its shape.
    std::optional<learning::ModelSpec> shape() const;
    void retranslate();

Q_SIGNALS:
    void runChanged();

private:
    void fill();
    void chooseWeights();

    std::vector<store::RunRecord> m_runs;
    QComboBox* m_from;
    QLineEdit* m_weights;
    QAction* m_choose;
};

} // namespace sessionsmith::widgets
