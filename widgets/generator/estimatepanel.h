// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/synthesis/generatorparts.h"
#include "widgets/jobs/sidepanel.h"

class QCheckBox;

namespace sessionsmith::widgets {

class ChoiceBox;

/// Asks which parts of the generator to estimate, from which log.
class EstimatePanel : public SidePanel
{
    Q_OBJECT
public:
    enum Part { Catalogue, Revisits, Gaps, Visits, Lengths, PartCount };

    explicit EstimatePanel(QWidget* page);
    void retranslate();
    void setDatasets(const QStringList& names, const QString& chosen);
    /// Opens it for that part alone; PartCount: for all.
    void present(Part part);

    QString data() const;
    bool isChosen(Part part) const;
    /// `parts` with those that are chosen from `estimated`.
    synthesis::GeneratorParts chosenOf(synthesis::GeneratorParts parts,
                                       const synthesis::GeneratorParts& estimated) const;
    using SidePanel::follow;

private:
    void validate();

    QFormLayout* m_form;
    ChoiceBox* m_data;
    QCheckBox* m_parts[PartCount];
    QLabel* m_note;
};

} // namespace sessionsmith::widgets
