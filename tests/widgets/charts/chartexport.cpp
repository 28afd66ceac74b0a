// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartexport.h"

#include "widgets/charts/chartview.h"
#include "widgets/charts/linechart.h"

#include <QFile>
#include <QImageReader>
#include <QTemporaryDir>
#include <QTest>

using namespace sessionsmith::widgets;

class ChartExportTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    LineChart m_chart;

    std::filesystem::path path(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    QByteArray written(ChartFormat format, const char* name) const
    {
        if (!writeChart(m_chart, format, path(name))) return {};
        QFile file(m_folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto curve = std::make_shared<Curve>();
        for (int i = 0; i < 200; ++i)
            curve->append(i * 0.5, i == 100 ? std::numeric_limits<double>::quiet_NaN() : i * 0.25, i);
        m_chart.resize(500, 300);
        m_chart.setTitle(QStringLiteral("Loss of a run"));
        ChartSettings settings;
        settings.axis = ChartAxis::Epoch;
        m_chart.setSettings(settings);
        m_chart.show();
        m_chart.setSeries({{QStringLiteral("a \"run\", quoted"), Qt::blue, curve, false}});
        QTRY_VERIFY(m_chart.view().isVisible());
        m_chart.grab();
    }

    void aTableHasTheRawValuesOfWhatIsSeen()
    {
        m_chart.setAcross(Range{49.4, 50.6});
        QCOMPARE(written(ChartFormat::Csv, "chart.csv"), QByteArray("series,step,epoch,value\n"
                                                                    "\"a \"\"run\"\", quoted\",99,49.5,24.75\n"
                                                                    "\"a \"\"run\"\", quoted\",100,50,nan\n"
                                                                    "\"a \"\"run\"\", quoted\",101,50.5,25.25\n"));
        m_chart.showWhole();
        QCOMPARE(written(ChartFormat::Csv, "chart.csv").count('\n'), 201);
    }

    void aPictureIsTwiceAsFine()
    {
        const QImage image = QImage::fromData(written(ChartFormat::Png, "chart.png"));
        QVERIFY(image.width() >= 2 * m_chart.view().width());
        int blue = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y) == QColor(Qt::blue)) ++blue;
        QVERIFY(blue > 500);
    }

    void aDrawingIsMadeOfPaths()
    {
        const QByteArray drawing = written(ChartFormat::Svg, "chart.svg");
        QVERIFY(drawing.contains("<polyline") || drawing.contains("<path"));
        QVERIFY(!drawing.contains("<image"));
        QVERIFY(drawing.contains("Loss of a run"));
    }

    void aPageIsAPdf() { QVERIFY(written(ChartFormat::Pdf, "chart.pdf").startsWith("%PDF")); }

    void saysThatAFileCannotBeWritten()
    {
        QVERIFY(!writeChart(m_chart, ChartFormat::Png, path("no/such/folder/chart.png")));
    }
};

QTEST_MAIN(ChartExportTest)
#include "chartexport.moc"
