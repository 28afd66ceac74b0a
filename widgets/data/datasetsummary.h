// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/records.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>

namespace sessionsmith::widgets {

/// A row that an import left out.
struct RejectedLine
{
    std::int64_t line = 0;
    QString reason;
    QString file = {}; ///< its name, in a log of several files
};

/// What a record's summary says without reading the log.
struct DatasetSummary
{
    std::int64_t events = 0;
    std::int64_t rejectedCount = 0;
    QList<RejectedLine> rejected; ///< the first ones
    QStringList warnings;         ///< of the import, in the language of the window
};
DatasetSummary summaryOf(const store::DatasetRecord& record);

} // namespace sessionsmith::widgets
