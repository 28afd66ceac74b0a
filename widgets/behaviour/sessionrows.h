// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/sessionsample.h"
#include "widgets/common/actioncolours.h"

#include <QWidget>

namespace sessionsmith::widgets {

/// Sessions as rows of small blocks, one an event, in the colours of the actions; as many as fit, those that buy first
/// on top.
class SessionRows : public QWidget
{
    Q_OBJECT
public:
    static constexpr std::size_t mostRows = 200;

    explicit SessionRows(QWidget* parent = nullptr);
    /// The sample must outlive the widget or the next call; null shows the placeholder.
    void setSample(const SessionSample* sample);
    void setPlaceholder(const QString& text);
    QSize sizeHint() const override { return {240, 300}; }
    QSize minimumSizeHint() const override { return {120, 80}; }

protected:
    void paintEvent(QPaintEvent*) override;
    bool event(QEvent* event) override;

private:
    int visibleRows() const;

    const SessionSample* m_sample = nullptr;
    ActionColours m_colours;
    std::vector<std::size_t> m_order; ///< of the sessions that were painted last
    QString m_placeholder;
};

} // namespace sessionsmith::widgets
