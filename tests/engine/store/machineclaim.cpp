// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/machineclaim.h"

#include "engine/store/workspace.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace sessionsmith;
using namespace sessionsmith::store;

class TestMachineClaim : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void networkFileSystemsAreKnown()
    {
        QCOMPARE(networkFileSystem(0x6969), std::string("NFS"));
        QCOMPARE(networkFileSystem(long(0xff534d42)), std::string("CIFS"));
        QCOMPARE(networkFileSystem(static_cast<int>(0xff534d42)), std::string("CIFS")); // as 32 bits have it
        QVERIFY(networkFileSystem(0xef53).empty());                                     // ext4
        QVERIFY(networkFileSystem(0x01021994).empty());                                 // tmpfs
    }

    void aFolderBelongsToTheMachineThatWasFirst()
    {
        const QTemporaryDir folder;
        const std::filesystem::path place = folder.path().toStdString();
        QVERIFY(claimFolder(place, "alpha 1"));
        QVERIFY(claimFolder(place, "alpha 1")); // its second process
        const auto other = claimFolder(place, "beta 2");
        QVERIFY(!other);
        QVERIFY(other.error().message().find("belongs to the machine \"alpha\"") != std::string::npos);
        QVERIFY(other.error().message().find((place / "machine").string()) != std::string::npos);
        std::filesystem::remove(place / "machine");
        QVERIFY(claimFolder(place, "beta 2"));
        QCOMPARE(std::distance(std::filesystem::directory_iterator(place), {}), std::ptrdiff_t(1)); // nothing beside it
    }

    void whatAnotherMachineHasIsReadOnly()
    {
        const QTemporaryDir folder;
        const std::filesystem::path place = folder.path().toStdString();
        {
            auto workspace = Workspace::open(place);
            QVERIFY(workspace && !workspace->isReadOnly());
            QVERIFY(workspace->setNote("key", "value"));
        }
        QVERIFY(claimFolder(place, "alpha 1"));
        {
            const auto workspace = Workspace::open(place);
            QVERIFY(workspace && workspace->isReadOnly());
            QCOMPARE(workspace->note("key").value(), std::string("value"));
        }
        std::ofstream(place / "workspace.sqlite-wal") << "somebody writes";
        const auto refused = Workspace::open(place);
        QVERIFY(!refused);
        QVERIFY(refused.error().message().find("alpha") != std::string::npos);
    }

    void anEmptyClaimIsNobodys()
    {
        const QTemporaryDir folder;
        const std::filesystem::path place = folder.path().toStdString();
        std::ofstream(place / "machine");
        QVERIFY(!claimFolder(place, "alpha 1"));
    }

    void aLocalFolderIsNotClaimed()
    {
        const QTemporaryDir folder;
        QVERIFY(claimIfShared(folder.path().toStdString()));
        QVERIFY(std::filesystem::is_empty(folder.path().toStdString()));
        QVERIFY(!thisMachine().empty());
    }
};

QTEST_APPLESS_MAIN(TestMachineClaim)
#include "machineclaim.moc"
