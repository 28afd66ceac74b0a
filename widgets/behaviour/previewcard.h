// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/previewview.h"
#include "widgets/common/card.h"

#include <QElapsedTimer>

class QStackedWidget;

namespace sessionsmith::widgets {

class ChoiceBox;
class FunnelView;
class PreviewOptions;
class Workbench;

/// The sessions that the model would produce, drawn anew at every edit (once for each turn of the event loop), beside
/// those of a real log, in the view that the person chose.
class PreviewCard : public Card
{
    Q_OBJECT
public:
    static constexpr std::size_t mostRealSessions = 50'000; ///< of a larger log that many are taken, spread over it

    PreviewCard(Workbench& workbench, ModelDocument& document, QWidget* parent = nullptr);
    void retranslate();
    /// The data sets to choose from.
    void refresh();
    void saveState() const; ///< into QSettings
    void restoreState();

    const SessionSample& sample() const { return m_data.synthetic; }
    /// What the sessions are of: the document's model, or the persona that is shown.
    const hmm::Model& model() const { return m_data.hmm(); }
    QString besideName() const;
    void setBeside(const QString& name);           ///< empty: none; an unknown name changes nothing
    bool isReading() const { return m_isReading; } ///< the log beside
    PreviewOptions& options() const { return *m_options; }
    const std::vector<PreviewView*>& views() const { return m_views; }
    PreviewView& currentView() const;
    void setCurrentView(int index);
    /// Of a session of all personas, in events.
    double meanLength() const;
    /// Whose sessions alone show; empty where those of all do.
    QString personaName() const { return m_data.persona ? m_data.personaName : QString(); }
    /// From the edit to the repainted preview, of the last one.
    double milliseconds() const { return m_milliseconds; }

Q_SIGNALS:
    void updated(); ///< sample, time or the real log are other ones

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showView(int index);
    void schedule();
    void redraw();
    void followPersonas();
    void loadBeside();
    void setReal(SessionSample real, const QString& note);
    void matchReal();

    Workbench& m_workbench;
    ModelDocument& m_document;
    PreviewData m_data;
    synthesis::PreviewSampler m_sampler;
    std::vector<std::string> m_matchedActions; ///< the model's, that the real log was matched to
    ActionColours m_matchedColours;            ///< theirs
    int m_loading = 0;                         ///< counts the logs that were asked for: a late one is dropped
    bool m_isReading = false;
    bool m_isScheduled = false;
    QElapsedTimer m_clock;
    double m_milliseconds = 0;

    ChoiceBox* m_view;
    ChoiceBox* m_beside;
    PreviewOptions* m_options;
    QStackedWidget* m_stack;
    FunnelView* m_funnel;
    std::vector<PreviewView*> m_views;
};

} // namespace sessionsmith::widgets
