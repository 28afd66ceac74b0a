// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace sessionsmith::widgets {

/// A card on the quiet ground: a semibold title, a grey subtitle that says what is shown and in which unit, controls at
/// the right end of the header, and a body.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(const QString& title, const QString& subtitle = {}, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    void setSubtitle(const QString& subtitle);
    void addHeaderWidget(QWidget* widget); ///< at the right end
    QVBoxLayout* body() const { return m_body; }

private:
    QLabel* m_title;
    QLabel* m_subtitle;
    QHBoxLayout* m_header;
    QVBoxLayout* m_body;
};

} // namespace sessionsmith::widgets
