// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/probabilitytext.h"
#include "widgets/common/card.h"

namespace sessionsmith::hmm {
struct Cell;
}

namespace sessionsmith::widgets {

class DiagramPane;
class MatrixView;
class ModelDocument;
class Segments;

/// The transitions of a model, as a matrix or as a diagram: what is chosen in one is chosen in the other.
class TransitionCard : public Card
{
    Q_OBJECT
public:
    explicit TransitionCard(ModelDocument& document, QWidget* parent = nullptr);

    MatrixView* matrix() const { return m_matrix; }
    bool showsMatrix() const;
    void setFormat(ProbabilityFormat format);
    void retranslate();
    void saveState();
    void restoreState();
    /// Pixels that what is shown lacks to be seen well; less than nothing if it has enough.
    int missingHeight() const;
    int spareHeight() const; ///< that it can do without

Q_SIGNALS:
    void viewChosen(); ///< before it shows, and asks for another height
    void viewChanged();

private:
    void setView(int view);
    int contentsHeight() const;
    void chooseInDiagram(int row, int column);
    void chooseInMatrix(const hmm::Cell& cell);

    ModelDocument& m_document;
    MatrixView* m_matrix;
    DiagramPane* m_diagram;
    Segments* m_view;
};

} // namespace sessionsmith::widgets
