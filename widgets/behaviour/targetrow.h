// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/tuning/targets.h"
#include "widgets/common/wording.h"

#include <QWidget>

#include <optional>
#include <string>

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace sessionsmith::widgets {

/// "share of the action purchase", "mean session length", "browse → click".
Wording figureWords(const hmm::Model& model, const hmm::Figure& figure);
/// As a person reads it: 2.1 %, 8.2.
QString figureText(const hmm::Figure& figure, double value);

/// One target: a figure, what it is now, what it shall be, and what was reached.
class TargetRow : public QWidget
{
    Q_OBJECT
public:
    TargetRow(const hmm::Model& model, const hmm::Figure& figure, QWidget* parent = nullptr);
    const hmm::Figure& figure() const { return m_figure; }
    /// Nothing until a value stands there that the figure can have.
    std::optional<hmm::Target> target() const;
    /// What was typed, where it is no such value; else empty.
    QString wrongText() const;
    void setValueText(const QString& text);
    /// Finds the figure by its names in a model that may have others; false where it is gone.
    bool setModel(const hmm::Model& model);
    void setNow(std::optional<double> value);
    void setAchieved(std::optional<double> value);
    void retranslate();
    void focusValue();

Q_SIGNALS:
    void changed();
    void submitted(); ///< Return in the value
    void removeRequested();

private:
    bool hasChoice() const;
    const std::vector<std::string>& choices() const;
    void fillChoice();
    void showNumbers();

    hmm::Model m_model; ///< for its names
    hmm::Figure m_figure;
    std::optional<double> m_now, m_achieved;
    QLabel* m_kind;
    QComboBox* m_choice;
    QLabel* m_before;
    QLineEdit* m_value;
    QLabel* m_after;
    QToolButton* m_remove;
};

} // namespace sessionsmith::widgets
