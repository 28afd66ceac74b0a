// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/reportdocument.h"

#include "engine/base/atomicfile.h"
#include "widgets/common/texts.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextObjectInterface>

namespace sessionsmith::widgets {

namespace {

constexpr int dotsPerInch = 600;
constexpr double marginMillimetres = 16, footPoints = 8;
constexpr int pictureType = QTextFormat::UserObject + 1, pictureData = QTextFormat::UserProperty + 1;
constexpr QChar pictureSign(0xE000); // for private use: stands for a picture until it is laid

/// What Qt's documents know of styles, in sizes of paper.
const QString paperStyle =
    QStringLiteral("body,p,td,th{font-size:9pt;color:#1a2230}h1{font-size:18pt}h2{font-size:12.5pt}h3{font-size:10pt}"
                   "small{font-size:7.5pt}.muted{color:#667085}th{color:#667085}.good{color:#067647}.bad{color:#b42318}"
                   "td,th{padding:2px 5px;border-bottom:1px solid #e2e5ea}table{border-collapse:collapse}"
                   ".note{background-color:#f5f6f8;white-space:pre-wrap}");

/// Draws a picture where the text has one, as wide as the text.
class PictureObject : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
public:
    QSizeF intrinsicSize(QTextDocument* document, int, const QTextFormat& format) override
    {
        const QSizeF size = QSvgRenderer(format.property(pictureData).toByteArray()).defaultSize();
        const double width = document->textWidth() - 2 * document->documentMargin();
        return size.isEmpty() ? QSizeF() : QSizeF(width, width * size.height() / size.width());
    }
    void drawObject(QPainter* painter, const QRectF& place, QTextDocument*, int, const QTextFormat& format) override
    {
        QSvgRenderer(format.property(pictureData).toByteArray()).render(painter, place);
    }
};

/// The pictures of a page, each of which leaves a sign in it.
QList<QByteArray> takePictures(QString& html)
{
    static const QRegularExpression picture(QStringLiteral("<svg .*?</svg>"),
                                            QRegularExpression::DotMatchesEverythingOption);
    QList<QByteArray> pictures;
    for (auto match = picture.globalMatch(html); match.hasNext();)
        pictures.append(match.next().captured().toUtf8());
    html.remove(pictureSign).replace(picture, QStringLiteral("<p>%1</p>").arg(pictureSign));
    return pictures;
}

void layPictures(QTextDocument& document, const QList<QByteArray>& pictures)
{
    QTextCursor cursor(&document);
    for (const QByteArray& picture : pictures) {
        cursor = document.find(QString(pictureSign), cursor);
        if (cursor.isNull()) return;
        QTextCharFormat format;
        format.setObjectType(pictureType);
        format.setProperty(pictureData, picture);
        cursor.insertText(QString(QChar::ObjectReplacementCharacter), format);
    }
}

bool holdsPicture(const QTextBlock& block)
{
    return block.text().contains(QChar::ObjectReplacementCharacter);
}

/// A heading goes to the page of what it stands over: Qt's documents do not see to it.
void keepHeadings(QTextDocument& document)
{
    const auto pageOf = [&](const QTextBlock& block, bool atEnd) {
        const QRectF place = document.documentLayout()->blockBoundingRect(block);
        return int((atEnd ? place.bottom() - 1 : place.top()) / document.pageSize().height());
    };
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0) continue;
        QTextBlock last = block.next();
        while (last.isValid() && (last.blockFormat().headingLevel() > 0 || last.text().isEmpty())) // one before a table
            last = last.next();
        if (last.isValid() && holdsPicture(last.next())) last = last.next(); // below its legend
        if (!last.isValid() || pageOf(block, false) == pageOf(last, holdsPicture(last))) continue;
        QTextBlockFormat format = block.blockFormat();
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        QTextCursor(block).setBlockFormat(format);
    }
}

void paintPages(QTextDocument& document, QPdfWriter& writer)
{
    QPainter painter(&writer);
    const QSizeF page = document.pageSize();
    QFont font = document.defaultFont();
    font.setPointSizeF(footPoints);
    for (int i = 0; i < document.pageCount(); ++i) {
        if (i > 0) writer.newPage();
        painter.save();
        painter.translate(0, -i * page.height());
        const QRectF seen(0, i * page.height(), page.width(), page.height());
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = seen;
        context.palette.setColor(QPalette::Text, QColor(0x1a2230));
        painter.setClipRect(seen);
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        painter.setFont(font);
        painter.setPen(QColor(0x667085));
        painter.drawText(QRectF(0, page.height(), page.width(), writer.height() - page.height()),
                         Qt::AlignRight | Qt::AlignBottom,
                         QStringLiteral("%1 / %2").arg(i + 1).arg(document.pageCount()));
    }
}

} // namespace

Result<> writeReportPdf(const workflow::ReportBody& report, const std::filesystem::path& path)
{
    QString html = text(report.html);
    const QList<QByteArray> pictures = takePictures(html);

    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(dotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(marginMillimetres, marginMillimetres, marginMillimetres, marginMillimetres),
                          QPageLayout::Millimeter);
    writer.setTitle(text(report.title));
    writer.setCreator(QStringLiteral("Sessionsmith " SESSIONSMITH_VERSION));

    QTextDocument document;
    PictureObject drawer;
    document.documentLayout()->registerHandler(pictureType, &drawer);
    document.documentLayout()->setPaintDevice(&writer);
    document.setDefaultStyleSheet(paperStyle);
    document.setDocumentMargin(0);
    const double foot = 3 * footPoints * dotsPerInch / 72;
    const QSizeF page(writer.width(), writer.height() - foot);
    document.setPageSize(page);
    document.setHtml(html);
    layPictures(document, pictures);
    document.setPageSize(page); // lays all of it: what follows a change was left as it is
    keepHeadings(document);
    document.setPageSize(page);
    paintPages(document, writer);

    auto file = AtomicFile::create(path);
    if (!file) return tl::unexpected(file.error());
    return file->write(buffer.data().toStdString()).and_then([&] { return file->commit(); });
}

} // namespace sessionsmith::widgets

#include "reportdocument.moc"
