// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/datasetsummary.h"

#include "widgets/common/texts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sessionsmith::widgets {

namespace {

QString unpacked(const QJsonValue& message)
{
    const QByteArray packed = QJsonDocument(message.toArray()).toJson(QJsonDocument::Compact);
    return translated(Message::unpacked(packed.toStdString()));
}

} // namespace

DatasetSummary summaryOf(const store::DatasetRecord& record)
{
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(record.summary)).object();
    DatasetSummary summary;
    summary.events = json[u"events"].toInteger();
    summary.rejectedCount = json[u"rejected_count"].toInteger();
    for (const QJsonValue& row : json[u"rejected"].toArray()) {
        const QString reason = unpacked(row[u"message"]);
        summary.rejected.append(
            {row[u"line"].toInteger(), reason.isEmpty() ? row[u"reason"].toString() : reason, row[u"file"].toString()});
    }
    for (const QJsonValue& message : json[u"warning_messages"].toArray())
        summary.warnings << unpacked(message);
    return summary;
}

} // namespace sessionsmith::widgets
