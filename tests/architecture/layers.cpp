// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the sources to the arrows of the design: which folder may include which, and who may use which library.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

/// What a folder may include beside itself. The longest folder that a file lies in counts.
struct Layer
{
    QString folder;
    QStringList mayInclude;
};

const QList<Layer> layers{
    {"engine/base", {}},
    {"engine/page", {"engine/base"}},
    {"engine/hmm", {"engine/base"}},
    {"engine/analysis", {"engine/base", "engine/hmm"}},
    {"engine/tuning", {"engine/base", "engine/hmm"}},
    {"engine/events", {"engine/base"}},
    {"engine/exchange", {"engine/base", "engine/events"}},
    {"engine/regression", {"engine/base"}},
    {"engine/fidelity",
     {"engine/base", "engine/hmm", "engine/analysis", "engine/events", "engine/regression", "engine/page"}},
    {"engine/synthesis", {"engine/base", "engine/hmm", "engine/events"}},
    {"engine/augmentation", {"engine/base", "engine/events"}},
    {"engine/learning", {"engine/base", "engine/events", "engine/regression"}},
    {"engine/learning/torch", {"engine/base", "engine/events", "engine/learning"}},
    {"engine/store", {"engine/base"}},
    {"engine/comparison", {"engine/base", "engine/store"}},
    {"engine/runfiles", {"engine/base", "engine/events", "engine/exchange", "engine/store", "engine/comparison"}},
    {"engine/workflow",
     {"engine/base", "engine/hmm", "engine/events", "engine/exchange", "engine/regression", "engine/fidelity",
      "engine/synthesis", "engine/augmentation", "engine/learning", "engine/store", "engine/comparison",
      "engine/runfiles", "engine/page"}},
    {"widgets/common", {"engine"}},
    {"widgets/jobs", {"engine", "widgets/common"}},
    {"widgets/charts", {"engine", "widgets/common"}},
    {"widgets/generator", {"engine", "widgets/common", "widgets/jobs"}},
    {"widgets/behaviour", {"engine", "widgets/common", "widgets/jobs", "widgets/charts", "widgets/generator"}},
    {"widgets/fidelity", {"engine", "widgets/common", "widgets/jobs"}},
    {"widgets/augmentation", {"engine", "widgets/common", "widgets/jobs"}},
    {"widgets/lineage", {"engine", "widgets/common", "widgets/jobs"}},
    {"widgets/data",
     {"engine", "widgets/common", "widgets/jobs", "widgets/lineage", "widgets/charts", "widgets/fidelity",
      "widgets/augmentation"}},
    {"widgets/training", {"engine", "widgets/common", "widgets/jobs", "widgets/charts"}},
    {"widgets/runs", {"engine", "widgets/common", "widgets/jobs", "widgets/lineage", "widgets/charts"}},
    {"widgets/workspace", {"engine", "widgets/common", "widgets/jobs"}},
    {"app/cli", {"engine"}},
    {"app/desktop", {"engine", "widgets"}},
};

/// A library, told by its headers, and the only folders that may use it.
struct Library
{
    QString name;
    QRegularExpression headers;
    QStringList users;
};

const QList<Library> libraries{
    {"Qt", QRegularExpression("^(Qt|Q[A-Z]|q[a-z]+\\.h$)"), {"widgets", "app/desktop"}},
    {"Qt Charts", QRegularExpression("^(QtCharts|QChart|Q\\w*(Series|Axis|Legend)\\b)"), {"widgets/charts"}},
    {"LibTorch", QRegularExpression("^(torch|ATen|c10|caffe2)/"), {"engine/learning/torch"}},
    {"SQLite", QRegularExpression("^(SQLiteCpp/|sqlite3)"), {"engine/store", "engine/exchange"}},
};

bool isIn(const QString& path, const QString& folder)
{
    return path.startsWith(folder + '/');
}

bool isInAny(const QString& path, const QStringList& folders)
{
    return std::any_of(folders.begin(), folders.end(), [&](const QString& folder) { return isIn(path, folder); });
}

QString layerOf(const QString& path)
{
    QString longest;
    for (const Layer& layer : layers)
        if (isIn(path, layer.folder) && layer.folder.size() > longest.size()) longest = layer.folder;
    return longest;
}

bool mayInclude(const QString& layer, const QString& header)
{
    // The learning module lies in a folder of learning, but nobody else links it: it is loaded.
    const QString module = "engine/learning/torch";
    if (isIn(header, module)) return layer == module;
    const auto rule = std::find_if(layers.begin(), layers.end(), [&](const Layer& l) { return l.folder == layer; });
    return isIn(header, layer) || isInAny(header, rule->mayInclude);
}

/// What is wrong with `file` including `header`; empty if nothing is.
QString violation(const QString& file, const QString& header)
{
    for (const Library& library : libraries)
        if (library.headers.match(header).hasMatch() && !isInAny(file, library.users))
            return QString("%1 includes %2: %3 is for %4").arg(file, header, library.name, library.users.join(", "));
    if (!isInAny(header, {"engine", "widgets", "app"})) return {};
    const QString layer = layerOf(file);
    if (layer.isEmpty()) return QString("%1 lies in no known layer").arg(file);
    if (mayInclude(layer, header)) return {};
    return QString("%1 includes %2: against the arrows").arg(file, header);
}

QStringList includesOf(const QString& text)
{
    static const QRegularExpression include("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]",
                                            QRegularExpression::MultilineOption);
    QStringList headers;
    for (auto match = include.globalMatch(text); match.hasNext();)
        headers += match.next().captured(1);
    return headers;
}

