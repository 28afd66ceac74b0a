// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/sequences.h"
#include "widgets/common/actioncolours.h"
#include "widgets/common/sessionsample.h"

#include <QWidget>

namespace sessionsmith::widgets {

/// Sessions as rows of small blocks, one an event, in the colours of the actions; as many as fit, those that buy first
/// on top. A line below a block has the colour of the hidden state. One session can be chosen, by a click or with the
/// arrow keys; Escape gives it back.
class SessionRows : public QWidget
{
    Q_OBJECT
public:
    static constexpr std::size_t mostRows = 200;

    explicit SessionRows(QWidget* parent = nullptr);
    /// The sample must outlive the widget or the next call; null shows the placeholder.
    void setSample(const SessionSample* sample)
    {
        setSample(sample, sample ? ActionColours(sample->actions) : ActionColours());
    }
    void setSample(const SessionSample* sample, ActionColours colours);
    /// The sessions that are shown, from the top: indices of the sample.
    const std::vector<std::size_t>& shown() const { return m_order; }
    /// Whether there is room for the line of a state.
    void setShowsStates(bool shows);
    /// The hidden states of those sessions, row by row; a row without any has no line.
    void setStates(hmm::Sequences states, ActionColours colours);
    /// A colour beside each row, what it stands for being told elsewhere; an invalid one is none. Empty: no room for
    /// them.
    void setMarks(std::vector<QColor> marks);
    void setPlaceholder(const QString& text);
    void setHint(const QString& text);      ///< a line below the tooltip of a row: what a click does
    int chosen() const { return m_chosen; } ///< index of the sample; -1 for none
    void choose(int session);

    QSize sizeHint() const override { return {240, 300}; }
    QSize minimumSizeHint() const override { return {120, 80}; }

Q_SIGNALS:
    void chosenChanged(int session); ///< by the person
    void shownChanged();             ///< other rows have room

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    int pitch() const; ///< from row to row
    int left() const;  ///< of the blocks
    int rowOf(int session) const;
    int rowAt(int y) const;
    void order();
    void pick(int session);
    QString description(std::size_t row) const;
    void paintRow(QPainter& painter, std::size_t row, const std::vector<QColor>& actions,
                  const std::vector<QColor>& states) const;

    const SessionSample* m_sample = nullptr;
    ActionColours m_colours, m_stateColours;
    std::vector<std::size_t> m_order;
    hmm::Sequences m_states;
    std::vector<QColor> m_marks; ///< of the rows
    bool m_showsStates = false;
    int m_chosen = -1;
    QString m_placeholder, m_hint;
};

} // namespace sessionsmith::widgets
