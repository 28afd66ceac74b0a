// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/differences.h"

#include <QWidget>

class QLabel;

namespace sessionsmith::widgets {

/// The largest differences of a report, each with a button that leads to the part of the model that governs it.
class ChangesList : public QWidget
{
    Q_OBJECT
public:
    explicit ChangesList(QWidget* parent = nullptr);
    /// `unexplained`: see fidelity::unexplainedFigures(). `model`: the synthetic sessions are of; empty: of none that
    /// the workspace has.
    void setDifferences(std::vector<fidelity::Difference> differences, const Message& unexplained,
                        const QString& model);
    void retranslate();

Q_SIGNALS:
    void requested(const sessionsmith::fidelity::Difference& difference);

private:
    static QString buttonWord(fidelity::Part part);

    std::vector<fidelity::Difference> m_differences;
    Message m_unexplained;
    QString m_model;
    QLabel *m_others, *m_note;
    QWidget* m_rows = nullptr;
};

} // namespace sessionsmith::widgets
