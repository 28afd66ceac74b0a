// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/exportpanel.h"

#include "widgets/common/confirmbar.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>

namespace sessionsmith::widgets {

using events::ExportFormat;

namespace {

/// The documents, or the home where a desktop has no such folder.
QString defaultFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(documents).exists() ? documents : QDir::homePath();
}

/// "clicks.csv", or where there is such a file "clicks 2.csv", and so on.
QString freePath(const QDir& folder, const QString& name, const QString& suffix)
{
    QString path = folder.filePath(name + suffix);
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = folder.filePath(QStringLiteral("%1 %2%3").arg(name).arg(number).arg(suffix));
    return path;
}

} // namespace

ExportPanel::ExportPanel(QWidget* page)
    : SidePanel(page), m_form(addForm()), m_format(new QComboBox), m_path(new QLineEdit), m_browse(new QPushButton),
      m_note(new QLabel), m_confirm(new ConfirmBar(ConfirmBar::Loss::Replace, QBoxLayout::TopToBottom))
{
    m_format->addItems({QString(), QString()});
    m_note->setWordWrap(true);
    addField(m_form, m_format);
    addField(m_form, m_path);
    addField(m_form, m_browse);
    body()->addWidget(m_note);
    body()->addWidget(m_confirm);
    body()->addStretch(1);
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        const QFileInfo file(m_path->text());
        if (m_path->text() == m_proposed)
            propose();
        else if (!m_path->text().isEmpty())
            m_path->setText(QDir(file.path()).filePath(file.completeBaseName() + suffix()));
        showNote();
    });
    connect(m_path, &QLineEdit::textChanged, this, &ExportPanel::validate);
    connect(m_confirm, &ConfirmBar::accepted, this, &ExportPanel::accepted);
    connect(m_browse, &QPushButton::clicked, this, &ExportPanel::browse);
    retranslate();
}

QString ExportPanel::suffix() const
{
    return m_format->currentIndex() == int(ExportFormat::JsonLines) ? QStringLiteral(".jsonl") : QStringLiteral(".csv");
}

void ExportPanel::retranslate()
{
    setTitle(tr("Export %1").arg(m_dataset), tr("Export"));
    const QStringList labels{tr("Format"), tr("File"), QString()};
    for (int row = 0; row < labels.size(); ++row)
        static_cast<QLabel*>(m_form->itemAt(row, QFormLayout::LabelRole)->widget())->setText(labels[row]);
    m_format->setItemText(int(ExportFormat::Csv), tr("CSV"));
    m_format->setItemText(int(ExportFormat::JsonLines), tr("JSON Lines"));
    m_browse->setText(tr("Choose…"));
    m_confirm->retranslate();
    showNote();
    validate();
}

void ExportPanel::showNote()
{
    m_note->setText(m_format->currentIndex() == int(ExportFormat::JsonLines)
                        ? tr("One JSON object a line for each event: user, session, time, action, item, category. "
                             "Importing it gives the same data set again.")
                        : tr("One event a row: user, session, time, action, item, category. Importing the CSV gives "
                             "the same data set again."));
}

void ExportPanel::setDataset(const QString& name)
{
    if (name == m_dataset || isBusy()) return;
    m_dataset = name;
    propose();
    retranslate();
}

void ExportPanel::open()
{
    if (m_path->text() == m_proposed) propose(); // what was free may have been written meanwhile
    m_confirm->hide();
    SidePanel::open();
}

/// A file of the data set's name beside the last one, that does not exist yet.
void ExportPanel::propose()
{
    const QString written = m_path->text().trimmed();
    const QString folder = written.isEmpty() ? defaultFolder() : QFileInfo(written).path();
    m_proposed = freePath(QDir(folder), QString(m_dataset).replace(u'/', u'-'), suffix());
    m_path->setText(m_proposed);
}

void ExportPanel::accept()
{
    const QFileInfo file(m_path->text().trimmed());
    if (file.exists())
        m_confirm->ask(tr("There is a file \"%1\" already. Replace it?").arg(file.fileName()));
    else
        SidePanel::accept();
}

void ExportPanel::browse()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Export to"), m_path->text(), {}, nullptr,
                                                      QFileDialog::DontConfirmOverwrite); // the panel asks
    if (!path.isEmpty()) m_path->setText(path);
}

void ExportPanel::validate()
{
    m_confirm->hide(); // it asked of another file
    const QFileInfo file(m_path->text().trimmed());
    if (m_path->text().trimmed().isEmpty())
        setProblem(tr("Choose a file to write."));
    else if (!file.dir().exists())
        setProblem(tr("There is no folder %1.").arg(file.path()));
    else
        setProblem({});
}

events::ExportSpec ExportPanel::spec() const
{
    return {QFile::encodeName(m_path->text().trimmed()).toStdString(), ExportFormat(m_format->currentIndex())};
}

} // namespace sessionsmith::widgets
