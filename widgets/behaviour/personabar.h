// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/sharebar.h"

namespace sessionsmith::widgets {

/// The personas of a mixture, and how many of the sessions are of each. It hides where the model is no mixture.
class PersonaBar : public ShareBar
{
    Q_OBJECT
public:
    explicit PersonaBar(ModelDocument& document, QWidget* parent = nullptr);
    void retranslate();

Q_SIGNALS:
    void personaChosen(int firstState); ///< where its block of the matrices begins

protected:
    int count() const override;
    double share(int persona) const override;
    double startingShare(int persona) const override;
    QString name(int persona) const override { return document().personaName(persona); }
    QColor colour(int persona) const override;
    QString description(int persona) const override;
    void setShare(int persona, double value) override;
    void moveBorder(int left, double value) override;
    void fillMenu(QMenu* menu, int persona) override;

private:
    void attempt(const Result<>& done);
    void editName(int persona);
};

} // namespace sessionsmith::widgets
