// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/records.h"
#include "widgets/common/choicebox.h"

#include <map>
#include <string>
#include <vector>

namespace sessionsmith::widgets {

/// The data set of a task. Each kind of task keeps what was chosen for it, and begins with the newest one that it is
/// for.
class DataChoice : public ChoiceBox
{
    Q_OBJECT
public:
    explicit DataChoice(QWidget* parent = nullptr);
    void setDatasets(const std::vector<store::DatasetRecord>& datasets);
    /// Goes over to another kind of task. `wanted`: what it begins with.
    void setKind(int kind, store::DatasetKind wanted);
    void setData(const std::string& name);    ///< of the present kind
    std::string data() const;                 ///< empty: there is none
    std::vector<std::string> actions() const; ///< of the chosen one's events
    void retranslate();

private:
    void fill();
    void showChosen();

    std::vector<store::DatasetRecord> m_datasets;
    int m_kind = 0;
    store::DatasetKind m_wanted = store::DatasetKind::Synthetic;
    std::map<int, std::string> m_chosen; ///< by kind of task
};

} // namespace sessionsmith::widgets
