// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/about.h"

#include "widgets/common/icons.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace sessionsmith::desktop {

namespace {

struct About
{
    Q_DECLARE_TR_FUNCTIONS(About)
};

void showBox(QWidget* parent, const QString& title, const QString& text)
{
    auto* box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(title);
    box->setTextFormat(Qt::RichText);
    box->setText(text);
    box->setIconPixmap(widgets::icon(QStringLiteral("sessionsmith")).pixmap(64, 64));
    box->open();
}

} // namespace

void showAbout(QWidget* parent)
{
    showBox(parent, About::tr("About Sessionsmith"),
            QStringLiteral("<h3>Sessionsmith %1</h3><p>%2</p><p>%3</p>")
                .arg(QStringLiteral(SESSIONSMITH_VERSION),
                     About::tr("A workbench for synthetic user behaviour and sequence models trained on it."),
                     About::tr("Free software under the GNU General Public License, version 3 or later. "
                               "With Qt %1 and Qt Charts, LibTorch, Eigen and SQLite.")
                         .arg(QString::fromLatin1(qVersion()))));
}

void showShortcuts(QWidget* parent)
{
    const QList<std::pair<QString, QString>> shortcuts{
        {QStringLiteral("Ctrl+1 … Ctrl+4"), About::tr("Go to a page")},
        {QStringLiteral("Ctrl+S"), About::tr("Save a version of the model")},
        {QStringLiteral("Ctrl+Z, Ctrl+Shift+Z"), About::tr("Undo, redo")},
        {QStringLiteral("Ctrl+I"), About::tr("Import a log")},
        {QStringLiteral("Ctrl+O"), About::tr("Open a workspace")},
        {About::tr("Arrow keys, Home, End"), About::tr("Move in a matrix")},
        {About::tr("Digits, F2"), About::tr("Type a probability")},
        {About::tr("Shift+F2"), About::tr("Rename the state of the row")},
        {About::tr("+, −, mouse wheel"), About::tr("Change the chosen probability by one percent point")},
        {About::tr("Shift with these, or while dragging"), About::tr("Ten times finer")},
        {About::tr("Enter, space"), About::tr("Open the bars of a row")},
        {QStringLiteral("L"), About::tr("Lock a probability")},
        {About::tr("Shift with arrows or a click"), About::tr("Select several cells")},
        {QStringLiteral("Ctrl+C, Ctrl+V"), About::tr("Copy and paste probabilities, to and from a spreadsheet")},
        {QStringLiteral("Esc"), About::tr("Take back what is being dragged, close a panel")},
        {QStringLiteral("F11"), About::tr("Full screen")},
        {QStringLiteral("Ctrl+Q"), About::tr("Quit")},
    };
    QString rows;
    for (const auto& [keys, meaning] : shortcuts)
        rows += QStringLiteral("<tr><td style='padding:3px 24px 3px 0; white-space:nowrap'><b>%1</b></td><td "
                               "style='padding:3px 0; white-space:nowrap'>%2</td></tr>")
                    .arg(keys, meaning);
    showBox(parent, About::tr("Keyboard shortcuts"), QStringLiteral("<table>%1</table>").arg(rows));
}

} // namespace sessionsmith::desktop
