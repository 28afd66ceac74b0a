// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace sessionsmith::widgets {

/// What a file is: its dialogs begin in the folder where the last one of its kind was.
enum class FileKind { Log, Model, Report, Workspace, Weights, Chart, Runs };

/// The file that a person chooses to read, empty for none. `filters` as in QFileDialog.
QString askForFile(QWidget* parent, FileKind kind, const QString& title, const QString& filters);
/// The same for several.
QStringList askForFiles(QWidget* parent, FileKind kind, const QString& title, const QString& filters);
/// The same to write. `name` is proposed, without what a name cannot have; `suffix` is put on where none is typed.
QString askForNewFile(QWidget* parent, FileKind kind, const QString& title, const QString& name, const QString& suffix,
                      const QString& filters);
/// The folder of the last file of a kind, while there is one; the person's documents otherwise.
QString folderOf(FileKind kind);
void rememberFolderOf(FileKind kind, const QString& file);
/// A name that any file can have.
QString fileName(const QString& name);
/// For the logs that can be read, and for anything.
QString logFilters();

} // namespace sessionsmith::widgets
