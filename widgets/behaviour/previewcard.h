// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/modeldocument.h"
#include "widgets/behaviour/sessionsample.h"
#include "widgets/common/card.h"

#include <QElapsedTimer>
#include <QTimer>

class QComboBox;
class QLabel;
class QStackedWidget;

namespace sessionsmith::widgets {

class BarList;
class Histogram;
class Legend;
class Segments;
class SessionRows;
class Workbench;

/// The sessions that the model would produce, drawn anew at every edit (once for each turn of the event loop), beside
/// those of a real log: as rows of events, as action frequencies, as session lengths.
class PreviewCard : public Card
{
    Q_OBJECT
public:
    PreviewCard(Workbench& workbench, ModelDocument& document, QWidget* parent = nullptr);
    void retranslate();
    /// The data sets to choose from.
    void refresh();

    const SessionSample& sample() const { return m_sample; }
    QString besideName() const;
    void setBeside(const QString& name);
    /// From the edit to the repainted preview, of the last one.
    double milliseconds() const { return m_milliseconds; }
    static constexpr std::size_t sessionCount = 2000;

Q_SIGNALS:
    void updated(); ///< sample, time or the real log are other ones

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void schedule();
    void redraw();
    void loadBeside();
    void showFigures();
    void showSubtitles();

    Workbench& m_workbench;
    ModelDocument& m_document;
    SessionSample m_sample;
    SessionSample m_real;
    bool m_hasReal = false;
    int m_loading = 0; // counts the logs that were asked for: a late one is dropped
    QTimer m_redraw;
    QElapsedTimer m_clock;
    double m_milliseconds = 0;

    Segments* m_kind;
    QComboBox* m_beside;
    QStackedWidget* m_views;
    SessionRows* m_synthetic;
    SessionRows* m_realRows;
    QWidget* m_realColumn;
    QLabel* m_syntheticTitle;
    QLabel* m_realTitle;
    BarList* m_frequencies;
    Histogram* m_lengths;
    Legend* m_legend;
};

} // namespace sessionsmith::widgets
