// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/decodedsession.h"
#include "widgets/behaviour/modeldocument.h"

#include <QWidget>

class QLabel;
class QScrollArea;
class QToolButton;

namespace sessionsmith::widgets {

/// One session event by event: the action, the hidden state below it and how certain that state is.
class SessionDetail : public QWidget
{
    Q_OBJECT
public:
    explicit SessionDetail(const ModelDocument& document, QWidget* parent = nullptr);
    /// `actionWords`: one an event. `name` of the session; `areTrue`: its states are known, not found by Viterbi.
    void setSession(DecodedSession session, const QStringList& actionWords, const QString& name, bool areTrue);
    void retranslate();
    QString title() const;
    /// "1 browse: state click, 93 %": for the tooltip of an event and a screen reader.
    QString description(std::size_t event) const;

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent*) override;

private:
    void showTitle();

    class Canvas;
    const ModelDocument& m_document;
    DecodedSession m_session;
    QStringList m_actionWords;
    QString m_name;
    bool m_areTrue = false;
    QLabel* m_title;
    QToolButton* m_close;
    QScrollArea* m_scroll;
    Canvas* m_canvas;
};

} // namespace sessionsmith::widgets
