// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QSlider;

namespace sessionsmith::widgets {

class DiagramView;
class ModelDocument;

/// The diagram of a model with what sets it: below which probability arrows are hidden, and its arrangement.
class DiagramPane : public QWidget
{
    Q_OBJECT
public:
    explicit DiagramPane(ModelDocument& document, QWidget* parent = nullptr);
    DiagramView& view() const { return *m_view; }
    void retranslate();
    void saveState();
    void restoreState();

private:
    void setStep(int step);
    void sayThreshold();

    DiagramView* m_view;
    QLabel* m_word;
    QSlider* m_threshold;
    QLabel* m_value;
    QPushButton* m_arrange;
    QPushButton* m_fit;
};

} // namespace sessionsmith::widgets
