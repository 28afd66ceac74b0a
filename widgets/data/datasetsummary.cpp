// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/datasetsummary.h"

#include "widgets/common/texts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sessionsmith::widgets {

DatasetSummary summaryOf(const store::DatasetRecord& record)
{
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(record.summary)).object();
    DatasetSummary summary;
    summary.events = json[u"events"].toInteger();
    summary.rejectedCount = json[u"rejected_count"].toInteger();
    for (const QJsonValue& row : json[u"rejected"].toArray()) {
        const QByteArray message = QJsonDocument(row[u"message"].toArray()).toJson(QJsonDocument::Compact);
        const QString reason = translated(Message::unpacked(message.toStdString()));
        summary.rejected.append(
            {row[u"line"].toInteger(), reason.isEmpty() ? row[u"reason"].toString() : reason, row[u"file"].toString()});
    }
    return summary;
}

} // namespace sessionsmith::widgets
