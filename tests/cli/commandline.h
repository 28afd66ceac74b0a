// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace sessionsmith::tests {

/// What a call of the command line gave back.
struct Answer
{
    int status = -1;
    QByteArray output;
    QByteArray errors;
    QJsonObject json; ///< of `output`; empty if that is not exactly one JSON object
};

/// Calls sessionsmith-cli as a script would, in a workspace of its own.
class CommandLine
{
public:
    static QString program() { return QStringLiteral(SESSIONSMITH_BINARY_DIR "/bin/sessionsmith-cli"); }

    QString path(const QString& name) const { return m_folder.filePath(name); }
    QString workspace() const { return path(QStringLiteral("workspace")); }
    QStringList withWorkspace(const QStringList& arguments) const
    {
        return QStringList{QStringLiteral("--workspace"), workspace(), QStringLiteral("--json")} + arguments;
    }
    QString write(const QString& name, const QByteArray& content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }
    Answer call(const QStringList& arguments) const
    {
        QProcess process;
        process.start(program(), withWorkspace(arguments));
        if (!process.waitForFinished(600'000)) process.kill();
        Answer answer{process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                      process.readAllStandardOutput(),
                      process.readAllStandardError(),
                      {}};
        answer.json = QJsonDocument::fromJson(answer.output).object();
        return answer;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace sessionsmith::tests
