// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/records.h"
#include "widgets/training/fieldgroup.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QSpinBox;

namespace sessionsmith::widgets {

class SplitField;

/// The rows of a form that say what is asked of a run that a log tests, and how its answers are ranked.
class TestFields : public FieldGroup
{
    Q_OBJECT
public:
    explicit TestFields(QObject* parent);

    /// `asked`: a log tests the run. `ranks`: by the items that it ranks.
    void showRows(QFormLayout& form, bool asked, bool ranks);
    void retranslate();
    /// Those that can hold the test, keeping what is chosen.
    void setDatasets(const std::vector<store::DatasetRecord>& datasets);

    /// Of a workflow::FinetuneRequest or BaselineRequest.
    template <typename Request>
    void read(Request& request) const;
    template <typename Request>
    void setRequest(const Request& request);

private:
    QComboBox* m_sequenceBy;
    SplitField* m_split;
    QCheckBox* m_excludeSeen;
    QSpinBox* m_sampled;
};

} // namespace sessionsmith::widgets
