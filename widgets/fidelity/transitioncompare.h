// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/pictures.h"

#include <QWidget>

class QLabel;

namespace sessionsmith::widgets {

class DifferenceMatrix;

/// How much more or less often an action follows another in the synthetic sessions of a report than in the real ones.
class TransitionCompare : public QWidget
{
    Q_OBJECT
public:
    explicit TransitionCompare(QWidget* parent = nullptr);
    void setPictures(const fidelity::Pictures& pictures);
    void retranslate();
    QString values() const; ///< of the current cell; empty without one

private:
    void showTexts();

    std::vector<std::string> m_actions;
    hmm::Matrix m_real, m_synthetic;
    DifferenceMatrix* m_matrix;
    QLabel* m_key;
    QLabel* m_values;
};

} // namespace sessionsmith::widgets
