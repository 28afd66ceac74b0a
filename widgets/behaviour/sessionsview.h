// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/previewview.h"

class QLabel;

namespace sessionsmith::widgets {

class Legend;
class SessionDetail;
class SessionRows;

/// Sessions as rows of coloured events, synthetic beside real ones, if wished with their hidden states; one that is
/// chosen is decoded below, and stays chosen while the model changes.
class SessionsView : public PreviewView
{
    Q_OBJECT
public:
    explicit SessionsView(const PreviewData& data);
    QString word() const override { return tr("Sessions"); }
    void retranslate() override;
    void showReal() override;
    void showSample() override;
    void setShowsStates(bool shows);

    SessionRows& synthetic() const { return *m_synthetic; }
    SessionRows& real() const { return *m_real; }
    SessionDetail& detail() const { return *m_detail; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool marksPersonas() const;
    void showSyntheticStates();
    void showRealStates();
    void showStates(SessionRows& rows, hmm::Sequences states);
    void showPersonas();
    void showDetail();
    void closeDetail();
    void showTitles();

    QLabel* m_syntheticTitle;
    QLabel* m_realTitle;
    SessionRows* m_synthetic;
    SessionRows* m_real;
    QWidget* m_realColumn;
    SessionDetail* m_detail;
    Legend* m_legend;
    QWidget* m_stateKey;
    QLabel* m_stateTitle;
    Legend* m_stateLegend;
    QWidget* m_personaKey;
    QLabel* m_personaTitle;
    Legend* m_personaLegend;
    bool m_showsStates = false;
};

} // namespace sessionsmith::widgets
