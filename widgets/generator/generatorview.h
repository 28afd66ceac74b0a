// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/wording.h"
#include "widgets/generator/generatordata.h"

#include <QWidget>

namespace sessionsmith::widgets {

class CatalogueCard;
class EstimatePanel;
class FiguresLoader;
class PartCard;
class Workbench;

/// What makes sessions of the behaviour beyond its states: the catalogue, revisits, gaps, users and visits, lengths. A
/// card for each shows it beside the log and edits it. Keeps nothing: edits are told, and what became of them is set.
class GeneratorView : public QWidget
{
    Q_OBJECT
public:
    explicit GeneratorView(Workbench& workbench, QWidget* parent = nullptr);
    void setModel(const synthesis::BehaviourModel& model);
    void setBeside(const QString& log); ///< empty: none
    void refresh();                     ///< the data sets to choose from
    void retranslate();
    const std::vector<PartCard*>& cards() const { return m_cards; }
    enum Place { Catalogue, Interest, Revisits, Gaps, Visits, Lengths }; ///< of the cards
    /// Frames a card, so that the eye finds it, until the view is left.
    void point(Place place);
    const GeneratorData& data() const { return m_data; }

Q_SIGNALS:
    /// `gesture`: edits of the same number are one.
    void edited(const sessionsmith::synthesis::GeneratorParts& parts, const sessionsmith::widgets::Wording& what,
                int gesture);
    void noticed(const QString& text);
    void failed(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void showData();
    void setPointed(const PartCard* card);
    void presentEstimate(int part);
    void estimate();

    Workbench& m_workbench;
    GeneratorData m_data;
    FiguresLoader* m_loader;
    std::vector<PartCard*> m_cards;
    CatalogueCard* m_catalogue;
    EstimatePanel* m_estimatePanel;
};

} // namespace sessionsmith::widgets
