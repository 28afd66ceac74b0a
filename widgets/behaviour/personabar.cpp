// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/personabar.h"

#include "widgets/behaviour/nameeditor.h"
#include "widgets/behaviour/personaedits.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QMenu>

namespace sessionsmith::widgets {

PersonaBar::PersonaBar(ModelDocument& document, QWidget* parent) : ShareBar(document, parent)
{
    connect(&document, &ModelDocument::changed, this, [this] { setVisible(count() > 1); });
    connect(this, &ShareBar::currentChanged, this, [this](int persona) {
        if (const auto& personas = this->document().personas(); persona < int(personas.size()))
            Q_EMIT personaChosen(personas[std::size_t(persona)].states.front());
    });
    setVisible(count() > 1);
    retranslate();
}

void PersonaBar::retranslate()
{
    setAccessibleName(tr("Personas"));
}

int PersonaBar::count() const
{
    return int(document().personas().size());
}

double PersonaBar::share(int persona) const
{
    return document().personas()[std::size_t(persona)].weight;
}

double PersonaBar::startingShare(int persona) const
{
    const hmm::Vector start = document().startingRow(Part::Initial, 0);
    double sum = 0;
    for (const int state : document().personas()[std::size_t(persona)].states)
        sum += start(state);
    return sum;
}

QColor PersonaBar::colour(int persona) const
{
    return document().personaColour(persona);
}

QString PersonaBar::description(int persona) const
{
    return tr("%1: %2 of the sessions, %n state(s)", nullptr,
              int(document().personas()[std::size_t(persona)].states.size()))
        .arg(name(persona), preciseText(share(persona), format()));
}

void PersonaBar::attempt(const Result<>& done)
{
    if (!done) Q_EMIT refused(translated(done.error()));
}

void PersonaBar::setShare(int persona, double value)
{
    attempt(edits::setPersonaWeight(document(), persona, value));
}

void PersonaBar::moveBorder(int left, double value)
{
    attempt(edits::movePersonaBorder(document(), left, value));
}

void PersonaBar::fillMenu(QMenu* menu, int persona)
{
    menu->addAction(tr("Rename…"), this, [this, persona] { editName(persona); });
    menu->addAction(tr("Remove"), this, [this, persona] { attempt(edits::removePersona(document(), persona)); });
}

void PersonaBar::editName(int persona)
{
    auto* editor = new NameEditor(
        document(),
        [this, persona](const QString& name) {
            const auto renamed = edits::renamePersona(document(), persona, name.toStdString());
            attempt(renamed);
            return renamed.has_value();
        },
        this);
    connect(editor, &NameEditor::closed, this, [this] { setFocus(); });
    const QRect place = segment(persona).toRect();
    editor->open(QRect(place.topLeft(), QSize(std::max(place.width(), 160), place.height())),
                 text(document().personas()[std::size_t(persona)].name));
}

} // namespace sessionsmith::widgets
