// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/filedialogs.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>

namespace sessionsmith::widgets {

namespace {

struct FileDialogs
{
    Q_DECLARE_TR_FUNCTIONS(FileDialogs)
};

QString key(FileKind kind)
{
    constexpr const char* names[] = {"log", "model", "report", "workspace", "weights", "charts", "runs"};
    return QStringLiteral("folders/") + QLatin1String(names[int(kind)]);
}

} // namespace

QString folderOf(FileKind kind)
{
    const QString folder = QSettings().value(key(kind)).toString();
    if (!folder.isEmpty() && QFileInfo(folder).isDir()) return folder;
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

void rememberFolderOf(FileKind kind, const QString& file)
{
    QSettings().setValue(key(kind), QFileInfo(file).absolutePath());
}

QString fileName(const QString& name)
{
    static const QRegularExpression forbidden(QStringLiteral("[/\\\\:*?\"<>|\\x00-\\x1f]+"));
    return name.trimmed().replace(forbidden, QStringLiteral("-"));
}

QString logFilters()
{
    return FileDialogs::tr("Logs (*.csv *.tsv *.txt *.dat *.inter *.json *.jsonl *.safetensors *.gz *.zst);;All files "
                           "(*)");
}

QString askForFile(QWidget* parent, FileKind kind, const QString& title, const QString& filters)
{
    const QString file = QFileDialog::getOpenFileName(parent, title, folderOf(kind), filters);
    if (!file.isEmpty()) rememberFolderOf(kind, file);
    return file;
}

QStringList askForFiles(QWidget* parent, FileKind kind, const QString& title, const QString& filters)
{
    const QStringList files = QFileDialog::getOpenFileNames(parent, title, folderOf(kind), filters);
    if (!files.isEmpty()) rememberFolderOf(kind, files.front());
    return files;
}

QString askForNewFile(QWidget* parent, FileKind kind, const QString& title, const QString& name, const QString& suffix,
                      const QString& filters)
{
    QFileDialog dialog(parent, title, folderOf(kind), filters);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(suffix); // known to the question whether to replace a file
    dialog.selectFile(fileName(name) + u'.' + suffix);
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty()) return {};
    const QString file = dialog.selectedFiles().front();
    rememberFolderOf(kind, file);
    return file;
}

} // namespace sessionsmith::widgets
