// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/shortcutsheet.h"

#include "widgets/common/card.h"
#include "widgets/common/scrolling.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QScreen>
#include <QScrollArea>

namespace sessionsmith::widgets {

namespace {

constexpr QSize usualSize(920, 720);

QLabel* keyCap(const QString& key)
{
    auto* cap = new QLabel(key);
    cap->setProperty("key", true);
    cap->setTextFormat(Qt::PlainText);
    cap->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return cap;
}

} // namespace

ShortcutSheet::ShortcutSheet(int pages, QWidget* parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* sheet = new QWidget;
    auto* columns = new QHBoxLayout(sheet);
    columns->setContentsMargins(12, 12, 12, 12);
    columns->setSpacing(12);
    QVBoxLayout* sides[] = {new QVBoxLayout, new QVBoxLayout};
    for (QVBoxLayout* side : sides) {
        side->setSpacing(12);
        columns->addLayout(side, 1);
    }
    addEverywhere(sides[0], pages);
    addBars(sides[0]);
    addGenerator(sides[0]);
    addMatrix(sides[1]);
    addDiagram(sides[1]);
    addCharts(sides[1]);
    for (QVBoxLayout* side : sides)
        side->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    QScrollArea* area = scrolling(sheet);
    area->setFocusPolicy(Qt::StrongFocus); // it has no fields: the arrow keys scroll
    layout->addWidget(area);
    resize(usualSize.boundedTo(screen()->availableSize() * 0.9));
}

void ShortcutSheet::addPlace(QBoxLayout* column, const QString& place, const QList<Shortcut>& shortcuts)
{
    auto* card = new Card(place);
    auto* rows = new QGridLayout;
    rows->setHorizontalSpacing(16);
    rows->setVerticalSpacing(6);
    rows->setColumnStretch(1, 1);
    for (const Shortcut& shortcut : shortcuts) {
        auto* caps = new QHBoxLayout;
        caps->setSpacing(4);
        for (const QString& key : shortcut.keys)
            caps->addWidget(keyCap(key));
        caps->addStretch(1);
        auto* meaning = new QLabel(shortcut.meaning);
        meaning->setWordWrap(true);
        const int row = rows->rowCount();
        rows->addLayout(caps, row, 0, Qt::AlignTop);
        rows->addWidget(meaning, row, 1, Qt::AlignTop);
    }
    card->body()->addLayout(rows);
    column->addWidget(card);
}

void ShortcutSheet::addEverywhere(QBoxLayout* column, int pages)
{
    const auto key = [](const char* keys) { return QString::fromLatin1(keys); };
    addPlace(column, tr("Everywhere"),
             {{{key("Ctrl+1"), QStringLiteral("…"), QStringLiteral("Ctrl+%1").arg(pages)}, tr("Go to a page")},
              {{key("Ctrl+Z"), key("Ctrl+Shift+Z")}, tr("Undo, redo")},
              {{key("Ctrl+O")}, tr("Open a workspace")},
              {{key("Ctrl+I")}, tr("Import a log")},
              {{key("Ctrl+S")}, tr("Save a version of the model")},
              {{key("Esc")}, tr("Take back what is being dragged, close a panel")},
              {{key("F1")}, tr("These keys")},
              {{key("F11")}, tr("Full screen")},
              {{key("Ctrl+Q")}, tr("Quit")}});
}

void ShortcutSheet::addMatrix(QBoxLayout* column)
{
    const QString wheel = tr("wheel");
    addPlace(column, tr("Matrix"),
             {{{tr("arrows"), tr("Home"), tr("End")}, tr("Move from cell to cell")},
              {{tr("digits"), QStringLiteral("F2")}, tr("Type a probability")},
              {{QStringLiteral("+"), QStringLiteral("−"), wheel}, tr("Change it by one percent point")},
              {{QStringLiteral("Alt++"), QStringLiteral("Alt+−"), tr("Shift+wheel")},
               tr("Change it by a tenth of a percent point")},
              {{tr("Shift")}, tr("While dragging: ten times finer")},
              {{QStringLiteral("L")}, tr("Lock a probability, or unlock it")},
              {{tr("Enter"), tr("space")}, tr("Open the bars of a row, or close them")},
              {{QStringLiteral("Shift+F2")}, tr("Rename the state of the row")},
              {{tr("Shift+arrows"), tr("Shift+click")}, tr("Select several cells")},
              {{QStringLiteral("Ctrl+A")}, tr("Select all cells")},
              {{QStringLiteral("Ctrl+C"), QStringLiteral("Ctrl+V")},
               tr("Copy and paste probabilities, to and from a spreadsheet")}});
}

void ShortcutSheet::addDiagram(QBoxLayout* column)
{
    addPlace(column, tr("Diagram"),
             {{{tr("arrows")}, tr("Go from state to state, or from arrow to arrow")},
              {{QStringLiteral("Tab")}, tr("From a state to its arrows")},
              {{tr("Ctrl+arrows")}, tr("Move a state")},
              {{QStringLiteral("+"), QStringLiteral("−"), QStringLiteral("L")},
               tr("Change or lock the chosen arrow; digits type, as in the matrix")},
              {{tr("Ctrl+wheel"), QStringLiteral("Ctrl++"), QStringLiteral("Ctrl+−")}, tr("Zoom")},
              {{QStringLiteral("Ctrl+0")}, tr("Fit to view")}});
}

void ShortcutSheet::addBars(QBoxLayout* column)
{
    addPlace(column, tr("Initial distribution and personas"),
             {{{QStringLiteral("←"), QStringLiteral("→")}, tr("Go from share to share")},
              {{QStringLiteral("↑"), QStringLiteral("↓")}, tr("Change it by one percent point")},
              {{tr("digits"), QStringLiteral("F2")}, tr("Type a share")}});
    addPlace(column, tr("Sessions of the preview"),
             {{{QStringLiteral("↑"), QStringLiteral("↓")}, tr("Choose a session and see its hidden states")},
              {{QStringLiteral("Esc")}, tr("Close them")}});
}

void ShortcutSheet::addGenerator(QBoxLayout* column)
{
    addPlace(
        column, tr("Cards of the generator"),
        {{{tr("arrows"), tr("Home"), tr("End")}, tr("Go from value to value; along a column or bar they change it")},
         {{tr("digits"), tr("Enter"), QStringLiteral("F2")}, tr("Type a value")},
         {{tr("Delete")}, tr("Leave a transition of categories to the log again")}});
}

void ShortcutSheet::addCharts(QBoxLayout* column)
{
    addPlace(column, tr("Charts"),
             {{{tr("drag")}, tr("Enlarge a stretch, or with a height a rectangle")},
              {{tr("wheel"), QStringLiteral("+"), QStringLiteral("−")}, tr("Zoom; with Shift upwards")},
              {{tr("Shift+drag"), tr("arrows")}, tr("Move along")},
              {{tr("double click"), tr("Home")}, tr("Show all")}});
}

} // namespace sessionsmith::widgets
