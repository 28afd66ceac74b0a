// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/modeldocument.h"
#include "widgets/jobs/sidepanel.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace sessionsmith::widgets {

/// Asks for another model that is to be mixed into the open one as a persona, and for its share of the sessions.
class MixPanel : public SidePanel
{
    Q_OBJECT
public:
    explicit MixPanel(QWidget* page);
    void retranslate();
    /// `others`: the models to choose from; `own`: what the open model is called, `isMixture`: it has personas already.
    void present(const QStringList& others, const QString& own, bool isMixture);

    QString model() const;
    std::string personaName() const;
    std::string ownName() const;
    double share() const;

private:
    void validate();

    QFormLayout* m_form;
    QComboBox* m_model;
    QLineEdit* m_name;
    QSpinBox* m_share; ///< percent
    QLineEdit* m_own;
    QLabel* m_note;
    bool m_isMixture = false;
};

} // namespace sessionsmith::widgets
