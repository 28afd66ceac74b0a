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

} // namespace sessionsmith::desktop
