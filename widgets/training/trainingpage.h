// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/trainingtask.h"
#include "widgets/common/page.h"
#include "widgets/jobs/workbench.h"

#include <deque>
#include <memory>
#include <optional>

class QSplitter;

namespace sessionsmith::widgets {

class DrawPanel;
class TrainingForm;
class TrainingMonitor;

/// Starts trainings and watches one of them.
class TrainingPage : public Page
{
    Q_OBJECT
public:
    explicit TrainingPage(Workbench& workbench, QWidget* parent = nullptr);

    QString word() const override { return tr("Training"); }
    QString iconName() const override { return QStringLiteral("training"); }
    QString object() const override;
    /// Without a generator on show there is nothing to do here but what the form asks for.
    QList<QAction*> pageActions() const override;
    QList<StatusItem> statusItems() const override;
    void retranslate() override;
    void refresh() override;
    void openObject(const QString& name, int version = 0) override;
    void saveState() override;
    void restoreState() override;

    TrainingForm& form() { return *m_form; }
    TrainingMonitor& monitor() { return *m_monitor; }

private:
    /// Runs of several seeds, which come one after the other.
    struct Series
    {
        std::deque<workflow::TrainingTask> left;
        std::optional<store::Id> last; ///< that was begun
    };
    void start();
    void startSeries(const std::shared_ptr<Series>& series);
    void goOn(const std::shared_ptr<Series>& series, const Job& job);
    void allowStart();
    void resume(const store::RunRecord& run);
    void watch(store::Id run);
    void tellEnd(const Job& job);
    /// Sessions can be drawn from a generator that has learnt something.
    void offerDrawing();
    void startDrawing();
    /// The data set that was drawn last from the run that is shown; empty: none.
    void offerDrawn(const QString& dataset);

    Workbench& m_workbench;
    TrainingForm* m_form;
    TrainingMonitor* m_monitor;
    QSplitter* m_splitter;
    QAction *m_draw, *m_openDrawn;
    QString m_drawn;
    DrawPanel* m_drawPanel;
    QList<StatusItem> m_pointed; // the values under the cursor, which go before the page's own
};

} // namespace sessionsmith::widgets