/// What is wrong with the form of a file; empty if nothing is.
QString malformation(const QString& file, const QString& text)
{
    if (!text.startsWith("// SPDX-License-Identifier: GPL-3.0-or-later\n")) return file + " begins without its licence";
    // Highway includes what is named "-inl.h" once for every instruction set.
    const bool isIncludedOnce = file.endsWith(".h") && !file.endsWith("-inl.h");
    if (isIncludedOnce && !text.contains("\n#pragma once\n")) return file + " has no #pragma once";
    return {};
}

/// Every source below the folders, by its path from the top of the tree.
QMap<QString, QString> sources(const QStringList& folders)
{
    const QDir top(SESSIONSMITH_SOURCE_DIR);
    QMap<QString, QString> texts;
    for (const QString& folder : folders) {
        const QDirIterator::IteratorFlags everywhere = QDirIterator::Subdirectories | QDirIterator::FollowSymlinks;
        QDirIterator files(top.filePath(folder), {"*.h", "*.cpp"}, QDir::Files, everywhere);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                texts[top.relativeFilePath(file.fileName())] = QString::fromUtf8(file.readAll());
        }
    }
    return texts;
}

} // namespace

class TestLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void includesFollowTheArrows()
    {
        const auto texts = sources({"engine", "widgets", "app"});
        QVERIFY(texts.size() > 50);
        QStringList violations;
        for (const auto& [file, text] : texts.asKeyValueRange())
            for (const QString& header : includesOf(text))
                violations += violation(file, header);
        violations.removeAll(QString());
        QVERIFY2(violations.isEmpty(), qPrintable('\n' + violations.join('\n')));
    }

    void filesAreWellFormed()
    {
        const auto texts = sources({"engine", "widgets", "app", "tests"});
        QStringList malformations;
        for (const auto& [file, text] : texts.asKeyValueRange())
            malformations += malformation(file, text);
        malformations.removeAll(QString());
        QVERIFY2(malformations.isEmpty(), qPrintable('\n' + malformations.join('\n')));
    }

    void violationsAreSeen_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("header");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char* file, const char* header, bool allowed) {
            QTest::addRow("%s <- %s", file, header) << QString(file) << QString(header) << allowed;
        };
        row("engine/base/text.h", "string", true);
        row("engine/base/text.h", "engine/base/result.h", true);
        row("engine/base/text.h", "engine/hmm/model.h", false);
        row("engine/hmm/model.h", "engine/base/text.h", true);
        row("engine/hmm/model.h", "engine/events/eventlog.h", false);
        row("engine/hmm/model.cpp", "QString", false);
        row("engine/hmm/model.cpp", "QtCore/QString", false);
        row("engine/hmm/model.cpp", "qglobal.h", false);
        row("engine/fidelity/report.h", "engine/hmm/proportion.h", true);
        row("engine/fidelity/report.h", "engine/synthesis/generator.h", false);
        row("engine/learning/spec.h", "engine/store/records.h", false);
        row("engine/learning/spec.cpp", "torch/torch.h", false);
        row("engine/learning/spec.cpp", "engine/learning/torch/batch.h", false);
        row("engine/learning/torch/batch.h", "torch/torch.h", true);
        row("engine/learning/torch/batch.h", "engine/learning/spec.h", true);
        row("engine/store/database.h", "SQLiteCpp/Database.h", true);
        row("engine/exchange/sqlitelog.cpp", "SQLiteCpp/Database.h", true);
        row("engine/events/eventlog.cpp", "engine/exchange/exporter.h", false);
        row("engine/workflow/data.cpp", "SQLiteCpp/Database.h", false);
        row("engine/workflow/data.cpp", "engine/store/workspace.h", true);
        row("engine/workflow/data.cpp", "widgets/common/page.h", false);
        row("widgets/runs/page.cpp", "engine/workflow/workflow.h", true);
        row("widgets/runs/page.cpp", "QWidget", true);
        row("widgets/runs/page.cpp", "sqlite3.h", false);
        row("widgets/runs/page.cpp", "ATen/ATen.h", false);
        row("widgets/runs/page.cpp", "QChartView", false);
        row("widgets/runs/page.cpp", "QLineSeries", false);
        row("widgets/runs/page.cpp", "widgets/charts/chart.h", true);
        row("widgets/runs/page.cpp", "widgets/data/page.h", false);
        row("widgets/behaviour/page.cpp", "widgets/generator/view.h", true);
        row("widgets/generator/view.cpp", "widgets/behaviour/page.h", false);
        row("widgets/common/page.cpp", "widgets/jobs/job.h", false);
        row("widgets/charts/chart.cpp", "QtCharts/QChart", true);
        row("widgets/charts/chart.cpp", "app/desktop/window.h", false);
        row("app/cli/main.cpp", "QCoreApplication", false);
        row("app/cli/main.cpp", "widgets/common/page.h", false);
        row("app/desktop/main.cpp", "widgets/runs/page.h", true);
        row("engine/unknown/file.cpp", "engine/base/text.h", false);
    }

    void violationsAreSeen()
    {
        QFETCH(QString, file);
        QFETCH(QString, header);
        QFETCH(bool, allowed);
        QCOMPARE(violation(file, header).isEmpty(), allowed);
    }

    void malformationsAreSeen()
    {
        const QString licence = "// SPDX-License-Identifier: GPL-3.0-or-later\n";
        QVERIFY(malformation("a.cpp", licence).isEmpty());
        QVERIFY(malformation("a.h", licence + "#pragma once\n").isEmpty());
        QVERIFY(!malformation("a.cpp", "\n" + licence).isEmpty());
        QVERIFY(!malformation("a.h", licence).isEmpty());
    }

    void includesAreFound()
    {
        QCOMPARE(includesOf("#include <a>\n  # include \"b/c.h\"\n// #include <d>\n"), QStringList({"a", "b/c.h"}));
    }
};

QTEST_APPLESS_MAIN(TestLayers)
#include "layers.moc"
