// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/synthesisepanel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

class TestSynthesisePanel : public QObject
{
    Q_OBJECT

    QWidget m_page;
    SynthesisePanel* m_panel = nullptr;

    template <typename Field>
    Field* field(const QString& label) const
    {
        for (const QLabel* one : m_panel->findChildren<QLabel*>())
            if (one->text() == label && qobject_cast<Field*>(one->buddy())) return qobject_cast<Field*>(one->buddy());
        return nullptr;
    }
    bool says(const QString& words) const
    {
        for (const QLabel* label : m_panel->findChildren<QLabel*>())
            if (!label->isHidden() && label->text().contains(words)) return true;
        return false;
    }

private Q_SLOTS:
    void init()
    {
        m_page.resize(1000, 700);
        m_page.show();
        m_panel = new SynthesisePanel(&m_page);
        m_panel->setModel({hmm::ecommerceTemplate(), {}, {}}, QStringLiteral("shop"), 7.5, true);
        m_panel->open();
    }
    void cleanup() { delete m_panel; }

    void aDataSetIsTheUsual()
    {
        QVERIFY(!m_panel->files());
        QVERIFY(field<QLineEdit>(QStringLiteral("Name"))->isVisibleTo(m_panel));
        QVERIFY(!field<QLineEdit>(QStringLiteral("File"))->isVisibleTo(m_panel));
        field<QSpinBox>(QStringLiteral("Sessions"))->setValue(100'000'000);
        QVERIFY(says(QStringLiteral("held in memory as a whole")));
    }

    void filesAreWrittenPartByPart()
    {
        const QTemporaryDir folder;
        field<QSpinBox>(QStringLiteral("Sessions"))->setValue(100'000'000);
        field<QComboBox>(QStringLiteral("Into"))->setCurrentIndex(1);
        QVERIFY(!says(QStringLiteral("held in memory")));
        QVERIFY(says(QStringLiteral("Choose a file")));
        auto* path = field<QLineEdit>(QStringLiteral("File"));
        path->setText(QStringLiteral("/no such folder/big.csv"));
        QVERIFY(says(QStringLiteral("There is no folder")));
        path->setText(folder.filePath(QStringLiteral("big.parquet")));
        QVERIFY(says(QStringLiteral("No format has the extension")));
        path->setText(folder.filePath(QStringLiteral("big.jsonl.zst")));
        QVERIFY(!says(QStringLiteral("There is no folder")) && !says(QStringLiteral("Choose a file")));
        field<QSpinBox>(QStringLiteral("Parts"))->setValue(16);

        const auto files = m_panel->files();
        QVERIFY(files);
        QCOMPARE(files->synthesis.model, std::string("shop"));
        QCOMPARE(files->synthesis.spec.sessions, std::uint64_t(100'000'000));
        QCOMPARE(files->shards, std::uint64_t(16));
        QVERIFY(files->files.format == exchange::ExportFormat::JsonLines && files->files.compressed);
        QCOMPARE(files->files.path, std::filesystem::path(path->text().toStdString()));
        QVERIFY(!files->replace && !files->onlyShard);
    }

    void newItemsAndUsers()
    {
        QCOMPARE(m_panel->request().spec.newItems, 0.0);
        field<QSpinBox>(QStringLiteral("New items"))->setValue(20);
        field<QSpinBox>(QStringLiteral("New users"))->setValue(100); // as many as may be
        QCOMPARE(m_panel->request().spec.newItems, 0.2);
        QCOMPARE(m_panel->request().spec.newUsers, 0.99);
        QVERIFY(m_panel->request().spec.validate());
    }
};

QTEST_MAIN(TestSynthesisePanel)
#include "synthesisepanel.moc"
