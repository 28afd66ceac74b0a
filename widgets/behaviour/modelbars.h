// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/openmodel.h"

#include <QWidget>

class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;

namespace sessionsmith::widgets {

class ConfirmBar;

/// The bars above the behaviour page, of which mostly none is there: edits that were recovered after a crash, another
/// name for the open model, and whether it shall really be deleted.
class ModelBars : public QWidget
{
    Q_OBJECT
public:
    explicit ModelBars(OpenModel& open, QWidget* parent = nullptr);
    void askName();
    void askDelete();
    void retranslate();

Q_SIGNALS:
    void modelsChanged();
    void failed(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QFrame* buildNameBar();
    void showRecovered();
    void rename();
    void remove();
    void showNameProblem(const QString& text);
    void hideNameBar();
    void settle();

    OpenModel& m_open;
    ConfirmBar* m_recovered;
    ConfirmBar* m_delete;
    QFrame* m_nameBar;
    QLabel* m_nameLabel;
    QLineEdit* m_name;
    QLabel* m_nameProblem;
    QPushButton* m_cancel;
    QPushButton* m_rename;
};

} // namespace sessionsmith::widgets
