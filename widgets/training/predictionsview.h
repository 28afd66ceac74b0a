// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/predictedcase.h"
#include "widgets/jobs/workbench.h"

#include <QWidget>

class QLabel;
class QTableWidget;

namespace sessionsmith::widgets {

/// A few cases of the validation: what came before, what was expected, what the model held most probable at the last
/// evaluation, and the ranks at all of them.
class PredictionsView : public QWidget
{
    Q_OBJECT
public:
    explicit PredictionsView(Workbench& workbench, QWidget* parent = nullptr);
    void watch(store::Id run);
    /// Reads on.
    void readOn();
    void retranslate();

private:
    void fill();

    Workbench& m_workbench;
    store::Id m_run = 0;
    std::size_t m_cursor = 0;
    std::vector<learning::Predictions> m_predictions;
    QLabel* m_empty;
    QTableWidget* m_table;
};

} // namespace sessionsmith::widgets
