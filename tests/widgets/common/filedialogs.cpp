// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/filedialogs.h"

#include <QDir>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace sessionsmith::widgets;

class FileDialogsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(QStringLiteral("filedialogs"));
    }
    void eachKindHasItsFolder()
    {
        const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        QCOMPARE(folderOf(FileKind::Log), documents);
        {
            const QTemporaryDir logs;
            rememberFolderOf(FileKind::Log, QDir(logs.path()).filePath(QStringLiteral("shop.csv")));
            QCOMPARE(folderOf(FileKind::Log), logs.path());
            QCOMPARE(folderOf(FileKind::Model), documents);
        }
        QCOMPARE(folderOf(FileKind::Log), documents); // it is gone
    }
    void namesAreThoseOfFiles()
    {
        QCOMPARE(fileName(QStringLiteral(" buyers: 2024/25? ")), QStringLiteral("buyers- 2024-25-"));
        QCOMPARE(fileName(QStringLiteral("回头客")), QStringLiteral("回头客"));
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(FileDialogsTest)
#include "filedialogs.moc"
