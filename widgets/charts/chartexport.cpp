// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartexport.h"

#include "engine/base/atomicfile.h"
#include "widgets/charts/chartview.h"
#include "widgets/charts/linechart.h"
#include "widgets/common/chartkey.h"
#include "widgets/common/theme.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <charconv>

namespace sessionsmith::widgets {

namespace {

constexpr int margin = 16, titleHeight = 22, wordsHeight = 18; // pixels
constexpr int fineness = 2;
constexpr int dotsPerInch = 96;

std::string number(double value)
{
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

std::string quoted(const QString& text)
{
    QString inner = text;
    inner.replace(u'"', QStringLiteral("\"\""));
    return (u'"' + inner + u'"').toStdString();
}

QSize pictureSize(const LineChart& chart)
{
    const QSize plot = chart.view().size();
    return {plot.width() + 2 * margin, plot.height() + 2 * margin + titleHeight + wordsHeight + keyHeight};
}

void paintPicture(QPainter& painter, const LineChart& chart)
{
    const QSize size = pictureSize(chart);
    const Theme& theme = Theme::instance();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRect(QPoint(), size), theme.colours().card);
    QRectF row(margin, margin, size.width() - 2 * margin, titleHeight);
    painter.setFont(theme.title());
    painter.setPen(theme.colours().text);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, chart.title());
    row = {row.left(), row.bottom(), row.width(), wordsHeight};
    painter.setFont(theme.small());
    painter.setPen(theme.colours().muted);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, chart.processing());
    row = {row.left(), row.bottom(), row.width(), keyHeight};
    QList<KeyEntry> key;
    for (const ChartSeries& series : chart.series())
        if (!series.name.isEmpty()) key.append({series.name, series.colour, 2});
    paintKey(painter, row, key);
    chart.view().render(&painter, QRectF(QPointF(margin, row.bottom()), chart.view().size()), chart.view().rect());
}

QByteArray picture(const LineChart& chart, ChartFormat format)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const QSize size = pictureSize(chart);
    if (format == ChartFormat::Png) {
        QImage image(size * fineness, QImage::Format_RGB32);
        image.setDevicePixelRatio(fineness);
        QPainter painter(&image);
        paintPicture(painter, chart);
        painter.end();
        image.save(&buffer, "PNG");
    } else if (format == ChartFormat::Svg) {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(), size));
        generator.setResolution(dotsPerInch);
        generator.setTitle(chart.title());
        QPainter painter(&generator);
        paintPicture(painter, chart);
    } else {
        QPdfWriter writer(&buffer);
        writer.setResolution(dotsPerInch);
        writer.setPageMargins({});
        writer.setPageSize(QPageSize(QSizeF(size) * 72.0 / dotsPerInch, QPageSize::Point, {}, QPageSize::ExactMatch));
        writer.setTitle(chart.title());
        QPainter painter(&writer);
        paintPicture(painter, chart);
    }
    return buffer.data();
}

} // namespace

std::string chartTable(const LineChart& chart)
{
    constexpr const char* axes[] = {"step", "epoch", "examples", "seconds", "unix_milliseconds"};
    const bool isOverSteps = chart.settings().axis == ChartAxis::Step;
    std::string text = isOverSteps ? "series,step,value\n"
                                   : "series,step," + std::string(axes[int(chart.settings().axis)]) + ",value\n";
    const Range seen = chart.view().frame().x;
    for (const ChartSeries& series : chart.series()) {
        if (!series.curve) continue;
        const std::string name = quoted(series.name);
        for (const Curve::Sample& sample : series.curve->samples(seen.low, seen.high)) {
            text += name + ',' + number(sample.step) + ',';
            if (!isOverSteps) text += number(sample.x) + ',';
            text += number(sample.y) + '\n';
        }
    }
    return text;
}

Result<> writeChart(const LineChart& chart, ChartFormat format, const std::filesystem::path& path)
{
    auto file = AtomicFile::create(path);
    if (!file) return tl::unexpected(file.error());
    const std::string data = format == ChartFormat::Csv ? chartTable(chart) : picture(chart, format).toStdString();
    if (auto written = file->write(data); !written) return written;
    return file->commit();
}

} // namespace sessionsmith::widgets
