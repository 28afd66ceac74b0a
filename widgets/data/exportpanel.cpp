// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/exportpanel.h"

#include "widgets/common/confirmbar.h"
#include "widgets/common/texts.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>

namespace sessionsmith::widgets {

using exchange::ExportFormat;

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
    : SidePanel(page), m_form(addForm()), m_format(new QComboBox), m_compressed(new QCheckBox), m_shards(new QSpinBox),
      m_path(new QLineEdit), m_browse(new QPushButton), m_license(new QLineEdit), m_note(new QLabel),
      m_confirm(new ConfirmBar(ConfirmBar::Loss::Replace, QBoxLayout::TopToBottom))
{
    for (std::size_t format = 0; format < exchange::exportFormatNames().size(); ++format)
        m_format->addItem(QString());
    m_note->setWordWrap(true);
    m_shards->setRange(int(exchange::ExportSpec::shardLimits.low), int(exchange::ExportSpec::shardLimits.high));
    for (QWidget* field :
         std::initializer_list<QWidget*>{m_format, m_compressed, m_shards, m_path, m_browse, m_license})
        addField(m_form, field);
    body()->addWidget(m_note);
    body()->addWidget(m_confirm);
    body()->addStretch(1);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportPanel::followFormat);
    connect(m_compressed, &QCheckBox::toggled, this, &ExportPanel::followFormat);
    connect(m_shards, &QSpinBox::valueChanged, this, &ExportPanel::validate);
    connect(m_path, &QLineEdit::textChanged, this, &ExportPanel::validate);
    connect(m_confirm, &ConfirmBar::accepted, this, &ExportPanel::accepted);
    connect(m_browse, &QPushButton::clicked, this, &ExportPanel::browse);
    retranslate();
}

ExportFormat ExportPanel::format() const
{
    return ExportFormat(m_format->currentIndex());
}

bool ExportPanel::isCompressed() const
{
    return m_compressed->isChecked() && exchange::isText(format());
}

QString ExportPanel::suffix() const
{
    const QString end = QString::fromLatin1(exchange::extensionOf(format()));
    return isCompressed() ? end + QStringLiteral(".zst") : end;
}

void ExportPanel::followFormat()
{
    m_compressed->setEnabled(exchange::isText(format()));
    m_shards->setEnabled(exchange::isText(format()));
    const QFileInfo file(m_path->text());
    QString stem = file.completeBaseName();
    if (file.suffix() == QStringLiteral("zst")) stem = QFileInfo(stem).completeBaseName();
    if (m_path->text() == m_proposed)
        propose();
    else if (!m_path->text().isEmpty())
        m_path->setText(QDir(file.path()).filePath(stem + suffix()));
    showNote();
}

void ExportPanel::retranslate()
{
    setTitle(tr("Export %1").arg(m_dataset), tr("Export"));
    const QStringList labels{tr("Format"), QString(), tr("Files"), tr("File"), QString(), tr("License")};
    for (int row = 0; row < labels.size(); ++row)
        static_cast<QLabel*>(m_form->itemAt(row, QFormLayout::LabelRole)->widget())->setText(labels[row]);
    m_format->setItemText(int(ExportFormat::Csv), tr("CSV"));
    m_format->setItemText(int(ExportFormat::JsonLines), tr("JSON Lines"));
    m_format->setItemText(int(ExportFormat::RecBole), tr("RecBole (.inter)"));
    m_format->setItemText(int(ExportFormat::Safetensors), tr("Columns (safetensors)"));
    m_format->setItemText(int(ExportFormat::Sqlite), tr("SQLite database"));
    m_compressed->setText(tr("Compress with zstd"));
    m_shards->setToolTip(
        tr("More than one: files of about as many events each, numbered in their names; every user is in one "
           "of them"));
    m_license->setPlaceholderText(m_ownLicense.isEmpty() ? tr("of the source, for the data card") : m_ownLicense);
    m_browse->setText(tr("Choose…"));
    m_confirm->retranslate();
    showNote();
    validate();
}

void ExportPanel::showNote()
{
    const QString note =
        format() == ExportFormat::JsonLines ? tr("One JSON object a line for each event: user, session, time, action, "
                                                 "item, category, price.")
        : format() == ExportFormat::RecBole
            ? tr("RecBole's file of interactions, and beside it one of the items with their categories and prices.")
        : format() == ExportFormat::Safetensors
            ? tr("The columns and names as they are stored, to be mapped into memory; Python reads them too.")
        : format() == ExportFormat::Sqlite ? tr("Tables of events, sessions, users, items, categories and actions, and "
                                                "a view \"log\" with one event a "
                                                "row.")
                                           : tr("One event a row: user, session, time, action, item, category, price.");
    m_note->setText(note + u' ' +
                    tr("Importing it gives the same data set again. A data card goes beside it: what it is, how it was "
                       "made, and of what."));
}

void ExportPanel::setDataset(const QString& name)
{
    if (name == m_dataset || isBusy()) return;
    m_dataset = name;
    propose();
    retranslate();
}

void ExportPanel::setLicense(const QString& license)
{
    m_ownLicense = license;
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
    const auto first = exchange::shardPath(spec().fullPath(), 0, spec().shards);
    if (std::error_code error; std::filesystem::exists(first, error))
        m_confirm->ask(tr("There is a file \"%1\" already. Replace it?").arg(text(first.filename().string())));
    else
        SidePanel::accept();
}

void ExportPanel::browse()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Export to"), m_path->text(),
                                                      tr("Data (*%1);;All files (*)").arg(suffix()), nullptr,
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
    else if (const auto valid = spec().validate(); !valid)
        setProblem(translated(valid.error()));
    else
        setProblem({});
}

exchange::ExportSpec ExportPanel::spec() const
{
    exchange::ExportSpec spec{QFile::encodeName(m_path->text().trimmed()).toStdString(), format(), isCompressed()};
    if (m_shards->isEnabled()) spec.shards = unsigned(m_shards->value());
    return spec;
}

std::string ExportPanel::license() const
{
    return m_license->text().trimmed().toStdString();
}

} // namespace sessionsmith::widgets
