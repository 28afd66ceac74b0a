// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/card.h"
#include "widgets/common/wording.h"
#include "widgets/generator/generatordata.h"

#include <QElapsedTimer>

class QToolButton;

namespace sessionsmith::widgets {

class NumberField;

/// One part of the generator: its picture, its fields, and at the foot where it came from and the way to estimate it.
class PartCard : public Card
{
    Q_OBJECT
public:
    explicit PartCard(const GeneratorData& data, QWidget* parent = nullptr);
    virtual QString word() const = 0; ///< the part, as it is called
    virtual void retranslate();
    virtual void showData() = 0; ///< the model, the catalogue or the log is another one

Q_SIGNALS:
    void edited(const sessionsmith::synthesis::GeneratorParts& parts, const sessionsmith::widgets::Wording& what,
                int gesture);
    void estimateRequested();

protected:
    using Change = std::function<void(synthesis::GeneratorParts&)>;
    /// What `change` makes of the parts, as an edit; one with the last if the same `field` made it just now. What is
    /// not valid is refused in words.
    void edit(const Change& change, Wording what, const QObject* field);
    /// Until then all edits are one, each reckoned from the parts of now.
    void beginDrag();
    void endDrag() { m_drag.reset(); }
    void cancelDrag(); ///< takes it back, out of the history too

    void watch(NumberField* field); ///< shows what it refuses
    void setProblem(const QString& text);
    /// Where the values came from; `isDefault`: nobody estimated or set them.
    void setOrigin(const QString& text, bool isDefault, const QString& tip = {});
    /// "from LOG", and whether it was changed since.
    static QString estimatedWords(const std::string& source, bool isEdited);

    const GeneratorData& m_data;

private:
    QLabel* m_problem;
    QLabel* m_default;
    QLabel* m_origin;
    QToolButton* m_estimate;
    /// What a drag began with; it ends where another model takes the place of its own.
    struct Drag
    {
        synthesis::GeneratorParts parts;
        std::string model;
        std::vector<std::string> states, actions;
    };
    bool isDragged() const;

    std::optional<Drag> m_drag;
    int m_gesture = -1;
    const QObject* m_field = nullptr; ///< of the last edit
    QElapsedTimer m_sinceEdit;
};

} // namespace sessionsmith::widgets
